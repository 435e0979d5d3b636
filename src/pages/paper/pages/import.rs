//! The form that brings a file of responses in, and what the file would do.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::base::table::Header;
use crate::base::text::quoted;
use crate::base::{Lang, Text, format};
use crate::domain::paper::table::columns as columns_of;
use crate::domain::survey::Catalogue;
use crate::domain::touchpoint::asked;
use crate::pages::paper::words::Words;
use crate::pages::shared::columns::Naming;
use crate::pages::shared::places::Places;
use crate::store::ResponsesImport;
use crate::web::components::listing::{self, Cell, Listing};
use crate::web::components::refusal::refusal;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Faults shown at most; the rest are counted.
const SHOWN: usize = 200;

/// How far a file has come.
#[derive(Clone, Debug)]
pub(crate) enum Stage {
    /// None was sent.
    Begin,
    /// These are its faults.
    Faults(Vec<String>),
    /// These are its faults; some of its columns were named by hand.
    Mapped { held: String, header: Header, faults: Vec<String> },
    /// Some of its columns are to be named.
    Columns { held: String, header: Header },
    /// It can be kept: what was taken for what, and what it would do.
    Preview { held: String, header: Option<Header>, notes: Vec<Text>, done: ResponsesImport },
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
    pub(crate) today: NaiveDate,
    pub(crate) stage: &'a Stage,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn import(shown: &Import<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let marked = format!("{}{}", words.error, words.import);
    let path = paths::paper_import();
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::paper(), lang)) { (words.title) } }
        @if let Stage::Faults(all) | Stage::Mapped { faults: all, .. } = shown.stage { (faults(shown, all)) }
        h1 { (words.import) }
        @match shown.stage {
            Stage::Columns { held, header } | Stage::Mapped { held, header, .. } => (columns(shown, held, header)),
            Stage::Preview { held, header, notes, done } => {
                (preview(shown, held, (notes, done)))
                @if let Some(header) = header { (columns(shown, held, header)) }
            },
            Stage::Begin | Stage::Faults(_) => {},
        }
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
        title: if matches!(shown.stage, Stage::Faults(_) | Stage::Mapped { .. }) {
            &marked
        } else {
            words.import
        },
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
    let usual = asked(&shown.places.touchpoints, shown.today).first().copied().unwrap_or_default();
    let survey = if shown.survey.is_empty() { usual } else { shown.survey };
    html! {
        form.stacked method="post" enctype="multipart/form-data" action=(paths::in_lang(&paths::paper_import(), lang)) {
            (csrf_field())
            label for="survey" { (words.instrument) }
            select #survey name="survey" {
                @for id in shown.instruments.ids() {
                    option value=(id) selected[survey == id] { (title(shown, id)) }
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

fn faults(shown: &Import<'_>, all: &[String]) -> Markup {
    let words = Words::of(shown.lang);
    let more = all.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| html! { (words.more(more)) });
    let faults = all.iter().take(SHOWN).map(|fault| html! { (quoted(fault)) });
    refusal(words.faults, faults.chain(more))
}

/// What was chosen, for the next step.
fn said(shown: &Import<'_>) -> Markup {
    html! {
        @for (name, value) in [("survey", shown.survey), ("touchpoint", shown.touchpoint), ("day", shown.day)] {
            input type="hidden" name=(name) value=(value);
        }
    }
}

/// The form that says what unknown columns are.
fn columns(shown: &Import<'_>, held: &str, header: &Header) -> Markup {
    let lang = shown.lang;
    let instrument = shown.instruments.current(shown.survey, shown.today);
    let instrument = instrument.or_else(|| shown.instruments.newest(shown.survey));
    let columns = instrument.map(|instrument| columns_of(instrument, lang)).unwrap_or_default();
    let action = paths::in_lang(&paths::paper_import(), lang);
    let said = said(shown);
    Naming { action: &action, held, header, columns: &columns, said: &said }.markup(lang)
}

/// What the file would do, and the button that keeps it.
fn preview(shown: &Import<'_>, held: &str, (notes, done): (&[Text], &ResponsesImport)) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let count = |number| format::count(number, lang);
    let action = paths::in_lang(&paths::paper_import(), lang);
    html! {
        section.note aria-labelledby="preview" {
            h2 #preview { (words.preview_title) }
            p { (words.preview_counts(&count(done.added), &count(done.same))) }
            @if done.assisted > 0 { p { (words.assisted_rows(&count(done.assisted))) } }
            @if !notes.is_empty() { ul { @for note in notes { li { (quoted(note.in_lang(lang))) } } } }
            @if !done.bundles.is_empty() { (bundles(shown, done)) }
            @if done.added == 0 { p { (words.nothing_new) } }
            @else {
                form method="post" enctype="multipart/form-data" action=(action) {
                    (csrf_field())
                    input type="hidden" name="held" value=(held);
                    (said(shown))
                    input type="hidden" name="do" value="keep";
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
