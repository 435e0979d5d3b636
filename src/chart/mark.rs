//! Marks that say the verdict by their shape: disc reached, diamond missed, ring open.

use crate::measure::{Interval, Verdict};

use super::axis::Axis;
use super::palette::Ink;
use super::pen::{Pen, Place};

/// A mark of `radius` pixels, with a rim of paper that lifts it off lines below.
pub(super) fn mark(pen: &mut Pen, at: Place, radius: f64, verdict: Option<Verdict>) {
    let ink = Ink::of(verdict);
    match verdict {
        Some(Verdict::Missed) => {
            diamond(pen, at, radius + 3.0, Ink::Paper);
            diamond(pen, at, radius + 1.0, ink);
        }
        Some(Verdict::Open) => {
            pen.disc(at, radius + 1.5, Ink::Paper);
            pen.disc(at, radius, ink);
            pen.disc(at, radius - 2.25, Ink::Paper);
        }
        Some(Verdict::Reached) | None => {
            pen.disc(at, radius + 1.5, Ink::Paper);
            pen.disc(at, radius, ink);
        }
    }
}

/// A small empty square: there is a figure, and it is hidden.
pub(super) fn hidden(pen: &mut Pen, (x, y): Place) {
    pen.rect((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), Ink::Muted, 1.0);
    pen.rect((x - 2.5, y - 2.5), (x + 2.5, y + 2.5), Ink::Paper, 1.0);
}

/// An interval along a horizontal axis: a soft band between two caps, `half` pixels each way.
pub(super) fn whisker(pen: &mut Pen, axis: &Axis, y: f64, half: f64, row: (Interval, Ink)) {
    let (Interval(low, high), ink) = row;
    let (low, high) = (axis.at(low), axis.at(high));
    pen.rect((low, y - half + 1.0), (high, y + half - 1.0), ink, 0.2);
    pen.line((low, y), (high, y), ink, 1.5);
    for end in [low, high] {
        pen.line((end, y - half), (end, y + half), ink, 2.0);
    }
}

fn diamond(pen: &mut Pen, (x, y): Place, reach: f64, ink: Ink) {
    let corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)];
    pen.shape(&corners, ink, 1.0);
}
