//! The tree of a day with its figures, and everything that was recorded.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts::Shown;
use super::{forms, history};
use crate::base::format;
use crate::domain::measure::Cell;
use crate::pages::shared::board;
use crate::pages::unit::posted::Form;
use crate::pages::unit::view::{ByUnit, Part};
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::paths;

/// The whole page.
pub(crate) fn tree(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let path = here(shown);
    let main = html! {
        p.lead { (words.lead) }
        (asked(shown))
        h2 { (words.on_day) " " (format::day(shown.whole.on, shown.lang)) }
        @if let Some(known) = shown.whole.wanted.known {
            p.note { (words.as_known) " " (format::day(known, shown.lang)) "." }
        }
        @if let Some(figures) = &shown.whole.figures { (with_figures(shown, figures)) }
        @else { (plain(shown)) }
        @if shown.may_change {
            section.work {
                h2 { (words.found_title) }
                (forms::found(shown))
                p.files { a href=(shown.link(&paths::import_of("units"))) { (words.from_file) } }
            }
        }
        h2 { (words.history_title) }
        (history::all(shown, None))
    };
    shown.page(words.title, &path, &main)
}

/// The page's address with what was requested.
fn here(shown: &Shown<'_>) -> String {
    let wanted = &shown.whole.wanted;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let all = [
        ("on", day(wanted.on)),
        ("known", day(wanted.known)),
        ("instrument", wanted.instrument.clone()),
        ("from", day(wanted.from)),
        ("to", day(wanted.to)),
    ];
    let all = all.iter();
    let all = all.map(|(name, value)| (*name, value.as_deref().unwrap_or_default()));
    paths::with_query(&paths::units(), all)
}

/// The form that asks for another day, survey or period.
fn asked(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let whole = shown.whole;
    let day = |name, label, value: Option<NaiveDate>| {
        let value = value.map_or_else(String::new, |day| day.to_string());
        Field::new((name, label), value, Kind::Day)
    };
    let mut fields =
        vec![day("on", words.on, Some(whole.on)), day("known", words.known, whole.wanted.known)];
    if let Some(figures) = &whole.figures {
        let instruments = shown.instruments.ids();
        let instruments = instruments.into_iter().filter_map(|id| {
            let newest = shown.instruments.newest(id)?;
            Some((id.to_owned(), newest.title.in_lang(shown.lang).to_owned()))
        });
        let kind = Kind::Choice(None, instruments.collect());
        let chosen = figures.instrument.id.as_str();
        fields.push(Field::new(("instrument", words.survey), chosen, kind));
        fields.push(day("from", words.from, whole.wanted.from));
        fields.push(day("to", words.to, whole.wanted.to));
    }
    let filters = Filters {
        lang: shown.lang,
        path: &paths::units(),
        label: words.asked_title,
        show: words.show,
        clear: Some((shown.link(&paths::units()), words.as_now)),
        hint: Some(words.asked_hint),
        refused: "",
        faults: Vec::new(),
        fields,
    };
    filters.markup()
}

/// The tree where no figures may be shown.
fn plain(shown: &Shown<'_>) -> Markup {
    html! {
        ul {
            @for node in &shown.whole.tree {
                li {
                    (indent(node.depth))
                    a href=(shown.link(&paths::unit(&node.unit))) { (node.name.in_lang(shown.lang)) }
                    " (" (node.unit) ")"
                }
            }
        }
    }
}

/// One dash a level: it is read out and survives printing, unlike a margin.
fn indent(depth: usize) -> String {
    let mut dashes = "– ".repeat(depth);
    if depth > 0 {
        dashes.insert(0, ' ');
    }
    dashes
}

/// The tree with the figure of each unit in the structure of that day.
fn with_figures(shown: &Shown<'_>, figures: &ByUnit<'_>) -> Markup {
    let words = shown.words();
    let cell = |part: &Part| {
        let mut rows = figures.table.rows.iter();
        rows.find(|(key, _)| key == part).map(|(_, cell)| *cell)
    };
    let mut rows: Vec<(String, Option<String>, Cell)> = Vec::new();
    for node in &shown.whole.tree {
        let name = format!("{}{}", indent(node.depth), node.name.in_lang(shown.lang));
        let address = shown.link(&paths::unit(&node.unit));
        let found = cell(&Part::Unit(node.unit.clone())).unwrap_or_default();
        rows.push((name, Some(address), found));
    }
    for (part, name) in [(Part::Outside, words.outside), (Part::Merged, words.together)] {
        if let Some(found) = cell(&part) {
            rows.push((name.to_owned(), None, found));
        }
    }
    let about = board::Shown {
        instrument: figures.instrument,
        card: &figures.card,
        k: shown.k,
        // No headline stands here, which alone asks for it.
        a_year: 0,
        pooled: None,
        lang: shown.lang,
    };
    html! {
        p { (figures.instrument.title.in_lang(shown.lang)) ". " (words.figures_hint) }
        (board::cells(about, words.unit, &rows, Some(&figures.table.total)))
        @if cell(&Part::Merged).is_some() { (board::merged(shown.lang)) }
        (board::basis(shown.k, true, shown.lang))
    }
}

/// The options of a choice among the units of today.
pub(super) fn options(shown: &Shown<'_>, form: Form, field: &str, but: Option<&str>) -> Markup {
    let chosen = shown.typed(form, field);
    let whole = shown.whole;
    html! {
        @for unit in whole.present.alive(whole.today).filter(|unit| Some(*unit) != but) {
            option value=(unit) selected[unit == chosen] { (shown.name(unit)) }
        }
    }
}
