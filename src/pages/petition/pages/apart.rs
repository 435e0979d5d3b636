//! Petitions that came in a flood and are not in the register. Pure.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::follow::in_groups;
use super::{follow, parts};
use crate::base::calendar::office_time;
use crate::base::{Lang, format};
use crate::pages::petition::words::{CitizenWords, FileWords, OfficeWords, Words};
use crate::store::{ApartKey, PetitionApart, PetitionFile};
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the office's page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Apart<'a> {
    /// How many wait in all.
    pub(crate) waiting: u64,
    /// Those of this page.
    pub(crate) petitions: &'a [PetitionApart],
    /// Their files, by their codes.
    pub(crate) files: &'a BTreeMap<String, Vec<PetitionFile>>,
    /// What this page is behind; `None` for the first.
    pub(crate) behind: Option<&'a ApartKey>,
    /// What the next page is behind; `None` at the end.
    pub(crate) next: Option<&'a ApartKey>,
    /// Why nothing was decided, and the codes that were ticked.
    pub(crate) refused: Option<(NotDecided, &'a [&'a str])>,
    pub(crate) lang: Lang,
}

/// Why nothing was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotDecided {
    /// Some were to be left out without a reason.
    NoReason,
    /// None was ticked.
    NoneTicked,
}

/// A key as it stands in addresses and forms: milliseconds and a code.
fn key((at, code): &ApartKey) -> String {
    format!("{}.{code}", at.timestamp_millis())
}

/// The office's page.
pub(crate) fn apart(shown: &Apart<'_>) -> Markup {
    let (words, lang) = (OfficeWords::of(shown.lang), shown.lang);
    let frame = Frame {
        title: words.apart_title,
        lang,
        path: &paths::register_apart(),
        audience: Audience::Office,
    };
    let main = html! {
        p { a href=(paths::in_lang(&paths::register(), lang)) { (words.title) } }
        h1 { (words.apart_title) }
        p.lead { (words.apart_lead) }
        @if let Some((why, _)) = shown.refused { p.say role="alert" { (words.not_decided(why)) } }
        p { (words.apart_waiting(&format::count(shown.waiting, lang))) }
        @if !shown.petitions.is_empty() { (form(shown, words)) }
        nav.files {
            @if shown.behind.is_some() { a href=(paths::in_lang(&paths::register_apart(), lang)) { (Words::of(lang).to_first) } " " }
            @if let Some(next) = shown.next.map(key) {
                a rel="next" href=(paths::in_lang(&paths::with_query(&paths::register_apart(), [("after", next.as_str())]), lang)) { (Words::of(lang).next) }
            }
        }
    };
    page(&frame, &main)
}

fn form(shown: &Apart<'_>, words: &OfficeWords) -> Markup {
    let lang = shown.lang;
    let is_ticked = |code: &str| shown.refused.is_none_or(|(_, ticked)| ticked.contains(&code));
    html! {
        form.write method="post" action=(paths::register_apart()) {
            (csrf_field()) (lang_field(lang))
            @if let Some(behind) = shown.behind { input type="hidden" name="after" value=(key(behind)); }
            @for petition in shown.petitions {
                @let at = office_time(petition.at);
                fieldset {
                    label.pick {
                        input type="checkbox" name="code" value=(petition.code) checked[is_ticked(&petition.code)];
                        strong { (petition.subject) }
                    }
                    p.hint {
                        (Words::of(lang).kind_name(petition.kind)) " · "
                        (format::day(at.date(), lang)) " " (at.format("%H:%M"))
                    }
                    details {
                        summary { (Words::of(lang).body) }
                        (parts::text(&petition.body))
                    }
                    @if let Some(files) = shown.files.get(&petition.code) { (sent_files(&petition.code, files, lang)) }
                }
            }
            button type="submit" name="verdict" value="take-in" { (words.apart_take_in) }
            label.of for="reason" { (words.apart_reason) }
            textarea #reason name="reason" rows="2" maxlength="2000" {}
            button.quiet type="submit" name="verdict" value="leave-out" { (words.apart_leave_out) }
        }
    }
}

/// The sender's files, each opened by a button of the form around it; that one was opened is recorded.
fn sent_files(code: &str, files: &[PetitionFile], lang: Lang) -> Markup {
    let words = FileWords::of(lang);
    html! {
        details {
            summary { (words.of_sender) " (" (files.len()) ")" }
            p.hint { (words.opening_recorded) }
            @for (place, file) in (1..).zip(files) {
                p {
                    (words.file(place)) " (" (parts::file_said(file, lang)) ") "
                    button.link type="submit" formaction=(paths::registered_file(code, &file.id)) {
                        (words.open) span.hidden { ": " (words.file(place)) }
                    }
                }
            }
        }
    }
}

/// What its sender sees of it.
pub(crate) fn held_apart(petition: &PetitionApart, files: &[PetitionFile], lang: Lang) -> Markup {
    let (words, shared) = (CitizenWords::of(lang), Words::of(lang));
    let path = paths::petition(&petition.code);
    let frame = Frame { title: words.follow_title, lang, path: &path, audience: Audience::Citizen };
    let main = html! {
        h1 { (words.follow_title) }
        p.promise { strong {
            (shared.state) ": "
            (if petition.reason.is_some() { words.left_out } else { words.held_apart })
        } }
        h2 { (words.code) }
        p.code { (in_groups(&petition.code)) }
        p.hint { (words.code_hint) }
        p { (shared.received) ": " (format::day(petition.received, lang)) }
        (follow::sent_files(files, lang))
        @match &petition.reason {
            None => p { (words.held_apart_more) },
            Some(reason) => { h2 { (shared.reason) } (parts::text(reason)) }
        }
    };
    page(&frame, &main)
}
