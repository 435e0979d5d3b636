//! Min–max rescaled means, summed into dimensions (1–10) and a total (10–80 without weights).
//!
//! A sub-dimension of k indicators with ends L…U is (1/k) · Σ [L + (U − L) · r], where r =
//! (x − min) / (max − min) by the ends the question allows. Recovered from the 2018 and 2019
//! tables to 2·10⁻⁷ over 63 provinces. A sum with a missing part is no figure.

use super::super::points::{ends, mean_points, thousandths};
use super::{Counted, Figures};
use crate::domain::survey::{Factor, Instrument, Item};
use crate::stats::{Exact, fraction, mean, total};

/// Parts of the whole that ends of sub-dimensions are kept in.
const MILLIONTHS: i64 = 1_000_000;

pub(super) fn figures(counted: &Counted<'_>) -> Figures {
    let domains = domains(counted);
    let index = total(domains.iter().cloned());
    Figures { factors: counted.by_factor(|factor| sub_dimension(counted, factor)), domains, index }
}

pub(super) fn index(counted: &Counted<'_>) -> Option<Exact> {
    total(domains(counted))
}

fn domains(counted: &Counted<'_>) -> Vec<Option<Exact>> {
    counted.by_domain(|factors| total(factors.iter().map(|factor| sub_dimension(counted, factor))))
}

fn sub_dimension(counted: &Counted<'_>, factor: &Factor) -> Option<Exact> {
    let (low, high) = factor.range?;
    let low = fraction(low, MILLIONTHS)?;
    let high = fraction(high, MILLIONTHS)?;
    let parts = factor.items.iter().map(|code| rescaled(counted, code));
    let parts: Vec<Exact> = parts.collect::<Option<_>>()?;
    let share = mean(parts.into_iter().map(Some))?;
    Some(&low + (&high - &low) * share)
}

/// Where the mean answer stands between the least and the most the question allows.
fn rescaled(counted: &Counted<'_>, code: &str) -> Option<Exact> {
    let (choices, tally) = counted.item(code)?;
    let (least, most) = ends(choices).filter(|(least, most)| least < most)?;
    let above = mean_points(choices, tally)? - thousandths(least);
    Some(above / thousandths(most - least))
}

/// How much of the total one item can move, in thousandths: (U − L) / k.
pub(in super::super) fn reach(instrument: &Instrument, item: &Item) -> Option<i64> {
    let mut factors = instrument.factors.iter();
    let factor = factors.find(|factor| factor.items.contains(&item.code))?;
    let (low, high) = factor.range?;
    let items = i64::try_from(factor.items.len()).ok()?;
    Some((high - low) / (1000 * items))
}

/// The ends of the total's own scale: Σ L and Σ U.
pub(super) fn scale(instrument: &Instrument) -> Option<(Exact, Exact)> {
    let ends = || instrument.factors.iter().map(|factor| factor.range);
    let low = total(ends().map(|range| fraction(range?.0, MILLIONTHS)))?;
    let high = total(ends().map(|range| fraction(range?.1, MILLIONTHS)))?;
    Some((low, high))
}
