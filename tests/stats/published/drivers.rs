//! Key drivers as R computes them (`data/drivers.json`).

use std::collections::BTreeMap;

use hailong::stats::{Drivers, NoDrivers, Samples, drivers, drivers_watched};
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    n: usize,
    spearman_rho: Vec<f64>,
    spearman_p_t: Vec<f64>,
    pearson_r: Vec<f64>,
    kendall_tau_b: Vec<f64>,
    ols_coef: Vec<f64>,
    ols_std_beta: Vec<f64>,
    r_squared: f64,
    lmg_shapley_r2: Vec<f64>,
    mean_performance: Vec<f64>,
}

type Column = Vec<Option<f64>>;

/// The seven columns of `attitude`; the first is the rating.
pub(super) fn attitude() -> Vec<Column> {
    let mut columns = vec![Vec::new(); 7];
    for line in include_str!("data/attitude.csv").lines().skip(1) {
        for (column, cell) in columns.iter_mut().zip(line.split(',')) {
            column.push(Some(cell.parse().unwrap()));
        }
    }
    columns
}

/// Within 1e-10, and p-values far below that by their own size.
pub(super) fn near(found: Option<f64>, published: f64) -> bool {
    found.is_some_and(|found| (found - published).abs() <= 1e-10 * published.abs().min(1.0) + 1e-15)
}

fn measured(columns: &[Column], samples: usize) -> Result<Drivers, NoDrivers> {
    let xs: Vec<&[Option<f64>]> = columns[1..].iter().map(Vec::as_slice).collect();
    let samples = Samples { count: samples, level: 0.95 };
    drivers(&columns[0], &xs, samples, &mut StdRng::seed_from_u64(1))
}

fn assert_all(name: &str, found: &[Option<f64>], published: &[f64]) {
    assert_eq!(found.len(), published.len(), "{name}");
    for (found, published) in found.iter().zip(published) {
        assert!(near(*found, *published), "{name}: {found:?}, not {published}");
    }
}

fn variant(name: &str) -> Vec<Column> {
    let mut columns = attitude();
    match name {
        "ties" => {
            for cell in columns.iter_mut().flatten().flatten() {
                *cell = (*cell / 18.0).round_ties_even().clamp(1.0, 5.0);
            }
        }
        "missing" => {
            columns[0][2] = None;
            columns[4][6] = None;
            columns[4][19] = None;
        }
        "two" => columns = vec![columns[0].clone(), columns[1].clone(), columns[3].clone()],
        _ => {}
    }
    columns
}

#[test]
fn figures_are_those_of_r() {
    let cases: BTreeMap<String, Case> =
        serde_json::from_str(include_str!("data/drivers.json")).unwrap();
    assert_eq!(cases.len(), 4);
    for (name, case) in cases {
        let found = measured(&variant(&name), 0).unwrap();
        assert_eq!(found.n, case.n, "{name}");
        assert_all(&name, &found.spearman, &case.spearman_rho);
        assert_all(&name, &found.spearman_p, &case.spearman_p_t);
        assert_all(&name, &found.pearson, &case.pearson_r);
        assert_all(&name, &found.kendall, &case.kendall_tau_b);
        assert_all(&name, &found.coefficients, &case.ols_coef);
        assert_all(&name, &found.betas, &case.ols_std_beta);
        assert_all(&name, &[Some(found.r_squared)], &[case.r_squared]);
        assert_all(&name, &found.shares, &case.lmg_shapley_r2);
        let means: Column = found.performance.iter().copied().map(Some).collect();
        assert_all(&name, &means, &case.mean_performance);
    }
}

#[test]
fn shares_sum_to_r_squared_and_intervals_hold_their_figures() {
    let found = measured(&attitude(), 200).unwrap();
    let sum: f64 = found.shares.iter().flatten().sum();
    assert!((sum - found.r_squared).abs() < 1e-12);
    let intervals = found.bootstrap.clone().unwrap();
    assert!(intervals.samples > 190);
    for (interval, rho) in intervals.spearman.iter().zip(&found.spearman) {
        let interval = interval.unwrap();
        assert!(interval.0 < rho.unwrap() && rho.unwrap() < interval.1);
    }
    assert_eq!(measured(&attitude(), 200).unwrap(), found);
}

#[test]
fn one_who_waits_is_told_of_every_sample() {
    let columns = attitude();
    let samples = Samples { count: 120, level: 0.95 };
    let xs: Vec<&[Option<f64>]> = columns[1..].iter().map(Vec::as_slice).collect();
    let (mut told, rng) = (0, &mut StdRng::seed_from_u64(1));
    drivers_watched(&columns[0], &xs, samples, rng, &mut || told += 1).unwrap();
    assert_eq!(told, 120);
}

#[test]
fn the_order_of_rows_and_of_drivers_changes_no_figure() {
    let straight = measured(&attitude(), 0).unwrap();
    let mut turned = attitude();
    turned[1..].reverse();
    for column in &mut turned {
        column.reverse();
    }
    let turned = measured(&turned, 0).unwrap();
    let same = |a: &[Option<f64>], b: &[Option<f64>]| {
        let b: Vec<f64> = b.iter().rev().copied().map(Option::unwrap).collect();
        assert_all("turned", a, &b);
    };
    same(&straight.spearman, &turned.spearman);
    same(&straight.kendall, &turned.kendall);
    same(&straight.betas, &turned.betas);
    same(&straight.shares, &turned.shares);
}

#[test]
fn another_unit_changes_no_correlation_and_no_share() {
    let plain = measured(&attitude(), 0).unwrap();
    let mut scaled = attitude();
    for cell in scaled[2].iter_mut().flatten() {
        *cell = *cell * 250.0 - 7.0;
    }
    let scaled = measured(&scaled, 0).unwrap();
    let known = |all: &[Option<f64>]| -> Vec<f64> { all.iter().flatten().copied().collect() };
    assert_all("pearson", &scaled.pearson, &known(&plain.pearson));
    assert_all("spearman", &scaled.spearman, &known(&plain.spearman));
    assert_all("shares", &scaled.shares, &known(&plain.shares));
}

#[test]
fn a_constant_driver_has_no_figure_and_the_others_are_as_without_it() {
    let mut columns = attitude();
    columns.insert(2, vec![Some(5.0); 30]);
    let found = measured(&columns, 0).unwrap();
    assert_eq!((found.spearman[1], found.shares[1]), (None, None));
    assert_eq!(found.coefficients[2], None);
    let without = measured(&attitude(), 0).unwrap();
    assert_eq!(found.shares[2], without.shares[1]);
}

#[test]
fn what_cannot_be_told_apart_is_named() {
    let mut columns = attitude();
    let sum = |row: usize| Some(columns[1][row]? + 2.0 * columns[3][row]?);
    let made: Column = (0..30).map(sum).collect();
    columns.push(made);
    let refused = measured(&columns, 0).unwrap_err();
    assert_eq!(refused, NoDrivers::Collinear(6, vec![0, 2]));

    let mut flat = attitude();
    flat[0] = vec![Some(1.0); 30];
    assert_eq!(measured(&flat, 0).unwrap_err(), NoDrivers::ConstantOutcome);
    let few: Vec<Column> = attitude().iter().map(|all| all[..12].to_vec()).collect();
    assert_eq!(measured(&few, 0).unwrap_err(), NoDrivers::TooFewRows(12, 13));
}
