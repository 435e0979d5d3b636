//! How much more the shares of periods vary than chance lets them.

use crate::stats::counted::Counted;
use crate::stats::number::{float_len, float_of};

/// Variation between periods around one level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Between {
    /// ρ, the intra-class correlation: τ² = ρ·p(1 − p) is the variance of the periods' own shares.
    pub(super) rho: f64,
    /// n̄ = Σn²/Σn, the size of the period that an answer comes from on average.
    pub(super) size: f64,
}

impl Between {
    /// Of periods with answers, four or more, and their sum.
    ///
    /// The moment estimate ρ = (Q − (k − 1)) / (T − n̄) with Q = Σ n·(share − p)² / p(1 − p), times
    /// (k − 1)/(k − 3): the variance is itself estimated, and a t law on k − 1 degrees of freedom
    /// is that much wider than the normal. p(1 − p) is taken at (X + ½)/(T + 1), so it is never 0.
    ///
    /// Source: `DerSimonian` and Laird (1986), Meta-analysis in clinical trials, with weights n; as
    /// the additive funnel's τ² in Spiegelhalter (2005).
    pub(super) fn of(periods: &[Counted], sum: Counted) -> Self {
        let trials = float_of(sum.trials);
        let level = float_of(sum.successes) / trials;
        let smoothed = (float_of(sum.successes) + 0.5) / (trials + 1.0);
        let square = |period: &Counted| {
            let n = float_of(period.trials);
            let gap = float_of(period.successes) - n * level;
            gap * gap / n
        };
        let q = periods.iter().map(square).sum::<f64>() / (smoothed * (1.0 - smoothed));
        let squares = periods.iter().map(|period| float_of(period.trials).powi(2));
        let size = squares.sum::<f64>() / trials;
        let free = float_len(periods.len()) - 1.0;
        // Never below 0 for periods of one answer each, where no variation between periods can be estimated.
        let excess = (q - free).max(0.0) / (trials - size);
        let rho = excess * free / (free - 2.0);
        Self { rho: rho.clamp(0.0, 1.0), size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_levels_in_turn_have_the_correlation_that_is_theirs() {
        // Shares 0.8 and 1 of 1000 each: τ² is 0.01 and p(1 − p) is 0.09.
        let of = |successes| Counted { successes, trials: 1000 };
        let periods: Vec<Counted> = [800, 1000].into_iter().cycle().take(100).map(of).collect();
        let found = Between::of(&periods, Counted::sum(periods.clone()));
        // By hand: Q = 100·1000·0.01/0.09 = 11 111.1; (Q − 99)/(99 000) · 99/97.
        assert!((found.rho - 0.113_523).abs() < 1e-5, "{found:?}");
        assert!((found.size - 1000.0).abs() < 1e-9);
    }
}
