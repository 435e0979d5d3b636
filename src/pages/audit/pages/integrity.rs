//! The page of those who check: whether what is stored still holds.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use crate::base::Lang;
use crate::base::calendar::office_time;
use crate::pages::audit::integrity::Words;
use crate::store::{AuditEnd, AuditFault, Differences, SettledCounts};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) fault: Option<&'a AuditFault>,
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
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        div.cards {
            (check(words, words.audit, shown.fault.is_none(), &html! {
                p { (shown.end.number) " " (words.entries) }
                @if let Some(fault) = shown.fault { p lang="en" { (fault) } }
            }))
            (check(words, words.counts, settled.receipts <= settled.responses, &html! {
                p { (settled.responses) " " (words.stored) ", " (settled.receipts) " " (words.receipts) }
            }))
            (check(words, words.instruments, shown.frozen.is_empty(), &html! {
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

fn check(words: &Words, title: &str, holds: bool, detail: &Markup) -> Markup {
    html! {
        article.card {
            h2 { (title) }
            p role=[(!holds).then_some("alert")] { strong { (if holds { words.holds } else { words.fails }) } }
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
