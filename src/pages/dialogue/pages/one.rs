//! One dialogue: its requests, what became of each, and the forms.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts::{SETTLE, Typed, field, line, settle_id, summary};
use crate::base::{Lang, format};
use crate::domain::dialogue::{Asker, KeptDialogue, KeptRequest};
use crate::domain::unit::Unit;
use crate::pages::dialogue::words::Words;
use crate::pages::shared::places;
use crate::web::components::labelled::Labelled;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct One<'a> {
    pub(crate) kept: &'a KeptDialogue,
    pub(crate) requests: &'a [KeptRequest],
    pub(crate) units: &'a [Unit],
    pub(crate) today: NaiveDate,
    pub(crate) typed: &'a Typed,
    pub(crate) may_write: bool,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn one(shown: &One<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let KeptDialogue { id, dialogue, requests } = shown.kept;
    let marked = format!("{}{}", words.error, dialogue.topic);
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::dialogues(), lang)) { (words.back) } }
        (summary(shown.typed, lang))
        h1 { (dialogue.topic) }
        p.standing { (words.requests) ": " (requests.successes) " / " (requests.trials) }
        dl.about {
            div { dt { (words.held) } dd { (format::day(dialogue.held, lang)) } }
            div { dt { (words.chair) } dd { (dialogue.chair) } }
            @if !dialogue.document.is_empty() { div { dt { (words.document) } dd { (dialogue.document) } } }
        }
        @if shown.requests.is_empty() { p.note { (words.no_requests) } }
        @for kept in shown.requests { (request(shown, kept)) }
        @if shown.may_write { (add(shown)) }
    };
    let frame = Frame {
        title: if shown.typed.is_refused() { &marked } else { &dialogue.topic },
        lang,
        path: &paths::dialogue(id),
        audience: Audience::Office,
    };
    page(&frame, &main)
}

fn request(shown: &One<'_>, kept: &KeptRequest) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let request = &kept.request;
    html! {
        section.card {
            h2 { (words.request) " " (kept.number) }
            p.lines { (request.content) }
            dl.about {
                div { dt { (words.asker) } dd { (words.asker(request.asker)) } }
                div { dt { (words.unit) } dd { (places::name(shown.units, &request.unit, lang)) } }
                @if let Some(due) = request.due { div { dt { (words.due) } dd { (format::day(due, lang)) } } }
                div {
                    dt { (words.state) }
                    dd {
                        @match &kept.settlement {
                            Some(it) => {
                                span.lines { (it.answer) } " (" (format::day(it.settled, lang))
                                @if !it.document.is_empty() { ", " (it.document) } ")"
                            },
                            None if kept.is_overdue(shown.today) => { span.late { (words.overdue) } },
                            None => { (words.open) },
                        }
                    }
                }
            }
            @if shown.may_write { (outcome(shown, kept)) }
        }
    }
}

/// The form that settles a request or opens it again.
fn outcome(shown: &One<'_>, kept: &KeptRequest) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let action = paths::in_lang(&paths::dialogue(&shown.kept.id), lang);
    let number = kept.number.to_string();
    let is_refused = shown.typed.value(SETTLE, "number") == number;
    let blank = Typed::default();
    let typed = if is_refused { shown.typed } else { &blank };
    let field = |name| {
        let id = settle_id(name, &number).into();
        Labelled { id, ..field(typed, SETTLE, name, lang) }
    };
    html! {
        @if kept.settlement.is_some() {
            form.work method="post" action=(action) {
                (csrf_field())
                input type="hidden" name="do" value="reopen";
                input type="hidden" name="number" value=(number);
                button.link type="submit" { (words.reopen) }
            }
        } @else {
            details.work open[is_refused] {
                summary { (words.settle) }
                form.task method="post" action=(action) {
                    (csrf_field())
                    input type="hidden" name="do" value=(SETTLE);
                    input type="hidden" name="number" value=(number);
                    (line(&field("settled"), "date"))
                    (field("answer").lines(3, Some(2000)))
                    (line(&field("document"), "text"))
                    button type="submit" { (words.settle) }
                }
            }
        }
    }
}

/// The form that adds a request.
fn add(shown: &One<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let field = |name| field(shown.typed, "request", name, lang);
    let askers = Asker::ALL.map(|it| (it.code().to_owned(), words.asker(it).to_owned()));
    let units: Vec<(String, String)> = shown
        .units
        .iter()
        .map(|unit| (unit.code.clone(), unit.name.in_lang(lang).to_owned()))
        .collect();
    html! {
        section.work aria-labelledby="add" {
            h2 #add { (words.add_request) }
            p.hint { (words.no_names) }
            form.card.task method="post" action=(paths::in_lang(&paths::dialogue(&shown.kept.id), lang)) {
                (csrf_field())
                input type="hidden" name="do" value="request";
                (field("asker").choice(&askers))
                (field("content").lines(3, Some(2000)))
                (field("unit").choice(&units))
                (line(&field("due"), "date"))
                button type="submit" { (words.save) }
            }
        }
    }
}
