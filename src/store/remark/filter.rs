//! Which remarks a list is of.

use chrono::NaiveDate;

use super::read::Publication;
use crate::base::text::Term;
use crate::domain::remark::{State, Tone};

/// Which remarks; `None` and empty lists do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemarkFilter {
    /// Of this instrument.
    pub instrument: Option<String>,
    /// Of these units.
    pub units: Vec<String>,
    /// Told to be of this touchpoint.
    pub touchpoint: Option<String>,
    /// About this topic.
    pub topic: Option<String>,
    /// In this state; `None` is every one but spam.
    pub state: Option<State>,
    /// With praise, or with a complaint or request: of the topic where there is one.
    pub tone: Option<Tone>,
    /// To be done by this account.
    pub officer: Option<String>,
    /// With this publication.
    pub publication: Option<Publication>,
    /// Told to be of days that end on this one or later: those of which the month alone is told may
    /// be of any of its days.
    pub from: Option<NaiveDate>,
    /// Told to be of days that begin on this one or earlier.
    pub to: Option<NaiveDate>,
    /// Matching all of these.
    pub terms: Vec<Term>,
}

/// Adds the conditions of a filter on table `m`, but for topics and words; a macro, because the builders of the two databases
/// differ in type.
macro_rules! narrow {
    ($query:expr, $filter:expr) => {{
        let filter: &$crate::store::RemarkFilter = $filter;
        $query.push(" where m.batch_to is not null");
        for (column, value) in [
            (" and m.instrument = ", filter.instrument.clone()),
            (" and m.touchpoint = ", filter.touchpoint.clone()),
            (" and m.state = ", filter.state.map(|state| state.code().to_owned())),
            (" and m.officer = ", filter.officer.clone()),
            (" and m.publication = ", filter.publication.map(|each| each.code().to_owned())),
        ] {
            if let Some(value) = value {
                $query.push(column).push_bind(value);
            }
        }
        if filter.state.is_none() {
            $query.push(" and m.state <> 'spam'");
        }
        if let (Some(tone), None) = (filter.tone, &filter.topic) {
            $query.push(" and m.tone in (").push_bind(tone.code()).push(", 'mixed')");
        }
        if !filter.units.is_empty() {
            $query.push(" and m.unit in ").push_tuples(&filter.units, |mut row, unit| {
                row.push_bind(unit.clone());
            });
        }
        if let Some(from) = filter.from {
            $query.push(" and m.batch_to >= ").push_bind(from);
        }
        if let Some(to) = filter.to {
            $query.push(" and m.batch_from <= ").push_bind(to);
        }
    }};
}
pub(super) use narrow;

/// Adds the conditions of a filter on topics and words, which no index orders, after those of [`narrow`].
macro_rules! narrow_by_words {
    ($query:expr, $filter:expr) => {{
        let filter: &$crate::store::RemarkFilter = $filter;
        if let Some(topic) = &filter.topic {
            $query
                .push(" and exists (select 1 from remark_topic t where t.remark = m.id and t.topic = ")
                .push_bind(topic.clone());
            if let Some(tone) = filter.tone {
                $query.push(" and t.tone in (").push_bind(tone.code()).push(", 'mixed')");
            }
            $query.push(")");
        }
        for term in &filter.terms {
            $query.push(" and (false");
            for way in &term.0 {
                // Folded words have no character that is special in a pattern.
                $query.push(" or m.words like ").push_bind(format!("% {way} %"));
            }
            $query.push(")");
        }
    }};
}
pub(super) use narrow_by_words;
