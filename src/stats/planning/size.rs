//! How many answers are enough.

use num_traits::{One, ToPrimitive};
use serde::Serialize;

use crate::stats::distribution::normal_quantile as quantile;
use crate::stats::interval::normal_quantile;
use crate::stats::number::{Exact, ceiling, float_of, ratio, whole};

/// A sample size before and after it is made whole.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SampleSize {
    /// From an endless population, with the design effect.
    pub n0: f64,
    /// After the finite-population correction.
    pub n_exact: f64,
    /// The next whole number.
    pub n: u64,
}

/// How many answers bring the half width of a share's interval down to `margin`:
/// n₀ = z²·p(1 − p)/e² · deff and n = n₀ / (1 + (n₀ − 1)/N).
///
/// `share` inside 0…1 and `margin`, `deff` above 0; `None` when there is no such count.
/// Source: Cochran (1977), Sampling Techniques, section 4.4.
pub fn sample_size(
    margin: f64,
    share: f64,
    population: Option<u64>,
    deff: f64,
    level: f64,
) -> Option<SampleSize> {
    let z = normal_quantile(level);
    let n0 = z * z * share * (1.0 - share) / (margin * margin) * deff;
    let n_exact = match population {
        // 1/n = 1/n₀ + (1 − 1/n₀)/N; fewer than one answer is not made more by a small population.
        Some(all) if n0 > 1.0 => n0 / (1.0 + (n0 - 1.0) / float_of(all)),
        _ => n0,
    };
    let n = ceiling(n_exact)?;
    Some(SampleSize { n0, n_exact, n })
}

/// ⌈N / (1 + N·e²)⌉ with e = `margin`.0 / `margin`.1, on whole numbers; `None` when e is no
/// fraction.
///
/// Source: Yamane (1967), Statistics, an introductory analysis; in Vietnam "công thức Slovin".
pub fn slovin(population: u64, margin: (u64, u64)) -> Option<u64> {
    let e = ratio(margin.0, margin.1)?;
    let exact = whole(population) / (Exact::one() + whole(population) * &e * &e);
    exact.ceil().to_integer().to_u64()
}

/// How many answers show a share of `share1` to be above `share0`, one-sided at `alpha`, with the
/// chance `power`: `((z_α·√(p₀q₀) + z_β·√(p₁q₁)) / (p₁ − p₀))²`.
///
/// Returns that and the next whole number. Source: Fleiss, Levin, Paik (2003), Statistical
/// Methods for Rates and Proportions, section 2.5.
pub fn to_detect(share0: f64, share1: f64, alpha: f64, power: f64) -> Option<(f64, u64)> {
    let reach = -quantile(alpha) * (share0 * (1.0 - share0)).sqrt()
        + quantile(power) * (share1 * (1.0 - share1)).sqrt();
    let root = reach / (share1 - share0);
    let exact = root * root;
    // With so little power asked that no answer is needed, the square would say otherwise.
    let exact = if root < 0.0 { 0.0 } else { exact };
    Some((exact, ceiling(exact)?))
}
