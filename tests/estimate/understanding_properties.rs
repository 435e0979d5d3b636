//! What holds for any answers: of `alpha`, `drivers` and `forecast`.

use hailong::stats::{
    Counted, Drivers, Forecast, Interval, NoDrivers, Reliability, Samples, drivers, forecast,
    reliability,
};
use hailong::stats::{Target, TargetRule};
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::StdRng;

type Column = Vec<Option<f64>>;

/// Rounding alone may move a figure so far.
const SLACK: f64 = 1e-9;

/// Columns of answers 1…5 with a few blanks, all of one length: the first is the outcome.
fn answers() -> impl Strategy<Value = Vec<Column>> {
    let cell =
        prop_oneof![1 => Just(None), 12 => (1_u8..=5).prop_map(|step| Some(f64::from(step)))];
    (2_usize..7, 24_usize..60).prop_flat_map(move |(columns, rows)| {
        prop::collection::vec(prop::collection::vec(cell.clone(), rows), columns)
    })
}

/// `rows` in another order, which `seed` decides.
fn shuffled<T: Clone>(rows: &[T], seed: u64) -> Vec<T> {
    use rand::seq::SliceRandom;
    let mut turned = rows.to_vec();
    turned.shuffle(&mut StdRng::seed_from_u64(seed));
    turned
}

fn slices(columns: &[Column]) -> Vec<&[Option<f64>]> {
    columns.iter().map(Vec::as_slice).collect()
}

fn driven(columns: &[Column]) -> Result<Drivers, NoDrivers> {
    let samples = Samples { count: 0, level: 0.95 };
    let rng = &mut StdRng::seed_from_u64(1);
    drivers(&columns[0], &slices(&columns[1..]), samples, rng)
}

fn scale(columns: &[Column]) -> Reliability {
    reliability(&slices(columns), 0.95)
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= SLACK,
        (a, b) => a == b,
    }
}

fn all_same(a: &[Option<f64>], b: &[Option<f64>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(*a, *b))
}

/// The figures of a driver, a list each.
fn lists(of: &Drivers) -> [&[Option<f64>]; 6] {
    [&of.spearman, &of.spearman_p, &of.pearson, &of.kendall, &of.betas, &of.shares]
}

/// Six to thirty periods with up to 200 answers each, enough of them for a forecast.
fn periods() -> impl Strategy<Value = Vec<Counted>> {
    let period = (1_u64..200).prop_flat_map(|trials| {
        (0..=trials).prop_map(move |successes| Counted { successes, trials })
    });
    let enough = |all: &Vec<Counted>| Counted::sum(all.iter().copied()).trials >= 30;
    prop::collection::vec(period, 6..30).prop_filter("too few answers", enough)
}

