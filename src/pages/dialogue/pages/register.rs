//! The dialogues of a year, and the form that records one.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::parts::{Typed, field, line, summary};
use crate::base::{Lang, format};
use crate::domain::dialogue::{DialogueCounts, KeptDialogue};
use crate::pages::dialogue::words::Words;
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::listing;
use crate::web::components::listing::Listing;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Register<'a> {
    pub(crate) year: i32,
    pub(crate) years: &'a BTreeSet<i32>,
    pub(crate) dialogues: &'a [KeptDialogue],
    pub(crate) counts: DialogueCounts,
    pub(crate) typed: &'a Typed,
    pub(crate) may_write: bool,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn register(shown: &Register<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let marked = format!("{}{}", words.error, words.title);
    let path = format!("{}?year={}", paths::dialogues(), shown.year);
    let file = |ending: &str| {
        paths::in_lang(&format!("{}?year={}", paths::dialogues_file(ending), shown.year), lang)
    };
    let count = |number| format::count(number, lang);
    let DialogueCounts { dialogues, requests, overdue } = shown.counts;
    let sum = words.sum(
        &count(dialogues),
        &count(requests.trials),
        &count(requests.successes),
        &count(overdue),
    );
    let main = html! {
        (summary(shown.typed, lang))
        h1 { (words.title) }
        p.lead { strong { (words.year) " " (shown.year) ": " (sum) } }
        (years(shown))
        p.hint { (words.lead) }
        @if shown.dialogues.is_empty() { p.note { (words.none) } } @else { (list(shown)) }
        p.files { (downloads(words.download, file)) }
        @if shown.may_write { (form(shown)) }
    };
    let frame = Frame {
        title: if shown.typed.is_refused() { &marked } else { words.title },
        lang,
        path: &path,
        audience: Audience::Office,
    };
    page(&frame, &main)
}

fn years(shown: &Register<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let years = shown.years.iter().rev().map(|year| (year.to_string(), year.to_string()));
    let kind = Kind::Choice(None, years.collect());
    let filters = Filters {
        lang: shown.lang,
        path: &paths::dialogues(),
        label: words.filter,
        show: words.show,
        clear: None,
        hint: Some(words.of_year),
        refused: "",
        faults: Vec::new(),
        fields: vec![Field::new(("year", words.year), shown.year.to_string(), kind)],
    };
    filters.markup()
}

fn list(shown: &Register<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let rows = shown.dialogues.iter().map(|KeptDialogue { id, dialogue, requests }| {
        let cells = [
            html! { a href=(paths::in_lang(&paths::dialogue(id), lang)) { (dialogue.topic) } },
            html! { (format::day(dialogue.held, lang)) },
            html! { (dialogue.chair) },
            html! { (requests.successes) " / " (requests.trials) },
        ];
        cells.map(listing::Cell::from).into()
    });
    let columns = [words.topic, words.held, words.chair].map(listing::words).into_iter();
    let listing = Listing {
        label: words.title,
        class: "",
        columns: columns.chain([listing::numbers(words.requests)]).collect(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

fn form(shown: &Register<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let field = |name| field(shown.typed, "dialogue", name, lang);
    html! {
        section.work aria-labelledby="add" {
            h2 #add { (words.add) }
            form.card.task method="post" action=(paths::in_lang(&paths::dialogues(), lang)) {
                (csrf_field())
                (line(&field("held"), "date"))
                (line(&field("topic"), "text"))
                (line(&field("chair"), "text"))
                (line(&field("document"), "text"))
                button type="submit" { (words.save) }
            }
        }
    }
}
