//! One series: its chart over the years, and its table with our own figures beside it.

use maud::{Markup, html};

use super::Shown;
use crate::base::format;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, YearRow};
use crate::domain::measure::papi::Break;
use crate::domain::official::{OfficialFigure, OfficialIndex};
use crate::pages::official::view::{Own, Series};
use crate::stats::Interval;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::components::part;
use crate::web::components::picture::figure;
use crate::web::context::is_chart_wanted;

/// Heading, chart where there are several years, table, and where the series breaks.
pub(super) fn series(shown: &Shown<'_>, each: &Series, place: usize) -> Markup {
    let words = shown.words();
    let title = title(each);
    let breaks = breaks(shown, each);
    let rows = rows(shown, each);
    let id = format!("official-{}-{place}", each.index.code());
    let options = ChartOptions {
        id: &id,
        title: &title,
        standalone: is_chart_wanted(&id),
        row_name: words.year,
        hidden: "",
        target: None,
        lang: shown.lang,
    };
    html! {
        h3 { (title) " " span.soft { "(" (words.level(each.level)) ")" } }
        @if rows.len() > 1 { (figure(&chart::years(&options, &rows), shown.lang)) }
        @if !breaks.is_empty() {
            p { (words.breaks) }
            ul { @for cut in breaks { li { strong { (cut.year) } ": " (cut.reason.in_lang(shown.lang)) } } }
        }
        (table(shown, each, &title))
    }
}

/// Index, subject and component, the same in both languages.
fn title(each: &Series) -> String {
    let whole = format!("{} – {}", each.index.name(), each.subject);
    match each.component.as_str() {
        "" => whole,
        component => format!("{whole} – {component}"),
    }
}

/// The breaks between one year and the next that there is.
fn cuts<'a>(shown: &Shown<'a>, each: &Series, (one, other): (i32, i32)) -> Vec<&'a Break> {
    if each.index != OfficialIndex::Papi {
        return Vec::new();
    }
    // A sub-dimension breaks with its dimension.
    let part = match each.component.strip_prefix('S') {
        Some(rest) => format!("D{}", rest.split('.').next().unwrap_or_default()),
        None => each.component.clone(),
    };
    shown.papi.breaks_between(&part, one, other)
}

fn rows(shown: &Shown<'_>, each: &Series) -> Vec<YearRow> {
    let before = std::iter::once(None).chain(each.figures.iter().map(Some));
    let row = |(before, figure): (Option<&OfficialFigure>, &OfficialFigure)| YearRow {
        year: figure.year,
        figure: figure.value,
        cut: before.is_some_and(|before| !cuts(shown, each, (before.year, figure.year)).is_empty()),
    };
    before.zip(&each.figures).map(row).collect()
}

fn breaks<'a>(shown: &Shown<'a>, each: &Series) -> Vec<&'a Break> {
    match (each.figures.first(), each.figures.last()) {
        (Some(first), Some(last)) => cuts(shown, each, (first.year, last.year)),
        _ => Vec::new(),
    }
}

fn table(shown: &Shown<'_>, each: &Series, title: &str) -> Markup {
    let words = shown.words();
    let years = || each.figures.iter().map(|figure| figure.year);
    let has_own = years().any(|year| shown.seen.own.contains_key(&(each.index, year)));
    let has_group = years().any(|year| group(shown, each, year).is_some());
    let mut columns = vec![words.year, words.official, words.rank];
    columns.extend(has_group.then_some(words.group));
    columns.push(words.published);
    columns.extend(has_own.then_some(words.own));
    let rows = each.figures.iter().rev().map(|figure| {
        let mut cells = vec![
            html! { (figure.year) },
            html! {
                strong { (format::two_decimals(figure.value, shown.lang)) } " / " (figure.maximum)
                @if let Some(other) = &figure.disputed {
                    br; span.soft { (words.disputed(&format::two_decimals(other.value, shown.lang), &other.source)) }
                }
            },
            html! { (rank(figure)) },
        ];
        if has_group {
            cells.push(html! { (group(shown, each, figure.year).unwrap_or("–")) });
        }
        cells.push(source(shown, figure));
        if has_own {
            cells.push(html! {
                @match shown.seen.own.get(&(each.index, figure.year)) {
                    Some(all) => { @for own in all { (own_figure(shown, own)) } },
                    None => { "–" },
                }
            });
        }
        cells.into_iter().map(Cell::from).collect()
    });
    let listing = Listing {
        label: title,
        class: "",
        columns: columns.into_iter().map(listing::words).collect(),
        rows: rows.collect(),
        foot: None,
    };
    part::rows(listing.rows.len(), None, listing.markup(), shown.lang)
}

fn rank(figure: &OfficialFigure) -> String {
    match (figure.rank, figure.of) {
        (Some(rank), Some(of)) => format!("{rank}/{of}"),
        (Some(rank), None) => rank.to_string(),
        _ => "–".to_owned(),
    }
}

fn group(shown: &Shown<'_>, each: &Series, year: i32) -> Option<&'static str> {
    if each.index != OfficialIndex::Papi {
        return None;
    }
    let group = shown.seen.groups.get(&(year, each.subject.clone()))?;
    Some(shown.words().group(*group))
}

fn source(shown: &Shown<'_>, figure: &OfficialFigure) -> Markup {
    html! {
        @if figure.address.is_empty() { (figure.source) }
        @else { a href=(figure.address) rel="noreferrer" { (figure.source) } }
        @if let Some(day) = figure.published { ", " (format::day(day, shown.lang)) }
        @if !figure.note.is_empty() { br; span.soft { (figure.note) } }
    }
}

/// Our own, with how sure it is; apart from the official one and labelled.
fn own_figure(shown: &Shown<'_>, own: &Own) -> Markup {
    html! {
        p {
            @if let Some(value) = own.value {
                (format::two_decimals(value, shown.lang)) "%"
                @if let Some(Interval(low, high)) = own.interval {
                    " (" (format::percent_range((low, high), shown.lang)) ")"
                }
                br; span.soft { (own.title.in_lang(shown.lang)) ", n = " (format::count(own.responses, shown.lang)) }
            } @else {
                "–" br; span.soft { (own.title.in_lang(shown.lang)) }
            }
        }
    }
}
