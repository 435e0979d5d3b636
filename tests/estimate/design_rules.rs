//! Rules that hold for any sample.

use std::fmt::Write;

use hailong::stats::design::{Design, Domain, Draft, DraftRow, Lonely};
use proptest::prelude::*;

use crate::support::estimate::answer;

/// A respondent: stratum, cluster within it, weight, answer.
type Person = (u8, u8, f64, bool);

fn people() -> impl Strategy<Value = Vec<Person>> {
    let person = (0..3_u8, 0..4_u8, 0.2..9.0_f64, any::<bool>());
    // Two clusters in each stratum, so that every stratum has a variance.
    prop::collection::vec(person, 1..60).prop_map(|mut people| {
        for stratum in 0..3 {
            people.push((stratum, 0, 1.0, true));
            people.push((stratum, 1, 2.0, false));
        }
        people
    })
}

fn design(people: &[Person], weight: impl Fn(&Person) -> Option<f64>) -> Design {
    let weighted = people.first().is_some_and(|first| weight(first).is_some());
    let mut draft = Draft::new(true, weighted, 1);
    for (number, person) in people.iter().enumerate() {
        draft.add(&DraftRow {
            number: u64::try_from(number).unwrap(),
            weight: weight(person),
            stratum: &person.0.to_string(),
            clusters: &[&person.1.to_string()],
            fpc: &[],
        });
    }
    draft.finish(Lonely::Fail).unwrap()
}

fn answers(people: &[Person]) -> Vec<f64> {
    people.iter().map(|person| f64::from(person.3)).collect()
}

/// Mean and standard error.
fn mean(people: &[Person], weight: impl Fn(&Person) -> Option<f64>) -> (f64, f64) {
    let everyone = vec![true; people.len()];
    let design = design(people, weight);
    let found = design.mean(&answers(people), Domain(&everyone)).unwrap();
    (found.value, found.se())
}

fn near(one: (f64, f64), other: (f64, f64)) -> bool {
    (one.0 - other.0).abs() < 1e-12 && (one.1 - other.1).abs() < 1e-12
}

proptest! {
    #[test]
    fn weights_of_one_change_nothing(people in people()) {
        prop_assert!(near(mean(&people, |_| Some(1.0)), mean(&people, |_| None)));
    }

    #[test]
    fn the_unit_of_weights_changes_nothing(people in people(), factor in 0.01..100.0_f64) {
        let one = mean(&people, |person| Some(person.2));
        prop_assert!(near(one, mean(&people, |person| Some(person.2 * factor))));
    }

    #[test]
    fn the_order_of_rows_changes_nothing(people in people(), seed in any::<u64>()) {
        let mut mixed = people.clone();
        let length = mixed.len();
        for at in 0..length {
            let with = usize::try_from(seed.rotate_left(u32::try_from(at).unwrap()) % 61).unwrap();
            mixed.swap(at, with % length);
        }
        let weight = |person: &Person| Some(person.2);
        prop_assert!(near(mean(&people, weight), mean(&mixed, weight)));
    }

    #[test]
    fn one_more_contented_person_never_lowers_the_share(people in people(), at in any::<usize>()) {
        let mut happier = people.clone();
        let at = at % people.len();
        happier[at].3 = true;
        let weight = |person: &Person| Some(person.2);
        prop_assert!(mean(&happier, weight).0 >= mean(&people, weight).0 - 1e-15);
    }

    #[test]
    fn the_interval_holds_the_share(people in people()) {
        let everyone = vec![true; people.len()];
        let (design, y) = (design(&people, |person| Some(person.2)), answers(&people));
        let share = design.mean(&y, Domain(&everyone)).unwrap();
        let six = design.intervals(&share, &y, Domain(&everyone), 0.95);
        for interval in [six.logit, six.beta, six.mean].into_iter().flatten() {
            prop_assert!(interval.0 <= share.value + 1e-9 && share.value <= interval.1 + 1e-9);
        }
    }
}

#[test]
fn a_blank_answer_keeps_its_row_in_the_design() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "y,c\n".to_owned();
    for row in 0..20 {
        let y = if row < 5 { String::new() } else { (row % 2).to_string() };
        writeln!(text, "{y},{}", row / 5).unwrap();
    }
    std::fs::write(folder.path().join("data.csv"), text).unwrap();
    let command = ["proportion", "--data", "data.csv", "--y", "y", "--cluster", "c"];
    let found = answer(folder.path(), &command);
    assert_eq!(found["design"]["n"], 20);
    assert_eq!(found["design"]["clusters"], 4);
    assert_eq!(found["estimates"][0]["n"], 15);
    // Clusters with an answer, less the one stratum.
    assert_eq!(found["estimates"][0]["degf"], 2);
}

#[test]
fn trimmed_weights_keep_their_sum_and_stay_within_the_bounds() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "y,w\n".to_owned();
    for row in 0..30 {
        writeln!(text, "{},{}", row % 2, 1 + row % 10).unwrap();
    }
    std::fs::write(folder.path().join("data.csv"), text).unwrap();
    let command = "proportion --data data.csv --y y --weights w --trim 2,8";
    let arguments: Vec<&str> = command.split(' ').collect();
    let found = answer(folder.path(), &arguments);
    assert!((found["design"]["sum_w"].as_f64().unwrap() - 165.0).abs() < 1e-9);
    assert!(found["weights"]["min"].as_f64().unwrap() >= 2.0);
    assert!(found["weights"]["max"].as_f64().unwrap() <= 8.0);
}

#[test]
fn a_population_may_be_told_by_its_size_or_by_the_share_drawn() {
    let drawn = |fpc: f64| {
        let mut draft = Draft::new(false, false, 0);
        for number in 0..10 {
            draft.add(&DraftRow { number, weight: None, stratum: "", clusters: &[], fpc: &[fpc] });
        }
        let design = draft.finish(Lonely::Fail).unwrap();
        let y: Vec<f64> = (0..10).map(f64::from).collect();
        let total = design.total(&y, Domain(&[true; 10])).unwrap();
        (total.value, total.se())
    };
    assert!(near(drawn(40.0), drawn(0.25)));
    // 4·Σ y, and √(40²·(1 − 10/40)·s²/10) with s² = 110/12.
    assert!(near(drawn(40.0), (180.0, (1600.0 * 0.75 * 110.0 / 12.0 / 10.0_f64).sqrt())));
}
