//! The figures of an office: means of the indicators and their class.

use super::sheet::INDICATORS;
use crate::domain::measure::OneStopClass;

/// An office's figures over some dossiers, all by one scoring.
#[derive(Clone, Debug, PartialEq)]
pub struct Agency {
    /// How many dossiers.
    pub dossiers: usize,
    /// Mean points of k1 … k9: over the dossiers with points, or the office's own for 5, 8, 9.
    pub means: [Option<f64>; INDICATORS],
    /// Σ of the means of 1, 2, 3, 4, 6 and 7: 0–12.
    pub dossier_part: Option<f64>,
    /// Σ of 5, 8 and 9: 0–6.
    pub office_part: Option<f64>,
    /// Their sum, 0–18; `None` when an indicator has no points.
    pub total: Option<f64>,
    /// Its class (xếp loại).
    pub class: Option<OneStopClass>,
}
