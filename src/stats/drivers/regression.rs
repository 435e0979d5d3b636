//! Least squares by Householder reflections, and which column is made of which others.
//!
//! Source: Golub (1965), Numerical methods for solving linear least squares problems. A column
//! that keeps less than [`TOLERANCE`] of its length beside the others is taken for dependent (R's
//! `lm` does so at 10⁻⁷; ours leaves room for the squares of correlations).

use super::super::columns::{centred, dot, mean};

/// Part of a centred column's length that must be its own.
const TOLERANCE: f64 = 1e-6;

/// A fit of y on the x.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fit {
    /// Intercept, in the unit of y.
    pub(super) intercept: f64,
    /// Units of y for a unit of each x.
    pub(super) slopes: Vec<f64>,
    /// Standard deviations of y for one of each x.
    pub(super) betas: Vec<f64>,
    /// 0…1.
    pub(super) r_squared: f64,
}

/// A column that others make up: its place, and theirs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dependent {
    pub(super) column: usize,
    pub(super) on: Vec<usize>,
}

/// Fits; no column may be constant.
///
/// # Errors
/// With the first column that columns before it make up.
pub(super) fn fit(y: &[f64], xs: &[&[f64]]) -> Result<Fit, Dependent> {
    let lengths: Vec<f64> = xs.iter().map(|x| length(&centred(x))).collect();
    let y_length = length(&centred(y));
    let unit = |x: &[f64], length: f64| centred(x).into_iter().map(|x| x / length).collect();
    let mut columns: Vec<Vec<f64>> = xs.iter().zip(&lengths).map(|(x, l)| unit(x, *l)).collect();
    columns.push(unit(y, y_length));
    let last = xs.len();
    for place in 0..last {
        let own = length(columns[place].get(place..).unwrap_or_default());
        if own < TOLERANCE {
            return Err(Dependent { column: place, on: parts(&columns, place) });
        }
        reflect(&mut columns, place);
    }
    let betas = back_substitute(&columns, last);
    let left = columns[last].get(last..).unwrap_or_default();
    let slopes: Vec<f64> =
        betas.iter().zip(&lengths).map(|(beta, length)| beta * y_length / length).collect();
    let explained: f64 = xs.iter().zip(&slopes).map(|(x, slope)| slope * mean(x)).sum();
    Ok(Fit {
        intercept: mean(y) - explained,
        slopes,
        betas,
        r_squared: (1.0 - dot(left, left)).clamp(0.0, 1.0),
    })
}

fn length(column: &[f64]) -> f64 {
    dot(column, column).sqrt()
}

/// Turns column `place` onto its axis, and all later columns with it.
fn reflect(columns: &mut [Vec<f64>], place: usize) {
    let mut mirror = columns[place][place..].to_vec();
    let size = length(&mirror);
    let onto = if mirror[0] > 0.0 { -size } else { size };
    mirror[0] -= onto;
    let square = dot(&mirror, &mirror);
    for column in &mut columns[place..] {
        let along = 2.0 * dot(&mirror, &column[place..]) / square;
        for (cell, part) in column[place..].iter_mut().zip(&mirror) {
            *cell -= along * part;
        }
    }
}

/// Solves R·b = Qᵀ·(column `right`) for the columns before it.
fn back_substitute(columns: &[Vec<f64>], right: usize) -> Vec<f64> {
    let mut solved = vec![0.0; right];
    for row in (0..right).rev() {
        let known: f64 = (row + 1..right).map(|at| columns[at][row] * solved[at]).sum();
        solved[row] = (columns[right][row] - known) / columns[row][row];
    }
    solved
}

/// The columns before `place` that it is made of.
fn parts(columns: &[Vec<f64>], place: usize) -> Vec<usize> {
    let weights = back_substitute(columns, place);
    (0..place).filter(|at| weights[*at].abs() > 1e-6).collect()
}
