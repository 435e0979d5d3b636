//! The charts of a report, as each file takes them.

use resvg::tiny_skia::{Pixmap, Transform};

use crate::base::Lang;
use crate::domain::chart::{self, ChartOptions, Picture, RateRow};
use crate::domain::report::{Chart, ChartKind};
use crate::pages::shared::typeface;

/// Dots of a picture for one of the drawing: 300 dots an inch over the width of a page.
const DOTS: f32 = 2.5;

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

/// A drawing as PNG, with its width and height in its own pixels.
///
/// # Errors
/// What the engine says.
pub(super) fn png(svg: &str) -> Result<(Vec<u8>, [f32; 2]), String> {
    let tree = typeface::tree(svg).map_err(|error| error.to_string())?;
    let size = tree.size();
    let [width, height] = [size.width(), size.height()].map(|length| whole(length * DOTS));
    let mut picture = Pixmap::new(width, height).ok_or("a chart is too large for a picture")?;
    picture.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, Transform::from_scale(DOTS, DOTS), &mut picture.as_mut());
    let bytes = picture.encode_png().map_err(|error| error.to_string())?;
    Ok((bytes, [size.width(), size.height()]))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "drawings are a few thousand dots"
)]
fn whole(length: f32) -> u32 {
    length.ceil() as u32
}
