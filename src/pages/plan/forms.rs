//! What the forms of a task send. Pure.

use strum::{EnumString, IntoStaticStr};

use crate::base::calendar::read_day;
use crate::base::text::{self, clean};
use crate::domain::measure::Declared;
use crate::domain::plan::{Assignee, Change, Refusal, Step, TaskResult};
use crate::pages::shared::evidence::Unfit;
use crate::stats::Verdict;
use crate::web::fields::first;

/// Characters of a note, a result or a reason at most.
const LONGEST: usize = 2000;

/// The most a declared number can be.
const MOST: u64 = 1_000_000_000;

/// One of the forms of a task's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Form {
    Progress,
    Step,
    Result,
    Declare,
    Verdict,
    Assign,
    Release,
    Evidence,
}

impl Form {
    /// The word in its address.
    pub(super) fn code(self) -> &'static str {
        self.into()
    }

    /// Reads it back; evidence has an address of its own.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        code.parse().ok().filter(|form| *form != Self::Evidence)
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// No whole number from 0 to 100.
    Percent,
    /// No whole number.
    Number,
    /// None of the choices.
    NoChoice,
    /// Nothing is written.
    Empty,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// The task does not take it.
    Refused(Refusal),
    /// The file is not taken.
    File(Unfit),
}

/// One fault of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) field: &'static str,
    pub(super) problem: Problem,
}

/// A form that was refused, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) form: Form,
    pub(super) fields: Vec<(String, String)>,
    pub(super) faults: Vec<Fault>,
}

/// The state of reading a form.
struct Reading<'a> {
    fields: &'a [(String, String)],
    faults: Vec<Fault>,
}

/// Reads a form; `known` are those who can be put on a task.
pub(super) fn read(
    form: Form,
    fields: &[(String, String)],
    known: &[Assignee],
) -> Result<Change, Vec<Fault>> {
    let mut reading = Reading { fields, faults: Vec::new() };
    let change = reading.change(form, known);
    match change {
        Some(change) if reading.faults.is_empty() => Ok(change),
        _ => Err(reading.faults),
    }
}

impl Reading<'_> {
    fn change(&mut self, form: Form, known: &[Assignee]) -> Option<Change> {
        match form {
            Form::Progress => {
                let percent = self.percent();
                let note = self.text("note", false);
                let delivered = match self.value("delivered") {
                    "" => None,
                    day => self.noted("delivered", read_day(day)),
                };
                Some(Change::Progress { percent: percent?, delivered, note: note? })
            }
            Form::Step => {
                let step = self.noted("step", Step::of_code(self.value("step")));
                let needed = step.is_some_and(Step::needs_reason);
                let note = self.text("reason", needed);
                Some(Change::Move { step: step?, note: note? })
            }
            Form::Result => {
                let text = self.text("result", true);
                let verdict = self.noted("judged", verdict(self.value("judged")));
                Some(Change::Enter(TaskResult { text: text?, verdict: verdict? }))
            }
            Form::Declare => {
                let part = self.number("part");
                // A task that asks for a number alone sends no whole.
                let has_whole = self.fields.iter().any(|(name, _)| name == "whole");
                let whole = if has_whole { Some(self.number("whole")?) } else { None };
                Some(Change::Declare(Declared { part: part?, whole }))
            }
            Form::Verdict => {
                let chosen = match self.value("verdict") {
                    "withdrawn" => Some(None),
                    code => verdict(code).map(Some),
                };
                let verdict = self.noted("verdict", chosen);
                let reason = self.text("why", true);
                Some(Change::Overrule { verdict: verdict?, reason: reason? })
            }
            Form::Assign | Form::Release => {
                let who = Assignee::of_code(self.value("who"));
                let taken = who.filter(|who| form == Form::Release || known.contains(who));
                let who = self.noted("who", taken)?;
                Some(match form {
                    Form::Assign => Change::Assign(who),
                    _ => Change::Release(who),
                })
            }
            Form::Evidence => None,
        }
    }

    fn value(&self, name: &str) -> &str {
        first(self.fields, name).trim()
    }

    fn percent(&mut self) -> Option<u8> {
        let percent = self.value("percent").parse().ok();
        let percent = percent.filter(|percent| *percent <= 100);
        if percent.is_none() {
            self.fault("percent", Problem::Percent);
        }
        percent
    }

    fn number(&mut self, field: &'static str) -> Option<u64> {
        let number = self.value(field).parse().ok().filter(|it| *it <= MOST);
        if number.is_none() {
            self.fault(field, Problem::Number);
        }
        number
    }

    fn text(&mut self, field: &'static str, needed: bool) -> Option<String> {
        let text = clean(self.value(field));
        if needed && text.is_empty() {
            self.fault(field, Problem::Empty);
            return None;
        }
        if text::length(&text) > LONGEST {
            self.fault(field, Problem::TooLong);
            return None;
        }
        Some(text)
    }

    fn noted<T>(&mut self, field: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.fault(field, Problem::NoChoice);
        }
        value
    }

    fn fault(&mut self, field: &'static str, problem: Problem) {
        self.faults.push(Fault { field, problem });
    }
}

/// Reached or missed; a person decides, and does not leave it open.
fn verdict(code: &str) -> Option<Verdict> {
    Verdict::of_code(code).filter(|verdict| *verdict != Verdict::Open)
}

/// The field of a form that a refusal is about.
pub(super) fn field_of(form: Form, refusal: Refusal) -> &'static str {
    match (form, refusal) {
        (Form::Progress, Refusal::NotDue | Refusal::Delivered | Refusal::Measured) => "delivered",
        (Form::Progress, _) => "percent",
        (Form::Step, Refusal::NoReason) => "reason",
        (Form::Step, _) => "step",
        (Form::Result, _) => "result",
        (Form::Declare, _) => "part",
        (Form::Verdict, Refusal::NoReason) => "why",
        (Form::Verdict, _) => "verdict",
        (Form::Assign | Form::Release, _) => "who",
        (Form::Evidence, _) => "file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(form: Form, fields: &[(&str, &str)]) -> Vec<(&'static str, Problem)> {
        let owned: Vec<_> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let refused = read(form, &owned, &[]).unwrap_err();
        refused.iter().map(|each| (each.field, each.problem)).collect()
    }

    #[test]
    fn every_fault_of_a_form_is_told_at_once() {
        let long = "a".repeat(LONGEST + 1);
        let fields = [("percent", "101"), ("note", &*long), ("delivered", "mai")];
        assert_eq!(
            faults(Form::Progress, &fields),
            [
                ("percent", Problem::Percent),
                ("note", Problem::TooLong),
                ("delivered", Problem::NoChoice)
            ]
        );
        assert_eq!(
            faults(Form::Verdict, &[("verdict", "open")]),
            [("verdict", Problem::NoChoice), ("why", Problem::Empty)]
        );
        assert_eq!(
            faults(Form::Result, &[]),
            [("result", Problem::Empty), ("judged", Problem::NoChoice)]
        );
        assert_eq!(
            faults(Form::Declare, &[("part", "x"), ("whole", "-1")]),
            [("part", Problem::Number), ("whole", Problem::Number)]
        );
        assert_eq!(faults(Form::Step, &[("step", "return")]), [("reason", Problem::Empty)]);
        assert_eq!(faults(Form::Assign, &[("who", "unit:NOPE")]), [("who", Problem::NoChoice)]);
    }
}
