//! Which petitions a page is about, from the query of its address. Pure.

use chrono::NaiveDate;

use crate::base::text::clean;
use crate::domain::measure::Filter;
use crate::domain::petition::{State, Urgency};
use crate::domain::unit::Unit;
use crate::pages::shared::narrowing;
use crate::store::PetitionFilter;
use crate::web::errors::problem::FieldError;
use crate::web::fields::given;

/// The request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// For the store.
    pub(super) filter: PetitionFilter,
    /// Only those as pressing as this; the store does not know the calendar.
    pub(super) urgency: Option<Urgency>,
    /// Words to search for.
    pub(super) words: String,
    /// The number of the last petition that was seen; `None` for the beginning.
    pub(super) before: Option<u64>,
}

impl Asked {
    /// For the store, with urgency and words; others than those who handle petitions find them by texts without
    /// names.
    pub(super) fn fitting(&self, today: NaiveDate, nameless: bool) -> PetitionFilter {
        PetitionFilter {
            urgency: self.urgency.map(|urgency| (urgency, today)),
            words: self.words.clone(),
            nameless,
            ..self.filter.clone()
        }
    }

    /// The days it asks for.
    pub(super) fn days(&self) -> Filter {
        Filter { from: self.filter.from, to: self.filter.to, ..Filter::default() }
    }

    /// The day whose end the rates are told of: the last one asked for, today at most.
    pub(super) fn as_of(&self, today: NaiveDate) -> NaiveDate {
        self.filter.to.map_or(today, |to| to.min(today))
    }

    /// The unit it names and there is not.
    pub(super) fn unknown(&self, units: &[Unit]) -> Vec<FieldError> {
        let wanted = self.filter.unit.as_ref();
        let is_unknown = wanted.is_some_and(|code| units.iter().all(|each| each.code != *code));
        let fault = is_unknown.then(|| FieldError::new("unit", "there is none of this code"));
        fault.into_iter().collect()
    }
}

/// The fields by which everybody may narrow: words and period alone.
pub(super) fn public(fields: &[(String, String)]) -> Vec<(String, String)> {
    let is_public = |(name, _): &&(String, String)| ["q", "before", "period"].contains(&&**name);
    fields.iter().filter(is_public).cloned().collect()
}

/// What the public may not narrow by, for programs.
pub(super) fn not_for_the_public(fields: &[(String, String)]) -> Vec<FieldError> {
    let closed = ["state", "unit", "urgency", "from", "to"];
    let given = closed.into_iter().filter(|name| given(fields, name).is_some());
    let detail = "published petitions are narrowed by words and period alone";
    given.map(|name| FieldError::new(name, detail)).collect()
}

/// Reads `state`, `unit`, `urgency` (`warn`, `overdue`), `q`, `before`, and `from`, `to`, `period` as every page
/// does; blanks are "all".
pub(super) fn read(
    fields: &[(String, String)],
    today: NaiveDate,
) -> Result<Asked, Vec<FieldError>> {
    let mut errors = Vec::new();
    let value = |name: &str| given(fields, name);
    let mut wrong = |field: &str, detail: &str| errors.push(FieldError::new(field, detail));
    let state = value("state").map(State::of_code);
    if state == Some(None) {
        let codes = State::ALL.map(State::code).join(", ");
        wrong("state", &format!("write one of {codes}"));
    }
    let urgency = match value("urgency") {
        None => None,
        Some("warn") => Some(Urgency::Warn),
        Some("overdue") => Some(Urgency::Overdue),
        Some(_) => {
            wrong("urgency", "write warn or overdue");
            None
        }
    };
    let number =
        |text: &str| text.parse::<i64>().ok().and_then(|number| u64::try_from(number).ok());
    let before = match value("before").map(number) {
        None => None,
        Some(Some(number)) => Some(number),
        Some(None) => {
            wrong("before", "write the number of a petition");
            None
        }
    };
    // A tier and a touchpoint are of answers, not of petitions.
    let days = ["from", "to", "period", "unit"];
    let days: Vec<_> =
        fields.iter().filter(|(name, _)| days.contains(&name.as_str())).cloned().collect();
    let days = narrowing::read(&days, today).unwrap_or_else(|faults| {
        errors.extend(faults);
        Filter::default()
    });
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Asked {
        filter: PetitionFilter {
            state: state.flatten(),
            unit: days.unit,
            from: days.from,
            to: days.to,
            ..PetitionFilter::default()
        },
        urgency,
        words: value("q").map(clean).unwrap_or_default(),
        before,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_query(fields: &[(&str, &str)]) -> Result<Asked, Vec<String>> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let fields: Vec<_> = fields.iter().map(owned).collect();
        let today = "2026-11-29".parse().unwrap();
        read(&fields, today).map_err(|errors| errors.into_iter().map(|each| each.field).collect())
    }

    #[test]
    fn blanks_are_all_and_a_period_sets_both_days() {
        let asked = read_query(&[("state", ""), ("period", "2026-Q1"), ("unit", "PLS")]).unwrap();
        assert_eq!((asked.before, asked.filter.state), (None, None));
        assert_eq!(asked.filter.from, "2025-12-15".parse().ok());
        assert_eq!(asked.filter.unit.as_deref(), Some("PLS"));
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let fields =
            [("state", "lost"), ("urgency", "very"), ("before", "x"), ("from", "31/13/2026")];
        assert_eq!(read_query(&fields).unwrap_err(), ["state", "urgency", "before", "from"]);
    }
}
