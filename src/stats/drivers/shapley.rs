//! Shares of R²: what each driver adds, averaged over every order in which they may be added.
//!
//! Sources: Lindeman, Merenda and Gold (1980), Introduction to bivariate and multivariate analysis
//! (hence LMG); Shapley (1953), A value for n-person games; Grömping (2007), Estimators of relative
//! importance in linear regression based on variance decomposition.

use rand::Rng;
use rand::seq::SliceRandom;

use super::super::number::float_len;

/// Part of a driver's variance that must be its own: below it there is rounding alone.
const OWN: f64 = 1e-14;

/// Up to so many drivers every subset is looked at: 65 536 of them.
pub(super) const EXACT: usize = 16;

/// Above that, so many random orders, each also backwards.
const ORDERS: usize = 2000;

/// Shares of R² in the order of the drivers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shares {
    pub(super) shares: Vec<f64>,
    /// The standard error that sampling of orders leaves; `None` where every order was looked at.
    pub(super) errors: Option<Vec<f64>>,
}

/// Correlations of the drivers, y last, as a square of rows.
pub(super) type Square = Vec<Vec<f64>>;

/// Shares over all subsets, or over random orders where there are too many; they sum to R².
///
/// `None` when a driver is made up of others.
pub(super) fn shares(square: &Square, rng: &mut impl Rng) -> Option<Shares> {
    let drivers = square.len() - 1;
    if drivers > EXACT {
        return sampled(square, rng);
    }
    let order: Vec<usize> = (0..drivers).collect();
    let mut triangle = Vec::new();
    packed(square, &order, &mut triangle);
    let mut walk = Walk { weights: weights(drivers), inside: vec![0.0; drivers], outside: 0.0 };
    let mut scratch = vec![0.0; (0..=drivers).map(cells).sum()];
    walk.visit(&triangle, drivers + 1, 0, &mut scratch)?;
    let shares = walk.inside.iter().map(|inside| inside - walk.outside);
    Some(Shares { shares: shares.collect(), errors: None })
}

/// Cells of the upper half of a square, its diagonal included.
fn cells(order: usize) -> usize {
    order * (order + 1) / 2
}

/// The upper half of `square`, drivers in this order and y last, row after row: without its first
/// row it is the same of the drivers after the first.
fn packed(square: &Square, order: &[usize], triangle: &mut Vec<f64>) {
    let y = square.len() - 1;
    triangle.clear();
    for (at, row) in order.iter().enumerate() {
        triangle.extend(order[at..].iter().map(|column| square[*row][*column]));
        triangle.push(square[*row][y]);
    }
    triangle.push(square[y][y]);
}

/// Takes out of `rest` what the driver of `row` explains of it; `None` when hardly anything of the
/// driver is its own. `row` is the first of a packed triangle and `rest` the others.
fn sweep(row: &[f64], mut rest: &mut [f64]) -> Option<()> {
    let (pivot, along) = row.split_first()?;
    if *pivot < OWN {
        return None;
    }
    for (at, first) in along.iter().enumerate() {
        let later = &along[at..];
        let (cells, below) = std::mem::take(&mut rest).split_at_mut(later.len());
        let part = first / pivot;
        for (cell, across) in cells.iter_mut().zip(later) {
            *cell -= part * across;
        }
        rest = below;
    }
    Some(())
}

/// Of a subset of `size`: what R² of it adds to the share of a driver inside, and takes from one
/// outside. s!(k − 1 − s)!/k! of Shapley's value, once as the larger set and once as the smaller.
fn weights(drivers: usize) -> Vec<(f64, f64)> {
    // orders[s] = s!(k − 1 − s)!/k!
    let mut orders = vec![1.0 / float_len(drivers.max(1))];
    for size in 1..drivers {
        let before = orders[size - 1];
        orders.push(before * float_len(size) / float_len(drivers - size));
    }
    let of = |at: Option<usize>| at.and_then(|at| orders.get(at)).copied().unwrap_or(0.0);
    (0..=drivers).map(|size| (of(size.checked_sub(1)), of(Some(size)))).collect()
}

/// A walk over all subsets: at each driver once without it, once with it swept out of the rest.
///
/// The rest shrinks with every step, so a subset costs a few multiplications, and rounding never
/// builds up over more steps than there are drivers. A driver's share is, over the subsets S with
/// it, Σ (within + without)·R²(S), less Σ without·R²(S) over all; so a whole branch is added to it
/// at once.
struct Walk {
    weights: Vec<(f64, f64)>,
    /// The first sum, a driver each.
    inside: Vec<f64>,
    /// The second sum.
    outside: f64,
}

