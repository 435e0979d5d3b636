//! A funnel plot: rates of offices by how many independent answers they are worth.

use crate::base::format;
use crate::stats::Interval;

use super::limits::{LimitRow, Named, axis, centre_note, keys, sentence, table};
use super::{Axis, ChartOptions, Ink, Pen, Picture, Plot, Point, TextStyle, header, mark, real};

/// The limits at one effective size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelCurve {
    /// Independent answers.
    pub size: f64,
    /// 95 %.
    pub inner: Interval,
    /// 99.8 %.
    pub outer: Interval,
}

/// An office.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelRow {
    /// What the table says of it.
    pub row: LimitRow,
    /// How many independent answers its share is worth.
    pub size: f64,
}

/// Offices around `centre` (0…1) in a funnel of limits, given from few answers to many; offices with
/// a signal are named.
pub fn funnel_plot(
    options: &ChartOptions<'_>,
    rows: &[FunnelRow],
    curve: &[FunnelCurve],
    centre: f64,
) -> Picture {
    let told: Vec<LimitRow> = rows.iter().map(|each| each.row.clone()).collect();
    let (table, sentence) =
        (table(options, &told), sentence(options, &told, centre, Named::Lowest));
    let note = options.words().funnel_note;
    Picture::new(options, table, sentence, |pen, size| {
        let axis = axis(&told, centre);
        let notes = [&*centre_note(options, centre), note, &axis.note(options.lang)];
        let top = header(pen, options, &notes, keys(options, &told)) + 12.0;
        let (right, bottom) = (size.width() - 16.0, top + size.pick(300.0, 240.0));
        let sizes = rows.iter().map(|row| row.size).chain(curve.iter().map(|at| at.size));
        let funnel = Funnel {
            plot: Plot { left: 42.0, right, top, bottom },
            axis: axis.over(bottom, top),
            most: sizes.fold(1.0, f64::max),
        };
        funnel.bands(pen, curve);
        funnel.plot.grid(pen, &funnel.axis, format::whole_percent);
        funnel.plot.target_line(pen, funnel.axis.at(centre));
        funnel.answers(pen, options);
        funnel.offices(pen, rows);
        pen.height = bottom + 48.0;
    })
}

/// The places of figures.
struct Funnel {
    plot: Plot,
    axis: Axis,
    /// The effective size at the right edge.
    most: f64,
}

impl Funnel {
    fn x(&self, size: f64) -> f64 {
        let Plot { left, right, .. } = self.plot;
        left + size / self.most * (right - left)
    }

    /// Both pairs of limits, the inner one over the outer one.
    fn bands(&self, pen: &mut Pen, curve: &[FunnelCurve]) {
        let bands: [fn(&FunnelCurve) -> Interval; 2] = [|at| at.outer, |at| at.inner];
        for limits in bands {
            let edge = |end: fn(Interval) -> f64| -> Vec<Point> {
                let place = |at: &FunnelCurve| (self.x(at.size), self.axis.at(end(limits(at))));
                curve.iter().map(place).collect()
            };
            let (lower, upper) = (edge(|limits| limits.0), edge(|limits| limits.1));
            let corners = upper.iter().chain(lower.iter().rev()).copied();
            pen.polygon(corners, Ink::Series, 0.12);
            pen.path(lower, Ink::Muted, 1.0);
            pen.path(upper, Ink::Muted, 1.0);
        }
    }

    /// Round sizes below, and what they are.
    fn answers(&self, pen: &mut Pen, options: &ChartOptions<'_>) {
        let Plot { left, right, bottom, .. } = self.plot;
        let style = TextStyle::new(12.0, Ink::Muted).centred();
        let step = round_step(self.most);
        let ticks = std::iter::successors(Some(0), |at| Some(at + step));
        for n in ticks.take_while(|n| real(*n) <= self.most) {
            let x = self.x(real(n));
            pen.line((x, bottom), (x, bottom + 4.0), Ink::Muted, 1.0);
            pen.text((x, bottom + 15.0), &format::count(n, options.lang), style);
        }
        let middle = (f64::midpoint(left, right), bottom + 35.0);
        pen.text(middle, options.words().effective, style);
    }

    /// A mark for each office; beside it the name of an office with a signal, on the side that has
    /// room, or none.
    fn offices(&self, pen: &mut Pen, rows: &[FunnelRow]) {
        let point = |of: &FunnelRow| Some((self.x(of.size), self.axis.at(of.row.shown()?)));
        for row in rows {
            if let Some(point) = point(row) {
                mark(pen, point, 4.5, Some(row.row.mark()));
            }
        }
        let style = TextStyle::new(12.0, Ink::Text).semibold();
        for row in rows.iter().filter(|of| of.row.signal.is_some()) {
            let Some((x, y)) = point(row) else { continue };
            let row = &row.row;
            let reach = 10.0 + style.width(&row.label);
            if x + reach <= self.plot.right {
                pen.text((x + 10.0, y), &row.label, style);
            } else if x - reach >= self.plot.left {
                pen.text((x - 10.0, y), &row.label, style.right());
            }
        }
    }
}

/// 1, 2 or 5 times a power of ten, so that there are at most six ticks.
fn round_step(most: f64) -> u64 {
    let tens = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let steps = tens.flat_map(|power| [1, 2, 5].map(|times| power.saturating_mul(times)));
    steps.into_iter().find(|step| most / real(*step) < 6.0).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Meaning;

    #[test]
    fn of_many_signals_the_lowest_places_are_named() {
        let place = |label: &str, share, signal| FunnelRow {
            row: LimitRow {
                label: label.to_owned(),
                share: Some(share),
                signal,
                ..LimitRow::default()
            },
            size: 400.0,
        };
        let (low, high) = (Some(Meaning::Concern), Some(Meaning::Improvement));
        let rows = [
            place("A", 0.97, high),
            place("B", 0.8, low),
            place("C", 0.9, None),
            place("D", 0.75, low),
            place("E", 0.83, low),
        ];
        let said = funnel_plot(&ChartOptions::TEST, &rows, &[], 0.9).sentence;
        let lowest = "4 tín hiệu, thấp nhất: D (75,00%, tín hiệu xấu); B (80,00%, tín hiệu xấu); E (83,00%, tín hiệu xấu).";
        assert!(said.ends_with(lowest), "{said}");
    }

    #[test]
    fn ticks_are_round_and_few() {
        let steps = [1.0, 9.0, 60.0, 640.0, 13_020.0].map(round_step);
        assert_eq!(steps, [1, 2, 20, 200, 5_000]);
    }
}
