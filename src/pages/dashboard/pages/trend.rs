//! Figures by month and by place, as charts.

use maud::{Markup, html};

use super::Asked;
use super::breakdown::{broken_down, by_gap};
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, RateRow};
use crate::domain::measure::{Cell, Figure};
use crate::pages::dashboard::axis::{Axis, MERGED};
use crate::pages::dashboard::view::Figures;
use crate::web::components::part;
use crate::web::components::picture::figure;
use crate::web::context::is_chart_wanted;
use crate::web::paths;

/// A figure month by month. Points have no rate to draw, and stand in the table alone.
pub(super) fn trend(asked: &Asked, figures: &Figures<'_>, of: Figure<'_>) -> Markup {
    let chart = trend_chart(asked, figures, of);
    let address = paths::office_instrument(&figures.instrument.id);
    html! {
        @if let Some(chart) = chart {
            h2 { (asked.words().trend) }
            (part::drawing(&chart, asked.lang))
        } @else {
            (broken_down(asked, figures, (Axis::Month, of), &address))
        }
    }
}

/// The chart of it alone; `None` for points and for fewer than three months.
pub(super) fn trend_chart(asked: &Asked, figures: &Figures<'_>, of: Figure<'_>) -> Option<Markup> {
    let words = asked.words();
    let by_month = figures.by(Axis::Month, of, asked.config.staff_cell);
    let rows: Vec<RateRow> = by_month
        .rows
        .iter()
        .map(|(month, cell)| row(asked.names().of(Axis::Month, month), cell))
        .collect();
    let options = options(asked, figures, ("trend", words.trend, words.month));
    // Two points are no course, and a row of gaps less.
    let told = rows.iter().filter(|row| row.share.is_some()).count();
    let is_drawn = told > 2 && asked.shown(figures).is_share();
    is_drawn.then(|| figure(&chart::trend(&options, &rows), asked.lang))
}

/// The index by one axis as a chart, the lowest first; `None` for points and without rows.
pub(super) fn items_by(asked: &Asked, figures: &Figures<'_>, axis: Axis) -> Option<Markup> {
    let mut parts = figures.by(axis, Figure::Index, asked.config.staff_cell).rows;
    parts.retain(|(key, cell)| key != MERGED && !key.is_empty() && cell.value.is_some());
    parts.sort_by(|one, other| by_gap(one).total_cmp(&by_gap(other)));
    let rows: Vec<RateRow> =
        parts.iter().map(|(key, cell)| row(asked.names().of(axis, key), cell)).collect();
    let name = axis.name(asked.words());
    let options = options(asked, figures, ("places", name, name));
    let is_drawn = !rows.is_empty() && asked.shown(figures).is_share();
    is_drawn.then(|| figure(&chart::items(&options, &rows), asked.lang))
}

fn options<'a>(
    asked: &Asked,
    figures: &Figures<'_>,
    (id, title, row_name): (&'a str, &'a str, &'a str),
) -> ChartOptions<'a> {
    ChartOptions {
        id,
        title,
        standalone: is_chart_wanted(id),
        row_name,
        hidden: asked.words().too_few,
        target: figures.card.index.target,
        lang: asked.lang,
    }
}

/// A row of a chart.
pub(super) fn row(label: String, cell: &Cell) -> RateRow {
    RateRow {
        label,
        share: cell.value,
        interval: cell.interval,
        n: Some(cell.n),
        verdict: cell.verdict,
        suppressed: cell.suppressed,
        href: None,
    }
}
