//! One-stop points entered for a reporting period.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::calendar::Period;
use crate::base::enum_codes;
use crate::store::audit::{self, By};
use crate::store::stored::{Millis, stored_as_codes};
use crate::store::transaction::hold;
use crate::store::{Result, Store};

/// Who gave the points; the two are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Scoring {
    /// The office itself (tự chấm).
    Own,
    /// The appraising body (thẩm định).
    Appraised,
}

enum_codes!(pub Scoring);
stored_as_codes!(Scoring: "scoring");

/// Points of one indicator.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct EnteredPoints {
    /// Given by whom.
    pub scoring: Scoring,
    /// The indicator, 1…9.
    #[sqlx(try_from = "i64")]
    pub indicator: u8,
    /// Hundredths of a point, 0…200.
    #[sqlx(try_from = "i64")]
    pub hundredths: u32,
    /// Why.
    pub reason: String,
    /// Name of the account.
    pub actor: String,
    /// When.
    #[sqlx(try_from = "Millis")]
    pub at: DateTime<Utc>,
}

impl Store {
    /// Enters or replaces points.
    pub async fn enter_points(
        &self,
        period: Period,
        (scoring, indicator, hundredths): (Scoring, u8, u32),
        reason: &str,
        by: &By,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "one_stop_points").await?;
        let before: Option<(i64, String)> = fetch_optional!(
            &mut transaction,
            "select hundredths, reason from one_stop_points
             where period = $1 and scoring = $2 and indicator = $3",
            period.to_string(),
            scoring.code(),
            i64::from(indicator)
        );
        execute!(
            &mut transaction,
            "insert into one_stop_points (period, scoring, indicator, hundredths, reason, actor,
                 at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (period, scoring, indicator) do update set
                 hundredths = excluded.hundredths, reason = excluded.reason,
                 actor = excluded.actor, at = excluded.at",
            period.to_string(),
            scoring.code(),
            i64::from(indicator),
            i64::from(hundredths),
            reason,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        let action = match scoring {
            Scoring::Own => "one_stop.scored",
            Scoring::Appraised => "one_stop.appraised",
        };
        let line = |hundredths: i64, reason: &str| {
            format!("k{indicator} = {}.{:02}: {reason}", hundredths / 100, hundredths % 100)
        };
        let mut entry = by.did(action, "one-stop", period.to_string());
        entry.before = before.map(|(hundredths, reason)| line(hundredths, &reason));
        let entry = entry.to(line(i64::from(hundredths), reason));
        audit::commit(transaction, &entry).await
    }

    /// The points entered for a period, by scoring and indicator.
    pub async fn points(&self, period: Period) -> Result<Vec<EnteredPoints>> {
        let mut points: Vec<EnteredPoints> = fetch_all!(
            &self.read,
            "select scoring, indicator, hundredths, reason, actor, at from one_stop_points
             where period = $1",
            period.to_string()
        );
        points.sort_by_key(|each| (each.scoring, each.indicator));
        Ok(points)
    }
}
