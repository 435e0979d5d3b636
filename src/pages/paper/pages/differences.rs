//! Where the two key-ins of a bundle differ.

use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::paper::{Bundle, KeyedForm, Part, differences as found};
use crate::domain::survey::Instrument;
use crate::pages::paper::words::Words;
use crate::web::components::listing::{self, Cell, Listing};
use crate::web::components::refusal::{at_field, refusal};
use crate::web::csrf::csrf_field;
use crate::web::fields::first;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Differences<'a> {
    pub(crate) bundle: &'a Bundle,
    pub(crate) instrument: &'a Instrument,
    pub(crate) forms: &'a [KeyedForm],
    /// What was typed, and the fields of it that cannot be taken.
    pub(crate) typed: &'a [(String, String)],
    pub(crate) wrong: &'a [String],
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn differences(shown: &Differences<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let code = &shown.bundle.code;
    let title = format!("{} – {}", words.differences, words.one(code));
    let path = paths::paper_differences(code);
    let open: Vec<&KeyedForm> = shown.forms.iter().filter(|form| form.is_open()).collect();
    let place = |name: &str| {
        let (number, code) = name.split_once('.').unwrap_or((name, ""));
        words.place(number, code)
    };
    let wrong = shown.wrong.iter().map(|name| at_field(name, &place(name), words.bad_code));
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::paper_bundle(code), lang)) { (words.back) } }
        (refusal(words.refused, wrong))
        h1 { (title) }
        (alone(shown))
        @if open.is_empty() { p { (words.no_differences) } }
        @else {
            p.lead { (words.differences_lead) }
            form method="post" action=(paths::in_lang(&path, lang)) autocomplete="off" {
                (csrf_field())
                (table(shown, &open))
                button type="submit" { (words.save) }
            }
        }
    };
    page(&Frame { title: &title, lang, path: &path, audience: Audience::Office }, &main)
}

/// Names the forms that one person keyed both times.
fn alone(shown: &Differences<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let alone = shown.forms.iter().filter(|form| form.keyed_alone().is_some());
    let numbers: Vec<String> = alone.map(|form| form.number.to_string()).collect();
    html! {
        @if !numbers.is_empty() { p.note { (words.alone_note(&numbers.join(", "))) } }
    }
}

fn table(shown: &Differences<'_>, open: &[&KeyedForm]) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let all = open.iter().flat_map(|form| found(shown.instrument, form));
    let keyed = |text: &str| if text.is_empty() { words.blank_answer } else { text }.to_owned();
    let rows = all.enumerate().map(|(place, difference)| {
        let code = difference.of.field();
        let name = format!("{}.{code}", difference.number);
        let typed = first(shown.typed, &name);
        let question = match difference.of {
            Part::Item(item) => format!("{code}. {}", item.title.in_lang(lang)),
            Part::Procedure => words.procedure.to_owned(),
            Part::Remark => words.remark.to_owned(),
        };
        let label = format!("{} {}, {question}", words.number, difference.number);
        let right = html! {
            @if matches!(difference.of, Part::Item(_)) {
                input id=(name) name=(name) type="text" size="4" value=(typed) aria-label=(label)
                    autocapitalize="characters" autofocus[place == 0];
            } @else {
                select id=(name) name=(name) aria-label=(label) {
                    option value="" { "–" }
                    option value="1" selected[typed == "1"] { (words.first) }
                    option value="2" selected[typed == "2"] { (words.second) }
                }
            }
        };
        let cells = [
            html! { (difference.number) },
            html! { (question) },
            html! { (keyed(&difference.keyed[0])) },
            html! { (keyed(&difference.keyed[1])) },
            right,
        ];
        cells.map(Cell::from).into()
    });
    let columns = [words.number, words.question, words.first, words.second, words.right];
    let listing = Listing {
        label: words.differences,
        class: "",
        columns: columns.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}
