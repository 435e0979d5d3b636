//! One instrument, whole.

use maud::{Markup, html};

use super::Asked;
use crate::chart::{self, Face, Row};
use crate::dashboard::axis::Axis;
use crate::dashboard::view::Figures;
use crate::measure::Cell;
use crate::web::picture::figure;
use crate::web::{board, paths};

/// Its figures, its charts, its tables, what people wrote.
pub(in crate::dashboard) fn instrument(
    asked: &Asked,
    figures: &Figures<'_>,
    remarks: &Markup,
) -> Markup {
    let words = asked.words();
    let shown = asked.shown(figures);
    let title = figures.instrument.title.in_lang(asked.lang);
    let path = paths::office_instrument(&figures.instrument.id);
    let cross = paths::office_cross(&figures.instrument.id);
    let download = paths::office_responses(&figures.instrument.id);
    let main = html! {
        h1 { (title) }
        (asked.form(&path, &html! {}))
        (board::headline(shown))
        p.files {
            a href=(asked.link(&cross, &[])) { (words.cross) }
            a href=(asked.address(&download, &[])) download { (words.download) }
        }
        (board::items(shown))
        (board::spreads(shown))
        (board::blanks(shown))
        (board::groups(shown))
        (trend(asked, figures))
        @for axis in [Axis::Unit, Axis::Touchpoint, Axis::Tier] { (broken_down(asked, figures, axis)) }
        (remarks)
    };
    asked.page(title, &path, &main)
}

/// The index month by month. Points have no rate to draw, and stand in the table alone.
pub(super) fn trend(asked: &Asked, figures: &Figures<'_>) -> Markup {
    let words = asked.words();
    let shown = asked.shown(figures);
    let by_month = figures.by(Axis::Month, asked.config.staff_cell);
    let rows: Vec<Row> = by_month
        .rows
        .iter()
        .map(|(month, cell)| row(asked.names().of(Axis::Month, month), cell))
        .collect();
    let face = Face {
        id: "trend",
        title: words.trend,
        headline: false,
        row_name: words.month,
        hidden: words.hidden_cell,
        target: figures.card.index.target,
        lang: asked.lang,
    };
    html! {
        @if rows.len() > 1 && shown.is_share() && !figures.card.suppressed {
            h2 { (words.trend) }
            (figure(&chart::trend(&face, &rows), asked.lang))
        } @else if !rows.is_empty() {
            (broken_down(asked, figures, Axis::Month))
        }
    }
}

fn row(label: String, cell: &Cell) -> Row {
    Row {
        label,
        share: cell.value,
        interval: cell.interval,
        n: Some(cell.n),
        verdict: cell.verdict,
        suppressed: cell.suppressed,
    }
}

/// The index by one axis; each row leads to the page of it alone.
pub(super) fn broken_down(asked: &Asked, figures: &Figures<'_>, axis: Axis) -> Markup {
    let words = asked.words();
    let heading = match axis {
        Axis::Unit => words.by_unit,
        Axis::Touchpoint => words.by_touchpoint,
        Axis::Tier => words.by_tier,
        Axis::Month => words.by_month,
    };
    let parts = figures.by(axis, asked.config.staff_cell);
    let address = paths::office_instrument(&figures.instrument.id);
    let rows: Vec<_> = parts
        .rows
        .iter()
        .map(|(key, cell)| {
            let leads = axis != Axis::Month && !cell.suppressed;
            let link = leads.then(|| asked.link(&address, &[(axis.code(), key)]));
            (asked.names().of(axis, key), link, *cell)
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            h2 { (heading) }
            (board::cells(asked.shown(figures), axis.name(words), &rows, Some(&parts.total)))
        }
    }
}
