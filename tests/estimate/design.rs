//! Design-based estimates as R's survey package gives them (`tests/stats/published/data/design.R`).

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;
use serde_json::Value;

use crate::support::estimate::{answer, data_sets};

/// A command, and what is expected at places of its answer.
#[derive(Deserialize)]
struct Case {
    run: String,
    expect: BTreeMap<String, Value>,
}

/// R stops at 1e-8 where it iterates: on the logit scale and along the likelihood.
fn tolerance(place: &str) -> f64 {
    let iterated = place.ends_with("/logit") || place.ends_with("/likelihood");
    if iterated { 3e-8 } else { 1e-9 }
}

/// Every number of a value, in order.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(all) => all.iter().flat_map(numbers).collect(),
        one => one.as_f64().into_iter().collect(),
    }
}

#[test]
fn figures_are_those_of_the_survey_package() {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("../stats/published/data/design.json")).unwrap();
    assert!(cases.len() > 90);
    let mut wrong = Vec::new();
    for case in &cases {
        let arguments: Vec<&str> = case.run.split(' ').collect();
        let answer = answer(data_sets(), &arguments);
        for (place, expected) in &case.expect {
            let found = answer.pointer(place).map(numbers).unwrap_or_default();
            let expected = numbers(expected);
            let near = |(found, expected): (&f64, &f64)| {
                // A variance of nothing is some 1e-15 of the figure, there and here.
                (found - expected).abs() <= tolerance(place) * expected.abs() + 1e-13
            };
            let all = found.len() == expected.len() && found.iter().zip(&expected).all(near);
            if !all {
                wrong.push(format!("{} {place}: {found:?}, not {expected:?}", case.run));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn raking_to_a_table_is_that_of_deming_and_stephan() {
    // Fitted by R's loglin, from a seed of 2 × 3 cells to given margins.
    let folder = tempfile::tempdir().unwrap();
    let seed = [[40.0, 30.0, 20.0], [35.0, 50.0, 25.0]];
    let fitted = [
        [47.928_301_069_068_2, 47.944_478_406_497_9, 24.127_220_524_433_8],
        [22.071_698_930_931_8, 42.055_521_593_502_1, 15.872_779_475_566_2],
    ];
    let mut text = "row,column,cell,w,one\n".to_owned();
    for (row, cells) in seed.iter().enumerate() {
        for (column, weight) in cells.iter().enumerate() {
            writeln!(text, "{row},{column},{row}{column},{weight},1").unwrap();
        }
    }
    std::fs::write(folder.path().join("seed.csv"), text).unwrap();
    std::fs::write(folder.path().join("row.csv"), "value,total\n0,120\n1,80\n").unwrap();
    let columns = "value,total\n0,70\n1,90\n2,40\n";
    std::fs::write(folder.path().join("column.csv"), columns).unwrap();
    let command = "total --data seed.csv --y one --by cell --weights w \
                   --rake row=row.csv --rake column=column.csv";
    let arguments: Vec<&str> = command.split_whitespace().collect();
    let found = answer(folder.path(), &arguments);
    for (at, expected) in fitted.iter().flatten().enumerate() {
        let total = found["estimates"][at]["est"].as_f64().unwrap();
        assert!((total - expected).abs() < 1e-9, "{total}, not {expected}");
    }
    assert!(found["weights"]["iterations"].as_u64().unwrap() > 3);
}

#[test]
fn the_bootstrap_agrees_with_the_linearised_error_and_repeats_by_its_seed() {
    let command = "mean --data apiclus1.csv --cluster dnum --weights pw --y api00 \
                   --replicates bootstrap --draws 2000 --seed 7";
    let arguments: Vec<&str> = command.split_whitespace().collect();
    let one = answer(data_sets(), &arguments);
    assert_eq!(one, answer(data_sets(), &arguments));
    let row = &one["estimates"][0];
    let (linearised, bootstrapped) =
        (row["se"].as_f64().unwrap(), row["replicates"]["se"].as_f64().unwrap());
    // Fifteen clusters of very different sizes: the two differ by more than chance alone.
    assert!((bootstrapped / linearised - 1.0).abs() < 0.2);
}
