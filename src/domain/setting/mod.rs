//! What an office sets in the browser (cài đặt), and what counts where it sets nothing. Pure.

mod change;
mod days_off;
mod field;
mod logo;
mod mail;
mod own_target;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::batch::SettleRule;
use crate::domain::petition::{Limits, Rules};

pub use change::{Fault, Problem, read};
pub use days_off::{DAYS_OFF, DaysOff, DaysOffFault};
pub use field::{Field, Kind, Section};
pub use logo::{Logo, LogoFault};
pub use mail::MailServer;
pub use own_target::{OwnTarget, TargetFault};

/// Key of the row that names the logo by its digest.
pub const LOGO: &str = "logo";

/// Key of the row that says that answers are trials.
pub const TRIAL: &str = "trial";

/// The settings of an installation. What is not set has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Changes with every change of a setting.
    pub version: String,
    values: BTreeMap<Field, String>,
    targets: Vec<OwnTarget>,
    days_off: Vec<DaysOff>,
    logo: Option<String>,
    is_trial: bool,
}

impl Settings {
    /// Settings from their rows, keys and values; a row that cannot be read is left out.
    pub fn of(version: String, rows: Vec<(String, String)>) -> Self {
        let mut settings = Self { version, ..Self::default() };
        for (key, value) in rows {
            if let Some(field) = Field::of_code(&key) {
                settings.values.insert(field, value);
            } else if key == LOGO {
                settings.logo = Some(value);
            } else if key == TRIAL {
                settings.is_trial = true;
            } else if let Some(target) = OwnTarget::stored(&key, &value) {
                settings.targets.push(target);
            } else {
                settings.days_off.extend(DaysOff::stored(&key, &value));
            }
        }
        settings.targets.sort();
        settings.days_off.sort();
        settings
    }

    /// What the office wrote; `None` where it has the default.
    pub fn own(&self, field: Field) -> Option<&str> {
        self.values.get(&field).map(String::as_str)
    }

    /// A line of text; empty where nothing is set.
    pub fn text(&self, field: Field) -> &str {
        self.own(field).unwrap_or_default()
    }

    fn number(&self, field: Field) -> Option<u32> {
        self.own(field)?.parse().ok()
    }

    /// The number, or the one of the program where the office set none.
    fn number_or_default(&self, field: Field) -> u32 {
        self.number(field).or_else(|| field.default()?.parse().ok()).unwrap_or_default()
    }

    /// Fewest people behind a figure; never less than five.
    pub fn k(&self) -> u64 {
        u64::from(self.number_or_default(Field::K)).max(SettleRule::default().at_least)
    }

    /// The same for the public: twice as many.
    pub fn public_k(&self) -> u64 {
        2 * self.k()
    }

    /// When waiting answers are settled.
    pub fn settle_rule(&self) -> SettleRule {
        SettleRule {
            at_least: self.k(),
            longest: i64::from(self.number_or_default(Field::Wait)),
            release_at_least: self.public_k(),
            ..SettleRule::default()
        }
    }

    /// Whether citizens' pages are offered in Vietnamese alone.
    pub fn is_vietnamese_only(&self) -> bool {
        self.text(Field::Languages) == "vi"
    }

    /// Whether reminders are sent by mail.
    pub fn reminds(&self) -> bool {
        self.text(Field::Reminders) != "off"
    }

    /// The hour from which the daily letter is sent.
    pub fn reminder_hour(&self) -> u32 {
        self.number_or_default(Field::ReminderHour)
    }

    /// Days that letters which were sent are kept.
    pub fn letters_kept(&self) -> i64 {
        self.number_or_default(Field::LettersKept).into()
    }

    /// Days that the answers of test scans are kept.
    pub fn trials_kept(&self) -> i64 {
        self.number_or_default(Field::TrialsKept).into()
    }

    /// The targets that the office set, by instrument, unit and year.
    pub fn targets(&self) -> &[OwnTarget] {
        &self.targets
    }

    /// The days off and made up that the office added.
    pub fn days_off(&self) -> &[DaysOff] {
        &self.days_off
    }

    /// The digest of the logo, under which it is served; `None` without one.
    pub fn logo(&self) -> Option<&str> {
        self.logo.as_deref()
    }

    /// Whether every answer is a trial (phiếu thử).
    pub fn is_trial(&self) -> bool {
        self.is_trial
    }

    /// The rules of petitions with what the office set; `None` where it set nothing.
    pub fn petition_rules(&self, base: &Rules) -> Option<Rules> {
        let limits = self.limits(&base.limits);
        if limits == base.limits && self.days_off.is_empty() {
            return None;
        }
        let mut holidays = base.holidays.clone();
        for days in &self.days_off {
            for day in days.days() {
                holidays.add(day, days.is_off);
            }
        }
        let digest = format!("{} {}", base.digest, self.version);
        Some(Rules { holidays, limits, key: base.key.clone(), digest })
    }

    fn limits(&self, base: &Limits) -> Limits {
        let set = |field, limit: &crate::domain::petition::Limit| {
            let mut limit = limit.clone();
            if let Some(days) = self.number(field) {
                limit.days = days;
                limit.provisional = false;
                "cơ quan tự đặt".clone_into(&mut limit.source);
            }
            limit
        };
        Limits {
            send_back: set(Field::SendBack, &base.send_back),
            supplement: set(Field::Supplement, &base.supplement),
            reply: set(Field::Reply, &base.reply),
            publish: set(Field::Publish, &base.publish),
            warn: set(Field::Warn, &base.warn),
            two_persons: self.own(Field::TwoPersons).map_or(base.two_persons, |own| own == "two"),
            ..base.clone()
        }
    }

    /// The target of an instrument in a unit (`None`: the whole office) on a day, in hundredths of a percent
    /// or of the index's scale; the unit's own, else the office's; `None` leaves the instrument's own.
    pub fn target(
        &self,
        instrument: &str,
        unit: Option<&str>,
        on: NaiveDate,
    ) -> Option<&OwnTarget> {
        let of =
            |unit: Option<&str>| self.targets.iter().find(|each| each.is_of(instrument, unit, on));
        unit.and_then(|unit| of(Some(unit))).or_else(|| of(None))
    }
}

#[cfg(test)]
mod tests;
