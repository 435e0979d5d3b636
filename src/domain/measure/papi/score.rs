//! Dimensions and the total of one province (điểm nội dung, điểm tổng hợp không trọng số).

use std::collections::BTreeMap;

use super::series::{Part, Structure};

/// What the sub-dimensions of one province add up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Each dimension's code and figure, 1–10, in order; `None` when a part is missing.
    pub dimensions: Vec<(String, Option<f64>)>,
    /// Their sum, 10–80 (6–60 before 2018); `None` when a dimension is missing.
    pub total: Option<f64>,
    /// Codes of the sub-dimensions without a figure, in order.
    pub missing: Vec<String>,
}

impl Score {
    /// Dimension = Σ sub-dimensions; total = Σ dimensions. Codes outside the year's structure
    /// count for nothing.
    ///
    /// Holds for every province 2011–2019 to 2·10⁻⁶ and 3·10⁻⁶.
    pub fn of(structure: &Structure<'_>, values: &BTreeMap<String, f64>) -> Self {
        let value = |code: &str| known(values.get(code).copied());
        let sum = |part: &Part<'_>| -> Option<f64> {
            let parts = part.sub_dimensions.iter();
            parts.map(|sub| value(&sub.code)).sum()
        };
        let parts = structure.parts.iter();
        let dimensions: Vec<(String, Option<f64>)> =
            parts.map(|part| (part.dimension.code.clone(), sum(part))).collect();
        let missing = structure.codes().filter(|code| value(code).is_none());
        Self {
            total: dimensions.iter().map(|(_, figure)| *figure).sum(),
            missing: missing.map(str::to_owned).collect(),
            dimensions,
        }
    }

    /// The figure of one dimension, or of the total for any other name.
    pub fn part(&self, code: &str) -> Option<f64> {
        let mut dimensions = self.dimensions.iter();
        let found = dimensions.find(|(known, _)| known == code);
        found.map_or(self.total, |(_, figure)| *figure)
    }
}

/// A published figure: a blank, and the 0 that some files print for one, is none.
///
/// No scale of PAPI reaches 0, so that 0 can only mean that there is no figure.
pub fn known(figure: Option<f64>) -> Option<f64> {
    figure.filter(|figure| *figure > 0.0)
}

/// Σ weight · dimension, with one weight a dimension in order; `None` when a dimension is missing
/// or the weights are not as many as the dimensions.
pub fn weighted(score: &Score, weights: &[f64]) -> Option<f64> {
    let figures = score.dimensions.iter().map(|(_, figure)| *figure);
    let pairs = figures.zip(weights);
    let sum: Option<f64> = pairs.map(|(figure, weight)| Some(figure? * weight)).sum();
    (score.dimensions.len() == weights.len()).then_some(sum).flatten()
}
