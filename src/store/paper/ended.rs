//! Settles few forms of touchpoints that take no more, together with the paper of the whole office.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::place::{Row, settle_together, waiting, wave_on};
use crate::base::random::Random;
use crate::domain::batch::{Fullness, Series, SettleRule, Told, ends_period};
use crate::domain::survey::{Catalogue, Tier};
use crate::store::batch::PaperSettling;
use crate::store::transaction::{Transaction, commit, hold, retrying};
use crate::store::{Result, Store};

/// Fact of a database: the last month or quarter at whose end this was done.
const DONE: &str = "paper-joined";

/// Days of a month at most.
const LONGEST: u64 = 31;

impl Store {
    /// Once at the end of each month and of each quarter of reporting: forms that wait at a touchpoint which takes no
    /// more answers in its unit become a batch of the office with all forms that wait on paper, if they are enough
    /// people. The ends of days are settled before.
    pub async fn settle_ended_paper(
        &self,
        (catalogue, random, rule): (&Catalogue, &Random, SettleRule),
        now: DateTime<Utc>,
    ) -> Result<()> {
        let Some(end) = self.closed_day().await?.and_then(last_end) else { return Ok(()) };
        if self.settings().is_trial() || self.fact(DONE).await? == Some(end.to_string()) {
            return Ok(());
        }
        retrying(|| async {
            let mut settling = PaperSettling::of(catalogue, random, rule, now);
            self.join_ended(&mut settling, end).await
        })
        .await?;
        PaperSettling::of(catalogue, random, rule, now).done(self).await
    }

    async fn join_ended(&self, settling: &mut PaperSettling<'_>, end: NaiveDate) -> Result<()> {
        let open = self.open_places(end).await?;
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "paper").await?;
        let rows: Vec<Row> = fetch_all!(&mut transaction, waiting!("b.day <= $1"), end);
        for (series, rows) in together(&mut transaction, settling.today(), rows).await? {
            if rows.iter().any(|row| !open.has(&row.touchpoint, &row.unit)) {
                let told = (&series, Told::Office);
                settle_together(&mut transaction, settling, told, rows).await?;
            }
        }
        execute!(
            &mut transaction,
            "insert into fact (key, value) values ($1, $2)
             on conflict (key) do update set value = excluded.value",
            DONE,
            end.to_string()
        );
        commit(transaction).await
    }
}

/// The last end of a month or of a quarter of reporting up to a day.
fn last_end(day: NaiveDate) -> Option<NaiveDate> {
    let days = (0..=LONGEST).filter_map(|back| day.checked_sub_days(Days::new(back)));
    days.into_iter().find(|day| ends_period(*day))
}

/// The forms that may be in one batch of the office: of one instrument, version and wave that goes on; what is left of
/// waves that are over is with what is outside of them.
async fn together(
    transaction: &mut Transaction,
    today: NaiveDate,
    rows: Vec<Row>,
) -> Result<BTreeMap<Series, Vec<Row>>> {
    let mut groups: BTreeMap<Series, Vec<Row>> = BTreeMap::new();
    for row in rows {
        let wave = wave_on(transaction, (&row.touchpoint, &row.instrument), row.day).await?;
        let wave = wave.filter(|(_, last)| *last >= today).map(|(code, _)| code);
        let series = Series {
            instrument: row.instrument.clone(),
            version: row.version.clone(),
            wave: wave.unwrap_or_default(),
            office: row.office.clone(),
            unit: String::new(),
            touchpoint: String::new(),
            tier: Tier::Paper,
            fullness: Fullness::Full,
            apart: false,
        };
        groups.entry(series).or_default().push(row);
    }
    Ok(groups)
}
