//! Which answers a page is about, from the query of its address.

use chrono::NaiveDate;

use crate::base::calendar::Period;
use crate::domain::measure::Filter;
use crate::domain::survey::Tier;
use crate::web::errors::problem::FieldError;
use crate::web::fields::given;

/// Most pages one may turn to; beyond it the query is a mistake.
const MOST_PAGES: u32 = 10_000;

/// Reads `from`, `to`, `period`, `unit`, `touchpoint`, `procedure` and `tier`; blanks are "all". A period sets
/// both days and is overruled by either.
pub fn read(fields: &[(String, String)]) -> Result<Filter, Vec<FieldError>> {
    let mut errors = Vec::new();
    let value = |name: &str| given(fields, name);
    let mut day = |name: &str| -> Option<NaiveDate> {
        let parsed = value(name)?.parse();
        if parsed.is_err() {
            errors.push(FieldError::new(name, "write a day as 2026-01-31"));
        }
        parsed.ok()
    };
    let (from, to) = (day("from"), day("to"));
    let days = value("period").and_then(|text| match text.parse::<Period>() {
        Ok(period) => period.days(),
        Err(refused) => {
            errors.push(FieldError::new("period", &refused));
            None
        }
    });
    let tier = value("tier");
    if tier.is_some_and(|tier| Tier::of_code(tier).is_none()) {
        errors.push(FieldError::new("tier", "write verified, open, assisted or paper"));
    }
    let filter = Filter {
        from: from.or(days.map(|(first, _)| first)),
        to: to.or(days.map(|(_, last)| last)),
        unit: value("unit").map(str::to_owned),
        touchpoint: value("touchpoint").map(str::to_uppercase),
        procedure: value("procedure").map(str::to_owned),
        tier: tier.map(str::to_owned),
    };
    if let (Some(first), Some(last)) = (filter.from, filter.to)
        && first > last
    {
        errors.push(FieldError::new("to", "the last day is before the first"));
    }
    if errors.is_empty() { Ok(filter) } else { Err(errors) }
}

/// Reads `page`, from 1; a blank one is the first.
pub fn page(fields: &[(String, String)]) -> Result<u32, FieldError> {
    let page = given(fields, "page").map_or(Some(1), |page| page.parse().ok());
    let page = page.filter(|page| (1..=MOST_PAGES).contains(page));
    page.ok_or_else(|| FieldError::new("page", "write a page's number, from 1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_query(fields: &[(&str, &str)]) -> Result<Filter, Vec<String>> {
        let owned: Vec<_> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        read(&owned).map_err(|errors| errors.into_iter().map(|each| each.field).collect())
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
        let fields = [("from", "31/01/2026"), ("period", "2026-Q2"), ("tier", "phone")];
        assert_eq!(read_query(&fields).unwrap_err(), ["from", "period", "tier"]);
        let fields = [("from", "2026-02-01"), ("to", "2026-01-01")];
        assert_eq!(read_query(&fields).unwrap_err(), ["to"]);
    }
}
