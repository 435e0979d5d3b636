//! The units an account is limited to. Pure.

use axum::http::StatusCode;

use crate::domain::measure::Filter;
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::Problem;

/// The units an account is limited to, by code; empty for the whole office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(Vec<String>);

/// The request is about a unit the account may not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfScope;

impl Scope {
    /// These units; empty for the whole office.
    pub fn of(units: Vec<String>) -> Self {
        Self(units)
    }

    /// Whether it is the whole office.
    pub fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// Codes of the units; empty for the whole office.
    pub fn units(&self) -> &[String] {
        &self.0
    }

    /// Whether the account may see this unit.
    pub fn holds(&self, unit: &str) -> bool {
        self.is_whole() || self.0.iter().any(|each| each == unit)
    }

    /// Fails for a unit outside.
    pub fn must_hold(&self, unit: &str) -> Result<(), OutOfScope> {
        if self.holds(unit) { Ok(()) } else { Err(OutOfScope) }
    }

    /// Fails unless the account is of the whole office.
    pub fn must_be_whole(&self) -> Result<(), OutOfScope> {
        if self.is_whole() { Ok(()) } else { Err(OutOfScope) }
    }

    /// The filter within these units. Figures are shown for one unit at a time: the one asked for, else the
    /// first.
    pub fn narrowed(&self, mut filter: Filter) -> Result<Filter, OutOfScope> {
        match &filter.unit {
            Some(unit) => self.must_hold(unit)?,
            None => filter.unit = self.0.first().cloned(),
        }
        Ok(filter)
    }
}

impl From<OutOfScope> for Failure {
    fn from(_: OutOfScope) -> Self {
        Self::Forbidden
    }
}

impl From<OutOfScope> for Problem {
    fn from(_: OutOfScope) -> Self {
        Self::new(StatusCode::FORBIDDEN, "unit", "Your account is limited to other units")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(unit: Option<&str>) -> Filter {
        Filter { unit: unit.map(str::to_owned), ..Filter::default() }
    }

    #[test]
    fn a_limited_account_gets_one_of_its_units_and_no_other() {
        let scope = Scope::of(vec!["LS".to_owned(), "VP".to_owned()]);
        assert_eq!(scope.narrowed(asked(None)), Ok(asked(Some("LS"))));
        assert_eq!(scope.narrowed(asked(Some("VP"))), Ok(asked(Some("VP"))));
        assert_eq!(scope.narrowed(asked(Some("TT"))), Err(OutOfScope));
        assert_eq!(scope.must_be_whole(), Err(OutOfScope));
    }

    #[test]
    fn an_account_of_the_whole_office_is_not_narrowed() {
        let scope = Scope::default();
        assert_eq!(scope.narrowed(asked(None)), Ok(asked(None)));
        assert_eq!(scope.narrowed(asked(Some("TT"))), Ok(asked(Some("TT"))));
        assert_eq!(scope.must_be_whole(), Ok(()));
    }
}
