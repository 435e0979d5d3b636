//! What may happen to a task. Pure.

use chrono::NaiveDate;

use super::status::TaskStatus;
use super::step::Step;
use super::task::{Assignee, Overruled, Task, TaskResult};
use crate::domain::measure::Declared;
use crate::stats::Verdict;

/// A change to a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Progress; a task that was not started is started by it.
    Progress {
        /// 0…100.
        percent: u8,
        /// The due day whose part was delivered, if any.
        delivered: Option<NaiveDate>,
        /// What was done.
        note: String,
    },
    /// A step from one status to another.
    Move {
        /// The step.
        step: Step,
        /// The reason, or any note.
        note: String,
    },
    /// Enters a result, in place of an earlier one.
    Enter(TaskResult),
    /// Declares "x of y", or x, in place of what was declared before.
    Declare(Declared),
    /// Overrules the verdict; `None` withdraws the overruling.
    Overrule {
        /// Reached or missed.
        verdict: Option<Verdict>,
        /// Why.
        reason: String,
    },
    /// Assigns a person.
    Assign(Assignee),
    /// Removes a person.
    Release(Assignee),
}

/// Why a change was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is a heading.
    Heading,
    /// It is not in the status that the step starts from.
    WrongStatus,
    /// It waits for approval or is done.
    Closed,
    /// The step or the overruling needs a reason.
    NoReason,
    /// Nothing is due on that day.
    NotDue,
    /// The part of that day is already delivered.
    Delivered,
    /// A result needs evidence first.
    NoEvidence,
    /// The platform measures it; no result can be entered.
    Measured,
    /// It is not judged by such a number.
    NotDeclared,
    /// A part is above its whole.
    AboveWhole,
    /// There is no verdict to overrule, or no overruling to withdraw.
    NoVerdict,
    /// They are assigned already, or are not.
    Assigned,
    /// The same file is already there.
    SameFile,
}

/// A change as recorded in the history and the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Made {
    pub(crate) task: Task,
    pub(crate) action: &'static str,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) note: String,
}

impl Change {
    /// The task after the change by `actor`.
    pub(crate) fn made(&self, task: &Task, actor: &str) -> Result<Made, Refusal> {
        if !task.row.is_task() {
            return Err(Refusal::Heading);
        }
        match self {
            Self::Progress { percent, delivered, note } => {
                progress(task, *percent, *delivered, note)
            }
            Self::Move { step, note } => moved(task, *step, note),
            Self::Enter(result) => entered(task, result),
            Self::Declare(declared) => declare(task, *declared),
            Self::Overrule { verdict, reason } => overruled(task, *verdict, reason, actor),
            Self::Assign(who) if task.assigned.contains(who) => Err(Refusal::Assigned),
            Self::Release(who) if !task.assigned.contains(who) => Err(Refusal::Assigned),
            Self::Assign(who) => {
                let mut next = task.clone();
                next.assigned.push(who.clone());
                Ok(made(next, "task.assigned", (String::new(), who.code()), ""))
            }
            Self::Release(who) => {
                let mut next = task.clone();
                next.assigned.retain(|each| each != who);
                Ok(made(next, "task.released", (who.code(), String::new()), ""))
            }
        }
    }
}

fn made(task: Task, action: &'static str, (before, after): (String, String), note: &str) -> Made {
    Made { task, action, before, after, note: note.to_owned() }
}

fn progress(
    task: &Task,
    percent: u8,
    delivered: Option<NaiveDate>,
    note: &str,
) -> Result<Made, Refusal> {
    if !task.status.takes_work() {
        return Err(Refusal::Closed);
    }
    let mut next = task.clone();
    next.status = TaskStatus::Doing;
    next.percent = percent.min(100);
    let Some(day) = delivered else {
        let change = (task.percent.to_string(), next.percent.to_string());
        return Ok(made(next, "task.progressed", change, note));
    };
    if task.row.is_about_reports() {
        return Err(Refusal::Measured);
    }
    if !task.row.due.days(task.row.year).contains(&day) {
        return Err(Refusal::NotDue);
    }
    if task.delivered.contains(&day) {
        return Err(Refusal::Delivered);
    }
    next.delivered.push(day);
    next.delivered.sort_unstable();
    let change = (task.percent.to_string(), format!("{} {day}", next.percent));
    Ok(made(next, "task.delivered", change, note))
}

fn moved(task: &Task, step: Step, note: &str) -> Result<Made, Refusal> {
    if task.status != step.from() {
        return Err(Refusal::WrongStatus);
    }
    if step.needs_reason() && note.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    let mut next = task.clone();
    next.status = step.to();
    let change = (task.status.code().to_owned(), next.status.code().to_owned());
    Ok(made(next, step.action(), change, note))
}

fn entered(task: &Task, result: &TaskResult) -> Result<Made, Refusal> {
    if task.row.measure.is_some() {
        return Err(Refusal::Measured);
    }
    if !task.status.takes_work() {
        return Err(Refusal::Closed);
    }
    if task.evidence == 0 {
        return Err(Refusal::NoEvidence);
    }
    let word = |result: &TaskResult| format!("{}: {}", result.verdict.code(), result.text);
    let before = task.result.as_ref().map(word).unwrap_or_default();
    let mut next = task.clone();
    next.result = Some(result.clone());
    Ok(made(next, "task.result_entered", (before, word(result)), ""))
}

fn declare(task: &Task, declared: Declared) -> Result<Made, Refusal> {
    let aim = task.row.declared_aim().ok_or(Refusal::NotDeclared)?;
    if aim.indicator.is_share() != declared.whole.is_some() {
        return Err(Refusal::NotDeclared);
    }
    if !aim.at_most && declared.whole.is_some_and(|whole| declared.part > whole) {
        return Err(Refusal::AboveWhole);
    }
    if !task.status.takes_work() {
        return Err(Refusal::Closed);
    }
    if task.evidence == 0 {
        return Err(Refusal::NoEvidence);
    }
    let word = |it: Declared| match it.whole {
        Some(whole) => format!("{}/{whole}", it.part),
        None => it.part.to_string(),
    };
    let before = task.declared.map(word).unwrap_or_default();
    let after = format!("{} ({})", word(declared), aim.verdict_declared(declared).code());
    let mut next = task.clone();
    next.declared = Some(declared);
    Ok(made(next, "task.declared", (before, after), ""))
}

fn overruled(
    task: &Task,
    verdict: Option<Verdict>,
    reason: &str,
    actor: &str,
) -> Result<Made, Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    let has_verdict = task.row.measure.is_some() || task.result.is_some();
    if !has_verdict || (verdict.is_none() && task.overruled.is_none()) {
        return Err(Refusal::NoVerdict);
    }
    let code = |verdict: Verdict| verdict.code().to_owned();
    let before = task.overruled.as_ref().map(|each| code(each.verdict));
    let mut next = task.clone();
    next.overruled = verdict.map(|verdict| Overruled {
        verdict,
        reason: reason.to_owned(),
        by: actor.to_owned(),
    });
    let change = (before.unwrap_or_default(), verdict.map(code).unwrap_or_default());
    Ok(made(next, "task.overruled", change, reason))
}
