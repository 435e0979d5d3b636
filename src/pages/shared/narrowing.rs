//! Which answers a page is about, from the query of its address.

use chrono::NaiveDate;

use super::places::{Named, Places};
use crate::base::calendar::{Chosen, quarter_of, read_day};
use crate::domain::measure::Filter;
use crate::domain::survey::Tier;
use crate::domain::wave::OUTSIDE;
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::FieldError;
use crate::web::errors::problem::Problem;
use crate::web::fields::given;

/// Two days that no span lies between.
const BACKWARDS: &str = "the last day is before the first";

/// A named period of which no day is there yet.
const NOT_BEGUN: &str = "this period has not begun";

/// Reads `from`, `to`, `period`, `unit`, `touchpoint`, `procedure`, `tier` and `wave`; blanks are "all". A period sets
/// both days and is overruled by either. Whether there is such a unit is not looked at, see [`unknown`].
pub fn read(fields: &[(String, String)], today: NaiveDate) -> Result<Filter, Vec<FieldError>> {
    let mut errors = Vec::new();
    let value = |name: &str| given(fields, name);
    let mut day = |name: &str| -> Option<NaiveDate> {
        let day = read_day(value(name)?);
        if day.is_none() {
            errors.push(FieldError::new(name, "write a day as 2026-01-31"));
        }
        day
    };
    let (from, to) = (day("from"), day("to"));
    let days = value("period").and_then(|text| match text.parse::<Chosen>() {
        Ok(chosen) => {
            let span = chosen.span(today);
            if span.is_some_and(|days| days.first > today) {
                errors.push(FieldError::new("period", NOT_BEGUN));
            }
            span
        }
        Err(refused) => {
            errors.push(FieldError::new("period", &refused));
            None
        }
    });
    let filter = Filter {
        from: from.or(days.map(|days| days.first)),
        to: to.or(days.map(|days| days.last)),
        unit: value("unit").map(str::to_owned),
        touchpoint: value("touchpoint").map(str::to_uppercase),
        procedure: value("procedure").map(str::to_owned),
        tier: value("tier").map(str::to_owned),
        wave: value("wave").map(str::to_uppercase),
    };
    if let (Some(first), Some(last)) = (filter.from, filter.to)
        && first > last
    {
        errors.push(FieldError::new("to", BACKWARDS));
    }
    if errors.is_empty() { Ok(filter) } else { Err(errors) }
}

/// Whether a fault is that the days end before they begin.
pub fn is_backwards(fault: &FieldError) -> bool {
    fault.detail == BACKWARDS
}

/// Whether a fault is that the period is one to come.
pub fn is_to_come(fault: &FieldError) -> bool {
    fault.detail == NOT_BEGUN
}

/// What a filter names that there is not.
pub fn unknown(filter: &Filter, places: &Places) -> Vec<FieldError> {
    fn is_of<T: Named>(all: &[T], code: &str) -> bool {
        all.iter().any(|each| each.code() == code)
    }
    let mut faults = Vec::new();
    let mut look = |field: &str, code: &Option<String>, is_known: &dyn Fn(&str) -> bool| {
        if code.as_deref().is_some_and(|code| !is_known(code)) {
            faults.push(FieldError::new(field, "there is none of this code"));
        }
    };
    look("unit", &filter.unit, &|code| is_of(&places.units, code));
    look("touchpoint", &filter.touchpoint, &|code| is_of(&places.touchpoints, code));
    look("procedure", &filter.procedure, &|code| is_of(&places.procedures, code));
    look("tier", &filter.tier, &|code| Tier::of_code(code).is_some());
    let is_wave = |code: &str| places.waves.iter().any(|wave| wave.code == code);
    look("wave", &filter.wave, &|code| code == OUTSIDE || is_wave(code));
    faults
}

/// Fails for a page about what there is not.
pub fn must_be_known(filter: &Filter, places: &Places) -> Result<(), Failure> {
    if unknown(filter, places).is_empty() { Ok(()) } else { Err(Failure::NotFound) }
}

