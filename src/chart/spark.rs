//! A line of a few words' size, for a cell of a table.

use super::axis::Axis;
use super::backend::escaped;
use super::face::Row;
use super::palette::Ink;
use super::pen::{Pen, Place};

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 24.0;

/// The rates of `rows`, earliest first, without axis or numbers: the cell beside it has the
/// figure. `name` is what a screen reader says of it.
pub fn spark(name: &str, rows: &[Row], target: Option<f64>) -> String {
    let axis = Axis::over(rows, target, (HEIGHT - 3.0, 3.0));
    let step = (WIDTH - 8.0) / rows.iter().skip(1).map(|_| 1.0).sum::<f64>().max(1.0);
    let mut pen = Pen { width: WIDTH, height: HEIGHT, ..Pen::default() };
    if let Some(target) = target {
        let y = axis.at(target);
        pen.line((0.0, y), (WIDTH, y), Ink::Target, 1.0);
    }
    let mut x = 4.0;
    let mut run: Vec<Place> = Vec::new();
    let mut last = None;
    for row in rows {
        if let Some(share) = row.shown() {
            run.push((x, axis.at(share)));
            last = run.last().copied();
        } else {
            pen.path(&std::mem::take(&mut run), Ink::Series, 1.5);
        }
        x += step;
    }
    pen.path(&run, Ink::Series, 1.5);
    if let Some(place) = last {
        pen.disc(place, 2.5, Ink::Series);
    }
    pen.svg(&format!("class=\"spark\" aria-label=\"{}\"", escaped(name)), "")
}
