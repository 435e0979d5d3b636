//! The page of official figures.

mod series;

use maud::{Markup, html};

use super::view::{Seen, Wanted};
use super::words::Words;
use crate::base::Lang;
use crate::domain::measure::papi::Series;
use crate::domain::official::OfficialIndex;
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::shell::{Audience, Frame, page};
use crate::web::{context, paths};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) seen: &'a Seen,
    pub(super) wanted: &'a Wanted,
    /// Where PAPI's series breaks.
    pub(super) papi: &'a Series,
    pub(super) may_import: bool,
    pub(super) lang: Lang,
}

impl Shown<'_> {
    fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// `path` with what was requested.
    fn address(&self, path: &str) -> String {
        let index = self.wanted.index.map(OfficialIndex::code);
        let asked = [
            ("index", index),
            ("subject", self.wanted.subject.as_deref()),
            ("component", self.wanted.component.as_deref()),
        ];
        let asked = asked.map(|(name, value)| (name, value.unwrap_or_default()));
        paths::with_query(path, asked)
    }
}

/// The whole page.
pub(super) fn official(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let frame = Frame {
        title: words.title,
        lang: shown.lang,
        path: &shown.address(&paths::official()),
        audience: Audience::Office,
    };
    let file =
        |ending: &str| paths::in_lang(&shown.address(&paths::official_file(ending)), shown.lang);
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        @if context::is_demo() { p.note { (words.really_published) } }
        (filter(shown))
        p.files { (downloads(words.download, file)) }
        @if shown.seen.series.is_empty() { p.note { (words.none) } }
        @for index in OfficialIndex::ALL { (of_index(shown, index)) }
        (from_file(shown))
    };
    page(&frame, &main)
}

fn filter(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let indices = OfficialIndex::ALL.map(|index| (index.code(), index.name()));
    let plain = |names: &std::collections::BTreeSet<String>| names.iter().cloned().collect();
    let subjects: Vec<String> = plain(&shown.seen.subjects);
    let components: Vec<String> = plain(&shown.seen.components);
    let pairs = |names: &[String]| -> Vec<(String, String)> {
        names.iter().map(|it| (it.clone(), it.clone())).collect()
    };
    let indices: Vec<(String, String)> =
        indices.map(|(code, name)| (code.to_owned(), name.to_owned())).into();
    let index = shown.wanted.index.map_or("", OfficialIndex::code);
    let subject = shown.wanted.subject.as_deref().unwrap_or("");
    let component = shown.wanted.component.as_deref().unwrap_or("");
    let choice = |name, (label, all), value, options| {
        Field::new((name, label), value, Kind::Choice(Some(all), options))
    };
    let is_narrowed = [index, subject, component].iter().any(|it| !it.is_empty());
    let filters = Filters {
        lang: shown.lang,
        path: &paths::official(),
        label: words.filter,
        show: words.show,
        clear: is_narrowed.then(|| (paths::in_lang(&paths::official(), shown.lang), words.clear)),
        hint: None,
        refused: "",
        faults: Vec::new(),
        fields: vec![
            choice("index", (words.index, words.all), index, indices),
            choice("subject", (words.subject, words.ours), subject, pairs(&subjects)),
            choice("component", (words.component, words.whole), component, pairs(&components)),
        ],
    };
    filters.markup()
}

fn of_index(shown: &Shown<'_>, index: OfficialIndex) -> Markup {
    let words = shown.words();
    let all = || shown.seen.series.iter().filter(|each| each.index == index);
    let beside = all().any(|each| {
        let mut years = each.figures.iter().map(|figure| figure.year);
        years.any(|year| shown.seen.own.contains_key(&(index, year)))
    });
    html! {
        @if all().next().is_some() {
            section aria-labelledby={ "of-" (index.code()) } {
                h2 id={ "of-" (index.code()) } { (index.name()) " – " (words.official) }
                p { (words.about(index)) }
                @for (place, each) in all().enumerate() { (series::series(shown, each, place)) }
                @if beside { p.hint { (words.why_apart) } }
            }
        }
    }
}

fn from_file(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    html! {
        @if shown.may_import {
            section.work aria-labelledby="import-heading" {
                h2 #import-heading { (words.import) }
                ul {
                    @for (kind, name) in [("official", words.import_figures), ("papi", words.import_papi)] {
                        li { a href=(paths::in_lang(&paths::import_of(kind), shown.lang)) { (name) } }
                    }
                }
            }
        }
    }
}
