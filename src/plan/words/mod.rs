//! Words of the plan's pages.

use super::forms::Problem;
use super::row::Source;
use crate::measure::Indicator;
use crate::store::{Refusal, Step, TaskStatus};
use crate::survey::Lang;
use crate::web::evidence::Unfit;

mod beside;
mod en;
mod vi;

pub(super) use beside::beside;

/// What is said there, in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) none: &'static str,
    pub(super) nothing: &'static str,
    pub(super) calendar: &'static str,
    pub(super) calendar_lead: &'static str,
    pub(super) list: &'static str,
    pub(super) download: &'static str,
    pub(super) filter_title: &'static str,
    pub(super) bad_filter: &'static str,
    pub(super) show: &'static str,
    pub(super) clear: &'static str,
    pub(super) all: &'static str,
    pub(super) year: &'static str,
    pub(super) area: &'static str,
    pub(super) unit: &'static str,
    pub(super) status: &'static str,
    pub(super) when: &'static str,
    pub(super) overdue: &'static str,
    pub(super) soon: &'static str,
    pub(super) tasks: &'static str,
    pub(super) criterion: &'static str,
    pub(super) due: &'static str,
    pub(super) next_due: &'static str,
    pub(super) unstated: &'static str,
    pub(super) late_by: &'static str,
    pub(super) due_in: &'static str,
    pub(super) days: &'static str,
    pub(super) today: &'static str,
    pub(super) leading: &'static str,
    pub(super) coordinating: &'static str,
    pub(super) all_units: &'static str,
    pub(super) progress: &'static str,
    pub(super) verdict: &'static str,
    pub(super) no_verdict: &'static str,
    pub(super) reached: &'static str,
    pub(super) missed: &'static str,
    pub(super) open: &'static str,
    pub(super) statuses: [&'static str; 4],
    pub(super) task: &'static str,
    pub(super) requirement: &'static str,
    pub(super) output: &'static str,
    pub(super) legal: &'static str,
    pub(super) assigned: &'static str,
    pub(super) nobody: &'static str,
    pub(super) result: &'static str,
    pub(super) target: &'static str,
    pub(super) at_least: &'static str,
    pub(super) more_than: &'static str,
    pub(super) interval: &'static str,
    pub(super) source: &'static str,
    pub(super) sources: [&'static str; 4],
    pub(super) measured_by: &'static str,
    pub(super) measured_note: &'static str,
    pub(super) entered_note: &'static str,
    pub(super) counted: [&'static str; 5],
    pub(super) counted_note: &'static str,
    pub(super) counted_source: &'static str,
    pub(super) nothing_arose: &'static str,
    pub(super) points: &'static str,
    pub(super) no_answers: &'static str,
    pub(super) hidden_cell: &'static str,
    pub(super) overruled_by: &'static str,
    pub(super) instead_of: &'static str,
    pub(super) evidence: &'static str,
    pub(super) no_evidence: &'static str,
    pub(super) evidence_hint: &'static str,
    pub(super) file: &'static str,
    pub(super) add_file: &'static str,
    pub(super) work: &'static str,
    pub(super) only_read: &'static str,
    pub(super) percent: &'static str,
    pub(super) delivered: &'static str,
    pub(super) delivered_none: &'static str,
    pub(super) note: &'static str,
    pub(super) save_progress: &'static str,
    pub(super) steps: [&'static str; 5],
    pub(super) steps_title: &'static str,
    pub(super) step: &'static str,
    pub(super) reason: &'static str,
    pub(super) reason_hint: &'static str,
    pub(super) enter_result: &'static str,
    pub(super) judged: &'static str,
    pub(super) save_result: &'static str,
    pub(super) overrule: &'static str,
    pub(super) overrule_hint: &'static str,
    pub(super) new_verdict: &'static str,
    pub(super) withdrawn: &'static str,
    pub(super) why: &'static str,
    pub(super) save_verdict: &'static str,
    pub(super) assign: &'static str,
    pub(super) who: &'static str,
    pub(super) put_on: &'static str,
    pub(super) take_off: &'static str,
    pub(super) history: &'static str,
    pub(super) no_history: &'static str,
    pub(super) system: &'static str,
    pub(super) actions: [(&'static str, &'static str); 12],
    pub(super) error: &'static str,
    pub(super) faults: &'static str,
    pub(super) bad_percent: &'static str,
    pub(super) bad_choice: &'static str,
    pub(super) empty: &'static str,
    pub(super) too_long: &'static str,
    pub(super) refused: [&'static str; 11],
    pub(super) unfit: [&'static str; 3],
    pub(super) month: fn(u32) -> String,
    pub(super) runs: &'static str,
    pub(super) done_mark: &'static str,
    pub(super) back: &'static str,
}

/// The words in `lang`.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &vi::VI,
        Lang::En => &en::EN,
    }
}

impl Words {
    pub(super) fn status(&self, status: TaskStatus) -> &'static str {
        let [not_started, doing, waiting, done] = self.statuses;
        match status {
            TaskStatus::NotStarted => not_started,
            TaskStatus::Doing => doing,
            TaskStatus::Waiting => waiting,
            TaskStatus::Done => done,
        }
    }

    pub(super) fn step(&self, step: Step) -> &'static str {
        let [start, submit, approve, give_back, reopen] = self.steps;
        match step {
            Step::Start => start,
            Step::Submit => submit,
            Step::Approve => approve,
            Step::Return => give_back,
            Step::Reopen => reopen,
        }
    }

    pub(super) fn source(&self, source: Source) -> &'static str {
        let [measured, entered, overruled, nothing] = self.sources;
        match source {
            Source::Measured => measured,
            Source::Entered => entered,
            Source::Overruled => overruled,
            Source::Nothing => nothing,
        }
    }

    /// What an indicator is called that is counted in a register; `None` for a survey's index, and for
    /// reports, which have words of their own.
    pub(super) fn counted(&self, indicator: &Indicator) -> Option<&'static str> {
        let [on_time, apologised, score, handled, published] = self.counted;
        match indicator {
            Indicator::Index(_) | Indicator::ReportsInTime => None,
            Indicator::DossiersOnTime => Some(on_time),
            Indicator::DossiersApologised => Some(apologised),
            Indicator::OneStopScore => Some(score),
            Indicator::PetitionsHandled => Some(handled),
            Indicator::PetitionsPublished => Some(published),
        }
    }

    /// What an entry of the history is called; the bare code of what is not known.
    pub(super) fn action<'a>(&self, kind: &'a str) -> &'a str {
        let known = self.actions.iter().find(|(code, _)| *code == kind);
        known.map_or(kind, |(_, name)| name)
    }

    /// What a field is called.
    pub(super) fn field(&self, name: &str) -> &'static str {
        match name {
            "percent" => self.percent,
            "delivered" => self.delivered,
            "note" => self.note,
            "step" => self.step,
            "reason" => self.reason,
            "result" => self.result,
            "judged" => self.judged,
            "verdict" => self.new_verdict,
            "why" => self.why,
            "file" => self.file,
            _ => self.who,
        }
    }

    pub(super) fn problem(&self, problem: Problem) -> &'static str {
        match problem {
            Problem::Percent => self.bad_percent,
            Problem::NoChoice => self.bad_choice,
            Problem::Empty => self.empty,
            Problem::TooLong => self.too_long,
            Problem::File(unfit) => {
                let [empty, large, kind] = self.unfit;
                match unfit {
                    Unfit::Empty => empty,
                    Unfit::TooLarge => large,
                    Unfit::Kind => kind,
                }
            }
            Problem::Refused(refusal) => self.refusal(refusal),
        }
    }

    fn refusal(&self, refusal: Refusal) -> &'static str {
        let place = match refusal {
            Refusal::Heading => 0,
            Refusal::WrongStatus => 1,
            Refusal::Closed => 2,
            Refusal::NoReason => 3,
            Refusal::NotDue => 4,
            Refusal::Delivered => 5,
            Refusal::NoEvidence => 6,
            Refusal::Measured => 7,
            Refusal::NoVerdict => 8,
            Refusal::Assigned => 9,
            Refusal::SameFile => 10,
        };
        self.refused[place]
    }
}
