//! What meeting known totals takes out of the variance.
//!
//! A figure on adjusted weights varies only by what the known totals do not tell: the influence's
//! residual from its mean in each cell. Source: Deville, Särndal (1992), Calibration estimators in
//! survey sampling; Valliant (1993), Poststratification and conditional variance estimation.

/// One adjustment of the weights.
#[derive(Clone, Debug)]
pub(crate) enum Adjustment {
    /// To the totals of one variable; means are weighed by the weights before.
    PostStratified { cells: Vec<usize>, before: Vec<f64>, after: Vec<f64> },
    /// To the totals of several, in turn: cells, and the weights after each turn of the last round.
    Raked(Vec<(Vec<usize>, Vec<f64>)>),
}

/// How often the margins are taken out in turn; more changes no digit that matters.
const SWEEPS: usize = 10;

impl Adjustment {
    /// Takes out of `influence` what the totals tell.
    pub(crate) fn take_out(&self, influence: &mut [f64]) {
        match self {
            Self::PostStratified { cells, before, after } => {
                sweep(influence, cells, after, |row| before[row]);
            }
            Self::Raked(margins) => {
                for _ in 0..SWEEPS {
                    for (cells, after) in margins {
                        sweep(influence, cells, after, |_| 1.0);
                    }
                }
            }
        }
    }
}

/// Subtracts from each row's influence per weight its mean in the row's cell.
fn sweep(influence: &mut [f64], cells: &[usize], weights: &[f64], by: impl Fn(usize) -> f64) {
    let size = cells.iter().max().map_or(0, |most| most + 1);
    let (mut sums, mut sizes) = (vec![0.0; size], vec![0.0; size]);
    for (row, (cell, weight)) in cells.iter().zip(weights).enumerate() {
        if *weight > 0.0 {
            sums[*cell] += influence[row] / weight * by(row);
            sizes[*cell] += by(row);
        }
    }
    for ((influence, cell), weight) in influence.iter_mut().zip(cells).zip(weights) {
        if *weight > 0.0 {
            *influence -= sums[*cell] / sizes[*cell] * weight;
        }
    }
}
