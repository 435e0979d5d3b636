//! Which entries the page is about, from the query of its address. Pure.

use chrono::{NaiveDate, NaiveTime};

use crate::base::calendar::{office_instant, read_day};
use crate::store::AuditFilter;
use crate::web::fields::{Fields, first};

/// The request: the fields as typed, what could be read of them, and the fields that could
/// not be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) fields: Fields,
    pub(super) filter: AuditFilter,
    /// Number of the last entry of the page before.
    pub(super) below: Option<i64>,
    /// Names of fields that cannot be read.
    pub(super) faults: Vec<&'static str>,
}

impl Asked {
    /// Reads `who`, `name`, `action`, `kind`, `subject`, `from`, `to` and `below`; blanks are "all",
    /// and so is what cannot be read.
    pub(super) fn read(fields: Fields) -> Self {
        let mut asked = Self::default();
        let text = |name: &str| {
            let value = first(&fields, name).trim();
            (!value.is_empty()).then(|| value.to_owned())
        };
        asked.filter = AuditFilter {
            actor_kind: text("who"),
            actor: text("name"),
            action: text("action"),
            subject_kind: text("kind"),
            subject: text("subject"),
            ..AuditFilter::default()
        };
        asked.below = text("below").and_then(|number| number.parse().ok());
        let mut day = |name: &'static str| -> Option<NaiveDate> {
            let day = read_day(&text(name)?);
            if day.is_none() {
                asked.faults.push(name);
            }
            day
        };
        let (from, to) = (day("from"), day("to"));
        if let (Some(first), Some(last)) = (from, to)
            && first > last
        {
            asked.faults.push("to");
        }
        let begins = |day: NaiveDate| office_instant(day.and_time(NaiveTime::MIN));
        asked.filter.from = from.map(begins);
        asked.filter.until = to.and_then(|day| day.succ_opt()).map(begins);
        asked.fields = fields;
        asked
    }

    /// A field as it was typed; empty when it is not there.
    pub(super) fn field(&self, name: &str) -> &str {
        first(&self.fields, name).trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Asked {
        let owned = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Asked::read(owned.collect())
    }

    #[test]
    fn a_span_covers_whole_office_days() {
        let asked = read(&[("from", "2026-12-01"), ("to", "2026-12-01")]);
        let instant = |text: &str| text.parse().ok();
        assert_eq!(asked.filter.from, instant("2026-11-30T17:00:00Z"));
        assert_eq!(asked.filter.until, instant("2026-12-01T17:00:00Z"));
        assert!(asked.faults.is_empty());
    }

    #[test]
    fn every_field_that_cannot_be_read_is_named_and_kept() {
        let asked = read(&[("from", "1/12"), ("to", "mai"), ("action", "staff")]);
        assert_eq!(asked.faults, ["from", "to"]);
        assert_eq!(asked.field("from"), "1/12");
        assert_eq!(asked.filter.action.as_deref(), Some("staff"));
        let backwards = read(&[("from", "2026-12-02"), ("to", "2026-12-01")]);
        assert_eq!(backwards.faults, ["to"]);
    }
}
