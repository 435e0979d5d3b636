//! One proportion and two, as R computes them.

use hailong::stats::{
    Comparison, Counted, Interval, Proportion, Target, TargetRule, clopper_pearson, sample_size,
    slovin, to_detect,
};
use serde_json::Value;

use super::close::close;

fn cases(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn whole(case: &Value, key: &str) -> u64 {
    case[key].as_u64().unwrap()
}

fn both(found: Option<Interval>, wanted: &Value, place: &str) {
    let Interval(low, high) = found.unwrap();
    close(Some(low), &wanted[0], place);
    close(Some(high), &wanted[1], place);
}

/// A decimal of at most two digits as a target.
fn target(share: f64) -> Target {
    let numerator = format!("{:.0}", share * 100.0).parse().unwrap();
    Target { numerator, denominator: 100, rule: TargetRule::AtLeast }
}

#[test]
fn six_intervals_and_two_bounds_are_those_of_r() {
    let cases = cases(include_str!("data/proportion-intervals.json"));
    assert_eq!(cases.len(), 51);
    for case in cases {
        let place = case.to_string();
        let level = case["level"].as_f64().unwrap();
        let found = Proportion::of(whole(&case, "x"), whole(&case, "n"), &target(0.9), level, None);
        both(found.wald, &case["wald"], &place);
        both(found.wilson, &case["wilson"], &place);
        both(found.wilson_cc, &case["wilson_cc"], &place);
        both(found.clopper_pearson, &case["clopper_pearson"], &place);
        both(found.jeffreys, &case["jeffreys"], &place);
        both(found.agresti_coull, &case["agresti_coull"], &place);
        let bounds = found.one_sided_lower;
        close(bounds.wilson, &case["lower"]["wilson"], &place);
        let exact = &case["lower"]["clopper_pearson"];
        close(bounds.clopper_pearson, exact, &place);
    }
}

#[test]
fn tests_against_a_target_are_those_of_r() {
    for case in cases(include_str!("data/proportion-tests.json")) {
        let place = case.to_string();
        let target = target(case["p0"].as_f64().unwrap());
        let (x, n) = (whole(&case, "x"), whole(&case, "n"));
        let found = Proportion::of(x, n, &target, 0.95, None).target;
        close(found.value, &case["p0"], &place);
        close(found.exact_p_greater, &case["greater"], &place);
        close(found.exact_p_less, &case["less"], &place);
        close(found.exact_p_two_sided, &case["two_sided"], &place);
        close(found.midp_greater, &case["midp"], &place);
        close(found.score_z, &case["z"], &place);
        close(found.score_p_greater, &case["z_greater"], &place);
        close(found.score_p_less, &case["z_less"], &place);
    }
}

#[test]
fn two_proportions_are_those_of_r() {
    for case in cases(include_str!("data/comparisons.json")) {
        let place = case.to_string();
        let group =
            |x: &str, n: &str| Counted { successes: whole(&case, x), trials: whole(&case, n) };
        let level = case["level"].as_f64().unwrap();
        let found = Comparison::of(group("x1", "n1"), group("x2", "n2"), level).unwrap();
        close(Some(found.diff), &case["diff"], &place);
        close(found.z_pooled, &case["z"], &place);
        close(found.p_two_sided, &case["two_sided"], &place);
        close(found.p_greater, &case["greater"], &place);
        close(found.chisq, &case["chisq"], &place);
        close(found.chisq_p, &case["chisq_p"], &place);
        close(found.chisq_yates, &case["yates"], &place);
        close(found.chisq_yates_p, &case["yates_p"], &place);
        both(Some(found.wald_ci), &case["wald"], &place);
        both(Some(found.newcombe_ci), &case["newcombe"], &place);
        close(Some(found.fisher_p_two_sided), &case["fisher"], &place);
        close(Some(found.fisher_p_greater), &case["fisher_greater"], &place);
        close(found.odds_ratio_cond_mle, &case["odds_ratio"], &place);
    }
}

/// R 4.2.2, with `qnorm`: population, margin, share, deff, level; then n₀, the exact n and n.
const SAMPLE_SIZES: &str = "
    -     0.05  0.5  1.0  0.95   384.145882069412  384.145882069412  385
    500   0.05  0.5  1.0  0.95   384.145882069412  217.487218062587  218
    1200  0.03  0.9  1.5  0.95   576.218823104118  389.508368616699  390
    5000  0.04  0.5  1.0  0.99  1036.70259390956   858.80854612988   859
    30    0.05  0.5  1.0  0.95   384.145882069412   27.8942062894534  28
";

#[test]
fn sample_sizes_are_those_of_r() {
    for line in SAMPLE_SIZES.trim().lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let population = words[0].parse().ok();
        let numbers: Vec<f64> = words[1..].iter().map(|word| word.parse().unwrap()).collect();
        let [margin, share, deff, level, n0, exact, _] = numbers[..] else {
            panic!("`{line}` has not seven numbers");
        };
        let found = sample_size(margin, share, population, deff, level).unwrap();
        close(Some(found.n0), &n0.into(), line);
        close(Some(found.n_exact), &exact.into(), line);
        assert_eq!(found.n.to_string(), words[7]);
    }
}

/// R 4.2.2, with `qnorm`.
#[test]
fn sizes_for_a_power_are_those_of_r() {
    for (p0, p1, exact, n) in [
        (0.9, 0.93, 557.264_064_251_614, 558),
        (0.9, 0.95, 183.268_337_576_82, 184),
        (0.85, 0.9, 282.116_763_740_979, 283),
    ] {
        let (found, whole) = to_detect(p0, p1, 0.05, 0.8).unwrap();
        close(Some(found), &exact.into(), "power");
        assert_eq!(whole, n);
    }
}

/// "Công thức Slovin" as Vietnamese survey manuals round it, e = 5 %.
#[test]
fn slovin_rounds_up() {
    for (population, n) in [(1000, 286), (5000, 371), (50_000, 397), (0, 0)] {
        assert_eq!(slovin(population, (5, 100)), Some(n));
    }
    // 400 / (1 + 400·0.0025) is 200 to the digit.
    assert_eq!(slovin(400, (5, 100)), Some(200));
}

#[test]
fn the_finite_population_correction_is_that_of_r() {
    for (x, n, all, factor, se, moe) in [
        (92, 100, 1000, 0.900_900_900_900_901, 0.025_750_010_933_261, 0.050_469_094_030_704_2),
        (25, 50, 60, 0.169_491_525_423_729, 0.029_111_125_486_979_1, 0.057_056_757_503_905_1),
    ] {
        let found = Proportion::of(x, n, &target(0.9), 0.95, Some(all)).fpc.unwrap();
        close(Some(found.factor), &factor.into(), "factor");
        close(Some(found.se), &se.into(), "se");
        close(Some(found.moe), &moe.into(), "moe");
    }
    let everybody = Proportion::of(1, 1, &target(0.9), 0.95, Some(1)).fpc.unwrap();
    close(Some(everybody.moe), &0.0.into(), "everybody");
}

/// Brown, Cai and DasGupta (2001): an exact interval never covers less than its level.
#[test]
fn clopper_and_pearson_keep_their_level() {
    let chance = hailong::stats::binomial_chance;
    for share in [0.03, 0.5, 0.8, 0.9, 0.97] {
        let holds = |x: &u64| {
            let Interval(low, high) = clopper_pearson(*x, 40, 0.95).unwrap();
            low <= share && share <= high
        };
        let covered: f64 = (0..=40).filter(holds).map(|x| chance(x, 40, share)).sum();
        assert!(covered >= 0.95, "{share}: {covered}");
    }
}
