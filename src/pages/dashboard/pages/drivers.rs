//! Which criteria go together with overall satisfaction.

use maud::{Markup, html};

use super::Asked;
use super::crumbs::crumbs;
use super::instrument::{headline, untold};
use crate::base::format;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, DriverRow};
use crate::domain::measure::overall_item;
use crate::domain::survey::Item;
use crate::pages::dashboard::importance::Importance;
use crate::pages::dashboard::view::{Figures, Finer};
use crate::pages::dashboard::words::{DrillWords, MendWords};
use crate::pages::shared::board;
use crate::stats::{Drivers, NoDrivers, Quadrant};
use crate::web::components::picture::figure;
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
    (of, found): (&Importance<'_>, &Drivers),
) -> Markup {
    let words = DrillWords::of(asked.lang);
    let labels: Vec<&str> = of.items.iter().map(|item| item.title.in_lang(asked.lang)).collect();
    let rows = DriverRow::of(&labels, found);
    let scatter = chart::importance_performance(
        &options(asked, "scatter", words.scatter),
        &rows,
        found.crosshair,
    );
    let bars = chart::driver_bars(&options(asked, "shares", words.shares), &rows, found.r_squared);
    html! {
        (basis(asked, figures, (of, found)))
        h2 { (words.fix_first) }
        (first(asked, figures, (of, found)))
        h2 { (words.scatter) }
        (figure(&scatter, asked.lang))
        h2 { (words.shares) }
        (figure(&bars, asked.lang))
    }
}

/// How many people the figures speak of, and who was left out.
fn basis(asked: &Asked, figures: &Figures<'_>, (of, found): (&Importance<'_>, &Drivers)) -> Markup {
    let words = DrillWords::of(asked.lang);
    let count = |n: usize| few(asked, n);
    html! {
        p {
            strong { (count(found.n)) } " " (words.people) " · "
            (count(found.left_out)) " " (words.blanks)
            @if of.read < figures.card.responses {
                " · " (words.capped(&format::count(of.read, asked.lang), &format::count(figures.card.responses, asked.lang)))
            }
            "." @if found.bootstrap.is_none() { " " (words.no_intervals) }
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

/// The items more important and rated lower than the mean, the most important first.
fn first(asked: &Asked, figures: &Figures<'_>, (of, found): (&Importance<'_>, &Drivers)) -> Markup {
    let words = DrillWords::of(asked.lang);
    let all = of.items.iter().zip(&found.quadrants).zip(&found.spearman);
    let mut urgent: Vec<(&Item, f64)> = all
        .filter(|((_, quadrant), _)| **quadrant == Some(Quadrant::FixFirst))
        .filter_map(|((item, _), rho)| Some((*item, (*rho)?)))
        .collect();
    urgent.sort_by(|one, other| other.1.total_cmp(&one.1));
    html! {
        @if urgent.is_empty() {
            p { (words.fix_none) }
        } @else {
            ol {
                @for (item, _) in urgent {
                    @let address = paths::office_item(&figures.instrument.id, &item.code);
                    li { a href=(asked.link(&address, &[])) { (item.title.in_lang(asked.lang)) } }
                }
            }
        }
    }
}

fn options<'a>(asked: &'a Asked, id: &'a str, title: &'a str) -> ChartOptions<'a> {
    ChartOptions {
        id,
        title,
        standalone: false,
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
