//! Releases settled batches to the public, many people at a time.

use sqlx::QueryBuilder;

use super::row::place_of;
use super::settle::Round;
use super::{mark, row};
use crate::base::calendar::office_day;
use crate::domain::batch::{Releasable, Release, Releases, release, too_few_left};
use crate::store::deadline::answered;
use crate::store::many::runs;
use crate::store::transaction::{Transaction, commit, retrying};
use crate::store::{Result, Store};

/// `select_releasable!("where …")`: a statement that reads [`Releasable`]s.
macro_rules! select_releasable {
    ($rest:literal) => {
        concat!(
            "select number, instrument, version, office, unit, touchpoint, tier, day, responses
             from batch ",
            $rest
        )
    };
}

const UNRELEASED: &str = select_releasable!("where released = 0 and standing = 'counted'");

from_row!(Releasable, |row| {
    let number: i64 = row.try_get("number")?;
    let responses: i64 = row.try_get("responses")?;
    Releasable {
        number: number.unsigned_abs(),
        of: [row.try_get("instrument")?, row.try_get("version")?, row.try_get("office")?],
        place: place_of(row, number)?,
        day: row.try_get("day")?,
        responses: responses.unsigned_abs(),
    }
});

impl Store {
    /// Releases the batches that are enough together.
    pub(super) async fn release(&self, round: &Round<'_>) -> Result<()> {
        let today = office_day(round.now);
        let decide =
            |batches: Vec<Releasable>| release(&batches, today, round.rule.release_at_least);
        if decide(fetch_all!(&self.read, UNRELEASED)).is_empty() {
            return Ok(());
        }
        retrying(|| async {
            let mut transaction = self.begin().await?;
            let (revision, number) = mark::next_revision(&mut transaction, true).await?;
            // Decided under the lock: another node may just have released the same.
            let Releases { own, merged, spanning } =
                decide(fetch_all!(&mut transaction, UNRELEASED));
            let number = number.unsigned_abs();
            let release = |merged, span| Release { number, merged, span };
            publish(&mut transaction, &own, (revision, release(false, None))).await?;
            publish(&mut transaction, &merged, (revision, release(true, None))).await?;
            for (span, batches) in spanning {
                let release = release(true, Some(span));
                publish(&mut transaction, &batches, (revision, release)).await?;
            }
            commit(transaction).await
        })
        .await
    }
}

/// Takes the rest of a released row out of the public's view again, where a batch of it was taken back and
/// fewer than `at_least` people are left.
pub(super) async fn withdraw_rest(
    transaction: &mut Transaction,
    number: u64,
    released: Release,
    (at_least, revision): (u64, i64),
) -> Result<()> {
    let taken: Option<Releasable> = fetch_optional!(
        &mut *transaction,
        select_releasable!("where number = $1"),
        number.cast_signed()
    );
    let Some(taken) = taken else { return Ok(()) };
    let same: Vec<Releasable> = fetch_all!(
        &mut *transaction,
        select_releasable!(
            "where instrument = $1 and released = $2 and merged = $3 and standing = 'counted'
             and number <> $4 and span = $5"
        ),
        taken.of[0].as_str(),
        released.number.cast_signed(),
        released.merged,
        number.cast_signed(),
        row::span_text(released.span)
    );
    let left = too_few_left(&taken, released, &same, at_least);
    publish(transaction, &left, (revision, NOT_RELEASED)).await
}

/// No release.
const NOT_RELEASED: Release = Release { number: 0, merged: false, span: None };

async fn publish(
    transaction: &mut Transaction,
    batches: &[u64],
    (revision, release): (i64, Release),
) -> Result<()> {
    for run in runs(batches) {
        on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new("update batch set released = ")
                    .push_bind(release.number.cast_signed())
                    .push(", merged = ")
                    .push_bind(release.merged)
                    .push(", span = ")
                    .push_bind(row::span_text(release.span))
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
