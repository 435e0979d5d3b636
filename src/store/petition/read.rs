//! Reads the register.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::Petition;
use super::history::Act;
use super::row::{SELECT, select_petition};
use crate::base::text::escaped_like;
use crate::domain::petition::{State, Urgency};
use crate::store::deadline::answered;
use crate::store::readable::{Readable, readable};
use crate::store::stored::Millis;
use crate::store::{Page, Result, Store};

/// Petitions whose words one request looks through.
const LOOKED_THROUGH: i64 = 4_000;

/// Which petitions; `None` and no words do not narrow.
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
    /// As pressing as this on that day.
    pub urgency: Option<(Urgency, NaiveDate)>,
    /// With these words in subject or text, whatever the accents.
    pub words: String,
    /// Whether the words are looked for in the texts without names.
    pub nameless: bool,
}

/// Adds the conditions of a filter, but for its words, after another one; a macro, because the builders of the two databases differ
/// in type.
macro_rules! narrow {
    ($query:expr, $filter:expr) => {{
        use $crate::domain::petition::Urgency;
        let filter: &$crate::store::PetitionFilter = $filter;
        if let Some(state) = filter.state {
            $query.push(" and state = ").push_bind(state.code());
        }
        if let Some(unit) = &filter.unit {
            $query.push(" and unit = ").push_bind(unit.clone());
        }
        if let Some(from) = filter.from {
            $query.push(" and received >= ").push_bind(from);
        }
        if let Some(to) = filter.to {
            $query.push(" and received <= ").push_bind(to);
        }
        if let Some((urgency, today)) = filter.urgency {
            let warned =
                if urgency == Urgency::InTime { " and warn_from > " } else { " and warn_from <= " };
            $query.push(warned).push_bind(today);
            let due =
                if urgency == Urgency::Overdue { " and act_due < " } else { " and act_due >= " };
            $query.push(due).push_bind(today);
        }
    }};
}
pub(super) use narrow;

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
    /// What else was done.
    pub act: Act,
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

    /// The petitions that fit, the newest number first: at most `most` with a number below `below`. Words are looked
    /// for in the next [`LOOKED_THROUGH`] petitions alone, so that a page with few or none may still have a next.
    pub async fn petitions(
        &self,
        filter: &PetitionFilter,
        below: Option<u64>,
        most: u32,
    ) -> Result<Page<Petition, u64>> {
        let below = below.and_then(|number| i64::try_from(number).ok()).unwrap_or(i64::MAX);
        let has_words = !filter.words.is_empty();
        let window = if has_words { LOOKED_THROUGH } else { i64::from(most) + 1 };
        // Keys first, from an index; the unary plus keeps SQLite from walking all numbers where a few petitions press.
        let number = if filter.urgency.is_some() { "+number" } else { "number" };
        let rows: Vec<Readable<Petition>> = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(SELECT);
            query.push("where number in (select number from (select number, words, words_masked");
            query.push(format!(" from petition where {number} < ")).push_bind(below);
            narrow!(query, filter);
            query.push(format!(" order by {number} desc limit ")).push_bind(window);
            query.push(") looked");
            if has_words {
                let column = if filter.nameless { "words_masked" } else { "words" };
                query.push(format!(" where {column} like ")).push_bind(escaped_like(&filter.words));
                query.push(" escape '\\'");
            }
            query.push(" order by number desc limit ").push_bind(i64::from(most) + 1);
            query.push(") order by number desc");
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        let all = rows.len();
        let page = Page::of_some(readable(rows), all, most, |last| last.number);
        if page.next.is_none() && has_words {
            let next = self.looked_to(filter, below, number).await?;
            return Ok(Page { next, ..page });
        }
        Ok(page)
    }

    /// The number down to which words were looked for, where there are more.
    async fn looked_to(
        &self,
        filter: &PetitionFilter,
        below: i64,
        number: &str,
    ) -> Result<Option<u64>> {
        let (last, all): (Option<i64>, i64) = on!(&self.read, |pool| {
            let mut query =
                QueryBuilder::new("select min(number), count(*) from (select number from petition");
            query.push(format!(" where {number} < ")).push_bind(below);
            narrow!(query, filter);
            query.push(format!(" order by {number} desc limit ")).push_bind(LOOKED_THROUGH);
            query.push(") looked");
            answered(query.build_query_as().fetch_one(pool)).await?
        });
        Ok(last.filter(|_| all == LOOKED_THROUGH).map(i64::unsigned_abs))
    }

    /// How many petitions fit, whatever their words.
    pub async fn petition_count(&self, filter: &PetitionFilter) -> Result<u64> {
        let count: i64 = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new("select count(*) from petition where number > 0");
            narrow!(query, filter);
            answered(query.build_query_scalar().fetch_one(pool)).await?
        });
        Ok(count.unsigned_abs())
    }

    /// The history of a petition, the first move first.
    pub async fn petition_history(&self, code: &str) -> Result<Vec<PetitionStep>> {
        Ok(fetch_all!(
            &self.read,
            "select at, actor, state_before, state_after, note, act from petition_move
             where petition = $1 order by step",
            code
        ))
    }
}
