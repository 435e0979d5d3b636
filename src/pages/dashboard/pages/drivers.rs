//! Which criteria go together with overall satisfaction.

use maud::{Markup, html};

use super::Asked;
use super::crumbs::crumbs;
use super::instrument::{headline, untold};
use crate::base::format;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, DriverRow};
use crate::domain::measure::{Figure, overall_item};
use crate::domain::survey::Item;
use crate::pages::dashboard::importance::Importance;
use crate::pages::dashboard::view::{Figures, Finer};
use crate::pages::dashboard::words::{DrillWords, MendWords};
use crate::pages::shared::board;
use crate::stats::{Associations, Crosshair, NoDrivers, float_len};
use crate::web::components::picture::figure;
use crate::web::context::is_chart_wanted;
use crate::web::paths;

/// The page of drivers.
pub(crate) fn drivers(
    asked: &Asked,
    figures: &Figures<'_>,
    found: Option<&Importance<'_>>,
) -> Markup {
    let words = DrillWords::of(asked.lang);
    let title = figures.instrument.title.in_lang(asked.lang);
    let path = paths::office_correlations(&figures.instrument.id);
    let mend = (words.drivers.to_owned(), paths::office_drivers(&figures.instrument.id));
    let name = MendWords::of(asked.lang).correlations;
    let main = html! {
        (crumbs(asked, figures, &[mend, (name.to_owned(), path.clone())]))
        (asked.top(&format!("{name}: {title}"), &path))
        p.hint { (words.drivers_lead) }
        (asked.form(&path, Vec::new()))
        (asked.pooled(figures, &path))
        @if let Finer::Untold(month) = figures.finer {
            (untold(asked, ("", &path), month))
        } @else if figures.card.responses == 0 {
            (headline(asked, figures))
        } @else if let Some(of) = found {
            p { (words.outcome) ": " strong { (of.outcome.title.in_lang(asked.lang)) } }
            @match &of.found {
                Ok(drivers) => (drivers_section(asked, figures, (of, drivers))),
                Err(reason) => p { (why_not(asked, reason)) },
            }
        } @else if overall_item(figures.instrument).is_some_and(|item| figures.is_of_few(item)) {
            p { (board::too_few(asked.config.staff_cell, asked.lang)) }
        } @else {
            p { (words.no_outcome) }
        }
    };
    asked.page(name, &path, &main)
}

