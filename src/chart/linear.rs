//! A stretch of figures laid over a stretch of pixels, with round ticks.

/// Where figures stand that are no shares of 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Linear {
    /// The figures at both ends, the lower first.
    pub(super) figures: (f64, f64),
    /// Pixels of those ends.
    pub(super) pixels: (f64, f64),
}

/// Ticks at most.
const TICKS: f64 = 6.0;

impl Linear {
    /// From the least to the most of `figures`, and a tenth of that more at each end; what is no
    /// number is left out.
    pub(super) fn around(figures: impl Iterator<Item = f64>, pixels: (f64, f64)) -> Self {
        let finite = figures.filter(|figure| figure.is_finite());
        let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), figure| {
            (low.min(figure), high.max(figure))
        });
        let (low, high) = if low <= high { (low, high) } else { (0.0, 0.0) };
        let room = if high > low { (high - low) / 10.0 } else { 0.5 };
        Self { figures: (low - room, high + room), pixels }
    }

    /// The pixel of a figure.
    pub(super) fn at(&self, figure: f64) -> f64 {
        let ((low, high), (from, to)) = (self.figures, self.pixels);
        from + (figure.clamp(low, high) - low) / (high - low) * (to - from)
    }

    /// Round figures with the same step between, at most six.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let (low, high) = self.figures;
        let tens = 10_f64.powf(((high - low) / TICKS).log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * tens);
        let few = |step: &f64| (high - low) / step < TICKS;
        let step = steps.into_iter().find(few).unwrap_or(high - low);
        let first = (low / step).ceil();
        let places = std::iter::successors(Some(first), |place| Some(place + 1.0));
        places.map(|place| place * step).take_while(|tick| *tick <= high).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_few_and_inside() {
        let ticks = |figures: &[f64]| {
            let axis = Linear::around(figures.iter().copied(), (0.0, 100.0));
            let told: Vec<String> = axis.ticks().iter().map(|at| format!("{at:.2}")).collect();
            told.join(" ")
        };
        assert_eq!(ticks(&[3.1, 4.6]), "3.00 3.50 4.00 4.50");
        assert_eq!(ticks(&[0.12, 0.61]), "0.10 0.20 0.30 0.40 0.50 0.60");
        assert_eq!(ticks(&[4.0, 4.0]), "3.60 3.80 4.00 4.20 4.40");
        assert_eq!(ticks(&[f64::NAN]), "-0.40 -0.20 0.00 0.20 0.40");
    }

    #[test]
    fn figures_stand_in_proportion_and_never_outside() {
        let axis = Linear { figures: (1.0, 5.0), pixels: (100.0, 0.0) };
        assert!((axis.at(2.0) - 75.0).abs() < 1e-9);
        assert!((axis.at(9.0)).abs() < 1e-9);
    }
}
