//! A sample shared out over strata.

use crate::stats::number::{ceiling, float_of};

/// A part of the population that is drawn from on its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stratum {
    /// How many there are: no more can be drawn.
    pub population: u64,
    /// What its share of the sample is proportional to: its population for proportional allocation, its
    /// population times its standard deviation for Neyman's.
    pub measure: f64,
}

impl Stratum {
    /// `population` that vary by `sd`; the same for all of them is proportional allocation.
    pub fn of(population: u64, sd: f64) -> Self {
        Self { population, measure: float_of(population) * sd }
    }
}

/// Why a sample cannot be shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unallocated {
    /// More than there are.
    #[error("the strata hold {0} in all, fewer than the sample")]
    TooLarge(u64),
    /// The minimum takes more than the sample.
    #[error("the minimum in each stratum takes {0}, more than the sample")]
    TooSmall(u64),
    /// A measure is negative or no number, or all that could take more are 0.
    #[error("no stratum that could take more has a size or a standard deviation above 0")]
    Unmeasured,
}

/// Halvings of the rate; a double has no more digits.
const HALVINGS: u32 = 200;

/// Remainders closer than this are equal, and the earlier stratum comes first.
const REMAINDER_DIGITS: f64 = 1e9;

/// `n` over the strata, in proportion to their measures, each at least `least` (or all of a
/// smaller stratum) and at most its population; the parts add up to `n`.
///
/// One rate r is found with Σ clamp(r·measure) = n; the fractions are made whole by largest
/// remainder. Source: Neyman (1934), On the two different aspects of the representative method;
/// Cochran (1977), sections 5.5 and 5.8.
pub fn allocate(strata: &[Stratum], n: u64, least: u64) -> Result<Vec<u64>, Unallocated> {
    let floor = |stratum: &Stratum| least.min(stratum.population);
    let all: u64 = strata.iter().map(|stratum| stratum.population).sum();
    let minimum: u64 = strata.iter().map(floor).sum();
    if n > all {
        return Err(Unallocated::TooLarge(all));
    }
    if n < minimum {
        return Err(Unallocated::TooSmall(minimum));
    }
    let part = |stratum: &Stratum, rate: f64| {
        let (low, high) = (float_of(floor(stratum)), float_of(stratum.population));
        (rate * stratum.measure).clamp(low, high)
    };
    let rate = rate(strata, n, &part)?;
    let parts: Vec<f64> = strata.iter().map(|stratum| part(stratum, rate)).collect();
    made_whole(strata, &parts, n)
}

/// The rate at which the parts come to `n`.
fn rate(
    strata: &[Stratum],
    n: u64,
    part: &impl Fn(&Stratum, f64) -> f64,
) -> Result<f64, Unallocated> {
    let measured = |stratum: &Stratum| stratum.measure.is_finite() && stratum.measure >= 0.0;
    if !strata.iter().all(measured) {
        return Err(Unallocated::Unmeasured);
    }
    let sum = |rate: f64| strata.iter().map(|each| part(each, rate)).sum::<f64>();
    let reach = strata.iter().filter(|each| each.measure > 0.0);
    let full = reach.map(|each| float_of(each.population) / each.measure);
    let mut high = full.fold(0.0, f64::max);
    let mut low = 0.0;
    // Half a unit: what rounding of the sum may hide.
    if sum(high) < float_of(n) - 0.5 {
        return Err(Unallocated::Unmeasured);
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if sum(middle) < float_of(n) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// Whole parts that add up to `n`: each rounded down, then one more by largest remainder.
fn made_whole(strata: &[Stratum], parts: &[f64], n: u64) -> Result<Vec<u64>, Unallocated> {
    // A part that is whole but for rounding is that whole number.
    let steady = |part: f64| (part * REMAINDER_DIGITS).round() / REMAINDER_DIGITS;
    let floors = parts.iter().map(|part| ceiling(steady(*part).floor()));
    let mut wholes: Vec<u64> = floors.collect::<Option<_>>().ok_or(Unallocated::Unmeasured)?;
    let remainder = |at: usize| steady(parts[at]) - steady(parts[at]).floor();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| remainder(*b).total_cmp(&remainder(*a)).then(a.cmp(b)));
    let given: u64 = wholes.iter().sum();
    let mut lacking = n.saturating_sub(given);
    for at in order.into_iter().cycle() {
        if lacking == 0 {
            break;
        }
        if wholes[at] < strata[at].population {
            wholes[at] += 1;
            lacking -= 1;
        }
    }
    Ok(wholes)
}
