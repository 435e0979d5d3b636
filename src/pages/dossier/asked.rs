//! Which dossiers a page is about, from the query of its address. Pure.

use chrono::NaiveDate;

use crate::base::calendar::read_day;
use crate::domain::dossier::{DossierFilter, Standing};
use crate::domain::measure::Filter;
use crate::pages::shared::narrowing;
use crate::store::{DossierKey, DossiersWanted};
use crate::web::errors::problem::FieldError;
use crate::web::fields::given;

/// Dossiers by where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Standing so.
    Standing(Standing),
    /// Open, and due within the next working days.
    Soon,
}

impl Which {
    /// The word in addresses.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Standing(standing) => standing.code(),
            Self::Soon => "soon",
        }
    }

    fn of_code(code: &str) -> Option<Self> {
        match code {
            "soon" => Some(Self::Soon),
            code => Standing::of_code(code).map(Self::Standing),
        }
    }
}

/// For the store, by where dossiers stand today.
pub(super) fn wanted(
    which: Option<Which>,
    today: NaiveDate,
    soon_until: Option<NaiveDate>,
) -> DossiersWanted {
    match which {
        None => DossiersWanted::All,
        Some(Which::Standing(standing)) => DossiersWanted::Standing(standing, today),
        Some(Which::Soon) => DossiersWanted::Due(today, soon_until.unwrap_or(today)),
    }
}

/// The request.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// Days of receipt, unit, touchpoint and procedure.
    pub(super) filter: Filter,
    pub(super) which: Option<Which>,
    /// The due day and the code of the last dossier that was seen; `None` for the beginning.
    pub(super) behind: Option<DossierKey>,
}

impl Asked {
    /// For the store, by the day of receipt.
    pub(super) fn received(&self) -> DossierFilter {
        DossierFilter {
            received_from: self.filter.from,
            received_to: self.filter.to,
            ..self.anytime()
        }
    }

    /// For the store, of all days.
    pub(super) fn anytime(&self) -> DossierFilter {
        DossierFilter {
            unit: self.filter.unit.clone(),
            touchpoint: self.filter.touchpoint.clone(),
            procedure: self.filter.procedure.clone(),
            ..DossierFilter::default()
        }
    }
}

/// A key as it stands in addresses.
fn key(text: &str) -> Option<DossierKey> {
    let (due, code) = text.split_once(' ')?;
    Some((read_day(due)?, code.to_owned()))
}

/// Reads `state`, `after`, and `from`, `to`, `period`, `unit`, `touchpoint`, `procedure` as every page does;
/// blanks are "all".
pub(super) fn read(
    fields: &[(String, String)],
    today: NaiveDate,
) -> Result<Asked, Vec<FieldError>> {
    let mut errors = Vec::new();
    let which = given(fields, "state").map(Which::of_code);
    if which == Some(None) {
        let detail = "write in-time, late, in-progress, overdue or soon";
        errors.push(FieldError::new("state", detail));
    }
    let behind = given(fields, "after").map(key);
    if behind == Some(None) {
        errors.push(FieldError::new("after", "write a due day and a code, 2026-01-31 H24-1"));
    }
    // A tier is of answers, not of dossiers.
    let days = fields.iter().filter(|(name, _)| name != "tier").cloned();
    let filter = narrowing::read(&days.collect::<Vec<_>>(), today).unwrap_or_else(|faults| {
        errors.extend(faults);
        Filter::default()
    });
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Asked { filter, which: which.flatten(), behind: behind.flatten() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_query(fields: &[(&str, &str)]) -> Result<Asked, Vec<String>> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let fields: Vec<_> = fields.iter().map(owned).collect();
        read(&fields, "2026-11-29".parse().unwrap())
            .map_err(|errors| errors.into_iter().map(|each| each.field).collect())
    }

    #[test]
    fn blanks_are_all_and_every_fault_is_told_at_once() {
        let asked = read_query(&[("state", "soon"), ("procedure", ""), ("period", "2026-Q1")]);
        let asked = asked.unwrap();
        assert_eq!(asked.which, Some(Which::Soon));
        assert_eq!(asked.received().received_from, "2025-12-15".parse().ok());
        let fields = [("state", "lost"), ("after", "x"), ("from", "31/13/2026")];
        assert_eq!(read_query(&fields).unwrap_err(), ["state", "after", "from"]);
    }
}
