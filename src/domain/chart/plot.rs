//! The area of a chart with a vertical axis.

use super::{Axis, Ink, Pen, Point, TextStyle, real};

/// The edges of the area, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Plot {
    /// Draws a line across at each tick of the vertical axis, and its label before it.
    pub(super) fn grid(&self, pen: &mut Pen, axis: &Axis, label: impl Fn(f64) -> String) {
        let style = TextStyle::new(12.0, Ink::Muted).right();
        for tick in &axis.ticks {
            let y = axis.at(*tick);
            pen.line((self.left, y), (self.right, y), Ink::Grid, 1.0);
            pen.text((self.left - 7.0, y), &label(*tick), style);
        }
    }

    /// Draws the dashed line of a target or a mean across.
    pub(super) fn target_line(&self, pen: &mut Pen, y: f64) {
        pen.line((self.left, y), (self.right, y), Ink::Target, 1.5);
    }

    /// The middles of as many equal columns as there are rows, each with its row, and the width of
    /// a column.
    pub(super) fn columns<'a, R>(&self, rows: &'a [R]) -> (f64, Vec<(f64, &'a R)>) {
        let step = (self.right - self.left) / real(rows.len() as u64).max(1.0);
        let middles = std::iter::successors(Some(self.left + step / 2.0), |x| Some(x + step));
        (step, middles.zip(rows).collect())
    }

    /// Draws labels centred on their points and within the right edge, from the last to the first,
    /// without those that come closer than `gap` to the one drawn before.
    pub(super) fn labels(
        &self,
        pen: &mut Pen,
        style: TextStyle,
        gap: f64,
        labels: impl DoubleEndedIterator<Item = (Point, String)>,
    ) {
        let mut free = f64::INFINITY;
        for ((x, y), label) in labels.rev() {
            let half = style.width(&label) / 2.0;
            let x = x.min(self.right - half);
            if x + half <= free {
                pen.text((x, y), &label, style.centred());
                free = x - half - gap;
            }
        }
    }
}

/// Radius of a mark in a column of this width.
pub(super) fn radius(step: f64) -> f64 {
    if step < 16.0 { 3.5 } else { 5.0 }
}
