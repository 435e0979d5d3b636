//! Control charts as Montgomery prints them and as R computes them (`data/control_chart.json`).

use hailong::stats::{Counted, Good, Observed, Rule, Rules, p_chart};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    orange_juice: OrangeJuice,
    variable: Variable,
    laney: Laney,
}

#[derive(Deserialize)]
struct OrangeJuice {
    successes: Vec<u64>,
    trials: u64,
    pbar: f64,
    lcl: f64,
    ucl: f64,
    signals: Vec<usize>,
}

#[derive(Deserialize)]
struct Variable {
    successes: Vec<u64>,
    trials: Vec<u64>,
    pbar: f64,
    lcl: Vec<f64>,
    ucl: Vec<f64>,
    z: Vec<f64>,
}

#[derive(Deserialize)]
struct Laney {
    sigma_z: f64,
    lcl: Vec<f64>,
    ucl: Vec<f64>,
}

fn cases() -> Cases {
    serde_json::from_str(include_str!("data/control_chart.json")).unwrap()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

impl Variable {
    fn points(&self) -> Vec<Option<Observed>> {
        let both = self.successes.iter().zip(&self.trials);
        both.map(|(successes, trials)| {
            Counted { successes: *successes, trials: *trials }.observed()
        })
        .collect()
    }
}

#[test]
fn frozen_orange_juice_has_the_limits_and_signals_of_the_textbook() {
    let case = cases().orange_juice;
    let point = |successes: &u64| Counted { successes: *successes, trials: case.trials }.observed();
    let points: Vec<_> = case.successes.iter().map(point).collect();
    let chart = p_chart(&points, 0..points.len(), false).unwrap();
    assert!(close(chart.centre, case.pbar));
    for point in chart.points.iter().flatten() {
        assert!(close(point.lower, case.lcl) && close(point.upper, case.ucl));
    }
    let found = chart.signals(&Rules::default(), Good::Low);
    let outside = found.iter().filter(|s| s.rule == Rule::OutsideLimits);
    let places: Vec<usize> = outside.map(|signal| signal.first + 1).collect();
    assert_eq!(places, case.signals);
}

#[test]
fn limits_follow_the_number_of_trials() {
    let case = cases().variable;
    let chart = p_chart(&case.points(), 0..10, false).unwrap();
    assert!(close(chart.centre, case.pbar));
    for (at, point) in chart.points.iter().flatten().enumerate() {
        assert!(close(point.lower, case.lcl[at]) && close(point.upper, case.ucl[at]));
        assert!(close(point.z.unwrap(), case.z[at]));
    }
}

#[test]
fn laneys_chart_widens_the_limits_by_the_variation_there_is() {
    let case = cases();
    let chart = p_chart(&case.variable.points(), 0..10, true).unwrap();
    assert!(close(chart.sigma_z.unwrap(), case.laney.sigma_z));
    for (at, point) in chart.points.iter().flatten().enumerate() {
        assert!(close(point.lower, case.laney.lcl[at]) && close(point.upper, case.laney.ucl[at]));
    }
}
