//! Words of the dossiers' pages.

use super::asked::Which;
use super::letter;
use super::score;
use super::view::Axis;
use crate::calendar::{Period, Report};
use crate::dossier::{Outcome, Standing};
use crate::measure::OneStopClass;
use crate::survey::Lang;

mod en;
mod vi;

/// What is said there, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) nothing: &'static str,
    pub(super) import_link: &'static str,
    pub(super) late_link: &'static str,
    pub(super) points_link: &'static str,
    pub(super) download: &'static str,
    pub(super) back: &'static str,
    pub(super) filter: &'static str,
    pub(super) show: &'static str,
    pub(super) clear: &'static str,
    pub(super) all: &'static str,
    pub(super) bad_filter: &'static str,
    pub(super) period: &'static str,
    /// The four reports of a year, in their order.
    pub(super) reports: [&'static str; 4],
    pub(super) unit: &'static str,
    pub(super) touchpoint: &'static str,
    pub(super) procedure: &'static str,
    pub(super) on_time: &'static str,
    pub(super) on_time_note: &'static str,
    pub(super) apologised: &'static str,
    pub(super) apologised_note: &'static str,
    pub(super) nothing_arose: &'static str,
    pub(super) target: &'static str,
    pub(super) reached: &'static str,
    pub(super) missed: &'static str,
    pub(super) none_yet: &'static str,
    pub(super) interval: &'static str,
    pub(super) completed: &'static str,
    pub(super) rate: &'static str,
    pub(super) open: &'static str,
    pub(super) overdue: &'static str,
    pub(super) soon: &'static str,
    pub(super) soon_note: &'static str,
    pub(super) by: [&'static str; 3],
    pub(super) by_period: &'static str,
    pub(super) answers_title: &'static str,
    pub(super) answers_lead: &'static str,
    pub(super) answers: &'static str,
    pub(super) answer_rate: &'static str,
    pub(super) hidden_cell: &'static str,
    pub(super) late_title: &'static str,
    pub(super) late_lead: &'static str,
    pub(super) state: &'static str,
    pub(super) states: [&'static str; 4],
    pub(super) code: &'static str,
    pub(super) received: &'static str,
    pub(super) due: &'static str,
    pub(super) done_on: &'static str,
    pub(super) outcome: &'static str,
    pub(super) outcomes: [&'static str; 3],
    pub(super) days_late: &'static str,
    pub(super) apology: &'static str,
    pub(super) no_apology: &'static str,
    pub(super) due_form: &'static str,
    pub(super) not_due_form: &'static str,
    pub(super) new_due: &'static str,
    pub(super) last_day: &'static str,
    pub(super) write_letter: &'static str,
    pub(super) page: &'static str,
    pub(super) previous: &'static str,
    pub(super) next: &'static str,
    pub(super) history: &'static str,
    pub(super) history_lead: &'static str,
    pub(super) first_import: &'static str,
    pub(super) changed: &'static str,
    pub(super) command_line: &'static str,
    pub(super) letter: &'static str,
    pub(super) points_of_one: &'static str,
    pub(super) points_of_one_note: &'static str,
    pub(super) import_title: &'static str,
    pub(super) import_lead: &'static str,
    pub(super) import_note: &'static str,
    pub(super) no_names: &'static str,
    pub(super) file: &'static str,
    pub(super) send: &'static str,
    pub(super) import_faults: &'static str,
    pub(super) more_faults: &'static str,
    pub(super) conflict: &'static str,
    pub(super) taken: [&'static str; 3],
    pub(super) taken_same: &'static str,
    pub(super) letter_title: &'static str,
    pub(super) letter_lead: &'static str,
    pub(super) too_late: &'static str,
    pub(super) letter_faults: &'static str,
    pub(super) fields: [&'static str; 13],
    pub(super) print: &'static str,
    pub(super) docx: &'static str,
    pub(super) record: &'static str,
    pub(super) record_hint: &'static str,
    pub(super) p_empty: &'static str,
    pub(super) p_long: &'static str,
    pub(super) p_number: &'static str,
    pub(super) p_day: &'static str,
    pub(super) p_future: &'static str,
    pub(super) p_received: &'static str,
    pub(super) p_due: &'static str,
    pub(super) p_sent: &'static str,
    pub(super) p_choice: &'static str,
    pub(super) p_taken: &'static str,
    pub(super) p_points: &'static str,
    pub(super) p_known: &'static str,
    pub(super) print_hint: &'static str,
    pub(super) points_title: &'static str,
    pub(super) points_lead: &'static str,
    pub(super) points_note: &'static str,
    pub(super) unverified: &'static str,
    pub(super) indicators: [&'static str; 9],
    pub(super) indicator: &'static str,
    pub(super) own: &'static str,
    pub(super) appraised: &'static str,
    pub(super) source: &'static str,
    pub(super) sources: [&'static str; 4],
    pub(super) unknown: &'static str,
    pub(super) few: &'static str,
    pub(super) reason: &'static str,
    pub(super) class: &'static str,
    pub(super) classes: [&'static str; 5],
    pub(super) no_total: &'static str,
    pub(super) side_by_side: &'static str,
    pub(super) enter_title: &'static str,
    pub(super) scoring: &'static str,
    pub(super) points: &'static str,
    pub(super) save: &'static str,
    pub(super) dossiers_counted: &'static str,
    pub(super) error: &'static str,
}

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &vi::VI,
        Lang::En => &en::EN,
    }
}

/// The fields of the letter's form, in the order of their names in [`Words`].
pub(super) const FIELDS: [&str; 13] = [
    "number",
    "place",
    "sent",
    "recipient",
    "address",
    "phone",
    "email",
    "unit",
    "reason",
    "new_due",
    "title",
    "signer",
    "copies",
];

impl Words {
    pub(super) fn standing(&self, standing: Standing) -> &'static str {
        let [in_time, late, in_progress, overdue] = self.states;
        match standing {
            Standing::InTime => in_time,
            Standing::Late => late,
            Standing::InProgress => in_progress,
            Standing::Overdue => overdue,
        }
    }

    pub(super) fn which(&self, which: Which) -> &'static str {
        match which {
            Which::Standing(standing) => self.standing(standing),
            Which::Soon => self.soon,
        }
    }

    pub(super) fn outcome(&self, outcome: Outcome) -> &'static str {
        let [granted, refused, returned] = self.outcomes;
        match outcome {
            Outcome::Granted => granted,
            Outcome::Refused => refused,
            Outcome::Returned => returned,
        }
    }

    pub(super) fn by(&self, axis: Axis) -> &'static str {
        let [unit, touchpoint, procedure] = self.by;
        match axis {
            Axis::Unit => unit,
            Axis::Touchpoint => touchpoint,
            Axis::Procedure => procedure,
        }
    }

    pub(super) fn axis(&self, axis: Axis) -> &'static str {
        match axis {
            Axis::Unit => self.unit,
            Axis::Touchpoint => self.touchpoint,
            Axis::Procedure => self.procedure,
        }
    }

    pub(super) fn class_name(&self, class: OneStopClass) -> &'static str {
        let [weak, average, fair, good, excellent] = self.classes;
        match class {
            OneStopClass::Weak => weak,
            OneStopClass::Average => average,
            OneStopClass::Fair => fair,
            OneStopClass::Good => good,
            OneStopClass::Excellent => excellent,
        }
    }

    /// What a field of the letter's form is called.
    pub(super) fn letter_field(&self, name: &str) -> &'static str {
        let found = FIELDS.iter().zip(self.fields).find(|(each, _)| **each == name);
        found.map_or("", |(_, label)| label)
    }

    pub(super) fn letter_problem(&self, problem: &letter::Problem) -> String {
        use letter::Problem;
        match problem {
            Problem::Empty => self.p_empty.to_owned(),
            Problem::TooLong => self.p_long.to_owned(),
            Problem::NoNumber => self.p_number.to_owned(),
            Problem::NoDay => self.p_day.to_owned(),
            Problem::Future => self.p_future.to_owned(),
            Problem::BeforeReceived => self.p_received.to_owned(),
            Problem::NotAfterDue => self.p_due.to_owned(),
            Problem::NotAfterSent => self.p_sent.to_owned(),
            Problem::NoChoice => self.p_choice.to_owned(),
            Problem::NumberTaken(dossier) => format!("{} {dossier}.", self.p_taken),
        }
    }

    /// A reporting period as one says it: `Quý I 2026`.
    pub(super) fn period_name(&self, period: Period) -> String {
        let place = match period.report {
            Report::FirstQuarter => 0,
            Report::SixMonths => 1,
            Report::ThirdQuarter => 2,
            Report::Year => 3,
        };
        format!("{} {}", self.reports[place], period.year)
    }

    /// What a field of the form of points is called.
    pub(super) fn points_field(&self, name: &str) -> &'static str {
        match name {
            "period" => self.period,
            "scoring" => self.scoring,
            "indicator" => self.indicator,
            "points" => self.points,
            _ => self.reason,
        }
    }

    pub(super) fn points_problem(&self, problem: score::Problem) -> &'static str {
        match problem {
            score::Problem::NoChoice => self.p_choice,
            score::Problem::NoPoints => self.p_points,
            score::Problem::Empty => self.p_empty,
            score::Problem::TooLong => self.p_long,
            score::Problem::Known => self.p_known,
        }
    }

    /// Where an indicator's points come from, by its code.
    pub(super) fn source_name(&self, code: &str) -> &'static str {
        let [dossiers, answers, petitions, entered] = self.sources;
        match code {
            "dossiers" => dossiers,
            "answers" => answers,
            "petitions" => petitions,
            _ => entered,
        }
    }
}
