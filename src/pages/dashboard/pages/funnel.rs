//! Units or touchpoints in a funnel: which differ by more than the number of their answers explains.

use maud::{Markup, html};

use super::Asked;
use super::breakdown::broken_down;
use super::crumbs::crumbs;
use super::instrument::headline;
use crate::domain::chart;
use crate::domain::chart::{ChartOptions, FunnelCurve, FunnelRow, LimitRow};
use crate::domain::measure::Figure;
use crate::pages::dashboard::axis::Axis;
use crate::pages::dashboard::funnel::{Placed, Places, places};
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::DrillWords;
use crate::stats::Meaning;
use crate::web::components::filters::{Field, Kind};
use crate::web::components::picture::figure;
use crate::web::context::is_chart_wanted;
use crate::web::paths;

/// The page of the funnel, its table beside it.
pub(crate) fn funnel(asked: &Asked, figures: &Figures<'_>, axis: Axis) -> Markup {
    let words = DrillWords::of(asked.lang);
    let title = figures.instrument.title.in_lang(asked.lang);
    let path = paths::office_funnel(&figures.instrument.id);
    let address = paths::office_instrument(&figures.instrument.id);
    let found = places(figures, axis, asked.config.staff_cell);
    let main = html! {
        (crumbs(asked, figures, &[(words.funnel.to_owned(), path.clone())]))
        (asked.top(&format!("{}: {title}", words.funnel), &path))
        p.hint { (words.funnel_lead) }
        (asked.form(&path, sides(asked, axis)))
        (asked.pooled(figures, &path))
        @if figures.card.responses == 0 {
            (headline(asked, figures))
        } @else {
            @if let Some(found) = &found { (drawn(asked, figures, (axis, found))) } @else { p { (words.funnel_few) } }
            (broken_down(asked, figures, (axis, Figure::Index), &address))
        }
    };
    asked.page(words.funnel, &path, &main)
}

fn sides(asked: &Asked, axis: Axis) -> Vec<Field<'static>> {
    let words = DrillWords::of(asked.lang);
    let [unit, touchpoint] = words.funnel_of;
    let of = [("touchpoint", touchpoint), ("unit", unit)];
    let of = of.map(|(code, name)| (code.to_owned(), name.to_owned()));
    let shown = if axis == Axis::Unit { "unit" } else { "touchpoint" };
    vec![Field::new(("by", words.funnel), shown, Kind::Choice(None, of.into()))]
}

fn drawn(asked: &Asked, figures: &Figures<'_>, (axis, found): (Axis, &Places)) -> Markup {
    let words = DrillWords::of(asked.lang);
    let options = ChartOptions {
        id: "funnel",
        title: words.funnel,
        standalone: is_chart_wanted("funnel"),
        row_name: axis.name(asked.words()),
        hidden: asked.words().too_few,
        target: None,
        lang: asked.lang,
    };
    let rows: Vec<FunnelRow> =
        found.rows.iter().map(|placed| row(asked, figures, (axis, placed))).collect();
    let curve: Vec<FunnelCurve> = found
        .curve
        .iter()
        .map(|(size, inner, outer)| FunnelCurve { size: *size, inner: *inner, outer: *outer })
        .collect();
    let picture = chart::funnel_plot(&options, &rows, &curve, found.centre);
    figure(&picture, asked.lang)
}

/// A place, with a signal when it lies beyond the outer limits.
fn row(asked: &Asked, figures: &Figures<'_>, (axis, placed): (Axis, &Placed)) -> FunnelRow {
    let place = &placed.place;
    let signal = if place.share < place.outer.0 {
        Some(Meaning::Concern)
    } else if place.share > place.outer.1 {
        Some(Meaning::Improvement)
    } else {
        None
    };
    let row = LimitRow {
        label: asked.names().of(axis, &placed.key),
        share: Some(place.share),
        limits: Some(place.outer),
        n: placed.responses,
        signal,
        href: Some(asked.link(
            &paths::office_instrument(&figures.instrument.id),
            &[("by", ""), (axis.code(), &placed.key)],
        )),
    };
    FunnelRow { row, size: place.effective }
}
