//! Columns of numbers side by side: which rows are complete, and sums over them.

use super::number::float_len;

/// Columns without holes, and how many rows had one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Complete {
    /// One list a column, in the order given; all of one length.
    pub(super) columns: Vec<Vec<f64>>,
    /// Rows with at least one cell missing.
    pub(super) left_out: usize,
}

/// Keeps the rows in which every column has a number.
pub(super) fn complete(columns: &[&[Option<f64>]]) -> Complete {
    let rows = columns.iter().map(|column| column.len()).min().unwrap_or(0);
    let mut kept = vec![Vec::with_capacity(rows); columns.len()];
    let mut left_out = 0;
    for row in 0..rows {
        let cells: Option<Vec<f64>> = columns.iter().map(|column| column[row]).collect();
        match cells {
            Some(cells) => {
                for (column, cell) in kept.iter_mut().zip(cells) {
                    column.push(cell);
                }
            }
            None => left_out += 1,
        }
    }
    Complete { columns: kept, left_out }
}

/// The mean; NaN of nothing, so callers see to it that there is something.
pub(super) fn mean(column: &[f64]) -> f64 {
    column.iter().sum::<f64>() / float_len(column.len())
}

/// The column less its mean.
pub(super) fn centred(column: &[f64]) -> Vec<f64> {
    let mean = mean(column);
    column.iter().map(|x| x - mean).collect()
}

/// Σ a·b.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Whether all values are the same.
pub(super) fn is_constant(column: &[f64]) -> bool {
    column.windows(2).all(|pair| pair[0].total_cmp(&pair[1]).is_eq())
}

/// The sample variance, by n − 1; `None` below two values.
#[cfg(test)]
pub(super) fn variance(column: &[f64]) -> Option<f64> {
    let centred = centred(column);
    (column.len() > 1).then(|| dot(&centred, &centred) / (float_len(column.len()) - 1.0))
}

/// Pearson's r, −1…1; `None` where a column is constant or there are fewer than two rows.
pub(super) fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    if is_constant(a) || is_constant(b) {
        return None;
    }
    let (a, b) = (centred(a), centred(b));
    let spread = dot(&a, &a).sqrt() * dot(&b, &b).sqrt();
    (spread > 0.0).then(|| (dot(&a, &b) / spread).clamp(-1.0, 1.0))
}
