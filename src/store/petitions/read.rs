//! Reading the register.

use chrono::{DateTime, NaiveDate, Utc};

use super::Petition;
use super::row::{PetitionRow, select_petition, state};
use crate::petition::State;
use crate::store::{Error, Result, Store};

/// Which petitions; what is `None` does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PetitionFilter {
    /// In this state.
    pub state: Option<State>,
    /// Handled by this unit.
    pub unit: Option<String>,
    /// Received on this day or later.
    pub from: Option<NaiveDate>,
    /// Received on this day or earlier.
    pub to: Option<NaiveDate>,
}

/// One row of a petition's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PetitionStep {
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the account; empty is the citizen.
    pub actor: String,
    /// The state before; `None` when it came in.
    pub from: Option<State>,
    /// The state after.
    pub to: State,
    /// Why, or what was brought.
    pub note: String,
}

impl Store {
    /// The petition with this code.
    pub async fn petition(&self, code: &str) -> Result<Option<Petition>> {
        let row: Option<PetitionRow> = on!(&self.read, |pool| {
            sqlx::query_as(select_petition!("where code = $1"))
                .bind(code)
                .fetch_optional(pool)
                .await?
        });
        row.map(PetitionRow::read).transpose()
    }

    /// The petition with this number of the register.
    pub async fn petition_numbered(&self, number: u64) -> Result<Option<Petition>> {
        let Ok(number) = i64::try_from(number) else {
            return Ok(None);
        };
        let row: Option<PetitionRow> = on!(&self.read, |pool| {
            sqlx::query_as(select_petition!("where number = $1"))
                .bind(number)
                .fetch_optional(pool)
                .await?
        });
        row.map(PetitionRow::read).transpose()
    }

    /// The petitions that fit, the newest number first.
    pub async fn petitions(&self, filter: &PetitionFilter) -> Result<Vec<Petition>> {
        let rows: Vec<PetitionRow> = on!(&self.read, |pool| {
            sqlx::query_as(select_petition!(
                "where (cast($1 as text) is null or state = $1)
                   and (cast($2 as text) is null or unit = $2)
                   and (cast($3 as date) is null or received >= $3)
                   and (cast($4 as date) is null or received <= $4)
                 order by number desc"
            ))
            .bind(filter.state.map(State::code))
            .bind(&filter.unit)
            .bind(filter.from)
            .bind(filter.to)
            .fetch_all(pool)
            .await?
        });
        rows.into_iter().map(PetitionRow::read).collect()
    }

    /// Every move of a petition, the first one first.
    pub async fn petition_history(&self, code: &str) -> Result<Vec<PetitionStep>> {
        type Row = (i64, String, Option<String>, String, String);
        let rows: Vec<Row> = on!(&self.read, |pool| {
            sqlx::query_as(
                "select at, actor, state_before, state_after, note from petition_move
                 where petition = $1 order by step",
            )
            .bind(code)
            .fetch_all(pool)
            .await?
        });
        rows.into_iter()
            .map(|(at, actor, before, after, note)| {
                Ok(PetitionStep {
                    at: DateTime::from_timestamp_millis(at)
                        .ok_or_else(|| Error::Corrupt(format!("{at} is no instant")))?,
                    actor,
                    from: before.as_deref().map(state).transpose()?,
                    to: state(&after)?,
                    note,
                })
            })
            .collect()
    }
}
