//! Which answers a page is about, from the query of its address.

use chrono::NaiveDate;

use super::problem::FieldError;
use crate::calendar::Period;
use crate::measure::Filter;
use crate::store::Tier;

/// Reads `from`, `to`, `period`, `unit`, `touchpoint`, `procedure` and `tier`; blanks are "all". A period sets
/// both days and is overruled by either.
///
/// # Errors
/// Every fault at once, by field.
pub fn read(fields: &[(String, String)]) -> Result<Filter, Vec<FieldError>> {
    let mut errors = Vec::new();
    let value = |name: &str| {
        let mut found = fields.iter().rev().filter(|(each, _)| each == name);
        found
            .next()
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    };
    let mut day = |name: &str| -> Option<NaiveDate> {
        let parsed = value(name)?.parse();
        if parsed.is_err() {
            errors.push(error(name, "write a day as 2026-01-31"));
        }
        parsed.ok()
    };
    let (from, to) = (day("from"), day("to"));
    let days = value("period").and_then(|text| match text.parse::<Period>() {
        Ok(period) => period.days(),
        Err(refused) => {
            errors.push(error("period", &refused));
            None
        }
    });
    let tier = value("tier");
    if tier.is_some_and(|tier| Tier::of_code(tier).is_none()) {
        errors.push(error("tier", "write verified, open, assisted or paper"));
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
        errors.push(error("to", "the last day is before the first"));
    }
    if errors.is_empty() {
        Ok(filter)
    } else {
        Err(errors)
    }
}

fn error(field: &str, detail: &str) -> FieldError {
    FieldError {
        field: field.to_owned(),
        detail: detail.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_query(fields: &[(&str, &str)]) -> Result<Filter, Vec<String>> {
        let owned: Vec<_> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
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
        let fields = [
            ("from", "31/01/2026"),
            ("period", "2026-Q2"),
            ("tier", "phone"),
        ];
        assert_eq!(read_query(&fields).unwrap_err(), ["from", "period", "tier"]);
        let fields = [("from", "2026-02-01"), ("to", "2026-01-01")];
        assert_eq!(read_query(&fields).unwrap_err(), ["to"]);
    }
}
