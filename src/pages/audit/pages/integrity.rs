//! The page of those who check: whether what is stored still holds.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use crate::base::calendar::office_time;
use crate::base::{Lang, format};
use crate::pages::audit::integrity::Words;
use crate::store::{AuditCheck, AuditEnd, Differences, SettledCounts};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    /// The last check of the whole log; `None` while the first one is under way.
    pub(crate) check: Option<&'a AuditCheck>,
    pub(crate) end: &'a AuditEnd,
    pub(crate) frozen: &'a Differences,
    pub(crate) settled: SettledCounts,
    pub(crate) now: DateTime<Utc>,
    pub(crate) lang: Lang,
}

/// The whole page.
pub(crate) fn integrity(shown: &Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let frame = Frame {
        title: words.title,
        lang: shown.lang,
        path: &paths::integrity(),
        audience: Audience::Office,
    };
    let settled = shown.settled;
    let count = |number: u64| format::count(number, shown.lang);
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        div.cards {
            (audit_log(shown, words))
            (check(words, words.counts, Some(settled.receipts <= settled.responses), &html! {
                p { (count(settled.responses)) " " (words.stored) ", " (count(settled.receipts)) " " (words.receipts) }
            }))
            (check(words, words.instruments, Some(shown.frozen.is_empty()), &html! {
                @if shown.frozen.is_empty() { p { (words.same_files) } }
                @for sentence in &shown.frozen.listed { p lang="en" { (sentence) } }
            }))
        }
        h2 { (words.note_title) }
        p { (words.note) }
        p { (office_time(shown.now).format("%d/%m/%Y %H:%M")) " · " (words.number) " " (shown.end.number) }
        p { code.secret { (grouped(&shown.end.hash)) } }
        p.hint { (words.whole) " " code { "hailong verify" } "." }
        p { a href=(paths::in_lang(&paths::audit(), shown.lang)) { (words.log) } }
    };
    page(&frame, &main)
}

fn audit_log(shown: &Shown<'_>, words: &Words) -> Markup {
    let holds = shown.check.map(|check| check.fault.is_none());
    check(
        words,
        words.audit,
        holds,
        &html! {
            p { (format::count(shown.end.number.unsigned_abs(), shown.lang)) " " (words.entries) }
            @if let Some(check) = shown.check {
                @let at = office_time(check.at).format("%d/%m/%Y %H:%M").to_string();
                p.hint { (words.checked(&at, check.number)) }
                @if let Some(fault) = &check.fault { p lang="en" { (fault) } }
            }
        },
    )
}

/// `None` is not known yet.
fn check(words: &Words, title: &str, holds: Option<bool>, detail: &Markup) -> Markup {
    let said = match holds {
        None => words.under_way,
        Some(true) => words.holds,
        Some(false) => words.fails,
    };
    html! {
        article.card {
            h2 { (title) }
            p role=[(holds == Some(false)).then_some("alert")] { strong { (said) } }
            (detail)
        }
    }
}

/// In groups of eight, as one reads it off and compares it.
fn grouped(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().collect();
    let groups: Vec<String> = digits.chunks(8).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
