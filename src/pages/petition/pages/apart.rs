//! Petitions that came in a flood and are not in the register. Pure.

use maud::{Markup, html};

use super::follow::in_groups;
use super::parts;
use crate::base::calendar::office_time;
use crate::base::{Lang, format};
use crate::pages::petition::words::{CitizenWords, OfficeWords, Words};
use crate::store::{ApartKey, PetitionApart};
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
    /// Whether they are the first.
    pub(crate) is_first: bool,
    /// What the next page is behind; `None` at the end.
    pub(crate) next: Option<&'a ApartKey>,
    /// Whether some were to be left out without a reason.
    pub(crate) lacks_reason: bool,
    pub(crate) lang: Lang,
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
        @if shown.lacks_reason { p.say role="alert" { (words.apart_no_reason) } }
        p { (words.apart_waiting(&format::count(shown.waiting, lang))) }
        @if !shown.petitions.is_empty() { (form(shown, words)) }
        nav.files {
            @if !shown.is_first { a href=(paths::in_lang(&paths::register_apart(), lang)) { (Words::of(lang).to_first) } " " }
            @if let Some((at, code)) = shown.next {
                @let after = format!("{}.{code}", at.timestamp_millis());
                a rel="next" href=(paths::in_lang(&paths::with_query(&paths::register_apart(), [("after", after.as_str())]), lang)) { (Words::of(lang).next) }
            }
        }
    };
    page(&frame, &main)
}

fn form(shown: &Apart<'_>, words: &OfficeWords) -> Markup {
    let lang = shown.lang;
    html! {
        form.write method="post" action=(paths::register_apart()) {
            (csrf_field()) (lang_field(lang))
            @for petition in shown.petitions {
                @let at = office_time(petition.at);
                fieldset {
                    label.pick {
                        input type="checkbox" name="code" value=(petition.code) checked;
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
                }
            }
            button type="submit" name="verdict" value="take-in" { (words.apart_take_in) }
            label.of for="reason" { (words.apart_reason) }
            textarea #reason name="reason" rows="2" maxlength="2000" {}
            button.quiet type="submit" name="verdict" value="leave-out" { (words.apart_leave_out) }
        }
    }
}

/// What its sender sees of it.
pub(crate) fn held_apart(petition: &PetitionApart, lang: Lang) -> Markup {
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
        @match &petition.reason {
            None => p { (words.held_apart_more) },
            Some(reason) => { h2 { (shared.reason) } (parts::text(reason)) }
        }
    };
    page(&frame, &main)
}
