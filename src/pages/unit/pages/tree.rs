//! The tree of a day with its figures, and everything that was recorded.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts::Shown;
use super::{forms, history};
use crate::base::format;
use crate::domain::measure::Cell;
use crate::domain::survey::Instrument;
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
    if shown.whole.figures.is_none() {
        return shown.page(words.title, &path, &main);
    }
    shown.page_below(&top(shown), words.title, &path, &main)
}

/// The title, and the period of the figures.
fn top(shown: &Shown<'_>) -> Markup {
    let fields = asked_for(shown);
    let address = |changes: &[(&str, &str)]| {
        let is_kept = |name: &str| changes.iter().all(|(changed, _)| *changed != name);
        let kept = fields.iter().filter(|(name, _)| is_kept(name));
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        shown.link(&paths::with_query(&paths::units(), kept.chain(changes.iter().copied())))
    };
    shown.whole.wanted.period.bar(shown.words().title, &fields, address, shown.lang)
}

/// What was requested, as fields of the query.
fn asked_for(shown: &Shown<'_>) -> Vec<(String, String)> {
    let wanted = &shown.whole.wanted;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let chosen = wanted.period.chosen.map(|chosen| chosen.to_string());
    let own = |end: Option<NaiveDate>| if chosen.is_none() { day(end) } else { None };
    let (from, to) = (own(wanted.period.days.0), own(wanted.period.days.1));
    let all = [
        ("on", day(wanted.on)),
        ("known", day(wanted.known)),
        ("instrument", wanted.instrument.clone()),
        ("period", chosen),
        ("from", from),
        ("to", to),
    ];
    let given = all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    given.collect()
}

/// The page's address with what was requested.
fn here(shown: &Shown<'_>) -> String {
    let all = asked_for(shown);
    let all = all.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    paths::with_query(&paths::units(), all)
}

/// The form that asks for another day or survey.
fn asked(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let whole = shown.whole;
    let asked = asked_for(shown);
    let day = |name, label, value: Option<NaiveDate>| {
        let value = value.map_or_else(String::new, |day| day.to_string());
        Field::new((name, label), value, Kind::Day)
    };
    let mut fields =
        vec![day("on", words.on, Some(whole.on)), day("known", words.known, whole.wanted.known)];
    if let Some(figures) = &whole.figures {
        let named = |it: &&Instrument| (it.id.clone(), it.title.in_lang(shown.lang).to_owned());
        let kind = Kind::Choice(None, figures.answered.iter().map(named).collect());
        let chosen = figures.instrument.id.as_str();
        fields.push(Field::new(("instrument", words.survey), chosen, kind));
        // The period is chosen at the top.
        let is_of_period = |name: &str| ["period", "from", "to"].contains(&name);
        let period = asked.iter().filter(|(name, _)| is_of_period(name));
        fields
            .extend(period.map(|(name, value)| Field::new((name, ""), value.as_str(), Kind::Kept)));
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
        p {
            (figures.instrument.title.in_lang(shown.lang)) ", "
            (shown.whole.wanted.period.dates(shown.lang)) ". " (words.figures_hint)
        }
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
