//! The conditional odds ratio of a table of two by two.

use crate::stats::distribution::Hypergeometric;
use crate::stats::number::float_of;

/// Enough halvings for any double; Newton needs a handful.
const STEPS: u32 = 200;

/// The odds ratio whose expected count, with the margins given, is `x`: 0 at the least count
/// there can be, `None` at the greatest (it is infinite) or where there is one count alone.
///
/// Newton's method on the logarithm of the odds, kept inside a bracket; the derivative of the
/// mean is the variance. Source: Fisher (1935), The logic of inductive inference; Cornfield
/// (1956).
pub(super) fn ratio(urn: Hypergeometric, x: u64) -> Option<f64> {
    if x >= urn.most() {
        return None;
    }
    if x <= urn.least() {
        return Some(0.0);
    }
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut ln_odds = 0.0;
    for _ in 0..STEPS {
        let (gap, variance) = urn.moments(ln_odds, x);
        if gap > 0.0 {
            high = ln_odds;
        } else {
            low = ln_odds;
        }
        let step = -gap / variance;
        let mut next = ln_odds + step.clamp(-4.0, 4.0);
        if !(next > low && next < high) {
            // Rounding has closed the bracket, or Newton overshot it.
            if step.abs() <= 4.0 * f64::EPSILON * ln_odds.abs().max(1.0) {
                break;
            }
            next = f64::midpoint(low, high);
        }
        let still = (next - ln_odds).abs() <= f64::EPSILON * next.abs().max(float_of(1));
        ln_odds = next;
        if still {
            break;
        }
    }
    Some(ln_odds.exp()).filter(|odds| odds.is_finite())
}
