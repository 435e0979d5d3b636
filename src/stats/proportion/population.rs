//! The correction for a population that is not much larger than the sample.

use serde::Serialize;

use crate::stats::interval::normal_quantile;
use crate::stats::number::float_of;

/// The error of a share when `trials` were drawn by chance, without replacement, from a population.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FinitePopulation {
    /// (N − n)/(N − 1), of the variance; 0 when everybody was asked.
    pub factor: f64,
    /// √(factor · p(1 − p)/n)
    pub se: f64,
    /// z · se
    pub moe: f64,
}

impl FinitePopulation {
    /// `None` without trials or with a population below them.
    ///
    /// Source: Cochran (1977), Sampling Techniques, section 3.2.
    pub fn of(successes: u64, trials: u64, population: u64, level: f64) -> Option<Self> {
        if trials == 0 || successes > trials || population < trials {
            return None;
        }
        let factor = match population - trials {
            0 => 0.0,
            left => float_of(left) / float_of(population - 1),
        };
        let n = float_of(trials);
        let share = float_of(successes) / n;
        let se = (share * (1.0 - share) / n * factor).sqrt();
        let moe = normal_quantile(level) * se;
        Some(Self { factor, se, moe })
    }
}
