//! Reads the register.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::Petition;
use super::row::select_petition;
use crate::domain::petition::State;
use crate::domain::worklist::OpenPetition;
use crate::store::deadline::answered;
use crate::store::readable::{Readable, readable};
use crate::store::stored::Millis;
use crate::store::{Result, Store};

/// Which petitions; `None` does not narrow.
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
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct PetitionStep {
    /// When.
    #[sqlx(try_from = "Millis")]
    pub at: DateTime<Utc>,
    /// Name of the account; empty for the citizen.
    pub actor: String,
    /// The state before; `None` when it came in.
    #[sqlx(rename = "state_before")]
    pub from: Option<State>,
    /// The state after.
    #[sqlx(rename = "state_after")]
    pub to: State,
    /// The reason or note.
    pub note: String,
}

impl Store {
    /// The petition with this code.
    pub async fn petition(&self, code: &str) -> Result<Option<Petition>> {
        Ok(fetch_optional!(&self.read, select_petition!("where code = $1"), code))
    }

    /// The petition with this number of the register.
    pub async fn petition_numbered(&self, number: u64) -> Result<Option<Petition>> {
        let Ok(number) = i64::try_from(number) else {
            return Ok(None);
        };
        Ok(fetch_optional!(&self.read, select_petition!("where number = $1"), number))
    }

    /// The petitions that fit, the newest number first.
    pub async fn petitions(&self, filter: &PetitionFilter) -> Result<Vec<Petition>> {
        Ok(fetch_readable!(
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
        ))
    }

    /// The petitions that are not answered, by state, the newest number first.
    pub async fn open_petitions(&self) -> Result<Vec<OpenPetition>> {
        type Row = (String, i64, String, State, NaiveDate);
        let states = State::ALL.into_iter().filter(|state| state.is_open());
        let states: Vec<&str> = states.map(State::code).collect();
        let rows: Vec<Readable<Row>> = on!(&self.read, |pool| {
            answered(
                QueryBuilder::new(
                    "select code, number, subject, state, received from petition where state in ",
                )
                .push_tuples(states, |mut row, state| {
                    row.push_bind(state);
                })
                .build_query_as()
                .fetch_all(pool),
            )
            .await?
        });
        let open = readable(rows).into_iter().map(|(code, number, subject, state, received)| {
            OpenPetition { code, number: number.unsigned_abs(), subject, state, received }
        });
        let mut open: Vec<OpenPetition> = open.collect();
        open.sort_by_key(|each| (each.state, Reverse(each.number)));
        Ok(open)
    }

    /// The history of a petition, the first move first.
    pub async fn petition_history(&self, code: &str) -> Result<Vec<PetitionStep>> {
        Ok(fetch_all!(
            &self.read,
            "select at, actor, state_before, state_after, note from petition_move
             where petition = $1 order by step",
            code
        ))
    }
}
