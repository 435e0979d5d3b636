//! Ranks of tied values, and the two rank correlations made from them.

use std::cmp::Ordering;

use super::super::columns::{centred, dot};
use super::super::number::float_len;

/// A column as classes of equal values, the least first: ranks under any weights follow in one
/// pass, without sorting again.
#[derive(Clone, Debug)]
pub(super) struct Classes {
    /// The class of each row.
    pub(super) of_row: Vec<usize>,
    /// How many classes there are.
    pub(super) count: usize,
}

impl Classes {
    pub(super) fn of(column: &[f64]) -> Self {
        let mut order: Vec<usize> = (0..column.len()).collect();
        order.sort_by(|a, b| compare(column[*a], column[*b]));
        let mut of_row = vec![0; column.len()];
        let mut count = 0;
        for (place, row) in order.iter().enumerate() {
            let rises = place > 0 && compare(column[order[place - 1]], column[*row]).is_lt();
            count += usize::from(place == 0 || rises);
            of_row[*row] = count - 1;
        }
        Self { of_row, count }
    }

    /// The mid-rank of each row, where a row stands `times` in the sample.
    pub(super) fn mid_ranks(&self, times: &[f64]) -> Vec<f64> {
        let mut sizes = vec![0.0; self.count];
        for (class, times) in self.of_row.iter().zip(times) {
            sizes[*class] += times;
        }
        let mut below = 0.0;
        let ranks: Vec<f64> = sizes
            .iter()
            .map(|size| {
                let rank = below + (size + 1.0) / 2.0;
                below += size;
                rank
            })
            .collect();
        self.of_row.iter().map(|class| ranks[*class]).collect()
    }
}

/// Numbers by size; −0 and 0 are one value.
fn compare(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or(Ordering::Equal)
}

/// Spearman's ρ: Pearson's r of mid-ranks; `None` where a column is constant.
///
/// Source: Spearman (1904), The proof and measurement of association between two things.
pub(super) fn spearman(a: &Classes, b: &Classes) -> Option<f64> {
    if a.count < 2 || b.count < 2 {
        return None;
    }
    let once = vec![1.0; a.of_row.len()];
    let (a, b) = (centred(&a.mid_ranks(&once)), centred(&b.mid_ranks(&once)));
    Some((dot(&a, &b) / (dot(&a, &a).sqrt() * dot(&b, &b).sqrt())).clamp(-1.0, 1.0))
}

/// Kendall's τ-b, −1…1; `None` where a column is constant. n·log n steps.
///
/// Source: Kendall (1945), The treatment of ties in ranking problems.
pub(super) fn kendall(a: &Classes, b: &Classes) -> Option<f64> {
    if a.count < 2 || b.count < 2 {
        return None;
    }
    let mut order: Vec<usize> = (0..a.of_row.len()).collect();
    order.sort_by_key(|row| a.of_row[*row]);
    let mut seen = Seen(vec![0; b.count + 1]);
    let (mut before, mut agree, mut differ) = (0_i64, 0_i64, 0_i64);
    for tied in order.chunk_by(|one, next| a.of_row[*one] == a.of_row[*next]) {
        for row in tied {
            let class = b.of_row[*row];
            agree += seen.below(class);
            differ += before - seen.below(class + 1);
        }
        for row in tied {
            seen.add(b.of_row[*row]);
            before += 1;
        }
    }
    let pairs = |classes: &Classes| untied_pairs(classes);
    let spread = pairs(a).sqrt() * pairs(b).sqrt();
    Some((super::super::number::float(agree - differ) / spread).clamp(-1.0, 1.0))
}

/// Pairs of rows that are not in one class.
fn untied_pairs(classes: &Classes) -> f64 {
    let mut sizes = vec![0_usize; classes.count];
    for class in &classes.of_row {
        sizes[*class] += 1;
    }
    let pairs = |n: usize| float_len(n) * (float_len(n) - 1.0) / 2.0;
    pairs(classes.of_row.len()) - sizes.into_iter().map(pairs).sum::<f64>()
}

/// How many rows of each class were seen, with sums up to a class in log steps (Fenwick 1994).
struct Seen(Vec<i64>);

impl Seen {
    fn add(&mut self, class: usize) {
        let mut at = class + 1;
        while at < self.0.len() {
            self.0[at] += 1;
            at += at & at.wrapping_neg();
        }
    }

    /// Rows in classes below `class`.
    fn below(&self, class: usize) -> i64 {
        let (mut at, mut sum) = (class, 0);
        while at > 0 {
            sum += self.0[at];
            at -= at & at.wrapping_neg();
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tied_values_share_the_middle_of_their_ranks() {
        let classes = Classes::of(&[3.0, 1.0, 3.0, 2.0, 3.0]);
        assert_eq!(classes.mid_ranks(&[1.0; 5]), [4.0, 1.0, 4.0, 2.0, 4.0]);
        let twice = classes.mid_ranks(&[0.0, 2.0, 1.0, 1.0, 1.0]);
        assert_eq!(twice, [4.5, 1.5, 4.5, 3.0, 4.5]);
    }

    #[test]
    fn kendall_counts_pairs_as_by_hand() {
        let tau = |a: &[f64], b: &[f64]| kendall(&Classes::of(a), &Classes::of(b));
        assert_eq!(tau(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]), Some(1.0));
        assert_eq!(tau(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), Some(-1.0));
        assert_eq!(tau(&[1.0, 2.0, 3.0], &[5.0, 5.0, 5.0]), None);
        // 4 pairs agree, 1 differs, one is tied in b: 3 / √(6 · 5).
        let found = tau(&[1.0, 2.0, 3.0, 4.0], &[1.0, 3.0, 2.0, 3.0]).unwrap();
        assert!((found - 3.0 / 30.0_f64.sqrt()).abs() < 1e-15);
    }
}
