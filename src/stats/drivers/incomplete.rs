//! What goes together with y, from rows with blanks: correlations of largest likelihood under a normal
//! law, and shares of R² from them.
//!
//! A row tells what it holds: leaving out every row with a blank would leave few rows, of special people.
//! Sources: Dempster, Laird and Rubin (1977), Maximum likelihood from incomplete data via the EM algorithm;
//! Little and Rubin (2019), Statistical analysis with missing data, 3rd edition, section 11.2 (the E-step
//! by sweeping, rows of one pattern of blanks together); Enders and Bandalos (2001), that this has less bias
//! than complete rows or pairs where blanks hang on what was answered.

use std::collections::BTreeMap;

use rand::Rng;

use super::super::number::float_len;
use super::shapley::{self, Square};
use super::{FEWEST_ROWS, MOST_DRIVERS, NoDrivers, ROUGH_BELOW, ROUGH_PER_DRIVER, ROWS_PER_DRIVER};

/// Rounds of EM; blanks in a fifth of the cells take some twenty.
const ROUNDS: usize = 200;

/// A round that moves no correlation further ends it.
const STILL: f64 = 1e-9;

/// Correlations with y and shares of R²; lists are in the order of the drivers, and `None` stands for a
/// driver that does not vary.
#[derive(Clone, Debug, PartialEq)]
pub struct Associations {
    /// Rows with y or a driver.
    pub n: usize,
    /// Rows without a blank.
    pub complete: usize,
    /// Whether rows with y are few for so many drivers.
    pub rough: bool,
    /// Correlations with y, −1…1.
    pub correlations: Vec<Option<f64>>,
    /// 0…1.
    pub r_squared: f64,
    /// Shares of R², of which they are the sum.
    pub shares: Vec<Option<f64>>,
}

/// What goes together with `y` among `xs`, by all rows. Columns are of one length, row by row.
///
/// # Errors
/// With fewer rows that have y than 10 or two a driver and one more, and where nothing varies or a driver is
/// made up of others.
pub fn associations(
    y: &[Option<f64>],
    xs: &[&[Option<f64>]],
    rng: &mut impl Rng,
) -> Result<Associations, NoDrivers> {
    if xs.is_empty() || xs.len() > MOST_DRIVERS {
        return Err(NoDrivers::Number(xs.len()));
    }
    let known = y.iter().flatten().count();
    let needed = FEWEST_ROWS.max(ROWS_PER_DRIVER * xs.len() + 1);
    if known < needed {
        return Err(NoDrivers::TooFewRows(known, needed));
    }
    if !varies(y) {
        return Err(NoDrivers::ConstantOutcome);
    }
    let varying: Vec<usize> = (0..xs.len()).filter(|at| varies(xs[*at])).collect();
    if varying.is_empty() {
        return Err(NoDrivers::AllConstant);
    }
    let columns: Vec<&[Option<f64>]> = varying.iter().map(|at| xs[*at]).chain([y]).collect();
    let patterns = Patterns::of(&columns);
    let made_up = || NoDrivers::Collinear(varying[0], varying[1..].to_vec());
    let square = patterns.correlations().ok_or_else(made_up)?;
    let found = shapley::shares(&square, rng).ok_or_else(made_up)?;
    let spread = |figures: &[f64]| {
        let mut all = vec![None; xs.len()];
        for (at, figure) in varying.iter().zip(figures) {
            all[*at] = Some(*figure);
        }
        all
    };
    Ok(Associations {
        n: patterns.rows(),
        complete: patterns.complete(),
        rough: known < ROUGH_BELOW.max(ROUGH_PER_DRIVER * xs.len()),
        correlations: spread(&square[varying.len()]),
        r_squared: found.shares.iter().sum(),
        shares: spread(&found.shares),
    })
}

fn varies(column: &[Option<f64>]) -> bool {
    let mut known = column.iter().flatten();
    known.next().is_some_and(|first| known.any(|other| other.total_cmp(first).is_ne()))
}

/// Rows with the same blanks, added up. Values are taken from the middle of their column and in units of
/// its spread.
struct Patterns {
    columns: usize,
    sums: BTreeMap<u64, Sums>,
}

/// The sums of the rows of one pattern; 0 where it has blanks.
#[derive(Clone)]
struct Sums {
    rows: usize,
    values: Vec<f64>,
    products: Square,
}

