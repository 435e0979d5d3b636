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

/// Lower limits where everybody is satisfied: rows, degrees of freedom, Korn and Graubard's limit with
/// the effective size of the NCHS rule. The first is the output of Stata 18's `kg_nchs` (Ward 2019) that
/// samplics-org/svy keeps in its tests (MIT); the others are R 4.2.2's `qbeta` of the same n*.
const EVERYBODY_SATISFIED: [(usize, usize, f64); 5] = [
    (100, 5, 0.939_965_04),
    (40, 2, 0.658_823_48),
    (40, 3, 0.795_888_94),
    (60, 4, 0.888_370_30),
    (200, 9, 0.976_019_66),
];

#[test]
fn clusters_count_where_everybody_is_satisfied() {
    let folder = tempfile::tempdir().unwrap();
    for (rows, degf, low) in EVERYBODY_SATISFIED {
        let mut text = "y,c\n".to_owned();
        (0..rows).for_each(|row| writeln!(text, "1,{}", row % (degf + 1)).unwrap());
        std::fs::write(folder.path().join("data.csv"), text).unwrap();
        let command = ["proportion", "--data", "data.csv", "--y", "y", "--cluster", "c"];
        let found = answer(folder.path(), &command);
        let found = &found["estimates"][0]["intervals"]["beta"];
        assert!((found[0].as_f64().unwrap() - low).abs() < 5e-9, "{rows} {degf}: {found}");
        assert_eq!(found[1], 1.0);
    }
}

const EXPECTED_OF_FEW: [(&str, &str, f64, f64); 6] = [
    ("b", "likelihood", 0.050_448_770, 0.999_993_653),
    ("b", "beta", 0.121_939_716, 0.999_796_986),
    ("b", "xlogit", 0.049_221_686, 0.996_774_818),
    ("c", "likelihood", 0.0, 1.0),
    ("c", "beta", 0.070_869_139, 0.995_181_079),
    ("c", "xlogit", 0.006_701_317, 0.998_316_208),
];

/// Of a part of the sample its own clusters and strata count (R survey: `degf(subset(design))`), and
/// one that lies in one cluster has no interval, not one of no width.
#[test]
fn a_part_in_one_cluster_has_no_interval_and_few_rows_have_those_of_r() {
    let folder = tempfile::tempdir().unwrap();
    let text = "dom,cl,y\n\
                a,a1,1\na,a1,1\na,a1,0\n\
                b,b1,1\nb,b2,0\nb,b2,1\nb,b3,1\nb,b3,1\n\
                c,c1,1\nc,c2,1\nc,c3,0\n";
    std::fs::write(folder.path().join("data.csv"), text).unwrap();
    let command =
        ["proportion", "--data", "data.csv", "--y", "y", "--cluster", "cl", "--by", "dom"];
    let found = answer(folder.path(), &command);
    let [alone, few, fewer] = [0, 1, 2].map(|at| &found["estimates"][at]);
    assert_eq!((&alone["degf"], &alone["n"]), (&0.into(), &3.into()));
    assert!(alone["ci"].is_null() && alone["ci_normal"].is_null());
    assert!(alone["intervals"].as_object().unwrap().values().all(Value::is_null));
    // R 4.2.2, survey 4.1-1: svyciprop(~y, subset(design, dom == …), method, df = degf(subset)).
    for (part, method, low, high) in EXPECTED_OF_FEW {
        let part = if part == "b" { few } else { fewer };
        assert_eq!(part["degf"], 2);
        let ends = &part["intervals"][method];
        let near = |at: usize, end: f64| (ends[at].as_f64().unwrap() - end).abs() < 1e-6;
        assert!(near(0, low) && near(1, high), "{method}: {ends}");
    }
    // R's sine comes back from beyond the end of the scale; ours stops there.
    assert_eq!(few["intervals"]["asin"][1], 1.0);
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
