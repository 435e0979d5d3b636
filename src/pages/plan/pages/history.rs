//! What was done to a task, the newest first.

use maud::{Markup, html};

use super::parts::assignee;
use super::task::Shown;
use crate::base::calendar::office_time;
use crate::base::{Lang, format};
use crate::domain::measure::verdict_name;
use crate::domain::plan::{Assignee, TaskEntry, TaskStatus};
use crate::pages::plan::words::Words;
use crate::stats::Verdict;
use crate::web::context::person;

/// The list.
pub(super) fn history(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    html! {
        @if shown.whole.entries.is_empty() { p.soft { (words.no_history) } }
        ol.history {
            @for entry in &shown.whole.entries {
                li {
                    strong { (words.action(&entry.kind).unwrap_or(&entry.kind)) }
                    @let sentence = sentence(entry, shown);
                    @if !sentence.is_empty() { ": " (sentence) }
                    @if !entry.note.is_empty() { br; span.lines { (entry.note) } }
                    br; span.soft { (when(entry, shown.lang)) " · " (whom(entry, words)) }
                }
            }
        }
    }
}

fn when(entry: &TaskEntry, lang: Lang) -> String {
    let local = office_time(entry.at);
    format!("{} {}", format::day(local.date(), lang), local.format("%H:%M"))
}

fn whom(entry: &TaskEntry, words: &Words) -> String {
    if entry.actor.is_empty() { words.system.to_owned() } else { person(&entry.actor) }
}

/// What an entry changed, in the page's words.
fn sentence(entry: &TaskEntry, shown: &Shown<'_>) -> String {
    let words = shown.words();
    let word = |code: &str| word(code, shown);
    let (before, after) = (entry.before.as_str(), entry.after.as_str());
    match entry.kind.as_str() {
        "task.progressed" => format!("{before}% → {after}%"),
        "task.delivered" => {
            let (percent, day) = after.split_once(' ').unwrap_or((after, ""));
            let day =
                day.parse().map_or_else(|_| day.to_owned(), |day| format::day(day, shown.lang));
            format!("{day}, {before}% → {percent}%")
        }
        "task.overruled" if after.is_empty() => words.withdrawn.to_owned(),
        "task.overruled" | "task.assigned" | "task.evidence_added" => word(after),
        "task.released" => word(before),
        "task.declared" => {
            let (numbers, code) = after.split_once(" (").unwrap_or((after, ""));
            let verdict = word(code.trim_end_matches(')'));
            let before = if before.is_empty() { String::new() } else { format!("{before} → ") };
            format!("{before}{numbers} – {verdict}")
        }
        "task.result_entered" => {
            let (code, text) = after.split_once(": ").unwrap_or(("", after));
            format!("{} – {text}", word(code))
        }
        _ => format!("{} → {}", word(before), word(after)),
    }
}

/// A code in the page's words: a status, a verdict, a unit; anything else stays.
fn word(code: &str, shown: &Shown<'_>) -> String {
    if let Some(status) = TaskStatus::of_code(code) {
        return shown.words().status(status).to_owned();
    }
    match (Verdict::of_code(code), Assignee::of_code(code)) {
        (Some(verdict), _) => verdict_name(verdict, shown.lang).to_owned(),
        (None, Some(who)) => assignee(&who, &shown.whole.units, shown.lang).to_owned(),
        (None, None) => code.to_owned(),
    }
}
