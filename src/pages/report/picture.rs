//! The charts of a report, as each file takes them.

use crate::base::Lang;
use crate::domain::chart::{self, ChartOptions, Picture, RateRow};
use crate::domain::report::{Chart, ChartKind};
use crate::pages::shared::typeface;

/// The chart with fixed colours, for a file.
pub(super) fn drawn(chart: &Chart) -> Picture {
    let options = ChartOptions {
        id: &chart.id,
        title: &chart.title,
        standalone: true,
        row_name: &chart.row_name,
        hidden: "ít ý kiến",
        target: chart.target,
        lang: Lang::Vi,
    };
    let rows: Vec<RateRow> = chart
        .rows
        .iter()
        .map(|row| RateRow {
            label: row.label.clone(),
            share: row.share,
            interval: row.interval,
            n: row.n,
            verdict: row.verdict,
            suppressed: row.suppressed,
            href: None,
        })
        .collect();
    match chart.kind {
        ChartKind::Items => chart::items(&options, &rows),
        ChartKind::Trend => chart::trend(&options, &rows),
    }
}

/// Width and height of a drawing, in its own pixels; nothing for what cannot be read.
pub(super) fn extent(svg: &str) -> [f32; 2] {
    typeface::tree(svg).map_or([0.0, 0.0], |tree| [tree.size().width(), tree.size().height()])
}
