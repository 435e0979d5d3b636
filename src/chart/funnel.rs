//! A funnel plot: rates of offices by the number of their answers.

use crate::format;
use crate::measure::Interval;

use super::axis::Axis;
use super::face::{Face, Size};
use super::font::{Weight, width};
use super::header::Header;
use super::limits::{LimitRow, axis, keys, sentence, table};
use super::mark;
use super::palette::Ink;
use super::pen::{Pen, Place, Type};
use super::picture::Picture;
use super::words::Words;

const LABEL: f64 = 12.0;

/// The limits at one number of answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelCurve {
    /// Valid answers.
    pub n: u64,
    /// 95 %.
    pub inner: Interval,
    /// 99.8 %.
    pub outer: Interval,
}

/// Offices around `centre` (0…1) in a funnel of limits, given from few answers to many; who has a
/// signal is named.
pub fn funnel_plot(
    face: &Face<'_>,
    rows: &[LimitRow],
    curve: &[FunnelCurve],
    centre: f64,
) -> Picture {
    Picture::new(face, table(face, rows), sentence(face, rows, centre), |pen, size| {
        Sheet::new(face, rows, (curve, centre), size).draw(pen);
    })
}

struct Sheet<'a> {
    face: &'a Face<'a>,
    rows: &'a [LimitRow],
    curve: &'a [FunnelCurve],
    centre: f64,
    header: Header,
    axis: Axis,
    left: f64,
    right: f64,
    /// The number of answers at the right edge.
    most: u64,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(
        face: &'a Face<'a>,
        rows: &'a [LimitRow],
        (curve, centre): (&'a [FunnelCurve], f64),
        size: Size,
    ) -> Self {
        let plot = match size {
            Size::Desk => 300.0,
            Size::Phone => 240.0,
        };
        let unplaced = axis(rows, centre);
        let words = Words::of(face.lang);
        let mut note = vec![
            words.centre(&format::percent(centre, face.lang)) + ".",
            words.funnel_note.to_owned(),
        ];
        if unplaced.start > 0.0 {
            note.push(words.axis_from(&format::whole_percent(unplaced.start)));
        }
        let header = Header::new(face, size, &note.join(" "), keys(face, rows));
        let top = header.height + 12.0;
        let answers = rows.iter().map(|row| row.n);
        let most = answers.chain(curve.iter().map(|at| at.n)).max();
        Self {
            face,
            rows,
            curve,
            centre,
            header,
            axis: Axis { pixels: (top + plot, top), ..unplaced },
            left: 42.0,
            right: size.width() - 16.0,
            most: most.unwrap_or(1).max(1),
            height: top + plot + 48.0,
        }
    }

    fn x(&self, n: u64) -> f64 {
        self.left + real(n) / real(self.most) * (self.right - self.left)
    }

    fn draw(&self, pen: &mut Pen) {
        self.header.draw(pen);
        pen.height = self.height;
        self.funnel(pen);
        self.axis.grid(pen, (self.left, self.right));
        let y = self.axis.at(self.centre);
        pen.line((self.left, y), (self.right, y), Ink::Target, 1.5);
        self.answers(pen);
        for row in self.rows {
            if let Some(place) = self.place(row) {
                mark::mark(pen, place, 4.5, Some(row.mark()));
            }
        }
        for row in self.rows.iter().filter(|row| row.signal.is_some()) {
            self.name(pen, row);
        }
    }

    fn place(&self, row: &LimitRow) -> Option<Place> {
        Some((self.x(row.n), self.axis.at(row.shown()?)))
    }

    /// Both pairs of limits, the inner one over the outer one.
    fn funnel(&self, pen: &mut Pen) {
        let bands: [fn(&FunnelCurve) -> Interval; 2] = [|at| at.outer, |at| at.inner];
        for limits in bands {
            let edge = |end: fn(Interval) -> f64| -> Vec<Place> {
                let place = |at: &FunnelCurve| (self.x(at.n), self.axis.at(end(limits(at))));
                self.curve.iter().map(place).collect()
            };
            let (lower, upper) = (edge(|limits| limits.0), edge(|limits| limits.1));
            let corners: Vec<Place> =
                upper.iter().copied().chain(lower.iter().rev().copied()).collect();
            if corners.len() > 2 {
                pen.shape(&corners, Ink::Series, 0.12);
            }
            pen.path(&lower, Ink::Muted, 1.0);
            pen.path(&upper, Ink::Muted, 1.0);
        }
    }

    /// Round numbers of answers below, and what they are.
    fn answers(&self, pen: &mut Pen) {
        let y = self.axis.at(self.axis.start);
        let step = round_step(self.most);
        let ticks = std::iter::successors(Some(0), |at| Some(at + step));
        for n in ticks.take_while(|n| *n <= self.most) {
            let x = self.x(n);
            pen.line((x, y), (x, y + 4.0), Ink::Muted, 1.0);
            let text = format::count(n, self.face.lang);
            pen.text((x, y + 15.0), &text, Type::new(LABEL, Ink::Muted).centred());
        }
        let middle = f64::midpoint(self.left, self.right);
        let set = Type::new(LABEL, Ink::Muted).centred();
        pen.text((middle, y + 35.0), Words::of(self.face.lang).answers, set);
    }

    /// The name of an office beside its mark, on the side that has room; none where neither has.
    fn name(&self, pen: &mut Pen, row: &LimitRow) {
        let Some((x, y)) = self.place(row) else {
            return;
        };
        let wide = width(&row.label, LABEL, Weight::Semibold);
        let set = Type::new(LABEL, Ink::Text).semibold();
        if x + 10.0 + wide <= self.right {
            pen.text((x + 10.0, y), &row.label, set);
        } else if x - 10.0 - wide >= self.left {
            pen.text((x - 10.0, y), &row.label, set.right());
        }
    }
}

/// 1, 2 or 5 times a power of ten, so that there are at most six ticks.
fn round_step(most: u64) -> u64 {
    let tens = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let steps = tens.flat_map(|power| [1, 2, 5].map(|times| power.saturating_mul(times)));
    steps.into_iter().find(|step| most / step <= 5).unwrap_or(most.max(1))
}

#[expect(clippy::cast_precision_loss, reason = "a place on a drawing; counts stay far below 2^53")]
fn real(n: u64) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        let steps = [1, 9, 60, 640, 13_020].map(round_step);
        assert_eq!(steps, [1, 2, 20, 200, 5_000]);
    }
}
