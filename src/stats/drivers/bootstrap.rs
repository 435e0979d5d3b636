//! Percentile intervals: the figures again on samples drawn from the rows, with replacement.
//!
//! Source: Efron and Tibshirani (1993), An introduction to the bootstrap, chapter 13.

use rand::{Rng, RngExt};

use super::super::columns::dot;
use super::super::interval::Interval;
use super::rank::Classes;
use super::shapley::{Square, shares};

/// Intervals in the order of the drivers, and how many samples they come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bootstrap {
    /// Samples that had every figure: one in which a driver is constant or made up of others has
    /// not, and is left out.
    pub samples: usize,
    /// Of Spearman's ρ.
    pub spearman: Vec<Option<Interval>>,
    /// Of the shares of R².
    pub shares: Vec<Option<Interval>>,
}

/// Below so many samples the ends of an interval are single samples.
const FEWEST: usize = 100;

/// Rows to draw from: no column constant, y last.
pub(super) struct Rows<'a> {
    pub(super) columns: Vec<&'a [f64]>,
    pub(super) classes: Vec<&'a Classes>,
}

/// Draws `samples` times, with intervals at `level` (inside 0…1); `each` is called after every one.
pub(super) fn bootstrap(
    rows: &Rows<'_>,
    samples: usize,
    level: f64,
    rng: &mut impl Rng,
    each: &mut dyn FnMut(),
) -> Bootstrap {
    let drivers = rows.columns.len() - 1;
    let (mut ranked, mut shared) = (vec![Vec::new(); drivers], vec![Vec::new(); drivers]);
    for _ in 0..samples {
        let times = drawn(rows.columns[0].len(), rng);
        let found = figures(rows, &times, rng);
        each();
        let Some((spearman, parts)) = found else {
            continue;
        };
        for driver in 0..drivers {
            ranked[driver].push(spearman[driver]);
            shared[driver].push(parts[driver]);
        }
    }
    let between = |all: Vec<Vec<f64>>| all.into_iter().map(|one| interval(one, level)).collect();
    Bootstrap {
        samples: ranked.first().map_or(0, Vec::len),
        spearman: between(ranked),
        shares: between(shared),
    }
}

/// How often each row is drawn when as many are drawn as there are.
fn drawn(rows: usize, rng: &mut impl Rng) -> Vec<f64> {
    let mut times = vec![0.0; rows];
    for _ in 0..rows {
        times[rng.random_range(0..rows)] += 1.0;
    }
    times
}

fn figures(rows: &Rows<'_>, times: &[f64], rng: &mut impl Rng) -> Option<(Vec<f64>, Vec<f64>)> {
    let ranks: Option<Vec<Vec<f64>>> =
        rows.classes.iter().map(|classes| standardised(&classes.mid_ranks(times), times)).collect();
    let ranks = ranks?;
    let (y, drivers) = ranks.split_last()?;
    let spearman = drivers.iter().map(|driver| dot(driver, y)).collect();
    let square = correlations(&rows.columns, times)?;
    Some((spearman, shares(&square, rng)?.shares))
}

/// Pearson's r of every pair, where a row counts `times`; `None` if a column does not vary.
pub(super) fn correlations(columns: &[&[f64]], times: &[f64]) -> Option<Square> {
    let unit: Option<Vec<Vec<f64>>> =
        columns.iter().map(|column| standardised(column, times)).collect();
    let unit = unit?;
    let mut square = vec![vec![1.0; unit.len()]; unit.len()];
    for row in 0..unit.len() {
        for column in 0..row {
            let r = dot(&unit[row], &unit[column]);
            square[row][column] = r;
            square[column][row] = r;
        }
    }
    Some(square)
}

/// A column centred, of length 1, and times the root of how often a row counts.
fn standardised(column: &[f64], times: &[f64]) -> Option<Vec<f64>> {
    let mean = dot(column, times) / times.iter().sum::<f64>();
    let mut unit: Vec<f64> =
        column.iter().zip(times).map(|(x, times)| (x - mean) * times.sqrt()).collect();
    let length = dot(&unit, &unit).sqrt();
    // What is left of a constant column is rounding.
    if length <= 1e-10 * (1.0 + mean.abs()) {
        return None;
    }
    for x in &mut unit {
        *x /= length;
    }
    Some(unit)
}

/// The middle `level` of the figures, by linear interpolation (type 7 of Hyndman and Fan 1996).
fn interval(mut figures: Vec<f64>, level: f64) -> Option<Interval> {
    if figures.len() < FEWEST {
        return None;
    }
    figures.sort_by(f64::total_cmp);
    let tail = (1.0 - level) / 2.0;
    Some(Interval(quantile(&figures, tail)?, quantile(&figures, 1.0 - tail)?))
}

fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let place = p * super::super::number::float_len(sorted.len() - 1);
    let up = super::super::number::ceiling(place)?;
    let upper = *sorted.get(usize::try_from(up).ok()?)?;
    let lower = *sorted.get(usize::try_from(up.saturating_sub(1)).ok()?)?;
    let back = super::super::number::float_of(up) - place;
    Some(upper - back * (upper - lower))
}
