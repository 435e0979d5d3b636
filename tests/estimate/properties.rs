//! What holds for any counts.

use hailong::base::random::stream;
use hailong::stats::{Interval, Proportion, Stratum, allocate, pps, simple, systematic};
use hailong::stats::{Target, TargetRule};
use proptest::prelude::*;

const NINETY: Target = Target { numerator: 90, denominator: 100, rule: TargetRule::AtLeast };

fn told(successes: u64, trials: u64) -> Proportion {
    Proportion::of(successes, trials, &NINETY, 0.95, None)
}

fn intervals(of: &Proportion) -> [Interval; 5] {
    let each = [of.wilson, of.wilson_cc, of.clopper_pearson, of.jeffreys, of.agresti_coull];
    each.map(Option::unwrap)
}

/// Trials up to a million, and no more successes than those.
fn counts() -> impl Strategy<Value = (u64, u64)> {
    prop_oneof![1_u64..60, 1_u64..1_000_000].prop_flat_map(|n| (0..=n, Just(n)))
}

fn any_number(seed: u8) -> impl FnMut() -> u64 {
    stream([seed; 32])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn one_more_satisfied_never_lowers_a_bound((x, n) in counts()) {
        prop_assume!(x < n);
        let (fewer, more) = (told(x, n), told(x + 1, n));
        // Rounding alone may lower a bound by its last digits.
        let slack = 1e-12;
        prop_assert!(fewer.share < more.share);
        for (a, b) in intervals(&fewer).into_iter().zip(intervals(&more)) {
            prop_assert!(a.0 <= b.0 + slack && a.1 <= b.1 + slack, "{a:?} {b:?}");
        }
        prop_assert!(fewer.target.exact_p_greater >= more.target.exact_p_greater);
        prop_assert!(fewer.shortfall >= more.shortfall);
    }

    #[test]
    fn intervals_hold_the_share_and_the_wider_hold_the_narrower((x, n) in counts()) {
        let told = told(x, n);
        let share = told.share.unwrap();
        for (at, Interval(low, high)) in intervals(&told).into_iter().enumerate() {
            prop_assert!(low <= share + 1e-12 && share <= high + 1e-12, "{at}");
        }
        let (exact, bayes) = (told.clopper_pearson.unwrap(), told.jeffreys.unwrap());
        prop_assert!(exact.0 <= bayes.0 + 1e-12 && bayes.1 <= exact.1 + 1e-12);
        let bounds = told.one_sided_lower;
        prop_assert!(bounds.clopper_pearson.unwrap() >= exact.0);
    }

    #[test]
    fn tails_of_the_exact_test_meet_at_the_count((x, n) in counts()) {
        let of = told(x, n).target;
        let both = of.exact_p_greater.unwrap() + of.exact_p_less.unwrap();
        let there = hailong::stats::binomial_chance(x, n, 0.9);
        prop_assert!((both - 1.0 - there).abs() < 1e-10);
        prop_assert!(of.exact_p_two_sided.unwrap() <= 1.0);
    }

    #[test]
    fn an_allocation_adds_up_within_its_bounds(
        strata in prop::collection::vec((0_u64..5000, 0.0_f64..4.0), 1..20),
        thousandths in 0_u64..=1000,
        least in 0_u64..4,
    ) {
        let all: u64 = strata.iter().map(|(population, _)| population).sum();
        let n = all * thousandths / 1000;
        let named: Vec<Stratum> = strata.iter().map(|(all, sd)| Stratum::of(*all, *sd)).collect();
        if let Ok(parts) = allocate(&named, n, least) {
            prop_assert_eq!(parts.iter().sum::<u64>(), n);
            for (got, (population, _)) in parts.iter().zip(&strata) {
                prop_assert!(got <= population && *got >= least.min(*population));
            }
        }
    }

    #[test]
    fn so_many_as_asked_are_drawn_once_each(all in 1_usize..300, part in 1_usize..300, seed: u8) {
        let n = part.min(all);
        let mut numbers = any_number(seed);
        for drawn in [simple(all, n, &mut numbers), systematic(all, n, &mut numbers)] {
            prop_assert_eq!(drawn.len(), n);
            prop_assert!(drawn.windows(2).all(|pair| pair[0].at < pair[1].at));
            prop_assert!(drawn.iter().all(|each| each.at < all));
        }
    }

    #[test]
    fn sizes_over_chances_give_the_sum_of_all_sizes(
        sizes in prop::collection::vec(1_u32..1000, 1..80),
        part in 1_usize..80,
        seed: u8,
    ) {
        let n = part.min(sizes.len());
        let named: Vec<u64> = sizes.iter().map(|size| u64::from(*size)).collect();
        let drawn = pps(&named, n, &mut any_number(seed));
        prop_assert_eq!(drawn.len(), n);
        let sum: f64 = drawn.iter().map(|each| f64::from(sizes[each.at]) / each.probability).sum();
        let all: u32 = sizes.iter().sum();
        prop_assert!((sum / f64::from(all) - 1.0).abs() < 1e-9, "{} of {}", sum, all);
    }
}
