//! Years made up by the forecast's own model, or by one that breaks it.

use rand::{Rng, RngExt};

use crate::stats::counted::Counted;
use crate::stats::distribution::normal_quantile;
use crate::stats::number::float_of;
use crate::stats::target::Target;

/// Levels of a period stay so far inside of 0…1.
const EDGE: f64 = 0.001;

/// ρ at most: at 1 all answers of a period are the same.
const MOST_ALIKE: f64 = 0.99;

/// What the years have in common. A year's level is drawn evenly from target ± `margin`.
#[derive(Clone, Debug, PartialEq)]
pub struct MadeUpYears {
    /// Answers in each settled period.
    pub settled: Vec<u64>,
    /// Answers in each period to come.
    pub to_come: Vec<u64>,
    /// What is to be reached, also the middle of the levels.
    pub target: Target,
    /// How far levels lie from the target at most: 0.05 for five points.
    pub margin: f64,
    /// ρ within a period, 0…1.
    pub between: f64,
    /// Standard deviation of the level's step from one period to the next. The forecast knows of
    /// none: above 0 its model is wrong.
    pub drift: f64,
}

/// One year.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Year {
    pub(super) settled: Vec<Counted>,
    pub(super) to_come: Counted,
}

impl MadeUpYears {
    /// Years like one: its periods, which come again in their order until `remaining` answers are
    /// there, within five points of the target.
    pub fn like(settled: &[Counted], remaining: u64, target: Target, between: f64) -> Self {
        let sizes: Vec<u64> = settled.iter().map(|period| period.trials).collect();
        let mut left = remaining;
        let again = sizes.iter().copied().filter(|size| *size > 0).cycle();
        let cut = again.map_while(|size| {
            let part = size.min(left);
            left -= part;
            (part > 0).then_some(part)
        });
        Self { to_come: cut.collect(), settled: sizes, target, margin: 0.05, between, drift: 0.0 }
    }

    /// Draws a year.
    pub(super) fn draw(&self, rng: &mut impl Rng) -> Year {
        let middle = float_of(self.target.numerator) / float_of(self.target.denominator.max(1));
        let mut level = middle + self.margin * (2.0 * rng.random::<f64>() - 1.0);
        let mut period = |size: &u64| {
            if self.drift > 0.0 {
                level += self.drift * normal_quantile(rng.random_range(EDGE..1.0 - EDGE));
            }
            level = level.clamp(EDGE, 1.0 - EDGE);
            answers(*size, level, self.between, rng)
        };
        let settled = self.settled.iter().map(&mut period).collect();
        let to_come: Vec<Counted> = self.to_come.iter().map(&mut period).collect();
        Year { settled, to_come: Counted::sum(to_come) }
    }
}

/// A beta-binomial count by Pólya's urn: each answer draws the next ones a little towards itself,
/// so that any two of the period correlate at `between`.
fn answers(size: u64, level: f64, between: f64, rng: &mut impl Rng) -> Counted {
    let between = between.min(MOST_ALIKE);
    let pull = between / (1.0 - between);
    let mut period = Counted::default();
    while period.trials < size {
        let drawn = level + pull * float_of(period.successes);
        let chance = drawn / (1.0 + pull * float_of(period.trials));
        period.successes += u64::from(rng.random::<f64>() < chance);
        period.trials += 1;
    }
    period
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn counts_of_an_urn_have_the_mean_and_the_variance_of_their_law() {
        let mut rng = StdRng::seed_from_u64(1);
        let draws: Vec<f64> =
            (0..20_000).map(|_| float_of(answers(20, 0.9, 0.1, &mut rng).successes)).collect();
        let mean = crate::stats::columns::mean(&draws);
        let variance = crate::stats::columns::variance(&draws).unwrap();
        // n·p and n·p·(1 − p)·(1 + (n − 1)·ρ) = 1.8 · 2.9
        assert!((mean - 18.0).abs() < 0.07, "{mean}");
        assert!((variance - 5.22).abs() < 0.25, "{variance}");
    }

    #[test]
    fn periods_come_again_until_all_answers_are_there() {
        let settled =
            [(3, 10), (0, 0), (4, 25)].map(|(successes, trials)| Counted { successes, trials });
        let target = Target {
            numerator: 9,
            denominator: 10,
            rule: crate::stats::target::TargetRule::AtLeast,
        };
        let to_come = |remaining| MadeUpYears::like(&settled, remaining, target, 0.0).to_come;
        assert_eq!(to_come(50), [10, 25, 10, 5]);
        assert_eq!(to_come(0), [] as [u64; 0]);
        assert_eq!(MadeUpYears::like(&[], 9, target, 0.0).to_come, [] as [u64; 0]);
    }
}
