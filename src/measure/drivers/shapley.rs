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
    let mut walk = Walk {
        weights: weights(drivers),
        inside: Vec::with_capacity(drivers),
        shares: vec![0.0; drivers],
    };
    walk.visit(square, 0)?;
    Some(Shares {
        shares: walk.shares,
        errors: None,
    })
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
    (0..=drivers)
        .map(|size| (of(size.checked_sub(1)), of(Some(size))))
        .collect()
}

/// A walk over all subsets: at each driver once without it, once with it swept out of the rest.
/// The rest shrinks with every step, so a subset costs a dozen multiplications, and rounding never
/// builds up over more steps than there are drivers.
struct Walk {
    weights: Vec<(f64, f64)>,
    inside: Vec<bool>,
    shares: Vec<f64>,
}

impl Walk {
    /// `rest` has the drivers not yet decided on, and y, each less what those inside explain.
    fn visit(&mut self, rest: &Square, size: usize) -> Option<()> {
        if let [y] = &rest[..] {
            let r_squared = 1.0 - y[0];
            let (within, without) = self.weights[size];
            for (share, inside) in self.shares.iter_mut().zip(&self.inside) {
                *share += if *inside {
                    within * r_squared
                } else {
                    -without * r_squared
                };
            }
            return Some(());
        }
        let smaller: Square = rest[1..].iter().map(|row| row[1..].to_vec()).collect();
        self.inside.push(false);
        self.visit(&smaller, size)?;
        self.inside.pop();
        let swept = swept(rest, 0, smaller)?;
        self.inside.push(true);
        self.visit(&swept, size + 1)?;
        self.inside.pop();
        Some(())
    }
}

/// `smaller`, which is `square` without row and column `out`, less what `out` explains of it.
fn swept(square: &Square, out: usize, mut smaller: Square) -> Option<Square> {
    let pivot = square[out][out];
    if pivot < OWN {
        return None;
    }
    let kept: Vec<f64> = (0..square.len())
        .filter(|at| *at != out)
        .map(|at| square[out][at])
        .collect();
    for (row, along) in smaller.iter_mut().zip(&kept) {
        for (cell, across) in row.iter_mut().zip(&kept) {
            *cell -= along * across / pivot;
        }
    }
    Some(smaller)
}

/// Averages over random orders and the same backwards, which evens out much of the chance.
fn sampled(square: &Square, rng: &mut impl Rng) -> Option<Shares> {
    let drivers = square.len() - 1;
    let mut order: Vec<usize> = (0..drivers).collect();
    let (mut sums, mut squares) = (vec![0.0; drivers], vec![0.0; drivers]);
    for _ in 0..ORDERS {
        order.shuffle(rng);
        let forward = added(square, &order)?;
        order.reverse();
        let backward = added(square, &order)?;
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

/// What each driver adds to R² when they are added in this order.
fn added(square: &Square, order: &[usize]) -> Option<Vec<f64>> {
    let y = square.len() - 1;
    let mut added = vec![0.0; order.len()];
    // Rows of the Cholesky factor, one a driver added, over all columns.
    let mut factor: Vec<Vec<f64>> = Vec::with_capacity(order.len());
    for driver in order {
        let mut row = square[*driver].clone();
        for before in &factor {
            let along = before[*driver];
            for (cell, other) in row.iter_mut().zip(before) {
                *cell -= along * other;
            }
        }
        let pivot = row[*driver];
        if pivot < OWN {
            return None;
        }
        let root = pivot.sqrt();
        for cell in &mut row {
            *cell /= root;
        }
        added[*driver] = row[y] * row[y];
        factor.push(row);
    }
    Some(added)
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
        let square = vec![
            vec![1.0, 0.5, 0.6],
            vec![0.5, 1.0, 0.6],
            vec![0.6, 0.6, 1.0],
        ];
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
