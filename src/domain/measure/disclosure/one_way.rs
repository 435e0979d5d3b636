//! Hiding cells of a table with one total.

/// Which cells of a one-way table are hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneWay {
    /// One a cell.
    pub cells: Vec<bool>,
    /// Whether the total must be hidden too, because it would tell a hidden cell.
    pub total: bool,
}

/// Hides cells of fewer than `k`, and the smallest others until what is hidden is at least two
/// cells of at least `k` together; the total too when there are not enough.
///
/// A cell of 0 is nobody's: it stays, and hides nothing.
pub fn one_way(counts: &[u64], k: u64) -> OneWay {
    one_way_beside(counts, &[], k)
}

/// The same where some cells are hidden whatever their size (`others`, one a cell): they too are
/// hidden behind another.
pub fn one_way_beside(counts: &[u64], others: &[bool], k: u64) -> OneWay {
    let mut cells: Vec<bool> = counts.iter().map(|n| (1..k).contains(n)).collect();
    let others = cells.iter_mut().zip(others);
    others.for_each(|(cell, other)| *cell |= other);
    loop {
        let hidden = counts.iter().zip(&cells).filter(|(_, hidden)| **hidden);
        let sizes: Vec<u64> = hidden.map(|(n, _)| *n).collect();
        if sizes.is_empty() || safe(&sizes, k) {
            return OneWay { cells, total: false };
        }
        let shown = counts.iter().enumerate().zip(&cells);
        let next = shown
            .filter(|((_, n), hidden)| !**hidden && **n > 0)
            .min_by_key(|((_, n), _)| **n)
            .map(|((at, _), _)| at);
        match next.and_then(|at| cells.get_mut(at)) {
            Some(cell) => *cell = true,
            None => return OneWay { cells, total: true },
        }
    }
}

/// Whether hidden cells keep each other's secret when their sum is known.
pub(super) fn safe(sizes: &[u64], k: u64) -> bool {
    sizes.len() > 1 && sizes.iter().sum::<u64>() >= k
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_small_cell_takes_the_smallest_other_with_it() {
        assert_eq!(one_way(&[20, 3, 9, 0], 5).cells, [false, true, true, false]);
        assert_eq!(one_way(&[20, 3, 4], 5).cells, [false, true, true]);
        // Two of 1 are less than k together.
        assert_eq!(one_way(&[20, 1, 1, 30], 5).cells, [true, true, true, false]);
        assert_eq!(one_way(&[20, 9], 5).cells, [false, false]);
    }

    #[test]
    fn a_cell_that_is_hidden_anyway_takes_another_with_it() {
        let hiding = one_way_beside(&[20, 30, 9], &[true, false, false], 5);
        assert_eq!(hiding.cells, [true, false, true]);
        assert!(!hiding.total);
        let hiding = one_way_beside(&[20], &[true], 5);
        assert!(hiding.cells[0] && hiding.total);
    }

    #[test]
    fn a_small_cell_alone_takes_the_total_with_it() {
        let hiding = one_way(&[3, 0, 0], 5);
        assert_eq!(hiding.cells, [true, false, false]);
        assert!(hiding.total);
    }

    proptest! {
        #[test]
        fn the_total_less_what_is_shown_is_no_small_cell(
            counts in prop::collection::vec(0_u64..30, 0..12),
            k in 2_u64..12,
        ) {
            let hiding = one_way(&counts, k);
            let with = counts.iter().zip(&hiding.cells);
            for (n, hidden) in with.clone() {
                prop_assert!(*hidden || *n == 0 || *n >= k);
            }
            let hidden: Vec<u64> = with.filter(|(_, hidden)| **hidden).map(|(n, _)| *n).collect();
            prop_assert!(hidden.is_empty() || hiding.total || safe(&hidden, k));
        }
    }
}
