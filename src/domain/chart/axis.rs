//! Axes: figures laid over pixels, with round ticks.
//!
//! Rates are drawn as points, not as bars, so an axis of shares may begin above 0: near 90 %, the
//! intervals would otherwise be too short to read. The chart notes where its axis begins.

use crate::base::{Lang, format};

use super::{Ink, Pen, TextStyle, Words};

/// A range of figures laid over a range of pixels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    /// The figures at both ends, the lower first.
    pub(super) figures: (f64, f64),
    /// The pixels of those ends.
    pub(super) pixels: (f64, f64),
    /// The figures with a grid line and a label.
    pub(super) ticks: Vec<f64>,
}

/// In tenths. An axis of shares spans at least 20 points, so that close rates do not look far apart; more would
/// leave more than half of it empty where all lie beside a target of 90 %.
const LATEST_START: u32 = 8;
/// The most round ticks.
const TICKS: f64 = 6.0;

impl Axis {
    /// An axis of shares that begins at a tenth below all of them and ends at 1.
    pub(super) fn of_shares(shares: impl Iterator<Item = f64>) -> Self {
        let lowest = shares.fold(1.0, f64::min);
        let tenths = |from: u32, to: u32| (from..=to).rev().map(|tenths| f64::from(tenths) / 10.0);
        let start = tenths(0, LATEST_START).find(|start| *start + 0.01 <= lowest).unwrap_or(0.0);
        // Leaving out a fifth of the axis is not worth the note about it.
        let start = if start <= 0.2 { 0.0 } else { start };
        let step = if start < 0.5 { 2 } else { 1 };
        let ticks = tenths(0, 10).step_by(step).filter(|tick| *tick >= start).collect();
        Self { figures: (start, 1.0), pixels: (0.0, 1.0), ticks }
    }

    /// An axis from the least to the most of `figures`, and a tenth of that more at each end; what
    /// is not finite is left out.
    pub(super) fn around(figures: impl Iterator<Item = f64>) -> Self {
        let finite = figures.filter(|figure| figure.is_finite());
        let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), figure| {
            (low.min(figure), high.max(figure))
        });
        let (low, high) = if low <= high { (low, high) } else { (0.0, 0.0) };
        let room = if high > low { (high - low) / 10.0 } else { 0.5 };
        Self::between(low - room, high + room)
    }

    /// An axis between two figures, the lower first.
    pub(super) fn between(low: f64, high: f64) -> Self {
        let tens = 10_f64.powf(((high - low) / TICKS).log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * tens);
        let few = |step: &f64| (high - low) / step < TICKS;
        let step = steps.into_iter().find(few).unwrap_or(high - low);
        let first = (low / step).ceil();
        let places = std::iter::successors(Some(first), |place| Some(place + 1.0));
        let ticks = places.map(|place| place * step).take_while(|tick| *tick <= high).collect();
        Self { figures: (low, high), pixels: (0.0, 1.0), ticks }
    }

    /// The same axis from one pixel to another.
    pub(super) fn over(self, from: f64, to: f64) -> Self {
        Self { pixels: (from, to), ..self }
    }

    /// The pixel of a figure; of the nearer end for one outside.
    pub(super) fn at(&self, figure: f64) -> f64 {
        let ((low, high), (from, to)) = (self.figures, self.pixels);
        from + (figure.clamp(low, high) - low) / (high - low) * (to - from)
    }

    /// Says where an axis of shares begins; empty if at 0.
    pub(super) fn note(&self, lang: Lang) -> String {
        let (start, _) = self.figures;
        if start > 0.0 {
            Words::of(lang).axis_from(&format::whole_percent(start))
        } else {
            String::new()
        }
    }

    /// Draws a vertical line at each tick of a horizontal axis.
    pub(super) fn grid(&self, pen: &mut Pen, top: f64, bottom: f64) {
        for x in self.ticks.iter().map(|tick| self.at(*tick)) {
            pen.line((x, top), (x, bottom), Ink::Grid, 1.0);
        }
    }

    /// Draws the percentage of each tick of a horizontal axis at the height `y`.
    pub(super) fn percents(&self, pen: &mut Pen, y: f64) {
        let style = TextStyle::new(12.0, Ink::Muted).centred();
        for tick in &self.ticks {
            pen.text((self.at(*tick), y), &format::whole_percent(*tick), style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_of_shares_begins_below_the_lowest_figure_and_never_above_80_percent() {
        let start = |shares: &[f64]| {
            let shares = shares.iter().copied().chain([0.9]);
            Axis::of_shares(shares).figures.0.to_string()
        };
        assert_eq!(start(&[0.97, 0.95]), "0.8");
        assert_eq!(start(&[0.97, 0.80]), "0.7");
        assert_eq!(start(&[0.97, 0.66]), "0.6");
        assert_eq!(start(&[0.97, 0.60]), "0.5");
        assert_eq!(start(&[0.97, 0.24]), "0");
        assert_eq!(start(&[]), "0.8");
    }

    #[test]
    fn figures_stand_in_proportion_and_never_outside() {
        let shares = Axis::of_shares([0.55].into_iter()).over(100.0, 200.0);
        assert!((shares.at(0.75) - 150.0).abs() < 1e-9);
        assert!((shares.at(1.0) - 200.0).abs() < 1e-9);
        assert_eq!(shares.ticks.len(), 6);
        let axis = Axis::between(1.0, 5.0).over(100.0, 0.0);
        assert!((axis.at(2.0) - 75.0).abs() < 1e-9);
        assert!((axis.at(9.0)).abs() < 1e-9);
    }

    #[test]
    fn ticks_are_round_few_and_inside() {
        let ticks = |figures: &[f64]| {
            let axis = Axis::around(figures.iter().copied());
            axis.ticks.iter().map(|at| format!("{at:.2}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(ticks(&[3.1, 4.6]), "3.00 3.50 4.00 4.50");
        assert_eq!(ticks(&[0.12, 0.61]), "0.10 0.20 0.30 0.40 0.50 0.60");
        assert_eq!(ticks(&[4.0, 4.0]), "3.60 3.80 4.00 4.20 4.40");
        assert_eq!(ticks(&[f64::NAN]), "-0.40 -0.20 0.00 0.20 0.40");
    }
}
