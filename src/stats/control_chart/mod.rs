//! Control charts (biểu đồ kiểm soát): has a process changed, or does it only vary as it does?
//!
//! Points are in the order of time. One without data is a gap: it has no figures, and any rule that
//! looks at neighbours (differences, runs, trends) looks at the nearest points that have some.

mod average_run_length;
mod cusum;
mod p_chart;
mod signal;
mod xmr;

pub use average_run_length::average_run_length;
pub use cusum::{Cusum, CusumPoint, cusum};
pub use p_chart::{PChart, PPoint, p_chart};
pub use signal::{Direction, Good, Meaning, Rule, Rules, Signal};
pub use xmr::{TRIAL_BELOW, XmrChart, XmrPoint, xmr_chart};

/// What the mean moving range of two neighbours is of a standard deviation, d₂ for two normal
/// values. Source: Montgomery (2013), Introduction to Statistical Quality Control, appendix VI.
const D2: f64 = 1.128;

/// Absolute differences of neighbours.
fn moving_ranges(values: &[f64]) -> impl Iterator<Item = f64> {
    values.windows(2).map(|pair| match pair {
        [before, after] => (after - before).abs(),
        _ => 0.0,
    })
}

/// The mean; `None` of nothing.
fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) =
        values.into_iter().fold((0.0, 0.0), |(sum, count), each| (sum + each, count + 1.0));
    (count > 0.0).then(|| sum / count)
}
