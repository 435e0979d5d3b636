//! Sums over several spans of days, shown beside each other and beside the sum of all days.

use std::collections::BTreeMap;

/// Which of some spans (first and last day, both included) may be shown together with each other
/// and with all days: the first ones first, as long as no difference of sums tells 1 to k − 1.
///
/// Spans and the whole cut the days into pieces, those that lie in the same spans; every sum is one
/// of whole pieces, and so is every difference of nested sums. So it is enough that no piece holds 1
/// to k − 1. A span of nobody tells nothing and stays.
pub fn shown_together<D: Ord + Copy>(
    counts: impl IntoIterator<Item = (D, u64)>,
    spans: &[(D, D)],
    k: u64,
) -> Vec<bool> {
    let counts: Vec<(D, u64)> = counts.into_iter().collect();
    let mut shown = vec![false; spans.len()];
    for at in 0..spans.len() {
        shown[at] = true;
        let asked = spans.iter().zip(&shown).filter(|(_, shown)| **shown);
        let asked: Vec<(D, D)> = asked.map(|(span, _)| *span).collect();
        shown[at] = are_safe(&counts, &asked, k);
    }
    shown
}

fn are_safe<D: Ord + Copy>(counts: &[(D, u64)], spans: &[(D, D)], k: u64) -> bool {
    let mut pieces: BTreeMap<Vec<bool>, u64> = BTreeMap::new();
    for (day, n) in counts {
        let inside = |(first, last): &(D, D)| first <= day && day <= last;
        *pieces
            .entry(spans.iter().map(inside).collect())
            .or_default() += n;
    }
    !pieces.values().any(|n| (1..k).contains(n))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_span_that_leaves_a_small_rest_is_not_shown() {
        // Three answers came before the span: all days less the span would tell them.
        assert_eq!(shown_together([(1, 3), (5, 40)], &[(4, 6)], 5), [false]);
        assert_eq!(shown_together([(1, 5), (5, 40)], &[(4, 6)], 5), [true]);
        assert_eq!(
            shown_together([(5, 40)], &[(4, 6), (1, 3)], 5),
            [true, true]
        );
    }

    #[test]
    fn of_two_nested_spans_that_differ_by_a_few_only_the_first_is_shown() {
        let days = [(1, 30), (2, 30), (3, 2), (4, 30)];
        assert_eq!(shown_together(days, &[(1, 3), (1, 2)], 5), [true, false]);
        assert_eq!(shown_together(days, &[(1, 2), (1, 3)], 5), [true, false]);
    }

    proptest! {
        #[test]
        fn no_difference_of_what_is_shown_is_small(
            days in prop::collection::vec(0_u64..12, 1..20),
            ends in prop::collection::vec((0_usize..20, 0_usize..20), 1..4),
            k in 2_u64..8,
        ) {
            let spans: Vec<(usize, usize)> = ends.iter().map(|(a, b)| (*a.min(b), *a.max(b))).collect();
            let counts: Vec<(usize, u64)> = days.iter().copied().enumerate().collect();
            let shown = shown_together(counts.clone(), &spans, k);
            let sum = |(first, last): (usize, usize)| -> u64 {
                counts.iter().filter(|(at, _)| first <= *at && *at <= last).map(|(_, n)| n).sum()
            };
            let mut told: Vec<(usize, usize)> = spans.iter().zip(&shown).filter(|(_, s)| **s).map(|(s, _)| *s).collect();
            if told.is_empty() { return Ok(()) }
            told.push((0, 40));
            for one in &told {
                for other in &told {
                    let nested = one.0 <= other.0 && other.1 <= one.1;
                    if nested {
                        let difference = sum(*one) - sum(*other);
                        prop_assert!(difference == 0 || difference >= k);
                    }
                }
            }
        }
    }
}
