//! A task as it stood earlier, from its history. Pure.

use chrono::NaiveDate;

use super::status::TaskStatus;
use super::task::{Assignee, Overruled, Task, TaskEntry, TaskResult};
use crate::domain::measure::Declared;
use crate::stats::Verdict;

impl Task {
    /// The task after these entries of its history, the earliest first; its row of the plan is today's. Deliveries
    /// of a task about reports are no entries of it and stay.
    #[must_use]
    pub fn after<'a>(&self, entries: impl IntoIterator<Item = &'a TaskEntry>) -> Self {
        let delivered =
            if self.row.is_about_reports() { self.delivered.clone() } else { Vec::new() };
        let mut then = Self {
            row: self.row.clone(),
            status: TaskStatus::NotStarted,
            percent: 0,
            delivered,
            assigned: Vec::new(),
            evidence: 0,
            result: None,
            declared: None,
            overruled: None,
        };
        for entry in entries {
            then.follow(entry);
        }
        then
    }

    /// Does again what an entry records.
    fn follow(&mut self, entry: &TaskEntry) {
        let after = entry.after.as_str();
        match entry.kind.as_str() {
            "task.progressed" | "task.delivered" => {
                let (percent, day) = after.split_once(' ').unwrap_or((after, ""));
                self.status = TaskStatus::Doing;
                self.percent = percent.parse().unwrap_or(self.percent);
                self.delivered.extend(day.parse::<NaiveDate>().ok());
                self.delivered.sort_unstable();
            }
            "task.result_entered" => {
                let result = after.split_once(": ");
                self.result = result.and_then(|(verdict, text)| {
                    Some(TaskResult { text: text.to_owned(), verdict: Verdict::of_code(verdict)? })
                });
            }
            "task.declared" => self.declared = declared(after),
            "task.overruled" => {
                self.overruled = Verdict::of_code(after).map(|verdict| Overruled {
                    verdict,
                    reason: entry.note.clone(),
                    by: entry.actor.clone(),
                });
            }
            "task.assigned" => self.assigned.extend(Assignee::of_code(after)),
            "task.released" => self.assigned.retain(|who| who.code() != entry.before),
            "task.evidence_added" => self.evidence += 1,
            _ => self.status = TaskStatus::of_code(after).unwrap_or(self.status),
        }
    }
}

/// Reads `37/37 (reached)` or `12 (missed)`.
fn declared(after: &str) -> Option<Declared> {
    let (numbers, _) = after.split_once(" (")?;
    let (part, whole) = match numbers.split_once('/') {
        Some((part, whole)) => (part, Some(whole.parse().ok()?)),
        None => (numbers, None),
    };
    Some(Declared { part: part.parse().ok()?, whole })
}

#[cfg(test)]
mod tests {
    use super::super::{Change, PlanRow, Step, Units};
    use super::*;
    use crate::base::Text;
    use crate::base::calendar::Schedule;

    fn task() -> Task {
        let text = Text { vi: String::new(), en: String::new() };
        let row = PlanRow {
            year: 2026,
            number: "3.1".to_owned(),
            title: text.clone(),
            task: text.clone(),
            requirement: text.clone(),
            output: text.clone(),
            due: Schedule::On(vec!["2026-03-20".parse().unwrap(), "2026-06-20".parse().unwrap()]),
            due_words: text,
            lead: Units::All,
            coordinating: Units::Of(Vec::new()),
            legal: String::new(),
            measure: None,
        };
        Task {
            row,
            status: TaskStatus::NotStarted,
            percent: 0,
            delivered: Vec::new(),
            assigned: Vec::new(),
            evidence: 1,
            result: None,
            declared: None,
            overruled: None,
        }
    }

    #[test]
    fn a_history_done_again_gives_the_task_after_each_of_its_changes() {
        let delivered = |percent, day: &str| Change::Progress {
            percent,
            delivered: Some(day.parse().unwrap()),
            note: String::new(),
        };
        let moved = |step| Change::Move { step, note: "lý do".to_owned() };
        let who = Assignee::Person("lan".to_owned());
        let changes = [
            Change::Assign(who.clone()),
            delivered(50, "2026-03-20"),
            Change::Enter(TaskResult { text: "8/10: xong".into(), verdict: Verdict::Missed }),
            Change::Overrule { verdict: Some(Verdict::Reached), reason: "đủ".to_owned() },
            moved(Step::Submit),
            moved(Step::Approve),
            moved(Step::Reopen),
            delivered(100, "2026-06-20"),
            Change::Overrule { verdict: None, reason: "rút".to_owned() },
            Change::Release(who),
        ];
        let attached = entry("task.evidence_added", "", "a.pdf", "");
        let (mut now, mut history) = (task(), vec![attached]);
        for change in changes {
            let made = change.made(&now, "minh").unwrap();
            history.push(entry(made.action, &made.before, &made.after, &made.note));
            now = made.task;
            assert_eq!(now.after(&history), now, "{change:?}");
        }
        assert_eq!(now.after(&history[..7]).status, TaskStatus::Done);
        assert_eq!(now.after([]).status, TaskStatus::NotStarted);
    }

    fn entry(kind: &str, before: &str, after: &str, note: &str) -> TaskEntry {
        TaskEntry {
            at: chrono::DateTime::UNIX_EPOCH,
            actor: "minh".to_owned(),
            kind: kind.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            note: note.to_owned(),
        }
    }

    #[test]
    fn what_was_declared_is_read_back() {
        let read = |after: &str| declared(after).map(|it| (it.part, it.whole));
        assert_eq!(read("36/37 (missed)"), Some((36, Some(37))));
        assert_eq!(read("12 (reached)"), Some((12, None)));
        assert_eq!(read(""), None);
    }
}
