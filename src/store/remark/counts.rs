//! Counts of remarks.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use super::read::{narrow, narrow_by_words};
use crate::domain::remark::State;
use crate::store::deadline::answered;
use crate::store::{RemarkFilter, Result, Store};

/// Counts of remarks under a filter. Anyone who sees the counts also sees the remarks, so no count
/// is too small to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemarkCounts {
    /// All of them.
    pub all: u64,
    /// By state; states without remarks are left out.
    pub states: BTreeMap<State, u64>,
    /// By topic code; a remark can count at several.
    pub topics: BTreeMap<String, u64>,
}

impl RemarkCounts {
    /// The count of a state.
    pub fn of(&self, state: State) -> u64 {
        self.states.get(&state).copied().unwrap_or(0)
    }
}

type Counted<T> = Vec<(T, i64)>;

impl Store {
    /// Remarks by topic: all there are, less those that wait for their batch.
    async fn topic_counts(&self) -> Result<Counted<String>> {
        let mut all: Counted<String> =
            fetch_all!(&self.read, "select topic, count(*) from remark_topic group by topic");
        let waiting: Counted<String> = fetch_all!(
            &self.read,
            "select t.topic, count(*) from remark m join remark_topic t on t.remark = m.id
             where m.batch_to is null group by t.topic"
        );
        let waiting: BTreeMap<String, i64> = waiting.into_iter().collect();
        for (topic, count) in &mut all {
            *count -= waiting.get(topic).copied().unwrap_or(0);
        }
        all.retain(|(_, count)| *count > 0);
        Ok(all)
    }

    /// Counts the remarks wanted.
    pub async fn remark_counts(&self, filter: &RemarkFilter) -> Result<RemarkCounts> {
        let is_everything = *filter == RemarkFilter::default();
        let (states, topics): (Counted<State>, Counted<String>) = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new("select m.state, count(*) from remark m");
            narrow!(query, filter);
            narrow_by_words!(query, filter);
            query.push(" group by m.state");
            let states = answered(query.build_query_as().fetch_all(pool)).await?;
            let mut query = QueryBuilder::new(
                "select c.topic, count(*) from remark m join remark_topic c on c.remark = m.id",
            );
            narrow!(query, filter);
            narrow_by_words!(query, filter);
            query.push(" group by c.topic");
            let topics = if is_everything {
                Vec::new()
            } else {
                answered(query.build_query_as().fetch_all(pool)).await?
            };
            (states, topics)
        });
        let topics = if is_everything { self.topic_counts().await? } else { topics };
        let mut counts = RemarkCounts::default();
        for (state, count) in states {
            counts.all += count.unsigned_abs();
            counts.states.insert(state, count.unsigned_abs());
        }
        let topics = topics.into_iter();
        counts.topics = topics.map(|(topic, count)| (topic, count.unsigned_abs())).collect();
        Ok(counts)
    }

    /// The number of unread remarks of these units (none for all), and the last day of their oldest
    /// batch.
    pub async fn unread_remarks(&self, units: &[String]) -> Result<(u64, Option<NaiveDate>)> {
        let rows: Vec<(String, i64, Option<NaiveDate>)> = fetch_all!(
            &self.read,
            "select unit, count(*), min(batch_to) from remark
             where state = 'unread' and batch_to is not null group by unit"
        );
        let own = |(unit, ..): &&(String, i64, Option<NaiveDate>)| {
            units.is_empty() || units.contains(unit)
        };
        let own: Vec<_> = rows.iter().filter(own).collect();
        let count = own.iter().map(|(_, count, _)| count.unsigned_abs()).sum();
        Ok((count, own.iter().filter_map(|(.., oldest)| *oldest).min()))
    }
}
