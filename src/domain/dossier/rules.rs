//! When an apology is in due form; the numbers are data, `surveys/one-stop/dossiers-2018.toml`.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::{Apology, Dossier};
use crate::base::calendar::Holidays;

/// The text of the file inside the program.
const BUILT_IN: &str = include_str!("../../../surveys/one-stop/dossiers-2018.toml");

/// The rules.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    apology: Limit,
    soon: Soon,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    days: u32,
    counted: Counted,
    source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Counted {
    Calendar,
    Working,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Soon {
    days: u32,
}

impl Rules {
    /// The rules inside the program.
    pub fn built_in() -> Result<Self, String> {
        toml::from_str(BUILT_IN).map_err(|error| error.to_string())
    }

    /// Where the rule for apologies was read.
    pub fn source(&self) -> &str {
        &self.apology.source
    }

    /// The last day an apology for a dossier due on `due` may be sent; `None` beyond the calendar.
    pub fn last_day(&self, due: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
        let before = |days: u32| due.checked_sub_days(Days::new(days.into()));
        match self.apology.counted {
            Counted::Calendar => before(self.apology.days),
            // Ten years of days hold any limit in working days.
            Counted::Working => (1..=3_650)
                .map_while(before)
                .find(|day| holidays.between(*day, due) >= self.apology.days),
        }
    }

    /// Whether an apology is in due form: sent in time, with a new day later than the due day.
    pub fn is_due_form(&self, apology: Apology, due: NaiveDate, holidays: &Holidays) -> bool {
        let last = self.last_day(due, holidays);
        last.is_some_and(|last| apology.sent <= last)
            && apology.new_due.is_some_and(|new| new > due)
    }

    /// Whether a dossier has an apology in due form.
    pub fn is_apologised(&self, dossier: &Dossier, holidays: &Holidays) -> bool {
        matches!(self.apology(dossier, holidays), Some((_, true)))
    }

    /// The apology that speaks for a dossier, and whether it is in due form: the first that is, or
    /// else the last one sent.
    pub fn apology(&self, dossier: &Dossier, holidays: &Holidays) -> Option<(Apology, bool)> {
        let is_due_form = |each: &&Apology| self.is_due_form(**each, dossier.due, holidays);
        let due = dossier.apologies.iter().find(is_due_form);
        let other = || dossier.apologies.last().map(|each| (*each, false));
        due.map(|each| (*each, true)).or_else(other)
    }

    /// The last due day of what is soon due on `today`; `None` beyond the calendar.
    pub fn soon_until(&self, today: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
        let mut days = today.iter_days().take(366);
        days.find(|day| !holidays.is_within(today, *day, self.soon.days))?.pred_opt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn holidays() -> Holidays {
        Holidays::read(include_str!("../../../seeds/holidays.toml")).unwrap()
    }

    fn apology(sent: &str, new_due: Option<&str>) -> Apology {
        Apology { sent: day(sent), new_due: new_due.map(day) }
    }

    #[test]
    fn an_apology_comes_a_day_before_the_due_day_and_names_a_later_one() {
        let (rules, holidays, due) = (Rules::built_in().unwrap(), holidays(), day("2026-03-09"));
        assert!(!rules.source().is_empty());
        for (sent, new_due, expected) in [
            ("2026-03-08", Some("2026-03-10"), true),
            ("2026-03-09", Some("2026-03-10"), false),
            ("2026-03-02", Some("2026-03-09"), false),
            ("2026-03-02", None, false),
        ] {
            let apology = apology(sent, new_due);
            assert_eq!(rules.is_due_form(apology, due, &holidays), expected, "{sent} {new_due:?}");
        }
    }

    #[test]
    fn the_apology_in_due_form_speaks_for_a_dossier_or_else_the_last() {
        let (rules, holidays) = (Rules::built_in().unwrap(), holidays());
        let dossier = |apologies: &[Apology]| Dossier {
            code: "H1".to_owned(),
            procedure: "3.000242".to_owned(),
            touchpoint: "BT01".to_owned(),
            received: day("2026-03-02"),
            due: day("2026-03-09"),
            completed: None,
            outcome: None,
            apologies: apologies.to_vec(),
        };
        let (good, late) =
            (apology("2026-03-06", Some("2026-03-12")), apology("2026-03-13", Some("2026-03-20")));
        let told = |apologies: &[Apology]| rules.apology(&dossier(apologies), &holidays);
        assert_eq!(told(&[]), None);
        assert_eq!(told(&[good, late]), Some((good, true)));
        assert_eq!(told(&[apology("2026-03-11", None), late]), Some((late, false)));
    }

    #[test]
    fn a_rule_in_working_days_passes_over_the_weekend() {
        let text = BUILT_IN.replace("counted = \"calendar\"", "counted = \"working\"");
        let rules: Rules = toml::from_str(&text).unwrap();
        // Monday 9 March 2026: the Friday before.
        assert_eq!(rules.last_day(day("2026-03-09"), &holidays()), Some(day("2026-03-08")));
        assert!(rules.is_due_form(
            apology("2026-03-06", Some("2026-03-11")),
            day("2026-03-09"),
            &holidays()
        ));
    }
}
