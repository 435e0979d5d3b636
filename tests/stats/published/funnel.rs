//! Funnel limits and over-dispersion as R computes them (`data/funnel.json`).

use std::collections::BTreeMap;

use hailong::stats::{Counted, INNER, Interval, OUTER, Spread, exact_limits, funnel};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    target: f64,
    #[serde(rename = "cases")]
    limits: Vec<Case>,
    phi: f64,
    phi_winsorised: f64,
}

#[derive(Deserialize)]
struct Case {
    n: u64,
    l95: f64,
    u95: f64,
    l998: f64,
    u998: f64,
}

#[derive(Deserialize)]
struct Charts {
    variable: Counts,
}

#[derive(Deserialize)]
struct Counts {
    successes: Vec<u64>,
    trials: Vec<u64>,
}

fn cases() -> Cases {
    serde_json::from_str(include_str!("data/funnel.json")).unwrap()
}

#[test]
fn exact_limits_are_those_of_r() {
    let all = cases();
    assert_eq!(all.limits.len(), 3);
    for case in all.limits {
        for (coverage, low, high) in [(INNER, case.l95, case.u95), (OUTER, case.l998, case.u998)] {
            let Interval(lower, upper) = exact_limits(all.target, case.n, coverage).unwrap();
            assert!((lower - low).abs() < 1e-10, "{}: {lower} {low}", case.n);
            assert!((upper - high).abs() < 1e-10, "{}: {upper} {high}", case.n);
        }
    }
}

#[test]
fn over_dispersion_is_that_of_r_with_and_without_the_outermost() {
    let charts: Charts = serde_json::from_str(include_str!("data/control_chart.json")).unwrap();
    let Counts { successes, trials } = charts.variable;
    let units: BTreeMap<String, Counted> = successes
        .into_iter()
        .zip(trials)
        .enumerate()
        .map(|(at, (successes, trials))| (format!("{at}"), Counted { successes, trials }))
        .collect();
    let found = funnel(&units, None, Spread::Chance, 0.95).unwrap();
    let dispersion = found.dispersion.unwrap();
    assert!((dispersion.phi - cases().phi).abs() < 1e-12);
    assert!((dispersion.phi_winsorised - cases().phi_winsorised).abs() < 1e-12);
}