impl Patterns {
    fn of(columns: &[&[Option<f64>]]) -> Self {
        let count = columns.len();
        let units: Vec<(f64, f64)> = columns.iter().map(|column| unit(column)).collect();
        let empty =
            Sums { rows: 0, values: vec![0.0; count], products: vec![vec![0.0; count]; count] };
        let mut sums: BTreeMap<u64, Sums> = BTreeMap::new();
        let mut row = vec![0.0; count];
        for at in 0..columns[0].len() {
            let mut held = 0_u64;
            for (place, (column, (middle, spread))) in columns.iter().zip(&units).enumerate() {
                let cell = column[at];
                row[place] = cell.map_or(0.0, |cell| (cell - middle) / spread);
                held |= u64::from(cell.is_some()) << place;
            }
            if held == 0 {
                continue;
            }
            let sum = sums.entry(held).or_insert_with(|| empty.clone());
            sum.rows += 1;
            for (place, value) in row.iter().enumerate() {
                sum.values[place] += value;
                for (product, other) in sum.products[place].iter_mut().zip(&row) {
                    *product += value * other;
                }
            }
        }
        Self { columns: count, sums }
    }

    fn rows(&self) -> usize {
        self.sums.values().map(|sum| sum.rows).sum()
    }

    fn complete(&self) -> usize {
        let all = (1_u64 << self.columns) - 1;
        self.sums.get(&all).map_or(0, |sum| sum.rows)
    }

    /// Correlations of largest likelihood; `None` where a column follows from others.
    fn correlations(&self) -> Option<Square> {
        let mut law = Law::standard(self.columns);
        let mut before = law.correlations()?;
        for _ in 0..ROUNDS {
            law = self.round(&law)?;
            let now = law.correlations()?;
            let pairs = now.iter().flatten().zip(before.iter().flatten());
            let moved = pairs.map(|(now, before)| (now - before).abs()).fold(0.0, f64::max);
            before = now;
            if moved < STILL {
                break;
            }
        }
        Some(before)
    }

    /// One round: what the blanks would hold under `law`, and the law of the rows filled so.
    fn round(&self, law: &Law) -> Option<Law> {
        let size = self.columns;
        let (mut values, mut products) = (vec![0.0; size], vec![vec![0.0; size]; size]);
        for (held, sum) in &self.sums {
            let filled = sum.filled(*held, law)?;
            for at in 0..size {
                values[at] += filled.values[at];
                for (cell, more) in products[at].iter_mut().zip(&filled.products[at]) {
                    *cell += more;
                }
            }
        }
        let n = float_len(self.rows());
        let means: Vec<f64> = values.iter().map(|sum| sum / n).collect();
        let cell =
            |row: usize, column: usize| products[row][column] / n - means[row] * means[column];
        let row = |row| (0..size).map(|column| cell(row, column)).collect();
        Some(Law { covariances: (0..size).map(row).collect(), means })
    }
}

impl Sums {
    /// The same with expectations in place of blanks.
    fn filled(&self, held: u64, law: &Law) -> Option<Self> {
        let size = self.values.len();
        let is_held = |at: &usize| held >> at & 1 == 1;
        let (seen, blank): (Vec<usize>, Vec<usize>) = (0..size).partition(is_held);
        let mut filled = self.clone();
        if blank.is_empty() {
            return Some(filled);
        }
        let swept = law.given(&seen)?;
        let n = float_len(self.rows);
        for place in &blank {
            let slopes = || seen.iter().map(|of| (*of, swept[*of][*place]));
            let start =
                law.means[*place] - slopes().map(|(of, slope)| slope * law.means[of]).sum::<f64>();
            let moved: f64 = slopes().map(|(of, slope)| slope * self.values[of]).sum();
            filled.values[*place] = n * start + moved;
            for with in &seen {
                let product = start * self.values[*with]
                    + slopes().map(|(of, slope)| slope * self.products[of][*with]).sum::<f64>();
                filled.products[*place][*with] = product;
                filled.products[*with][*place] = product;
            }
        }
        for place in &blank {
            for other in blank.iter().filter(|other| *other <= place) {
                let start = law.means[*other]
                    - seen.iter().map(|of| swept[*of][*other] * law.means[*of]).sum::<f64>();
                let along: f64 =
                    seen.iter().map(|of| swept[*of][*other] * filled.products[*place][*of]).sum();
                let product = start * filled.values[*place] + along + n * swept[*place][*other];
                filled.products[*place][*other] = product;
                filled.products[*other][*place] = product;
            }
        }
        Some(filled)
    }
}

/// A normal law.
struct Law {
    means: Vec<f64>,
    covariances: Square,
}