fn ended(settled: &[Counted], remaining: u64, of_a_thousand: u64) -> Forecast {
    let target = Target { numerator: of_a_thousand, denominator: 1000, rule: TargetRule::AtLeast };
    forecast(settled, remaining, &target, 0.95).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_rows_changes_nothing(columns in answers(), seed: u64) {
        let turned: Vec<Column> = columns.iter().map(|one| shuffled(one, seed)).collect();
        let (a, b) = (scale(&columns), scale(&turned));
        prop_assert!(same(a.alpha, b.alpha) && same(a.standardised, b.standardised));
        prop_assert!(all_same(&a.if_dropped, &b.if_dropped));
        prop_assert!(all_same(&a.item_total, &b.item_total));
        match (driven(&columns), driven(&turned)) {
            (Ok(a), Ok(b)) => {
                for (a, b) in lists(&a).into_iter().zip(lists(&b)) {
                    prop_assert!(all_same(a, b), "{a:?} {b:?}");
                }
            }
            (a, b) => prop_assert_eq!(a.err(), b.err()),
        }
    }

    #[test]
    fn the_order_of_columns_changes_their_order_alone(columns in answers(), seed: u64) {
        let places = shuffled(&(1..columns.len()).collect::<Vec<_>>(), seed);
        let mut turned = vec![columns[0].clone()];
        turned.extend(places.iter().map(|at| columns[*at].clone()));
        let (a, b) = (scale(&columns), scale(&turned));
        prop_assert!(same(a.alpha, b.alpha));
        if let (Ok(a), Ok(b)) = (driven(&columns), driven(&turned)) {
            prop_assert!((a.r_squared - b.r_squared).abs() <= SLACK);
            for (a, b) in lists(&a).into_iter().zip(lists(&b)) {
                let back: Column = places.iter().map(|at| a[*at - 1]).collect();
                prop_assert!(all_same(&back, b), "{back:?} {b:?}");
            }
        }
    }

    #[test]
    fn shares_sum_to_r_squared_and_none_is_below_nothing(columns in answers()) {
        if let Ok(found) = driven(&columns) {
            let sum: f64 = found.shares.iter().flatten().sum();
            prop_assert!((sum - found.r_squared).abs() <= SLACK);
            prop_assert!(found.shares.iter().flatten().all(|share| *share >= -SLACK));
        }
    }

    #[test]
    fn another_unit_changes_no_correlation(
        columns in answers(),
        times in 0.01_f64..1000.0,
        plus in -100.0_f64..100.0,
    ) {
        let mut scaled = columns.clone();
        for cell in scaled[1].iter_mut().flatten() {
            *cell = *cell * times + plus;
        }
        if let (Ok(a), Ok(b)) = (driven(&columns), driven(&scaled)) {
            for (a, b) in lists(&a).into_iter().zip(lists(&b)) {
                prop_assert!(all_same(a, b), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn the_order_of_periods_changes_no_forecast(
        settled in periods(), remaining in 0_u64..3000, target in 1_u64..1000, seed: u64,
    ) {
        let a = ended(&settled, remaining, target);
        let b = ended(&shuffled(&settled, seed), remaining, target);
        prop_assert!((a.chance - b.chance).abs() <= SLACK);
        prop_assert!(same(a.between, b.between));
        prop_assert_eq!((a.settled, a.needed), (b.settled, b.needed));
    }

    #[test]
    fn a_higher_target_never_has_a_higher_chance(
        settled in periods(), remaining in 0_u64..3000, target in 1_u64..999,
    ) {
        let (lower, higher) = (ended(&settled, remaining, target), ended(&settled, remaining, target + 1));
        prop_assert!(lower.chance >= higher.chance && lower.needed <= higher.needed);
        let Interval(low, high) = lower.interval;
        prop_assert!((0.0..=1.0).contains(&low) && low <= high && high <= 1.0);
        prop_assert!((0.0..=1.0).contains(&lower.chance));
    }

    #[test]
    fn one_more_satisfied_lowers_neither_the_rate_nor_what_is_there(
        settled in periods(), remaining in 0_u64..3000, target in 1_u64..1000, place: usize,
    ) {
        let mut more = settled.clone();
        let at = place % more.len();
        prop_assume!(more[at].successes < more[at].trials);
        more[at].successes += 1;
        let (a, b) = (ended(&settled, remaining, target), ended(&more, remaining, target));
        prop_assert!(a.rate < b.rate && a.needed >= b.needed);
        // A period that stands out more makes the end less sure on both sides; where periods vary
        // by chance alone, nothing speaks against one more.
        if remaining == 0 || (a.between, b.between) == (Some(0.0), Some(0.0)) {
            prop_assert!(a.chance <= b.chance + SLACK, "{} {}", a.chance, b.chance);
        }
    }

    #[test]
    fn one_more_satisfied_never_lowers_the_chance_among_periods_alike(
        satisfied in 0_u64..100, count in 6_usize..30, remaining in 1_u64..3000, target in 1_u64..1000,
    ) {
        let year = |successes| vec![Counted { successes, trials: 100 }; count];
        let fewer = ended(&year(satisfied), remaining, target);
        let mut more = year(satisfied);
        more[0].successes += 1;
        let more = ended(&more, remaining, target);
        prop_assert_eq!((fewer.between, more.between), (Some(0.0), Some(0.0)));
        prop_assert!(fewer.chance <= more.chance + SLACK);
    }
}
