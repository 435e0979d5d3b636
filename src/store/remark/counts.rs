//! Counts of remarks.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use super::filter::{narrow, narrow_by_words};
use crate::domain::remark::{State, Tone};
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
    /// By what they say; tones without remarks are left out.
    pub tones: BTreeMap<Tone, u64>,
    /// By topic code; a remark can count at several.
    pub topics: BTreeMap<String, u64>,
    /// Those with praise of the topic.
    pub praises: BTreeMap<String, u64>,
    /// Those with a complaint about the topic, or a request.
    pub complaints: BTreeMap<String, u64>,
}

impl RemarkCounts {
    /// The count of a state.
    pub fn of(&self, state: State) -> u64 {
        self.states.get(&state).copied().unwrap_or(0)
    }
}

/// How many have this and this tone.
type Counted<T> = Vec<(T, Tone, i64)>;

impl Store {
    /// Remarks by topic and tone: all there are, less spam and those that wait for their batch.
    async fn topic_counts(&self) -> Result<Counted<String>> {
        let mut all: Counted<String> = fetch_all!(
            &self.read,
            "select topic, tone, count(*) from remark_topic group by topic, tone"
        );
        let others: Counted<String> = fetch_all!(
            &self.read,
            "select topic, tone, count(*) from (
                 select t.topic, t.tone from remark m join remark_topic t on t.remark = m.id
                 where m.batch_to is null
                 union all
                 select t.topic, t.tone from remark m join remark_topic t on t.remark = m.id
                 where m.batch_to is not null and m.state = 'spam') others
             group by topic, tone"
        );
        for (topic, tone, count) in &mut all {
            let same = others.iter().filter(|other| (&other.0, other.1) == (topic, *tone));
            *count -= same.map(|(.., count)| count).sum::<i64>();
        }
        all.retain(|(.., count)| *count > 0);
        Ok(all)
    }

    /// Counts the remarks wanted.
    pub async fn remark_counts(&self, filter: &RemarkFilter) -> Result<RemarkCounts> {
        let is_everything = *filter == RemarkFilter::default();
        let (states, topics): (Counted<State>, Counted<String>) = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new("select m.state, m.tone, count(*) from remark m");
            narrow!(query, filter);
            narrow_by_words!(query, filter);
            query.push(" group by m.state, m.tone");
            let mut by_topic = QueryBuilder::new(
                "select c.topic, c.tone, count(*) from remark m join remark_topic c on c.remark = m.id",
            );
            narrow!(by_topic, filter);
            narrow_by_words!(by_topic, filter);
            by_topic.push(" group by c.topic, c.tone");
            tokio::try_join!(answered(query.build_query_as().fetch_all(pool)), async {
                if is_everything {
                    return Ok(Vec::new());
                }
                answered(by_topic.build_query_as().fetch_all(pool)).await
            })?
        });
        let topics = if is_everything { self.topic_counts().await? } else { topics };
        let mut counts = RemarkCounts::default();
        for (state, tone, count) in states {
            counts.all += count.unsigned_abs();
            *counts.states.entry(state).or_default() += count.unsigned_abs();
            *counts.tones.entry(tone).or_default() += count.unsigned_abs();
        }
        for (topic, tone, count) in topics {
            let count = count.unsigned_abs();
            for (has_it, counted) in [
                (true, &mut counts.topics),
                (tone.has(Tone::Praise), &mut counts.praises),
                (tone.has(Tone::Complaint), &mut counts.complaints),
            ] {
                if has_it {
                    *counted.entry(topic.clone()).or_default() += count;
                }
            }
        }
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
