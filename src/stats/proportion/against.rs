//! A share tested against a target: exactly, by mid-p, and by the score.

use num_traits::ToPrimitive;
use serde::Serialize;

use crate::stats::distribution::{binomial, binomial_upper, normal_upper};
use crate::stats::number::{first, float_of};
use crate::stats::target::Target;
use crate::stats::verdict::aim;

/// Chances that are equal in exact arithmetic may differ by rounding; R allows as much.
pub(crate) const RARE_SLACK: f64 = 1.0 + 1e-7;

/// P(X = `x`) of `n` trials at `share`.
pub fn binomial_chance(x: u64, n: u64, share: f64) -> f64 {
    binomial(x, n, share, 1.0 - share)
}

/// p-values; `None` without trials, and those of the score where a target of 1 has no variance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Against {
    /// The target p₀.
    pub value: Option<f64>,
    /// P(X ≥ x) if the share were p₀: small speaks for more than p₀.
    pub exact_p_greater: Option<f64>,
    /// P(X ≤ x) if the share were p₀.
    pub exact_p_less: Option<f64>,
    /// All counts that are no likelier than x, as R's `binom.test`.
    pub exact_p_two_sided: Option<f64>,
    /// P(X > x) and half of P(X = x).
    pub midp_greater: Option<f64>,
    /// (p − p₀)/√(p₀(1 − p₀)/n)
    pub score_z: Option<f64>,
    /// P(Z ≥ z)
    pub score_p_greater: Option<f64>,
    /// P(Z ≤ z)
    pub score_p_less: Option<f64>,
}

/// x of n under a target of p, with q = 1 − p, and the sign of x − n·p on whole numbers.
struct Case {
    x: u64,
    n: u64,
    p: f64,
    q: f64,
    /// The target as a fraction.
    of: (u64, u64),
    /// x·denominator − n·numerator
    gap: i128,
}

impl Against {
    /// `successes` of `trials` against a target in 0…1.
    pub fn of(successes: u64, trials: u64, target: &Target) -> Self {
        let case = Case::of(successes, trials, target);
        let figure = |of: fn(&Case) -> f64| case.as_ref().map(of);
        let score_z = case.as_ref().and_then(Case::score);
        Self {
            value: aim(target),
            exact_p_greater: figure(Case::upper),
            exact_p_less: figure(Case::lower),
            exact_p_two_sided: figure(Case::two_sided),
            midp_greater: figure(|case| case.upper() - case.at(case.x) / 2.0),
            score_z,
            score_p_greater: score_z.map(normal_upper),
            score_p_less: score_z.map(|z| normal_upper(-z)),
        }
    }
}

impl Case {
    fn of(x: u64, n: u64, target: &Target) -> Option<Self> {
        let failing = target.denominator.checked_sub(target.numerator)?;
        if n == 0 || x > n || target.denominator == 0 {
            return None;
        }
        let whole = float_of(target.denominator);
        Some(Self {
            x,
            n,
            p: float_of(target.numerator) / whole,
            q: float_of(failing) / whole,
            of: (target.numerator, target.denominator),
            gap: i128::from(x) * i128::from(target.denominator)
                - i128::from(n) * i128::from(target.numerator),
        })
    }

    fn at(&self, x: u64) -> f64 {
        binomial(x, self.n, self.p, self.q)
    }

    fn upper(&self) -> f64 {
        binomial_upper(self.x, self.n, self.p, self.q)
    }

    fn lower(&self) -> f64 {
        binomial_upper(self.n - self.x, self.n, self.q, self.p)
    }

    /// The tail x lies in, and of the other side what is no likelier than x.
    fn two_sided(&self) -> f64 {
        let Self { n, p, q, .. } = *self;
        let bound = self.at(self.x) * RARE_SLACK;
        match self.gap.signum() {
            0 => 1.0,
            -1 => {
                let from = self.about_mean().0;
                let rare = first(from, n + 1, |i| self.at(i) <= bound);
                self.lower() + binomial_upper(rare, n, p, q)
            }
            // Mirrored: failures of n under q.
            _ => {
                let from = n - self.about_mean().1;
                let rare = first(from, n + 1, |i| self.at(n - i) <= bound);
                self.upper() + binomial_upper(rare, n, q, p)
            }
        }
        .min(1.0)
    }

    /// ⌈n·p⌉ and ⌊n·p⌋, on whole numbers.
    fn about_mean(&self) -> (u64, u64) {
        let (numerator, denominator) = self.of;
        let product = u128::from(self.n) * u128::from(numerator);
        let whole = |count: u128| u64::try_from(count).unwrap_or(self.n);
        let denominator = u128::from(denominator);
        (whole(product.div_ceil(denominator)), whole(product / denominator))
    }

    fn score(&self) -> Option<f64> {
        let gap = real(self.gap) / (float_of(self.n) * float_of(self.of.1));
        let z = gap * (float_of(self.n) / (self.p * self.q)).sqrt();
        z.is_finite().then_some(z)
    }
}

fn real(number: i128) -> f64 {
    number.to_f64().unwrap_or(f64::NAN)
}
