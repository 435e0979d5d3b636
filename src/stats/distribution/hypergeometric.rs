//! The hypergeometric law, also with an odds ratio other than 1 (Fisher's noncentral law).

use super::saddle::ln_binomial_term;
use crate::stats::number::{first, float_of};

/// What is left out of a sum: terms fall off geometrically.
const NEGLIGIBLE: f64 = 1e-19;

/// The count of marked ones among `drawn`, when `marked` and `plain` ones are in the urn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hypergeometric {
    marked: u64,
    plain: u64,
    drawn: u64,
}

impl Hypergeometric {
    /// `drawn` is at most `marked` + `plain`.
    pub(crate) fn new(marked: u64, plain: u64, drawn: u64) -> Self {
        Self { marked, plain, drawn }
    }

    /// The least count there can be.
    pub(crate) fn least(self) -> u64 {
        self.drawn.saturating_sub(self.plain)
    }

    /// The greatest count there can be.
    pub(crate) fn most(self) -> u64 {
        self.drawn.min(self.marked)
    }

    /// P(X = `x`).
    pub(crate) fn at(self, x: u64) -> f64 {
        if x < self.least() || x > self.most() {
            return 0.0;
        }
        let all = float_of(self.marked + self.plain);
        if self.drawn == 0 || self.drawn == self.marked + self.plain {
            return 1.0;
        }
        let drawn = float_of(self.drawn);
        let left = float_of(self.marked + self.plain - self.drawn);
        let (p, q) = (drawn / all, left / all);
        let of = |taken: u64, whole: u64| {
            ln_binomial_term(float_of(taken), float_of(whole - taken), p, q)
        };
        let chosen = of(x, self.marked) + of(self.drawn - x, self.plain);
        (chosen - ln_binomial_term(drawn, left, p, q)).exp()
    }

    /// P(X = x + 1) / P(X = x).
    fn ratio(self, x: u64) -> f64 {
        let up = float_of(self.marked - x) * float_of(self.drawn - x);
        let down = float_of(x + 1) * float_of(self.plain + x + 1 - self.drawn);
        up / down
    }

    /// The likeliest count when the odds of the marked ones are multiplied by `odds`.
    fn mode(self, odds: f64) -> u64 {
        first(self.least(), self.most(), |x| self.ratio(x) * odds < 1.0)
    }

    /// P(X ≥ `x`).
    pub(crate) fn upper(self, x: u64) -> f64 {
        if x <= self.least() {
            return 1.0;
        }
        if x > self.most() {
            return 0.0;
        }
        if x <= self.mode(1.0) {
            return 1.0 - self.sum_down(x - 1);
        }
        self.sum_up(x)
    }

    /// P(X ≥ `x`) where it is at most `most`; 1 where it is more, which the first terms mostly show.
    pub(crate) fn upper_within(self, x: u64, most: f64) -> f64 {
        if x <= self.least() {
            return 1.0;
        }
        let (mut term, mut sum) = (self.at(x), 0.0);
        for at in x..=self.most() {
            sum += term;
            if sum > most {
                return 1.0;
            }
            if term < sum * NEGLIGIBLE || at == self.most() {
                break;
            }
            term *= self.ratio(at);
        }
        sum
    }

    /// P(X ≤ `x`).
    pub(crate) fn lower(self, x: u64) -> f64 {
        if x >= self.most() {
            return 1.0;
        }
        if x < self.least() {
            return 0.0;
        }
        if x >= self.mode(1.0) {
            return 1.0 - self.sum_up(x + 1);
        }
        self.sum_down(x)
    }

    fn sum_up(self, from: u64) -> f64 {
        let mut term = 1.0;
        let mut sum = 1.0;
        for x in from..self.most() {
            term *= self.ratio(x);
            sum += term;
            if term < sum * NEGLIGIBLE {
                break;
            }
        }
        self.at(from) * sum
    }

    fn sum_down(self, from: u64) -> f64 {
        let mut term = 1.0;
        let mut sum = 1.0;
        for x in (self.least()..from).rev() {
            term /= self.ratio(x);
            sum += term;
            if term < sum * NEGLIGIBLE {
                break;
            }
        }
        self.at(from) * sum
    }

    /// P of all counts whose chance is at most `slack` times that of `x`.
    pub(crate) fn as_rare_as(self, x: u64, slack: f64) -> f64 {
        let bound = self.at(x) * slack;
        let mode = self.mode(1.0);
        if self.at(mode) <= bound {
            return 1.0;
        }
        let right = self.upper(first(mode + 1, self.most() + 1, |x| self.at(x) <= bound));
        if self.at(self.least()) > bound {
            return right;
        }
        right + self.lower(first(self.least() + 1, mode, |x| self.at(x) > bound) - 1)
    }

    /// Mean and variance when the odds of the marked ones are multiplied by e^`ln_odds`; the mean
    /// as a distance from `origin`, which keeps its digits.
    pub(crate) fn moments(self, ln_odds: f64, origin: u64) -> (f64, f64) {
        let odds = ln_odds.exp();
        let mode = self.mode(odds);
        let (mut weight, mut first, mut second) = (1.0, 0.0, 0.0);
        let mut add = |term: f64, steps: f64| {
            weight += term;
            first += term * steps;
            second += term * steps * steps;
            term * steps * steps < second * NEGLIGIBLE
        };
        let (mut term, mut steps) = (1.0, 0.0);
        for x in mode..self.most() {
            term *= self.ratio(x) * odds;
            steps += 1.0;
            if add(term, steps) {
                break;
            }
        }
        (term, steps) = (1.0, 0.0);
        for x in (self.least()..mode).rev() {
            term /= self.ratio(x) * odds;
            steps -= 1.0;
            if add(term, steps) {
                break;
            }
        }
        let mean = first / weight;
        let from_origin =
            if mode >= origin { float_of(mode - origin) } else { -float_of(origin - mode) };
        (from_origin + mean, second / weight - mean * mean)
    }
}
