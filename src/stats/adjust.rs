//! p-values of many tests at once: who looks at 39 items finds one below 0.05 by chance alone.

/// Holm's step-down correction of the chance of even one false finding, in the order given.
///
/// The i-th smallest of m is multiplied by m − i + 1, then never falls below a smaller one's.
/// Source: Holm (1979), A simple sequentially rejective multiple test procedure.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![0.0; p_values.len()];
    let mut so_far = 0.0_f64;
    let mut left = as_float(p_values.len());
    for at in ascending(p_values) {
        so_far = so_far.max((p_values[at] * left).min(1.0));
        adjusted[at] = so_far;
        left -= 1.0;
    }
    adjusted
}

/// Benjamini and Hochberg's correction of the expected share of false findings, in the order
/// given.
///
/// The i-th smallest of m is multiplied by m / i, then never exceeds a larger one's. Source:
/// Benjamini and Hochberg (1995), Controlling the false discovery rate.
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let all = as_float(p_values.len());
    let mut adjusted = vec![0.0; p_values.len()];
    let mut so_far = 1.0_f64;
    let mut rank = all;
    for at in ascending(p_values).into_iter().rev() {
        so_far = so_far.min(p_values[at] * all / rank);
        adjusted[at] = so_far;
        rank -= 1.0;
    }
    adjusted
}

/// Places of the values, the smallest first.
fn ascending(values: &[f64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..values.len()).collect();
    places.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    places
}

fn as_float(count: usize) -> f64 {
    super::number::float_of(u64::try_from(count).unwrap_or(u64::MAX))
}
