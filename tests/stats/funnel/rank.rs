//! Holds `src/stats/funnel/rank.rs`.

use proptest::prelude::*;

use hailong::stats::{Counted, rank_intervals};

fn unit(successes: u64, trials: u64) -> Counted {
    Counted { successes, trials }
}

/// The place by the bare share, ties sharing the best.
fn bare_ranks(shares: &[f64]) -> Vec<usize> {
    let above = |own: &f64| shares.iter().filter(|other| *other > own).count();
    shares.iter().map(|own| 1 + above(own)).collect()
}

#[test]
fn units_that_cannot_be_told_apart_share_all_ranks() {
    let found = rank_intervals(&[unit(18, 20), unit(17, 20), unit(19, 20)], 0.95);
    assert!(found.iter().all(|r| (r.best, r.worst) == (1, 3)));
    let found = rank_intervals(&[unit(990, 1000), unit(500, 1000), unit(700, 1000)], 0.95);
    let ranks: Vec<_> = found.iter().map(|r| (r.best, r.worst)).collect();
    assert_eq!(ranks, [(1, 1), (3, 3), (2, 2)]);
    assert_eq!(rank_intervals(&[], 0.95), []);
}

proptest! {
    #[test]
    fn the_bare_rank_lies_inside(all in prop::collection::vec((0_u64..200, 1_u64..200), 1..12)) {
        let units: Vec<Counted> = all.iter().map(|(x, more)| unit(*x, x + more)).collect();
        let shares: Vec<f64> = units.iter().filter_map(|each| each.share()).collect();
        let bare = bare_ranks(&shares);
        for (rank, interval) in bare.iter().zip(rank_intervals(&units, 0.95)) {
            prop_assert!(interval.best <= *rank && *rank <= interval.worst);
        }
    }
}
