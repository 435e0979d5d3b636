//! How long a CUSUM runs until it gives a signal.

use crate::stats::distribution::normal_upper;

/// Steps that the sum's way from 0 to h is cut into; the error falls with their square.
const STATES: usize = 120;

/// How many points a two-sided CUSUM of reference value `k` and decision interval `h` sees on
/// average until a signal, when the process lies `shift` standard errors off its target; 0 is how
/// often it cries wolf.
///
/// Each side is a Markov chain over the heights of its sum, with normal points; the sides join as
/// 1/ARL = 1/ARL⁺ + 1/ARL⁻. `None` unless k ≥ 0 and h > 0. Source: Brook and Evans (1972), An
/// approach to the probability distribution of cusum run length.
pub fn average_run_length(k: f64, h: f64, shift: f64) -> Option<f64> {
    if !(k >= 0.0 && h > 0.0 && shift.is_finite() && k.is_finite() && h.is_finite()) {
        return None;
    }
    let (up, down) = (one_sided(k, h, shift)?, one_sided(k, h, -shift)?);
    Some(1.0 / (1.0 / up + 1.0 / down)).filter(|length| length.is_finite())
}

/// The run length of one side, from a sum of 0: the solution of (I − R)·μ = 1, R holding the
/// chances of going from one height to another below h.
fn one_sided(k: f64, h: f64, shift: f64) -> Option<f64> {
    // Heights 0, w, 2w, …; the last reaches h with its upper half.
    let heights: Vec<f64> =
        std::iter::successors(Some(0.0), |at| Some(at + 1.0)).take(STATES).collect();
    let width = 2.0 * h / (2.0 * heights.last()? + 1.0);
    let below = |rise: f64| normal_upper(-(rise * width + k - shift));
    let system = heights.iter().enumerate().map(|(row, from)| {
        let chances = heights.iter().enumerate().map(|(column, to)| {
            let rise = to - from;
            let less = if column == 0 { 0.0 } else { below(rise - 0.5) };
            f64::from(u8::from(row == column)) - (below(rise + 0.5) - less)
        });
        chances.chain([1.0]).collect()
    });
    first_unknown(system.collect())
}

/// The first unknown of a system, each row with its right side at the end, by elimination from
/// below; rows whose diagonal outweighs the rest need no exchange.
fn first_unknown(mut system: Vec<Vec<f64>>) -> Option<f64> {
    while system.len() > 1 {
        let mut pivot = system.pop()?;
        let right = pivot.pop()?;
        let diagonal = pivot.pop()?;
        for row in &mut system {
            let own = row.pop()?;
            let factor = row.pop()? / diagonal;
            for (cell, above) in row.iter_mut().zip(&pivot) {
                *cell -= factor * above;
            }
            row.push(own - factor * right);
        }
    }
    match system.first()?.as_slice() {
        [diagonal, right] => Some(right / diagonal),
        _ => None,
    }
}
