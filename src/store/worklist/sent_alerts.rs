//! The alerts that each account was sent.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::mail::{self, NewMail};
use crate::domain::worklist::alert::{Outcome, SentAlert};
use crate::store::stored::Millis;
use crate::store::transaction::{Transaction, commit};
use crate::store::{Result, Store};

#[derive(FromRow)]
struct Row {
    matter: String,
    first_seen: Millis,
    last_seen: Millis,
    told: Option<Millis>,
    late: bool,
    told_count: Option<i64>,
    hidden_until: Option<NaiveDate>,
    hidden_count: Option<i64>,
}

impl Row {
    fn read(self) -> (String, SentAlert) {
        let known = SentAlert {
            first: self.first_seen.into(),
            last: self.last_seen.into(),
            sent: self.told.map(Into::into),
            late: self.late,
            count: self.told_count.and_then(|count| count.try_into().ok()),
            hidden_until: self.hidden_until,
            hidden_count: self.hidden_count.and_then(|count| count.try_into().ok()),
        };
        (self.matter, known)
    }
}

fn stored(count: Option<u64>) -> Option<i64> {
    count.map(|count| i64::try_from(count).unwrap_or(i64::MAX))
}

/// The state that a round was based on; the round is dropped if it has changed.
#[derive(Clone, Copy, Debug)]
pub struct LookedAt<'a> {
    /// The account.
    pub staff: &'a str,
    /// What it was sent before, from [`Store::sent_alerts`].
    pub known: &'a BTreeMap<String, SentAlert>,
    /// Time of the round before.
    pub looked: Option<DateTime<Utc>>,
}

impl Store {
    /// What the account was sent, by key.
    pub async fn sent_alerts(&self, staff: &str) -> Result<BTreeMap<String, SentAlert>> {
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select matter, first_seen, last_seen, told, late, told_count, hidden_until,
                 hidden_count
             from alert_told where staff = $1",
            staff
        );
        Ok(rows.into_iter().map(Row::read).collect())
    }

    /// Stores the outcome of a round with its mail in one transaction, so nothing is marked as sent
    /// without its mail. `false`, and nothing is stored, when another round of the account was
    /// stored since `at` was read: both would tell the same.
    pub async fn keep_round(
        &self,
        at: LookedAt<'_>,
        outcome: &Outcome<'_>,
        mail: Option<&NewMail>,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        if looked(&mut transaction, at.staff).await? != Some(at.looked) {
            return Ok(false);
        }
        let gone = |matter: &&String| !outcome.known.contains_key(*matter);
        for matter in at.known.keys().filter(gone) {
            execute!(
                &mut transaction,
                "delete from alert_told where staff = $1 and matter = $2",
                at.staff,
                matter
            );
        }
        for (matter, sent) in &outcome.known {
            if at.known.get(matter).is_none_or(|kept| sent.is_news_beside(kept)) {
                keep(&mut transaction, at.staff, matter, sent).await?;
            }
        }
        execute!(
            &mut transaction,
            "update alert_settings set last_digest = $2, looked = $3 where staff = $1",
            at.staff,
            outcome.last_digest,
            outcome.looked.timestamp_millis()
        );
        if let Some(mail) = mail {
            mail::insert(&mut transaction, mail).await?;
        }
        commit(transaction).await?;
        Ok(true)
    }

    /// Hides an item from the account, which must exist, until a day; a group of items with its
    /// count. `None` shows it again.
    pub async fn hide_alert(
        &self,
        (staff, matter): (&str, &str),
        (until, count): (Option<NaiveDate>, Option<u64>),
        now: DateTime<Utc>,
    ) -> Result<()> {
        execute!(
            &self.write,
            "insert into alert_told (staff, matter, first_seen, last_seen, late, hidden_until,
                 hidden_count)
             values ($1, $2, $3, $3, $4, $5, $6)
             on conflict (staff, matter) do update set hidden_until = excluded.hidden_until,
                 hidden_count = excluded.hidden_count",
            staff,
            matter,
            now.timestamp_millis(),
            false,
            until,
            stored(count)
        );
        Ok(())
    }
}

/// Locks the account's settings and reads the time of its last round; `None` when it has no
/// settings.
async fn looked(
    transaction: &mut Transaction,
    staff: &str,
) -> Result<Option<Option<DateTime<Utc>>>> {
    let found: Option<Option<Millis>> = scalar_optional!(
        transaction,
        "update alert_settings set looked = looked where staff = $1 returning looked",
        staff
    );
    Ok(found.map(|at| at.map(Into::into)))
}

/// Leaves what was hidden meanwhile, which the round did not see.
async fn keep(
    transaction: &mut Transaction,
    staff: &str,
    matter: &str,
    sent: &SentAlert,
) -> Result<()> {
    execute!(
        transaction,
        "insert into alert_told (staff, matter, first_seen, last_seen, told, late, told_count,
             hidden_until, hidden_count)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (staff, matter) do update set first_seen = excluded.first_seen,
             last_seen = excluded.last_seen, told = excluded.told, late = excluded.late,
             told_count = excluded.told_count",
        staff,
        matter,
        sent.first.timestamp_millis(),
        sent.last.timestamp_millis(),
        sent.sent.map(|at| at.timestamp_millis()),
        sent.late,
        stored(sent.count),
        sent.hidden_until,
        stored(sent.hidden_count)
    );
    Ok(())
}
