//! Where an axis of shares begins, and where a share stands on it.
//!
//! Rates are drawn as points, never as bars: a point is read by its place, so an axis may begin
//! above 0 without lying, and near 90 % it must, or every interval is a speck. The chart says so.

use crate::format;
use crate::measure::Interval;

use super::face::Row;
use super::palette::Ink;
use super::pen::{Pen, Type};

/// A stretch of shares laid over a stretch of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// The share it begins at; it ends at 1.
    pub(super) start: f64,
    /// Pixels of its beginning and end.
    pub(super) pixels: (f64, f64),
}

/// An axis spans 30 points at least, so that near rates do not look far apart.
const LATEST_START: u32 = 7;

impl Axis {
    /// An axis on which all rows, their intervals and the target find room.
    pub(super) fn over(rows: &[Row], target: Option<f64>, pixels: (f64, f64)) -> Self {
        let lowest = rows
            .iter()
            .flat_map(|row| [row.shown(), row.range().map(|Interval(low, _)| low)])
            .chain([target])
            .flatten()
            .fold(1.0, f64::min);
        let start = (0..=LATEST_START)
            .rev()
            .map(|tenths| f64::from(tenths) / 10.0)
            .find(|start| *start + 0.01 <= lowest)
            .unwrap_or(0.0);
        // A fifth of the axis saved is not worth a start that must be explained.
        let start = if start <= 0.2 { 0.0 } else { start };
        Self { start, pixels }
    }

    /// The pixel of a share.
    pub(super) fn at(&self, share: f64) -> f64 {
        let (from, to) = self.pixels;
        from + (share.max(self.start) - self.start) / (1.0 - self.start) * (to - from)
    }

    /// The shares that get a grid line and a label.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let step = if self.start < 0.5 { 2 } else { 1 };
        (0..=10_u32)
            .rev()
            .step_by(step)
            .map(|tenths| f64::from(tenths) / 10.0)
            .filter(|tick| *tick >= self.start)
            .collect()
    }

    /// Draws the grid of an upright axis from left to right, each percentage before its line.
    pub(super) fn grid(&self, pen: &mut Pen, (left, right): (f64, f64)) {
        for tick in self.ticks() {
            let y = self.at(tick);
            pen.line((left, y), (right, y), Ink::Grid, 1.0);
            let set = Type::new(12.0, Ink::Muted).right();
            pen.text((left - 7.0, y), &format::whole_percent(tick), set);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(shares: &[f64]) -> Vec<Row> {
        shares.iter().map(|share| Row { share: Some(*share), ..Row::default() }).collect()
    }

    #[test]
    fn the_axis_begins_below_the_lowest_figure_and_never_above_70_percent() {
        let start = |shares: &[f64]| Axis::over(&rows(shares), Some(0.9), (0.0, 1.0)).start;
        assert_eq!(start(&[0.97, 0.95]).to_string(), "0.7");
        assert_eq!(start(&[0.97, 0.66]).to_string(), "0.6");
        assert_eq!(start(&[0.97, 0.60]).to_string(), "0.5");
        assert_eq!(start(&[0.97, 0.24]).to_string(), "0");
        assert_eq!(start(&[]).to_string(), "0.7");
    }

    #[test]
    fn shares_stand_in_proportion() {
        let axis = Axis { start: 0.5, pixels: (100.0, 200.0) };
        assert!((axis.at(0.75) - 150.0).abs() < 1e-9);
        assert!((axis.at(1.0) - 200.0).abs() < 1e-9);
        assert_eq!(axis.ticks().len(), 6);
    }
}
