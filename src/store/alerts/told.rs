//! What each account knows of what wants attention.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::mail::{self, NewMail};
use crate::alert::{Outcome, Told};
use crate::store::transaction::{Transaction, commit};
use crate::store::{Error, Result, Store};

/// Matter, first seen, last seen, told, late, hidden until.
type Row = (String, i64, i64, Option<i64>, bool, Option<NaiveDate>);

impl Store {
    /// What the account knows, by the matter's key.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn alerts_told(&self, staff: &str) -> Result<BTreeMap<String, Told>> {
        let rows: Vec<Row> = on!(&self.read, |pool| {
            sqlx::query_as(
                "select matter, first_seen, last_seen, told, late, hidden_until
                 from alert_told where staff = $1",
            )
            .bind(staff)
            .fetch_all(pool)
            .await?
        });
        let instant = |at: i64| {
            DateTime::from_timestamp_millis(at)
                .ok_or_else(|| Error::Corrupt(format!("{at} is no instant of an alert")))
        };
        let read = |(matter, first, last, told, late, hidden_until): Row| -> Result<_> {
            let known = Told {
                first: instant(first)?,
                last: instant(last)?,
                told: told.map(instant).transpose()?,
                late,
                hidden_until,
            };
            Ok((matter, known))
        };
        rows.into_iter().map(read).collect()
    }

    /// Keeps the outcome of a look, and the mail it comes to, at once: a matter is never marked as
    /// told without its mail.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_round(
        &self,
        staff: &str,
        outcome: &Outcome<'_>,
        mail: Option<&NewMail>,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        forget(&mut transaction, staff, outcome).await?;
        for (matter, told) in &outcome.known {
            keep(&mut transaction, (staff, matter), told).await?;
        }
        on!(&mut transaction, |it| {
            sqlx::query("update alert_settings set last_digest = $2 where staff = $1")
                .bind(staff)
                .bind(outcome.last_digest)
                .execute(&mut **it)
                .await?;
        });
        if let Some(mail) = mail {
            mail::insert(&mut transaction, mail).await?;
        }
        commit(transaction).await
    }

    /// Hides a matter from the account until a day; `None` shows it again.
    ///
    /// # Errors
    /// When the database refuses; there must be an account of this name.
    pub async fn hide_alert(
        &self,
        (staff, matter): (&str, &str),
        until: Option<NaiveDate>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        on!(&self.write, |pool| {
            sqlx::query(
                "insert into alert_told (staff, matter, first_seen, last_seen, late, hidden_until)
                 values ($1, $2, $3, $3, $4, $5)
                 on conflict (staff, matter) do update set hidden_until = excluded.hidden_until",
            )
            .bind(staff)
            .bind(matter)
            .bind(now.timestamp_millis())
            .bind(false)
            .bind(until)
            .execute(pool)
            .await?;
        });
        Ok(())
    }
}

/// Takes out what the account knows no more.
async fn forget(transaction: &mut Transaction, staff: &str, outcome: &Outcome<'_>) -> Result<()> {
    let kept: Vec<String> = on!(&mut *transaction, |it| {
        sqlx::query_scalar("select matter from alert_told where staff = $1")
            .bind(staff)
            .fetch_all(&mut **it)
            .await?
    });
    for matter in kept
        .iter()
        .filter(|each| !outcome.known.contains_key(*each))
    {
        on!(&mut *transaction, |it| {
            sqlx::query("delete from alert_told where staff = $1 and matter = $2")
                .bind(staff)
                .bind(matter)
                .execute(&mut **it)
                .await?;
        });
    }
    Ok(())
}

/// What was hidden meanwhile stays so: the look did not see it.
async fn keep(
    transaction: &mut Transaction,
    (staff, matter): (&str, &str),
    told: &Told,
) -> Result<()> {
    on!(transaction, |it| {
        sqlx::query(
            "insert into alert_told (staff, matter, first_seen, last_seen, told, late, hidden_until)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (staff, matter) do update set first_seen = excluded.first_seen,
                 last_seen = excluded.last_seen, told = excluded.told, late = excluded.late",
        )
        .bind(staff)
        .bind(matter)
        .bind(told.first.timestamp_millis())
        .bind(told.last.timestamp_millis())
        .bind(told.told.map(|at| at.timestamp_millis()))
        .bind(told.late)
        .bind(told.hidden_until)
        .execute(&mut **it)
        .await?;
    });
    Ok(())
}
