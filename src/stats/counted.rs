//! Successes of trials, and shares of people: what charts over time and between offices are made of.

use super::number::{ceiling, float_of};

/// How many of how many; no trials is a gap, not a share of 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// At most the trials.
    pub successes: u64,
    /// Valid answers, dossiers, visits.
    pub trials: u64,
}

impl Counted {
    /// In 0…1; `None` without trials.
    pub fn share(self) -> Option<f64> {
        (self.trials > 0).then(|| float_of(self.successes) / float_of(self.trials))
    }

    /// The whole number of successes nearest to a share (0…1) of so many trials; `None` without
    /// trials, or for what is no share.
    pub fn nearest(share: f64, trials: u64) -> Option<Self> {
        let successes = share.mul_add(float_of(trials), -0.5);
        let successes = ceiling(successes.max(0.0))?;
        let possible = trials > 0 && (0.0..=1.0).contains(&share) && successes <= trials;
        possible.then_some(Self { successes, trials })
    }

    /// The sum of both numbers.
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |sum, each| Self {
            successes: sum.successes + each.successes,
            trials: sum.trials + each.trials,
        })
    }

    /// The same as a share of so many independent answers; `None` without trials.
    pub fn observed(self) -> Option<Observed> {
        Some(Observed { share: self.share()?, n: float_of(self.trials) })
    }

    /// The standard error of a share of these trials when the true one is `share`; `None` without
    /// trials.
    pub(super) fn standard_error(self, share: f64) -> Option<f64> {
        Some(self.observed()?.standard_error(share))
    }
}

/// A share, and how many independent answers it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observed {
    /// In 0…1.
    pub share: f64,
    /// Above 0; not whole where answers of one person are alike.
    pub n: f64,
}

impl Observed {
    /// The share of all of them; `None` of nothing.
    pub(super) fn mean(all: impl IntoIterator<Item = Self>) -> Option<f64> {
        let sums = all
            .into_iter()
            .fold((0.0, 0.0), |(successes, n), each| (successes + each.share * each.n, n + each.n));
        (sums.1 > 0.0).then(|| (sums.0 / sums.1).min(1.0))
    }

    /// The standard error of such a share when the true one is `share`.
    pub(super) fn standard_error(self, share: f64) -> f64 {
        (share * (1.0 - share) / self.n).sqrt()
    }
}
