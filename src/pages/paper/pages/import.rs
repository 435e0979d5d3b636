//! The form that brings a file of responses in, and what the file would do.

use maud::{Markup, html};

use crate::base::{Lang, Text, format};
use crate::domain::survey::Catalogue;
use crate::pages::paper::words::Words;
use crate::pages::shared::places::Places;
use crate::store::ResponsesImport;
use crate::web::components::listing::{self, Cell, Listing};
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Faults shown at most; the rest are counted.
const SHOWN: usize = 200;

/// A file that was read and not kept.
#[derive(Clone, Debug)]
pub(crate) struct Preview {
    /// Its name.
    pub(crate) name: String,
    /// Its bytes as base 64, which the second step sends.
    pub(crate) content: String,
    pub(crate) notes: Vec<Text>,
    /// What it would do.
    pub(crate) done: ResponsesImport,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Import<'a> {
    pub(crate) instruments: &'a Catalogue,
    pub(crate) places: &'a Places,
    /// What was chosen.
    pub(crate) survey: &'a str,
    pub(crate) touchpoint: &'a str,
    pub(crate) day: &'a str,
    pub(crate) faults: &'a [String],
    pub(crate) preview: Option<&'a Preview>,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn import(shown: &Import<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let marked = format!("{}{}", words.error, words.import);
    let path = paths::paper_import();
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::paper(), lang)) { (words.title) } }
        (faults(shown))
        h1 { (words.import) }
        @if let Some(preview) = shown.preview { (preview_of(shown, preview)) }
        p.lead { (words.import_lead) }
        (form(shown))
        h2 { (words.template) }
        ul {
            @for id in shown.instruments.ids() {
                li { a href=(paths::in_lang(&paths::paper_template(id), lang)) download { (title(shown, id)) } }
            }
        }
    };
    let frame = Frame {
        title: if shown.faults.is_empty() { words.import } else { &marked },
        lang,
        path: &path,
        audience: Audience::Office,
    };
    page(&frame, &main)
}

fn title<'a>(shown: &Import<'a>, id: &'a str) -> &'a str {
    shown.instruments.newest(id).map_or(id, |instrument| instrument.title.in_lang(shown.lang))
}

fn form(shown: &Import<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    html! {
        form.stacked method="post" enctype="multipart/form-data" action=(paths::in_lang(&paths::paper_import(), lang)) {
            (csrf_field())
            label for="survey" { (words.instrument) }
            select #survey name="survey" {
                @for id in shown.instruments.ids() {
                    option value=(id) selected[shown.survey == id] { (title(shown, id)) }
                }
            }
            label for="touchpoint" { (words.whole_place) }
            select #touchpoint name="touchpoint" {
                option value="" { "–" }
                @for each in &shown.places.touchpoints {
                    option value=(each.code) selected[shown.touchpoint == each.code] {
                        (each.code) " – " (each.name.in_lang(lang))
                    }
                }
            }
            label for="day" { (words.whole_day) }
            input #day name="day" type="date" value=(shown.day);
            label for="file" { (words.file) }
            input #file name="file" type="file" accept=".csv,.xlsx" required;
            button type="submit" { (words.preview) }
        }
    }
}

fn faults(shown: &Import<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let more = shown.faults.len().saturating_sub(SHOWN);
    html! {
        @if !shown.faults.is_empty() {
            div.sum role="alert" {
                h2 { (words.faults) }
                ul {
                    @for fault in shown.faults.iter().take(SHOWN) { li { (fault) } }
                    @if more > 0 { li { (words.more(more)) } }
                }
            }
        }
    }
}

/// What the file would do, and the button that keeps it.
fn preview_of(shown: &Import<'_>, preview: &Preview) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let count = |number| format::count(number, lang);
    let done = &preview.done;
    let action = paths::in_lang(&paths::paper_import(), lang);
    html! {
        section.note aria-labelledby="preview" {
            h2 #preview { (words.preview_title) }
            p { (words.preview_counts(&count(done.added), &count(done.same))) }
            @if done.assisted > 0 { p { (words.assisted_rows(&count(done.assisted))) } }
            @if !preview.notes.is_empty() {
                ul { @for note in &preview.notes { li { (note.in_lang(lang)) } } }
            }
            @if !done.bundles.is_empty() { (bundles(shown, done)) }
            @if done.added == 0 { p { (words.nothing_new) } }
            @else {
                form method="post" enctype="multipart/form-data" action=(action) {
                    (csrf_field())
                    input type="hidden" name="name" value=(preview.name);
                    input type="hidden" name="survey" value=(shown.survey);
                    input type="hidden" name="touchpoint" value=(shown.touchpoint);
                    input type="hidden" name="day" value=(shown.day);
                    textarea name="content" hidden { (preview.content) }
                    button type="submit" { (words.keep) }
                }
            }
        }
    }
}

fn bundles(shown: &Import<'_>, done: &ResponsesImport) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let rows = done.bundles.iter().take(SHOWN).map(|bundle| {
        let cells = [
            html! { (bundle.code) },
            html! { (shown.places.touchpoint(&bundle.touchpoint, lang)) },
            html! { (format::day(bundle.day, lang)) },
            html! { (format::count(bundle.forms, lang)) },
            html! { (words.becomes(bundle.became)) },
        ];
        cells.map(Cell::from).into()
    });
    let mut columns: Vec<_> = [words.bundle, words.place, words.day].map(listing::words).into();
    columns.push(listing::numbers(words.forms));
    columns.push(listing::words(words.became));
    let listing = Listing {
        label: words.preview_title,
        class: "",
        columns,
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}
