//! Charts of the drivers of satisfaction: importance against performance, and shares of R².

mod bars;
mod label;
mod scatter;

use crate::stats::{Drivers, Interval, Quadrant};

use super::ChartOptions;

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
    /// Rows of `found` under `labels`, which are in the order of the drivers; its samples are at a
    /// level of 95 %.
    pub fn of(labels: &[&str], found: &Drivers) -> Vec<Self> {
        let sampled = found.bootstrap.as_ref().map(|sampled| &sampled.shares);
        let row = |(at, label): (usize, &&str)| Self {
            label: (*label).to_owned(),
            importance: found.spearman.get(at).copied().flatten(),
            performance: found.performance.get(at).copied().unwrap_or(f64::NAN),
            quadrant: found.quadrants.get(at).copied().flatten(),
            share: found.shares.get(at).copied().flatten(),
            interval: sampled.and_then(|shares| shares.get(at).copied().flatten()),
        };
        labels.iter().enumerate().map(row).collect()
    }
}

/// The labels of the rows that `wanted` chooses, under a name; `None` without any.
fn listed(name: &str, rows: &[DriverRow], wanted: impl Fn(&DriverRow) -> bool) -> Option<String> {
    let rows = rows.iter().filter(|row| wanted(row));
    let labels: Vec<&str> = rows.map(|row| row.label.as_str()).collect();
    (!labels.is_empty()).then(|| format!("{name}: {}.", labels.join("; ")))
}

/// The rows without figures, in a sentence; `None` where all have some.
fn constant(options: &ChartOptions<'_>, rows: &[DriverRow]) -> Option<String> {
    listed(options.words().constant, rows, |row| row.importance.is_none())
}