impl Walk {
    /// `rest` has the drivers not yet decided on, and y, each less what those inside explain: a
    /// packed triangle of `order` rows. Gives the first sum over the subsets of this branch.
    fn visit(
        &mut self,
        rest: &[f64],
        order: usize,
        size: usize,
        scratch: &mut [f64],
    ) -> Option<f64> {
        if let [pivot, along, y] = rest {
            // The last driver: without it, and with what it adds.
            let added = (*pivot >= OWN).then(|| along * along / pivot)?;
            let left_out = self.subset(size, 1.0 - y);
            let taken = self.subset(size + 1, 1.0 - y + added);
            *self.inside.last_mut()? += taken;
            return Some(left_out + taken);
        }
        let (row, smaller) = rest.split_at(order);
        let left_out = self.visit(smaller, order - 1, size, scratch)?;
        let (swept, deeper) = scratch.split_at_mut(smaller.len());
        swept.copy_from_slice(smaller);
        sweep(row, swept)?;
        let taken = self.visit(swept, order - 1, size + 1, deeper)?;
        let driver = self.inside.len() + 1 - order;
        self.inside[driver] += taken;
        Some(left_out + taken)
    }

    /// Counts R² of one subset into the second sum, and gives its part of the first.
    fn subset(&mut self, size: usize, r_squared: f64) -> f64 {
        let (within, without) = self.weights[size];
        self.outside += without * r_squared;
        (within + without) * r_squared
    }
}

/// Averages over random orders and the same backwards, which evens out much of the chance.
fn sampled(square: &Square, rng: &mut impl Rng) -> Option<Shares> {
    let drivers = square.len() - 1;
    let mut order: Vec<usize> = (0..drivers).collect();
    let (mut sums, mut squares) = (vec![0.0; drivers], vec![0.0; drivers]);
    let (mut forward, mut backward) = (vec![0.0; drivers], vec![0.0; drivers]);
    let mut triangle = Vec::with_capacity(cells(drivers + 1));
    for _ in 0..ORDERS {
        order.shuffle(rng);
        packed(square, &order, &mut triangle);
        added(&mut triangle, &order, &mut forward)?;
        order.reverse();
        packed(square, &order, &mut triangle);
        added(&mut triangle, &order, &mut backward)?;
        for driver in 0..drivers {
            let both = f64::midpoint(forward[driver], backward[driver]);
            sums[driver] += both;
            squares[driver] += both * both;
        }
    }
    let orders = float_len(ORDERS);
    let error = |(sum, square): (&f64, &f64)| {
        let spread = (square - sum * sum / orders).max(0.0) / (orders - 1.0);
        (spread / orders).sqrt()
    };
    Some(Shares {
        errors: Some(sums.iter().zip(&squares).map(error).collect()),
        shares: sums.into_iter().map(|sum| sum / orders).collect(),
    })
}

/// What each driver adds to R² when they are added in the order of `triangle`, which is used up.
fn added(triangle: &mut [f64], order: &[usize], added: &mut [f64]) -> Option<()> {
    let mut rest = triangle;
    for (at, driver) in order.iter().enumerate() {
        let (row, smaller) = std::mem::take(&mut rest).split_at_mut(order.len() + 1 - at);
        sweep(row, smaller)?;
        let (pivot, y) = (row.first()?, row.last()?);
        added[*driver] = y * y / pivot;
        rest = smaller;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    /// Drivers that correlate at ½ with each other, and with y the less the later they come.
    fn square(drivers: usize) -> Square {
        let cell = |row: usize, column: usize| match (row == column, row.max(column) == drivers) {
            (true, _) => 1.0,
            (_, true) => 0.5 - 0.01 * float_len(row.min(column)),
            _ => 0.5,
        };
        let row = |row| (0..=drivers).map(|column| cell(row, column)).collect();
        (0..=drivers).map(row).collect()
    }

    #[test]
    fn sampled_orders_come_within_their_error_of_all_orders() {
        let square = square(8);
        let mut rng = StdRng::seed_from_u64(1);
        let exact = shares(&square, &mut rng).unwrap();
        let near = sampled(&square, &mut rng).unwrap();
        assert_eq!(exact.errors, None);
        let errors = near.errors.unwrap();
        for ((exact, near), error) in exact.shares.iter().zip(&near.shares).zip(errors) {
            assert!((exact - near).abs() < 5.0 * error + 1e-12, "{exact} {near}");
        }
        let sum = |shares: &[f64]| shares.iter().sum::<f64>();
        assert!((sum(&exact.shares) - sum(&near.shares)).abs() < 1e-12);
    }

    #[test]
    fn two_equal_drivers_share_equally() {
        let square = vec![vec![1.0, 0.5, 0.6], vec![0.5, 1.0, 0.6], vec![0.6, 0.6, 1.0]];
        let found = shares(&square, &mut StdRng::seed_from_u64(1)).unwrap();
        // R² = 2 · 0.36 / 1.5
        for share in found.shares {
            assert!((share - 0.24).abs() < 1e-15);
        }
    }

    #[test]
    fn a_driver_made_of_others_has_no_share() {
        let twin = vec![vec![1.0; 3], vec![1.0; 3], vec![1.0; 3]];
        assert_eq!(shares(&twin, &mut StdRng::seed_from_u64(1)), None);
    }
}
