//! What goes together with satisfaction, as pictures: importance against performance, and shares
//! of R².

mod bars;
mod scatter;
mod space;
mod told;

use crate::measure::{Drivers, Interval, Quadrant, Verdict};

pub use bars::driver_bars;
pub use scatter::importance_performance;

/// One driver.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverRow {
    /// Its name, in the chart's language and Unicode NFC.
    pub label: String,
    /// Spearman's ρ with the outcome, −1…1; `None` where everybody answered the same.
    pub importance: Option<f64>,
    /// Mean answer, on the scale of the item.
    pub performance: f64,
    /// Where it stands among the others.
    pub quadrant: Option<Quadrant>,
    /// Its share of R², 0…1.
    pub share: Option<f64>,
    /// The 95 % interval of the share.
    pub interval: Option<Interval>,
}

impl DriverRow {
    /// Rows of `found` under `labels`, which are in the order of the drivers; its samples are to
    /// have been asked for at 95 %.
    pub fn of(labels: &[&str], found: &Drivers) -> Vec<Self> {
        let interval = |at: usize| {
            let sampled = found.bootstrap.as_ref()?;
            sampled.shares.get(at).copied().flatten()
        };
        let row = |(at, label): (usize, &&str)| Self {
            label: (*label).to_owned(),
            importance: found.spearman.get(at).copied().flatten(),
            performance: found.performance.get(at).copied().unwrap_or(f64::NAN),
            quadrant: found.quadrants.get(at).copied().flatten(),
            share: found.shares.get(at).copied().flatten(),
            interval: interval(at),
        };
        labels.iter().enumerate().map(row).collect()
    }
}

/// The shape that says it: a diamond to fix, a disc to keep up, a ring for what matters less.
fn shape(of: Quadrant) -> Verdict {
    match of {
        Quadrant::FixFirst => Verdict::Missed,
        Quadrant::KeepUp => Verdict::Reached,
        Quadrant::LowPriority | Quadrant::PossibleOverkill => Verdict::Open,
    }
}
