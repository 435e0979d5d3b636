//! Marks that say the verdict by their shape: disc reached, diamond missed, ring open.

use crate::stats::Verdict;

use super::{Ink, Pen, Point};

/// A mark of `radius` pixels, with a rim in the colour of the page that separates it from lines.
pub(super) fn mark(pen: &mut Pen, at: Point, radius: f64, verdict: Option<Verdict>) {
    let ink = Ink::of(verdict);
    if verdict == Some(Verdict::Missed) {
        diamond(pen, at, radius + 3.0, Ink::Paper);
        diamond(pen, at, radius + 1.0, ink);
        return;
    }
    pen.disc(at, radius + 1.5, Ink::Paper);
    pen.disc(at, radius, ink);
    if verdict == Some(Verdict::Open) {
        pen.disc(at, radius - 2.25, Ink::Paper);
    }
}

fn diamond(pen: &mut Pen, (x, y): Point, reach: f64, ink: Ink) {
    let corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)];
    pen.polygon(corners, ink, 1.0);
}

/// A small empty square for a hidden figure.
pub(super) fn hidden(pen: &mut Pen, (x, y): Point) {
    pen.rect((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), Ink::Muted, 1.0);
    pen.rect((x - 2.5, y - 2.5), (x + 2.5, y + 2.5), Ink::Paper, 1.0);
}

/// An interval from left to right: a soft band with [`error_bar`].
pub(super) fn whisker(pen: &mut Pen, (left, right): (f64, f64), y: f64, half: f64, ink: Ink) {
    pen.rect((left, y - half + 1.0), (right, y + half - 1.0), ink, 0.2);
    error_bar(pen, (left, right), y, half, ink);
}

/// An interval from left to right: a line between two caps, `half` pixels each way.
pub(super) fn error_bar(pen: &mut Pen, (left, right): (f64, f64), y: f64, half: f64, ink: Ink) {
    pen.line((left, y), (right, y), ink, 1.5);
    for end in [left, right] {
        pen.line((end, y - half), (end, y + half), ink, 2.0);
    }
}
