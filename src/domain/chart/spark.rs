//! A sparkline for a cell of a table.

use super::backend::escaped;
use super::{Ink, Pen, RateRow, rate, real};

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 24.0;

/// The rates of `rows`, earliest first, without axis or numbers. `name` is its text for screen
/// readers.
pub fn spark(name: &str, rows: &[RateRow], target: Option<f64>) -> String {
    let axis = rate::axis(rows, target).over(HEIGHT - 3.0, 3.0);
    let mut pen = Pen { width: WIDTH, height: HEIGHT, ..Pen::default() };
    if let Some(y) = target.map(|target| axis.at(target)) {
        pen.line((0.0, y), (WIDTH, y), Ink::Target, 1.0);
    }
    let last = rows.len().saturating_sub(1) as u64;
    let step = (WIDTH - 8.0) / real(last).max(1.0);
    let places = std::iter::successors(Some(4.0), |x| Some(x + step)).zip(rows);
    let points: Vec<_> = places.map(|(x, row)| Some((x, axis.at(row.shown()?)))).collect();
    for run in points.split(Option::is_none) {
        pen.path(run.iter().copied().flatten(), Ink::Series, 1.5);
    }
    if let Some(point) = points.into_iter().flatten().last() {
        pen.disc(point, 2.5, Ink::Series);
    }
    pen.svg(&format!("class=\"spark\" aria-label=\"{}\"", escaped(name)), "")
}
