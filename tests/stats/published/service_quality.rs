//! The rates of Quyết định 766/QĐ-TTg.

use std::collections::BTreeSet;

use hailong::base::Lang;
use hailong::base::format::two_decimals;
use hailong::domain::measure::{
    GROUPS, ServiceRate, dossier_points, petition_points, petitions_on_time, progress_points,
    without_complaint,
};

/// Points as the portal prints them, without zeros at the end.
fn printed(points: f64) -> String {
    let text = two_decimals(points, Lang::En);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The rows of one of the recorded tables, below its line of source and its header.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table.lines().skip(2).map(|line| line.split(',').collect()).collect()
}

fn rate(good: &str, all: &str) -> ServiceRate {
    ServiceRate { good: good.parse().unwrap(), all: all.parse().unwrap() }
}

#[test]
fn the_progress_of_every_recorded_unit_comes_out_as_the_portal_prints_it() {
    let rows = rows(include_str!("data/q766-progress.csv"));
    assert_eq!(rows.len(), 18);
    for row in rows {
        let [unit, _, received, on_time, percent, points] = row[..] else { panic!("{row:?}") };
        let rate = rate(on_time, received);
        assert_eq!(printed(rate.percent().unwrap()), percent, "{unit}");
        assert_eq!(printed(progress_points(rate).unwrap()), points, "{unit}");
    }
    assert_eq!(progress_points(rate("0", "0")), None);
}

#[test]
fn the_satisfaction_of_every_recorded_unit_comes_out_as_the_portal_prints_it() {
    let rows = rows(include_str!("data/q766-satisfaction.csv"));
    assert_eq!(rows.len(), 14);
    for row in rows {
        let [
            unit,
            _,
            good,
            all,
            dossiers,
            on_time,
            received,
            in_time,
            satisfied,
            of,
            petitions,
            total,
        ] = row[..]
        else {
            panic!("{row:?}")
        };
        let points = [
            dossier_points(rate(good, all)),
            petition_points(rate(on_time, received)),
            petition_points(rate(satisfied, of)),
        ];
        assert_eq!(points.map(printed), [dossiers, in_time, petitions], "{unit}");
        assert_eq!(printed(points.iter().sum()), total, "{unit}");
    }
    assert_eq!((dossier_points(rate("0", "0")), petition_points(rate("0", "0"))), (0.0, 6.0));
    assert_eq!(GROUPS.iter().sum::<u64>(), 100);
}

/// GT-18: 200 dossiers, 3 unsatisfied, 2 overdue, one of them both: 196, not 195.
#[test]
fn a_dossier_in_two_lists_of_complaints_is_one_dossier() {
    let all: BTreeSet<u32> = (1..=200).collect();
    let unsatisfied = BTreeSet::from([1, 2, 3]);
    let overdue = BTreeSet::from([3, 4]);
    let rate = without_complaint(&all, &[&unsatisfied, &overdue]).unwrap();
    assert_eq!((rate.good, rate.all, rate.percent()), (196, 200, Some(98.0)));
    assert_eq!(without_complaint(&all, &[&BTreeSet::from([201])]), None);
    assert_eq!(petitions_on_time(9, 10).unwrap().percent(), Some(90.0));
    assert_eq!(petitions_on_time(0, 0).unwrap().percent(), None);
    assert_eq!(petitions_on_time(2, 1), None);
}
