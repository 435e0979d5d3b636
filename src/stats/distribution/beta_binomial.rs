//! The beta-binomial law: how many of n succeed when the chance itself is drawn from a beta law.

use crate::stats::number::float_of;

/// The chance of every count 0…n.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BetaBinomial {
    chances: Vec<f64>,
}

impl BetaBinomial {
    /// Of `n` trials whose chance is drawn once from the beta law of `a` and `b`, both above 0.
    ///
    /// A count is a ratio away from its neighbour, P(x + 1)/P(x) = (n − x)(x + a) / ((x + 1)(n − x
    /// − 1 + b)), so the law is built outwards from its mean and divided by its sum: nothing in it
    /// cancels. n numbers are kept.
    pub(crate) fn of(n: u64, a: f64, b: f64) -> Self {
        let trials = float_of(n);
        let up = |x: u64| {
            let x = float_of(x);
            (trials - x) * (x + a) / ((x + 1.0) * (trials - x - 1.0 + b))
        };
        let mean = trials * (a / (a + b));
        let middle = (0..=n).rev().find(|x| float_of(*x) <= mean).unwrap_or(0);
        let mut chances: Vec<f64> = (0..middle)
            .rev()
            .scan(1.0, |chance, x| {
                *chance /= up(x);
                Some(*chance)
            })
            .collect();
        chances.reverse();
        chances.push(1.0);
        let above = (middle..n).scan(1.0, |chance, x| {
            *chance *= up(x);
            Some(*chance)
        });
        chances.extend(above);
        let sum: f64 = chances.iter().sum();
        for chance in &mut chances {
            *chance /= sum;
        }
        Self { chances }
    }

    /// P(X ≥ `x`)
    pub(crate) fn upper(&self, x: u64) -> f64 {
        if x == 0 {
            return 1.0;
        }
        let from = usize::try_from(x).unwrap_or(usize::MAX);
        let tail = self.chances.get(from..).unwrap_or_default();
        // From the far end, where the small ones are.
        tail.iter().rev().fold(0.0, |sum, chance| sum + chance).min(1.0)
    }

    /// The least x with P(X ≤ x) ≥ `p`.
    pub(crate) fn quantile(&self, p: f64) -> u64 {
        let mut below = 0.0;
        let reached = |chance: &f64| {
            below += chance;
            below >= p
        };
        let last = self.chances.len() - 1;
        let place = self.chances.iter().position(reached).unwrap_or(last);
        u64::try_from(place).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R 4.2.2: `sum(exp(lchoose(n, x:n) + lbeta(x:n + a, n - x:n + b) - lbeta(a, b)))`, which is
    /// good to about twelve digits.
    const UPPER: [(u64, u64, f64, f64, f64); 7] = [
        (9, 10, 9.5, 1.5, 0.627_710_571_116_451_9),
        (1, 1, 9.0, 1.0, 0.9),
        (450, 500, 180.5, 20.5, 0.509_451_924_402_298),
        (470, 500, 180.5, 20.5, 0.038_640_489_137_166_17),
        (500, 500, 180.5, 20.5, 3.330_811_045_824_788_7e-12),
        (3, 7, 0.4, 0.6, 0.471_846_400_000_000_1),
        (18_600, 20_000, 900.0, 100.5, 3.006_521_658_723_781_6e-4),
    ];

    #[test]
    fn tails_are_those_of_r() {
        for (x, n, a, b, expected) in UPPER {
            let found = BetaBinomial::of(n, a, b).upper(x);
            let close = (found - expected).abs() <= 2e-11 * expected;
            assert!(close, "{x} of {n}: {found:e}, not {expected:e}");
        }
    }

    #[test]
    fn a_quantile_is_the_first_count_that_leaves_so_much_below() {
        let law = BetaBinomial::of(500, 180.5, 20.5);
        for p in [0.025, 0.5, 0.975] {
            let at = law.quantile(p);
            assert!(1.0 - law.upper(at + 1) >= p && 1.0 - law.upper(at) < p);
        }
        let nothing = BetaBinomial::of(0, 2.0, 3.0);
        assert_eq!((nothing.quantile(0.5), nothing.upper(1)), (0, 0.0));
    }
}