impl Law {
    fn standard(size: usize) -> Self {
        let row = |row| (0..size).map(|column| f64::from(u8::from(row == column))).collect();
        Self { means: vec![0.0; size], covariances: (0..size).map(row).collect() }
    }

    fn correlations(&self) -> Option<Square> {
        let size = self.means.len();
        let spread: Vec<f64> = (0..size).map(|at| self.covariances[at][at].sqrt()).collect();
        let known = spread.iter().all(|spread| *spread > 0.0);
        let cell = |row: usize, column: usize| {
            if row == column {
                1.0
            } else {
                self.covariances[row][column] / (spread[row] * spread[column])
            }
        };
        let row = |row| (0..size).map(|column| cell(row, column)).collect();
        known.then(|| (0..size).map(row).collect())
    }

    /// The covariances swept on `seen`: slopes of the others on them, and what is left of the others.
    fn given(&self, seen: &[usize]) -> Option<Square> {
        let mut swept = self.covariances.clone();
        for pivot in seen {
            let d = swept[*pivot][*pivot];
            if d < SINGULAR {
                return None;
            }
            let along = swept[*pivot].clone();
            for (row, cells) in swept.iter_mut().enumerate() {
                if row == *pivot {
                    continue;
                }
                let part = cells[*pivot] / d;
                for (column, cell) in cells.iter_mut().enumerate() {
                    *cell = if column == *pivot { part } else { *cell - part * along[column] };
                }
            }
            for (column, cell) in swept[*pivot].iter_mut().enumerate() {
                *cell = if column == *pivot { -1.0 / d } else { along[column] / d };
            }
        }
        Some(swept)
    }
}

/// Part of a column's variance that must be its own.
const SINGULAR: f64 = 1e-10;

/// The mean and the spread of what a column holds.
fn unit(column: &[Option<f64>]) -> (f64, f64) {
    let known: Vec<f64> = column.iter().flatten().copied().collect();
    let mean = super::super::columns::mean(&known);
    let square = known.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
    (mean, (square / float_len(known.len())).sqrt())
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn a_blank_of_two_columns_is_filled_as_anderson_does() {
        // y is blank in the last two rows. Anderson (1957): the mean of y moves along its regression on
        // x in the complete rows, and the covariance follows: Σ_xy = b·s_xx of all x.
        let x: Vec<f64> = vec![1.0, 2.0, 4.0, 5.0, 7.0, 8.0, 3.0, 9.0];
        let y: Vec<f64> = vec![2.0, 1.0, 4.0, 4.0, 6.0, 9.0];
        let mean = |of: &[f64]| of.iter().sum::<f64>() / float_len(of.len());
        let product = |a: &[f64], b: &[f64]| {
            let (to_a, to_b) = (mean(a), mean(b));
            let all = a.iter().zip(b).map(|(a, b)| (a - to_a) * (b - to_b));
            all.sum::<f64>() / float_len(a.len())
        };
        let (whole, among) = (product(&x, &x), product(&x[..6], &x[..6]));
        let slope = product(&x[..6], &y) / among;
        let spread = product(&y, &y) + slope * slope * (whole - among);
        let expected = slope * whole / (whole * spread).sqrt();
        let xs: Vec<Option<f64>> = x.into_iter().map(Some).collect();
        let ys: Vec<Option<f64>> = y.into_iter().map(Some).chain([None, None]).collect();
        let found = Patterns::of(&[&xs, &ys]).correlations().unwrap();
        assert!((found[0][1] - expected).abs() < 1e-7, "{} {expected}", found[0][1]);
    }

    #[test]
    fn what_nothing_decides_is_refused() {
        let some = |values: &[f64]| values.iter().map(|of| Some(*of)).collect::<Vec<_>>();
        let rising: Vec<f64> = (0..12).map(f64::from).collect();
        let (y, twin) = (some(&rising), some(&rising));
        let mut rng = StdRng::seed_from_u64(1);
        let found = associations(&y, &[&twin, &twin], &mut rng);
        assert!(matches!(found, Err(NoDrivers::Collinear(..))), "{found:?}");
        let flat = vec![Some(3.0); 12];
        assert_eq!(associations(&flat, &[&y], &mut rng), Err(NoDrivers::ConstantOutcome));
        assert_eq!(associations(&y, &[&flat], &mut rng), Err(NoDrivers::AllConstant));
        let few = [&y[..5], &[None; 7]].concat();
        assert_eq!(associations(&few, &[&y], &mut rng), Err(NoDrivers::TooFewRows(5, 10)));
    }
}
