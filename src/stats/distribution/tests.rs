//! Held to R: `tests/stats/published/data/distributions.csv`.

use super::*;

/// Counts stand in the file as decimals without a fraction.
fn count(cell: f64) -> u64 {
    crate::stats::number::ceiling(cell).unwrap()
}

fn figure(function: &str, of: &[f64]) -> f64 {
    let urn = || Hypergeometric::new(count(of[1]), count(of[2]), count(of[3]));
    match function {
        "qnorm" => normal_quantile(of[0]),
        "pnorm" => normal_upper(of[0]),
        "qt" => t_quantile(of[0], of[1]),
        "pt" => t_upper(of[0], of[1]),
        "qbeta" => beta_quantile(of[0], of[1], of[2]),
        "pchisq" => chi_squared_upper(of[0], of[1]),
        "pf" => f_upper(of[0], of[1], of[2]),
        "dbinom" => binomial(count(of[0]), count(of[1]), of[2], 1.0 - of[2]),
        "pbinom" => binomial_upper(count(of[0]), count(of[1]), of[2], 1.0 - of[2]),
        "dhyper" => urn().at(count(of[0])),
        "phyper" => urn().upper(count(of[0])),
        other => panic!("{other}"),
    }
}

#[test]
fn every_distribution_is_that_of_r_in_its_middle_and_in_its_tails() {
    let text = include_str!("../../../tests/stats/published/data/distributions.csv");
    let mut rows = 0;
    for line in text.lines().skip(1) {
        let (function, cells) = line.split_once(',').unwrap();
        let cells: Vec<f64> = cells.split(',').flat_map(str::parse).collect();
        let (value, of) = cells.split_last().unwrap();
        let found = figure(function, of);
        // R's own incomplete beta differs from others in the twelfth digit for a billion trials.
        let close = (found - value).abs() <= 1e-11 * value.abs();
        assert!(close, "{line}: {found:e}");
        rows += 1;
    }
    assert_eq!(rows, 681);
}

#[test]
fn the_librarys_normal_tail_is_not_good_enough() {
    // R: pnorm(1) is 0.84134474606854293, the reason for a tail of our own.
    let exact = 0.841_344_746_068_542_9;
    assert!((Normal::standard().sf(-1.0) / exact - 1.0).abs() > 1e-12);
    assert!((normal_upper(-1.0) / exact - 1.0).abs() < 1e-15);
}

#[test]
fn what_is_no_probability_and_no_shape_has_no_figure() {
    for figure in [
        normal_quantile(1.5),
        beta_quantile(1.5, 1.0, 1.0),
        beta_quantile(0.5, 0.0, 1.0),
        t_quantile(0.5, 0.0),
        t_upper(f64::NAN, 3.0),
        f_upper(1.0, 0.0, 2.0),
        chi_squared_upper(1.0, f64::NAN),
    ] {
        assert!(figure.is_nan());
    }
    assert_eq!(t_quantile(0.0, 5.0).to_bits(), f64::NEG_INFINITY.to_bits());
    assert_eq!(t_upper(f64::INFINITY, 5.0).to_bits(), 0.0_f64.to_bits());
    assert_eq!(beta_quantile(0.0, 2.0, 3.0).to_bits(), 0.0_f64.to_bits());
}

#[test]
fn a_tail_within_a_bound_is_the_tail_or_told_to_be_more() {
    for (marked, plain) in (0..=9).flat_map(|marked| (0..=9).map(move |plain| (marked, plain))) {
        for drawn in 0..=marked + plain {
            let urn = Hypergeometric::new(marked, plain, drawn);
            for x in 0..=marked + 1 {
                let (tail, within) = (urn.upper(x), urn.upper_within(x, 0.05));
                if tail > 0.05 + 1e-12 {
                    assert!(within >= 1.0, "{urn:?} {x}: {within}");
                } else if tail < 0.05 - 1e-12 {
                    assert!((tail - within).abs() < 1e-14, "{urn:?} {x}: {tail} {within}");
                }
            }
        }
    }
}