fn drivers_section(
    asked: &Asked,
    figures: &Figures<'_>,
    (of, found): (&Importance<'_>, &Associations),
) -> Markup {
    let words = DrillWords::of(asked.lang);
    let (rows, crosshair) = rows(asked, figures, (of, found));
    let scatter =
        chart::importance_performance(&options(asked, "scatter", words.scatter), &rows, crosshair);
    let bars = chart::driver_bars(&options(asked, "shares", words.shares), &rows, found.r_squared);
    html! {
        (basis(asked, figures, (of, found)))
        h2 { (words.fix_first) }
        (first(asked, figures, &rows))
        h2 { (words.scatter) }
        (figure(&scatter, asked.lang))
        h2 { (words.shares) }
        (figure(&bars, asked.lang))
    }
}

/// One row an item, and the lines between its groups: the mean correlation, and the target of rates so that
/// nothing at the target or above it is called low.
fn rows(
    asked: &Asked,
    figures: &Figures<'_>,
    (of, found): (&Importance<'_>, &Associations),
) -> (Vec<DriverRow>, Crosshair) {
    let known: Vec<f64> = found.correlations.iter().flatten().copied().collect();
    let rate = |item: &Item| figures.cell(Figure::Item(&item.code)).value.unwrap_or(f64::NAN);
    let mean = |of: &[f64]| of.iter().sum::<f64>() / float_len(of.len().max(1));
    let rates: Vec<f64> = of.items.iter().map(|item| rate(item)).collect();
    let target = figures.card.index.target;
    let crosshair =
        Crosshair { importance: mean(&known), performance: target.unwrap_or_else(|| mean(&rates)) };
    let row = |(at, item): (usize, &&Item)| {
        let importance = found.correlations.get(at).copied().flatten();
        let performance = rate(item);
        DriverRow {
            label: item.title.in_lang(asked.lang).to_owned(),
            importance,
            performance,
            quadrant: importance.map(|importance| crosshair.quadrant(importance, performance)),
            share: found.shares.get(at).copied().flatten(),
            href: Some(asked.link(&paths::office_item(&figures.instrument.id, &item.code), &[])),
        }
    };
    (of.items.iter().enumerate().map(row).collect(), crosshair)
}

/// How many answers the figures speak of, and which criteria were left out.
fn basis(
    asked: &Asked,
    figures: &Figures<'_>,
    (of, found): (&Importance<'_>, &Associations),
) -> Markup {
    let words = DrillWords::of(asked.lang);
    html! {
        p {
            (words.rows(&few(asked, found.n), &few(asked, found.complete)))
            @if of.read < figures.card.responses {
                " " (words.capped(&format::count(of.read, asked.lang), &format::count(figures.card.responses, asked.lang)))
            }
        }
        @if found.rough { p.note { (words.rough) } }
        @if !of.left.is_empty() { p.hint { (words.left_items) ": " (names(asked, &of.left)) "." } }
    }
}

/// A number of forms: 1 to k − 1 of them are no group to be told.
fn few(asked: &Asked, n: usize) -> String {
    let (n, k) = (u64::try_from(n).unwrap_or(u64::MAX), asked.config.staff_cell);
    if (1..k).contains(&n) && !asked.is_full {
        format!("<{k}")
    } else {
        format::count(n, asked.lang)
    }
}

fn names(asked: &Asked, items: &[&Item]) -> String {
    let names = items.iter().map(|item| item.title.in_lang(asked.lang));
    names.collect::<Vec<_>>().join("; ")
}

/// The criteria below the target in the order of the page before, each with its correlation.
fn first(asked: &Asked, figures: &Figures<'_>, rows: &[DriverRow]) -> Markup {
    let words = DrillWords::of(asked.lang);
    let urgent = figures.to_mend(figures.rated_items());
    let title = |code: &str| {
        figures.instrument.item(code).map(|item| item.title.in_lang(asked.lang)).unwrap_or_default()
    };
    let correlation = |title: &str| {
        let row = rows.iter().find(|row| row.label == title);
        row.and_then(|row| row.importance).map(|r| format::two_decimals(r, asked.lang))
    };
    html! {
        @if urgent.is_empty() {
            p { (words.fix_none) }
        } @else {
            ol {
                @for of in &urgent {
                    @let address = paths::office_item(&figures.instrument.id, of.key);
                    li {
                        a href=(asked.link(&address, &[])) { (title(of.key)) } ": "
                        (format::percent(of.rate, asked.lang))
                        @if let Some(r) = correlation(title(of.key)) { " · r = " (r) }
                    }
                }
            }
        }
    }
}

fn options<'a>(asked: &'a Asked, id: &'a str, title: &'a str) -> ChartOptions<'a> {
    ChartOptions {
        id,
        title,
        standalone: is_chart_wanted(id),
        row_name: DrillWords::of(asked.lang).item,
        hidden: asked.words().too_few,
        target: None,
        lang: asked.lang,
    }
}

fn why_not(asked: &Asked, reason: &NoDrivers) -> String {
    let words = DrillWords::of(asked.lang);
    match reason {
        NoDrivers::TooFewRows(n, needed) => words.too_few(&few(asked, *n), *needed),
        NoDrivers::Number(_) => words.no_outcome.to_owned(),
        NoDrivers::ConstantOutcome | NoDrivers::AllConstant => words.no_variation.to_owned(),
        NoDrivers::Collinear(..) => words.collinear.to_owned(),
    }
}
