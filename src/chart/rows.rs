//! Rows below each other, each under a thin line: its label stands beside it on a desk and above it on
//! a phone. And the axis of shares they stand on.

use crate::format;

use super::face::Size;
use super::font::{Weight, wrap};
use super::header::{MARGIN, lines};
use super::palette::Ink;
use super::pen::{Pen, Type};

/// Size of labels, and from one of their lines to the next.
pub(super) const LABEL: f64 = 14.0;
const LABEL_LINE: f64 = 18.5;

/// A row with its label broken and its height known.
pub(super) struct Laid<'a, R> {
    /// What it shows.
    pub(super) row: &'a R,
    /// The lines of its label.
    pub(super) label: Vec<String>,
    top: f64,
    height: f64,
}

/// All rows, from `top` to `bottom`.
pub(super) struct Rows<'a, R> {
    all: Vec<Laid<'a, R>>,
    size: Size,
    /// Where the first begins.
    pub(super) top: f64,
    /// Where the last ends.
    pub(super) bottom: f64,
}

impl<'a, R> Rows<'a, R> {
    /// Lays them out from `top`, with labels of `room` at most; `label` gives a row's label, `height`
    /// its height with a label of this height.
    pub(super) fn new(
        rows: impl IntoIterator<Item = &'a R>,
        (size, room, top): (Size, f64, f64),
        label: impl Fn(&R) -> &str,
        height: impl Fn(&R, f64) -> f64,
    ) -> Self {
        let mut bottom = top;
        let lay = |row: &'a R| {
            let label = wrap(label(row), room, LABEL, Weight::Regular);
            let height = height(row, lines(&label) * LABEL_LINE);
            let top = bottom;
            bottom += height;
            Laid { row, label, top, height }
        };
        let all = rows.into_iter().map(lay).collect();
        Self { all, size, top, bottom }
    }

    /// Draws the line above each and its label, then `draw` the rest at the height it is told: the
    /// row's middle on a desk, the end of its label on a phone.
    pub(super) fn draw(&self, pen: &mut Pen, draw: impl Fn(&mut Pen, &Laid<'a, R>, f64)) {
        for laid in &self.all {
            rule(pen, self.size, laid.top);
            let (first, y) = laid.places(self.size);
            let set = Type::new(LABEL, Ink::Text);
            pen.lines((MARGIN, first), LABEL_LINE, &laid.label, set);
            draw(pen, laid, y);
        }
    }

    /// The line below the last.
    pub(super) fn close(&self, pen: &mut Pen) {
        rule(pen, self.size, self.bottom);
    }
}

impl<R> Laid<'_, R> {
    /// The label's first line, and where the rest of the row is drawn.
    fn places(&self, size: Size) -> (f64, f64) {
        match size {
            Size::Desk => {
                let y = self.top + self.height / 2.0;
                (y - (lines(&self.label) - 1.0) * LABEL_LINE / 2.0, y)
            }
            Size::Phone => {
                let below = self.top + lines(&self.label) * LABEL_LINE;
                (self.top + 18.0, below)
            }
        }
    }
}

/// A thin line over the whole width.
fn rule(pen: &mut Pen, size: Size, y: f64) {
    pen.line((0.0, y), (size.width(), y), Ink::Grid, 1.0);
}

/// Upright lines at the ticks of an axis, each a place and its share.
pub(super) fn grid(pen: &mut Pen, ticks: &[(f64, f64)], (top, bottom): (f64, f64)) {
    for (x, _) in ticks {
        pen.line((*x, top), (*x, bottom), Ink::Grid, 1.0);
    }
}

/// Their percentages.
pub(super) fn percents(pen: &mut Pen, ticks: &[(f64, f64)], y: f64) {
    for (x, share) in ticks {
        let set = Type::new(12.0, Ink::Muted).centred();
        pen.text((*x, y), &format::whole_percent(*share), set);
    }
}
