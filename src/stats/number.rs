//! The two ways between whole numbers and the reals: here, in sight, and nowhere else.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// A figure before print: no rounding has happened to it.
pub(crate) type Exact = BigRational;

/// `part / whole`; `None` for nothing out of nothing.
pub(crate) fn ratio(part: u64, whole: u64) -> Option<Exact> {
    (whole > 0).then(|| Exact::new_raw(part.into(), whole.into()))
}

/// `numerator / denominator` of whole numbers with signs; `None` when the lower one is 0.
pub(crate) fn fraction(numerator: i64, denominator: i64) -> Option<Exact> {
    (denominator != 0).then(|| Exact::new(numerator.into(), denominator.into()))
}

/// A whole number as an exact figure.
pub(crate) fn whole(number: u64) -> Exact {
    Exact::from_integer(number.into())
}

/// The mean of what is known; `None` when nothing is.
pub(crate) fn mean(figures: impl IntoIterator<Item = Option<Exact>>) -> Option<Exact> {
    // Reducing after every term costs more than all else.
    let (mut sum, mut lower, mut count) = (BigInt::ZERO, BigInt::from(1), 0_u64);
    for figure in figures.into_iter().flatten() {
        sum = sum * figure.denom() + figure.numer() * &lower;
        lower *= figure.denom();
        count += 1;
    }
    (count > 0).then(|| Exact::new_raw(sum, lower * count))
}

/// The sum, if every part is known: a part that is missing is not a part of 0.
pub(crate) fn total(figures: impl IntoIterator<Item = Option<Exact>>) -> Option<Exact> {
    let parts: Vec<Exact> = figures.into_iter().collect::<Option<_>>()?;
    (!parts.is_empty()).then(|| parts.into_iter().sum())
}

/// The one rounding of an exact figure: to the nearest double.
pub(crate) fn real(figure: &Exact) -> Option<f64> {
    figure.to_f64().filter(|real| real.is_finite())
}

/// A count as a double.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts stay below 2^53; sums of squares lose what no interval shows"
)]
pub(crate) fn float(count: i64) -> f64 {
    count as f64
}

/// A count as a double.
pub(crate) fn float_of(count: u64) -> f64 {
    float(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The least whole number not below `x`; `None` when it is no `u64`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked on the line above the cast"
)]
pub(crate) fn ceiling(x: f64) -> Option<u64> {
    let up = x.ceil();
    (0.0..=9.0e15).contains(&up).then_some(up as u64)
}

/// The length of a list as a double.
pub(crate) fn float_len(length: usize) -> f64 {
    float_of(u64::try_from(length).unwrap_or(u64::MAX))
}

/// The least of `from`…`to` that `holds`, or `to`; what holds once holds from there on.
pub(super) fn first(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (from, to);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
