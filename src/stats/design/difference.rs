//! The difference of two groups' means, tested on the design's degrees of freedom.
//!
//! Source: Lumley (2010), Complex Surveys, section 5.1: the slope of a regression on the group.

use super::super::distribution::t_upper;
use super::estimate::quantile;
use super::{Design, Domain, count};
use crate::stats::interval::Interval;

/// The second group's mean less the first one's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Both means.
    pub means: (f64, f64),
    /// Rows in each.
    pub n: (usize, usize),
    /// Their difference.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
    /// Clusters less strata of both, less 1 for the difference.
    pub degf: usize,
}

impl Difference {
    /// value / se; `None` where nothing varies.
    pub fn t(&self) -> Option<f64> {
        (self.se > 0.0).then(|| self.value / self.se)
    }

    /// Of no difference, against any.
    pub fn p_two_sided(&self) -> Option<f64> {
        let t = self.t().filter(|_| self.degf > 0)?;
        Some(2.0 * t_upper(t.abs(), count(self.degf)))
    }

    /// The interval of t.
    pub fn interval(&self, level: f64) -> Option<Interval> {
        let half = quantile(level, self.degf)? * self.se;
        Some(Interval(self.value - half, self.value + half))
    }
}

impl Design {
    /// The mean of `y` over `second` less that over `first`, which have no row in common.
    pub fn difference(
        &self,
        y: &[f64],
        first: Domain<'_>,
        second: Domain<'_>,
    ) -> Option<Difference> {
        let either: Vec<bool> = first.0.iter().zip(second.0).map(|(a, b)| *a || *b).collect();
        let both = Domain(&either);
        let (one, other) = (self.mean_value(y, first)?, self.mean_value(y, second)?);
        let weights = (self.makeup(first), self.makeup(second));
        let influence = self.influence(both, |row| {
            if second.0[row] {
                (y[row] - other) / weights.1.sum_w
            } else {
                -(y[row] - one) / weights.0.sum_w
            }
        });
        Some(Difference {
            means: (one, other),
            n: (weights.0.n, weights.1.n),
            value: other - one,
            se: self.variance(influence, both)?.sqrt(),
            degf: self.makeup(both).degf().saturating_sub(1),
        })
    }
}
