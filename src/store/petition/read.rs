//! Reading the register.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::QueryBuilder;

use super::Petition;
use super::row::{self, PetitionRow, select_petition, state};
use crate::domain::petition::State;
use crate::domain::worklist::OpenPetition;
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
        let row: Option<PetitionRow> =
            fetch_optional!(&self.read, select_petition!("where code = $1"), code);
        row.map(PetitionRow::read).transpose()
    }

    /// The petition with this number of the register.
    pub async fn petition_numbered(&self, number: u64) -> Result<Option<Petition>> {
        let Ok(number) = i64::try_from(number) else {
            return Ok(None);
        };
        let row: Option<PetitionRow> =
            fetch_optional!(&self.read, select_petition!("where number = $1"), number);
        row.map(PetitionRow::read).transpose()
    }

    /// The petitions that fit, the newest number first.
    pub async fn petitions(&self, filter: &PetitionFilter) -> Result<Vec<Petition>> {
        let rows: Vec<PetitionRow> = fetch_all!(
            &self.read,
            select_petition!(
                "where (cast($1 as text) is null or state = $1)
                   and (cast($2 as text) is null or unit = $2)
                   and (cast($3 as date) is null or received >= $3)
                   and (cast($4 as date) is null or received <= $4)
                 order by number desc"
            ),
            filter.state.map(State::code),
            &filter.unit,
            filter.from,
            filter.to
        );
        rows.into_iter().map(PetitionRow::read).collect()
    }

    /// The petitions that are not answered, by state, the newest number first.
    pub async fn open_petitions(&self) -> Result<Vec<OpenPetition>> {
        type Row = (String, i64, String, String, NaiveDate);
        let states = State::ALL.into_iter().filter(|state| state.is_open());
        let states: Vec<&str> = states.map(State::code).collect();
        let rows: Vec<Row> = on!(&self.read, |pool| {
            QueryBuilder::new(
                "select code, number, subject, state, received from petition where state in ",
            )
            .push_tuples(states, |mut row, state| {
                row.push_bind(state);
            })
            .build_query_as()
            .fetch_all(pool)
            .await?
        });
        let open = rows.into_iter().map(|(code, number, subject, at, received)| {
            let (number, state) = (row::number(number)?, state(&at)?);
            Ok(OpenPetition { code, number, subject, state, received })
        });
        let mut open = open.collect::<Result<Vec<_>>>()?;
        open.sort_by_key(|each| (each.state, Reverse(each.number)));
        Ok(open)
    }

    /// Every move of a petition, the first one first.
    pub async fn petition_history(&self, code: &str) -> Result<Vec<PetitionStep>> {
        type Row = (i64, String, Option<String>, String, String);
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select at, actor, state_before, state_after, note from petition_move
             where petition = $1 order by step",
            code
        );
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
