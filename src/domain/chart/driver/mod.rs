//! Charts of the drivers of satisfaction: importance against performance, and shares of R².

mod bars;
mod label;
mod scatter;

use crate::stats::Quadrant;

use super::ChartOptions;

pub use bars::driver_bars;
pub use scatter::importance_performance;

/// One driver.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverRow {
    /// Its name, in the chart's language and Unicode NFC.
    pub label: String,
    /// Its correlation with the outcome, −1…1; `None` where everybody answered the same.
    pub importance: Option<f64>,
    /// The share of satisfied answers, 0…1.
    pub performance: f64,
    /// Where it stands against the target and among the others.
    pub quadrant: Option<Quadrant>,
    /// Its share of R², 0…1.
    pub share: Option<f64>,
    /// Where its name leads.
    pub href: Option<String>,
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
