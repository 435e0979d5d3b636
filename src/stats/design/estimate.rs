//! Means, totals and ratios with their linearised variance.
//!
//! Source: Woodruff (1971), A simple method for approximating the variance of a complicated
//! estimate; Kish (1965), Survey Sampling, for the design effect.

use super::super::distribution::t_quantile;
use super::total::sum;
use super::{Design, Domain, Makeup, count};
use crate::stats::interval::{Interval, normal_quantile};

/// A figure with how it would vary from sample to sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Rows it is made of.
    pub n: usize,
    /// Clusters less strata among them.
    pub degf: usize,
    /// The figure.
    pub value: f64,
    /// Its variance.
    pub variance: f64,
    /// Against a simple sample of the same size without replacement; `None` where that varies
    /// not at all, or the weights add up to less than the sample.
    pub deff: Option<f64>,
    /// The same against a sample with replacement.
    pub deff_replace: Option<f64>,
}

impl Estimate {
    /// The standard error.
    pub fn se(&self) -> f64 {
        self.variance.sqrt()
    }

    /// The interval of t on the degrees of freedom; `None` without any.
    pub fn interval(&self, level: f64) -> Option<Interval> {
        let t = quantile(level, self.degf)?;
        Some(self.around(t))
    }

    /// The interval of the normal; `None` without degrees of freedom, where no variance is seen.
    pub fn normal_interval(&self, level: f64) -> Option<Interval> {
        (self.degf > 0).then(|| self.around(normal_quantile(level)))
    }

    fn around(&self, quantile: f64) -> Interval {
        let half = quantile * self.se();
        Interval(self.value - half, self.value + half)
    }
}

/// A figure before its variance is known.
struct Linear {
    value: f64,
    /// What each row adds to its deviation.
    influence: Vec<f64>,
    /// Its variance in a simple sample with replacement.
    simple: f64,
}

/// The two-sided quantile of t; `None` without degrees of freedom.
pub(crate) fn quantile(level: f64, degf: usize) -> Option<f64> {
    (degf > 0).then(|| t_quantile(f64::midpoint(1.0, level), count(degf)))
}

impl Design {
    /// Σ w·y / Σ w over `domain`; `None` when nothing weighs anything there or no variance can be
    /// had. `y` has a number for each row; those outside the domain are not looked at.
    pub fn mean(&self, y: &[f64], domain: Domain<'_>) -> Option<Estimate> {
        let makeup = self.makeup(domain);
        let value = self.mean_value(y, domain)?;
        let weight = makeup.sum_w;
        let influence = self.influence(domain, |row| (y[row] - value) / weight);
        let simple = self.spread(y, domain, &makeup)? / count(makeup.n);
        self.estimate(&makeup, domain, Linear { value, influence, simple })
    }

    /// Σ w·y over `domain`; `None` as for a mean.
    pub fn total(&self, y: &[f64], domain: Domain<'_>) -> Option<Estimate> {
        let makeup = self.makeup(domain);
        let value = self.weighed(domain, |row| y[row]);
        let influence = self.influence(domain, |row| y[row]);
        let scale = makeup.sum_w * makeup.sum_w / count(makeup.n);
        let simple = self.spread(y, domain, &makeup)? * scale;
        self.estimate(&makeup, domain, Linear { value, influence, simple })
    }

    /// Σ w·y / Σ w·x over `domain`; `None` as for a mean, or when Σ w·x is 0.
    pub fn ratio(&self, y: &[f64], x: &[f64], domain: Domain<'_>) -> Option<Estimate> {
        let makeup = self.makeup(domain);
        let below = self.weighed(domain, |row| x[row]);
        if below == 0.0 {
            return None;
        }
        let value = self.weighed(domain, |row| y[row]) / below;
        let left: Vec<f64> = y.iter().zip(x).map(|(y, x)| (y - value * x) / below).collect();
        let influence = self.influence(domain, |row| left[row]);
        let scale = makeup.sum_w * makeup.sum_w / count(makeup.n);
        let simple = self.spread(&left, domain, &makeup)? * scale;
        self.estimate(&makeup, domain, Linear { value, influence, simple })
    }

    /// Σ w·y / Σ w; `None` when nothing weighs anything.
    pub(crate) fn mean_value(&self, y: &[f64], domain: Domain<'_>) -> Option<f64> {
        let weight = self.weighed(domain, |_| 1.0);
        (weight > 0.0).then(|| self.weighed(domain, |row| y[row]) / weight)
    }

    /// Σ w·`figure` over the domain.
    pub(crate) fn weighed(&self, domain: Domain<'_>, figure: impl Fn(usize) -> f64) -> f64 {
        let rows = self.weights.iter().zip(domain.0).enumerate();
        sum(rows.filter(|(_, (_, inside))| **inside).map(|(row, (weight, _))| weight * figure(row)))
    }

    /// w·`figure` in the domain, 0 outside.
    pub(crate) fn influence(&self, domain: Domain<'_>, figure: impl Fn(usize) -> f64) -> Vec<f64> {
        let rows = self.weights.iter().zip(domain.0).enumerate();
        rows.map(|(row, (weight, inside))| if *inside { weight * figure(row) } else { 0.0 })
            .collect()
    }

    /// s² = n/(n − 1)·Σ w·(y − ȳ)²/Σ w, the variance of y in the population.
    fn spread(&self, y: &[f64], domain: Domain<'_>, makeup: &Makeup) -> Option<f64> {
        let mean = self.mean_value(y, domain)?;
        let squares = self.weighed(domain, |row| (y[row] - mean) * (y[row] - mean));
        let n = count(makeup.n);
        Some(squares / makeup.sum_w * n / (n - 1.0))
    }

    fn estimate(&self, makeup: &Makeup, domain: Domain<'_>, of: Linear) -> Option<Estimate> {
        let variance = self.variance(of.influence, domain)?;
        let left = 1.0 - count(makeup.n) / makeup.sum_w;
        let effect = |simple: f64| (simple > 0.0).then(|| variance / simple);
        Some(Estimate {
            n: makeup.n,
            degf: makeup.degf(),
            value: of.value,
            variance,
            deff: effect(of.simple * left),
            deff_replace: effect(of.simple),
        })
    }
}
