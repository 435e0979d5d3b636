//! Which remarks a page is about, from the query of its address. Pure.

use chrono::NaiveDate;

use crate::base::calendar::read_day;
use crate::base::text::Query;
use crate::domain::remark::{State, Tone, Topics};
use crate::pages::shared::narrowing;
use crate::store::{Publication, RemarkFilter, RemarkKey};
use crate::web::auth::scope::{OutOfScope, Scope};
use crate::web::errors::problem::FieldError;
use crate::web::fields::given;

/// The request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Without the words, which the store's vocabulary completes.
    pub(super) filter: RemarkFilter,
    /// The words.
    pub(super) query: Query,
    /// The last day of the batch and the id of the last remark that was seen; `None` for the beginning.
    pub(super) behind: Option<RemarkKey>,
}

/// Reads `instrument`, `topic`, `tone`, `state`, `officer`, `publication`, `q`, `after`, and `unit`, `touchpoint`, `from`, `to`, `period` as
/// every page does.
pub(super) fn read(
    fields: &[(String, String)],
    topics: &Topics,
    today: NaiveDate,
) -> Result<Asked, Vec<FieldError>> {
    let mut errors = Vec::new();
    let value = |name: &str| given(fields, name);
    let mut wrong = |field: &str, detail: &str| errors.push(FieldError::new(field, detail));
    let state = value("state").map(State::of_code);
    if state == Some(None) {
        wrong("state", "write unread, read, action, done or spam");
    }
    let publication = value("publication").map(Publication::of_code);
    if publication == Some(None) {
        wrong("publication", "write chosen, released or taken-back");
    }
    let tone = value("tone").map(Tone::of_code);
    if tone.is_some_and(|tone| !matches!(tone, Some(Tone::Praise | Tone::Complaint))) {
        wrong("tone", "write praise or complaint");
    }
    let topic = value("topic");
    if topic.is_some_and(|topic| topics.topic(topic).is_none()) {
        wrong("topic", "choose a topic of the list");
    }
    let behind = value("after").map(key);
    if behind == Some(None) {
        errors.push(FieldError::new("after", "take it from the link to the next page"));
    }
    // The tier of a remark is not disclosed.
    let known: Vec<_> = fields.iter().filter(|(name, _)| name != "tier").cloned().collect();
    let days = narrowing::read(&known, today).unwrap_or_else(|faults| {
        errors.extend(faults);
        crate::domain::measure::Filter::default()
    });
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Asked {
        filter: RemarkFilter {
            instrument: value("instrument").map(str::to_owned),
            units: days.unit.into_iter().collect(),
            touchpoint: days.touchpoint,
            topic: topic.map(str::to_owned),
            state: state.flatten(),
            tone: tone.flatten(),
            officer: value("officer").map(str::to_owned),
            publication: publication.flatten(),
            from: days.from,
            to: days.to,
            terms: Vec::new(),
        },
        query: Query::read(value("q").unwrap_or_default(), topics.short()),
        behind: behind.flatten(),
    })
}

/// A key as it stands in addresses.
fn key(text: &str) -> Option<RemarkKey> {
    let (batch_to, id) = text.split_once(' ')?;
    Some((read_day(batch_to)?, id.to_owned()))
}

/// The filter within the units of an account.
pub(super) fn within(
    mut filter: RemarkFilter,
    scope: &Scope,
    units: impl Iterator<Item = String>,
) -> Result<RemarkFilter, OutOfScope> {
    for unit in &filter.units {
        scope.must_hold(unit)?;
    }
    if filter.units.is_empty() && !scope.is_whole() {
        filter.units = units.filter(|unit| scope.holds(unit)).collect();
        if filter.units.is_empty() {
            return Err(OutOfScope);
        }
    }
    Ok(filter)
}
