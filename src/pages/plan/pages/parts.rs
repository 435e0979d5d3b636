//! What several of the plan's pages show alike.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::base::calendar::Nearness;
use crate::base::{Lang, format};
use crate::domain::plan::{Assignee, TaskStatus, Units};
use crate::domain::unit::Unit;
use crate::pages::plan::row::Row;
use crate::pages::plan::words::Words;
use crate::pages::shared::{board, places};
use crate::stats::Verdict;

/// The verdict that holds, as a badge; words where there is none.
pub(super) fn verdict(verdict: Option<Verdict>, lang: Lang) -> Markup {
    html! {
        @match verdict {
            Some(found) => (board::verdict(found, lang)),
            None => { span.soft { (Words::of(lang).no_verdict) } },
        }
    }
}

/// The status and the percentage, the bar beside them for the eye alone.
pub(super) fn progress(row: &Row, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let task = &row.task;
    html! {
        span.status.(task.status.code()) { (words.status(task.status)) }
        @if task.status != TaskStatus::NotStarted && task.status != TaskStatus::Done {
            " " span.nowrap { (task.percent) "% " progress value=(task.percent) max="100" aria-hidden="true" {} }
        }
    }
}

/// The next day something is due, and how near it is.
pub(super) fn next_due(row: &Row, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        @match (row.task.next_due(), row.nearness()) {
            (Some(due), Some(near)) => { (format::day(due, lang)) " " (nearness(near, words)) },
            _ if row.is_done() => { "–" },
            _ => { span.soft { (words.unstated) } },
        }
    }
}

fn nearness(near: Nearness, words: &Words) -> Markup {
    html! {
        @match near {
            Nearness::Overdue(days) => { span.late { (words.late_by) " " (days) " " (words.days) } },
            Nearness::Soon(0) => { span.near { (words.today) } },
            Nearness::Soon(days) => { span.near { (words.due_in) " " (days) " " (words.days) } },
            Nearness::Later => {},
        }
    }
}

/// Units by their names.
pub(super) fn units(units: &Units, known: &[Unit], lang: Lang) -> String {
    match units {
        Units::All => Words::of(lang).all_units.to_owned(),
        Units::Of(codes) => {
            let names: Vec<&str> =
                codes.iter().map(|code| places::name(known, code, lang)).collect();
            names.join(", ")
        }
    }
}

/// Who works on a task, by name.
pub(super) fn assignee<'a>(who: &'a Assignee, known: &'a [Unit], lang: Lang) -> &'a str {
    match who {
        Assignee::Unit(code) => places::name(known, code, lang),
        Assignee::Person(name) => name,
    }
}

/// Days one after the other.
pub(super) fn days(days: &[NaiveDate], lang: Lang) -> String {
    let days: Vec<String> = days.iter().map(|day| format::day(*day, lang)).collect();
    days.join("; ")
}
