//! What the query of the board's address asks for. Pure.

use crate::base::calendar::CivilPeriod;
use crate::web::errors::problem::FieldError;
use crate::web::fields::given;

/// The request: a period of the calendar, an agency, and what only the portal knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// A month, a quarter or a year of the calendar.
    pub(super) period: CivilPeriod,
    /// The agency as the portal names it; `None` for the office's own.
    pub(super) agency: Option<String>,
    /// Dossiers in time that were disliked or complained of.
    pub(super) disliked: u64,
    /// Petitions in time whose handling did not satisfy, or was complained of again.
    pub(super) unsatisfied: u64,
}

impl Asked {
    pub(super) fn of(period: CivilPeriod) -> Self {
        Self { period, agency: None, disliked: 0, unsatisfied: 0 }
    }
}

/// Reads `period`, `agency`, `disliked` and `unsatisfied`; `period` is `now` where it is left out, the counts are 0.
pub(super) fn read(
    fields: &[(String, String)],
    now: CivilPeriod,
) -> Result<Asked, Vec<FieldError>> {
    let mut faults = Vec::new();
    let period = match given(fields, "period").map(str::parse) {
        None => now,
        Some(Ok(period)) => period,
        Some(Err(refused)) => {
            faults.push(FieldError::new("period", &refused));
            now
        }
    };
    let mut number = |name: &str| match given(fields, name).map(str::parse) {
        None => 0,
        Some(Ok(number)) => number,
        Some(Err(_)) => {
            faults.push(FieldError::new(name, "write a whole number"));
            0
        }
    };
    let (disliked, unsatisfied) = (number("disliked"), number("unsatisfied"));
    let agency = given(fields, "agency").map(str::to_owned);
    if faults.is_empty() {
        Ok(Asked { period, agency, disliked, unsatisfied })
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told_at_once() {
        let asked = |fields: &[(&str, &str)]| {
            let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
            let fields: Vec<_> = fields.iter().map(owned).collect();
            read(&fields, "2026-11".parse().unwrap())
        };
        let faults = asked(&[("period", "2026-H1"), ("disliked", "x")]).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["period", "disliked"]);
        let read = asked(&[("period", "2026-Q3"), ("agency", " ")]).unwrap();
        assert_eq!((read.period.to_string(), read.agency), ("2026-Q3".to_owned(), None));
        assert_eq!(asked(&[]).unwrap().period.to_string(), "2026-11");
    }
}
