//! Checks of printed tables before their figures are taken over: counts against forms, percentages
//! against counts, and what rounding leaves.
//!
//! A report whose sums are wrong is reported, not corrected.

use crate::stats::{Exact, fraction, ratio, real, whole};

/// What does not add up in one row of a printed table.
#[derive(Clone, Debug, PartialEq)]
pub enum RowFault {
    /// More answers than forms came back, by so many.
    TooMany(u64),
    /// The printed percentage of the choice at this place is that of no rounding of its count;
    /// beside it what the count gives, unrounded.
    Percentage(usize, f64),
}

/// The faults of a row of counts out of `returned` forms, with the percentages printed beside
/// them in hundredths of a percent (47,04 % is 4704) and as many as the counts, or none.
///
/// A percentage is right when it is the exact one rounded half up or cut off after two decimals,
/// or after one: Huế's report of 2019 cuts off, and at times after one.
pub fn row_faults(returned: u64, counts: &[u64], hundredths: &[u64]) -> Vec<RowFault> {
    let sum: u64 = counts.iter().sum();
    let mut faults = Vec::new();
    if let Some(excess) = sum.checked_sub(returned).filter(|excess| *excess > 0) {
        faults.push(RowFault::TooMany(excess));
    }
    for (at, (count, printed)) in counts.iter().zip(hundredths).enumerate() {
        let Some(exact) = ratio(*count, returned).map(|share| share * whole(10_000)) else {
            continue;
        };
        if !prints_as(&exact, *printed) {
            let percent = real(&(exact / whole(100))).unwrap_or(0.0);
            faults.push(RowFault::Percentage(at, percent));
        }
    }
    faults
}

fn prints_as(hundredths: &Exact, printed: u64) -> bool {
    let steps = [whole(1), whole(10)];
    let ways = steps.iter().flat_map(|step| {
        let parts = hundredths / step;
        [parts.floor() * step, half_up(&parts) * step]
    });
    ways.into_iter().any(|way| way == whole(printed))
}

/// To the nearest whole number, halves up; for figures of 0 and more.
fn half_up(figure: &Exact) -> Exact {
    fraction(1, 2).map_or_else(|| figure.clone(), |half| (figure + half).floor())
}

/// How far printed percentages (in hundredths) are from 100 %, where that is more than rounding
/// to two decimals can do: half a hundredth each. `None` when they add up.
pub fn drift(hundredths: &[u64]) -> Option<f64> {
    let sum: u64 = hundredths.iter().sum();
    let off = whole(sum) - whole(10_000);
    let distance = if off < whole(0) { -&off } else { off.clone() };
    let parts = i64::try_from(hundredths.len()).ok()?;
    let most = fraction(parts, 2)?;
    (distance > most).then(|| real(&(off / whole(100)))).flatten()
}
