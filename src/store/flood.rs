//! Bursts of answers, by counter and hour.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::audit::{self, By};
use super::stored::Millis;
use super::transaction::commit;
use super::{Result, Store};
use crate::base::calendar::OpeningHours;
use crate::domain::flood::Burst;

/// Fact of a database: the opening hours that were set.
const HOURS: &str = "opening_hours";

/// Bursts read at most: the newest.
const MOST: i64 = 100;

#[derive(FromRow)]
struct Row {
    touchpoint: String,
    hour: Millis,
    answers: i64,
    apart: i64,
}

impl Store {
    /// Adds what came in of bursts, all of it or nothing; several nodes add to the same rows.
    pub async fn keep_bursts(&self, bursts: &[Burst]) -> Result<()> {
        if bursts.is_empty() {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        for burst in bursts {
            execute!(
                &mut transaction,
                "insert into answer_burst (touchpoint, hour, answers, apart)
                 values ($1, $2, $3, $4)
                 on conflict (touchpoint, hour) do update
                 set answers = answer_burst.answers + excluded.answers,
                     apart = answer_burst.apart + excluded.apart",
                &burst.touchpoint,
                burst.hour.timestamp_millis(),
                burst.answers.cast_signed(),
                burst.apart.cast_signed()
            );
        }
        commit(transaction).await
    }

    /// The opening hours that were set; `None` before any were.
    pub async fn opening_hours(&self) -> Result<Option<OpeningHours>> {
        Ok(self.fact(HOURS).await?.and_then(|text| OpeningHours::read(&text)))
    }

    /// Sets the opening hours.
    pub async fn keep_opening_hours(&self, hours: &OpeningHours, by: &By) -> Result<()> {
        let mut transaction = self.begin().await?;
        let before: Option<String> =
            scalar_optional!(&mut transaction, "select value from fact where key = $1", HOURS);
        execute!(
            &mut transaction,
            "insert into fact (key, value) values ($1, $2)
             on conflict (key) do update set value = excluded.value",
            HOURS,
            hours.as_str()
        );
        let mut entry = by.did("office.hours-changed", "office", "hours").to(hours.as_str());
        entry.before = before;
        audit::commit(transaction, &entry).await
    }

    /// The newest bursts since an instant.
    pub async fn bursts(&self, since: DateTime<Utc>) -> Result<Vec<Burst>> {
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select touchpoint, hour, answers, apart from answer_burst
             where hour >= $1 order by hour desc, touchpoint limit $2",
            since.timestamp_millis(),
            MOST
        );
        let burst = |row: Row| Burst {
            touchpoint: row.touchpoint,
            hour: row.hour.into(),
            answers: row.answers.unsigned_abs(),
            apart: row.apart.unsigned_abs(),
        };
        Ok(rows.into_iter().map(burst).collect())
    }
}