/// What the public may not choose: it narrows by whole quarters of reporting alone, since every
/// release is of one.
pub fn not_for_the_public(filter: &Filter) -> Vec<FieldError> {
    let mut faults = Vec::new();
    let chosen = [
        ("unit", &filter.unit),
        ("touchpoint", &filter.touchpoint),
        ("procedure", &filter.procedure),
        ("tier", &filter.tier),
        ("wave", &filter.wave),
    ];
    for (field, _) in chosen.into_iter().filter(|(_, code)| code.is_some()) {
        faults.push(FieldError::new(field, "released figures are narrowed by period alone"));
    }
    let first = |day: NaiveDate| quarter_of(day).is_some_and(|quarter| quarter.first == day);
    let last = |day: NaiveDate| quarter_of(day).is_some_and(|quarter| quarter.last == day);
    if !filter.from.is_none_or(first) {
        let detail = "write the first day of a quarter of reporting: 15/12, 15/3, 15/6 or 15/9";
        faults.push(FieldError::new("from", detail));
    }
    if !filter.to.is_none_or(last) {
        let detail = "write the last day of a quarter of reporting: 14/3, 14/6, 14/9 or 14/12";
        faults.push(FieldError::new("to", detail));
    }
    faults
}

/// A filter that cannot be read, or that can be and is of no days or of days to come, for programs.
pub fn unreadable(faults: Vec<FieldError>) -> Problem {
    if faults.iter().all(is_backwards) {
        return Problem::nothing_there().errors(faults);
    }
    if faults.iter().all(is_to_come) {
        return Problem::refused_filter().errors(faults);
    }
    Problem::unreadable_filter().errors(faults)
}

/// Codes of which there is nothing, for programs.
pub fn must_be_there(faults: Vec<FieldError>) -> Result<(), Problem> {
    if faults.is_empty() { Ok(()) } else { Err(Problem::nothing_there().errors(faults)) }
}

/// What the caller may not narrow by, for programs.
pub fn must_be_given(faults: Vec<FieldError>) -> Result<(), Problem> {
    if faults.is_empty() { Ok(()) } else { Err(Problem::narrower_than_given().errors(faults)) }
}

/// A filter that can be read and not be answered, for programs.
pub fn refused(faults: Vec<FieldError>) -> Result<(), Problem> {
    if faults.is_empty() {
        return Ok(());
    }
    Err(Problem::refused_filter().errors(faults))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_query(fields: &[(&str, &str)]) -> Result<Filter, Vec<String>> {
        let owned: Vec<_> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        read(&owned, "2026-11-29".parse().unwrap())
            .map_err(|errors| errors.into_iter().map(|each| each.field).collect())
    }

    #[test]
    fn a_period_sets_both_days_and_a_day_overrules_it() {
        let filter =
            read_query(&[("period", "2026-Q1"), ("to", "2026-01-31"), ("unit", "")]).unwrap();
        assert_eq!(filter.from, "2025-12-15".parse().ok());
        assert_eq!(filter.to, "2026-01-31".parse().ok());
        assert_eq!(filter.unit, None);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let fields = [("from", "31/13/2026"), ("period", "2026-Q5"), ("to", "+262142-12-31")];
        assert_eq!(read_query(&fields).unwrap_err(), ["from", "to", "period"]);
        let fields = [("from", "2026-02-01"), ("to", "2026-01-01")];
        assert_eq!(read_query(&fields).unwrap_err(), ["to"]);
        for to_come in ["2027-Y", "2027-H1", "2026-12", "2099-Q3"] {
            assert_eq!(read_query(&[("period", to_come)]).unwrap_err(), ["period"], "{to_come}");
        }
    }

    #[test]
    fn the_public_chooses_whole_quarters_and_nothing_else() {
        let refused = |fields: &[(&str, &str)]| {
            let faults = not_for_the_public(&read_query(fields).unwrap()).into_iter();
            faults.map(|fault| fault.field).collect::<Vec<_>>()
        };
        for period in ["2026-Q1", "2026-H1", "2026-Q3", "2026-Y"] {
            assert!(refused(&[("period", period)]).is_empty(), "{period}");
        }
        assert!(refused(&[("from", "2026-03-15"), ("to", "2026-06-14")]).is_empty());
        assert_eq!(refused(&[("from", "2026-03-01"), ("to", "2026-06-30")]), ["from", "to"]);
        assert_eq!(refused(&[("unit", "A"), ("tier", "open")]), ["unit", "tier"]);
    }
}
