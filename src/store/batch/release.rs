//! Releases settled batches to the public, many people at a time.

use chrono::NaiveDate;
use sqlx::{FromRow, QueryBuilder};

use super::mark;
use super::row::place;
use super::settle::Round;
use crate::base::calendar::office_day;
use crate::domain::batch::{Releasable, release};
use crate::store::deadline::answered;
use crate::store::many::runs;
use crate::store::transaction::{Transaction, commit, retrying};
use crate::store::{Result, Store};

const UNRELEASED: &str =
    "select number, instrument, version, wave, office, unit, touchpoint, tier, day, responses
     from batch where released = 0 and standing = 'counted'";

#[derive(FromRow)]
struct Row {
    number: i64,
    instrument: String,
    version: String,
    wave: String,
    office: String,
    unit: String,
    touchpoint: String,
    tier: String,
    day: NaiveDate,
    responses: i64,
}

impl Row {
    fn read(self) -> Result<Releasable> {
        Ok(Releasable {
            number: self.number.unsigned_abs(),
            of: [self.instrument, self.version, self.wave, self.office],
            place: place(self.unit, self.touchpoint, &self.tier)?,
            day: self.day,
            responses: self.responses.unsigned_abs(),
        })
    }
}

impl Store {
    /// Releases the batches that are enough together.
    pub(super) async fn release(&self, round: &Round<'_>) -> Result<()> {
        let today = office_day(round.now);
        let decide = |rows: Vec<Row>| -> Result<(Vec<u64>, Vec<u64>)> {
            let batches = rows.into_iter().map(Row::read).collect::<Result<Vec<_>>>()?;
            Ok(release(&batches, today, round.rule.release_at_least))
        };
        let (own, merged) = decide(fetch_all!(&self.read, UNRELEASED))?;
        if own.is_empty() && merged.is_empty() {
            return Ok(());
        }
        retrying(|| async {
            let mut transaction = self.begin().await?;
            let (revision, number) = mark::next_revision(&mut transaction, true).await?;
            // Decided under the lock: another node may just have released the same.
            let (own, merged) = decide(fetch_all!(&mut transaction, UNRELEASED))?;
            for (batches, is_merged) in [(own, false), (merged, true)] {
                publish(&mut transaction, &batches, (revision, number, is_merged)).await?;
            }
            commit(transaction).await
        })
        .await
    }
}

async fn publish(
    transaction: &mut Transaction,
    batches: &[u64],
    (revision, number, merged): (i64, i64, bool),
) -> Result<()> {
    for run in runs(batches) {
        on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new("update batch set released = ")
                    .push_bind(number)
                    .push(", merged = ")
                    .push_bind(merged)
                    .push(", revision = ")
                    .push_bind(revision)
                    .push(" where number in ")
                    .push_tuples(run, |mut row, number| {
                        row.push_bind(number.cast_signed());
                    })
                    .build()
                    .execute(&mut **it),
            )
            .await?;
        });
    }
    Ok(())
}
