//! The made-up year as a list of visits, before anything is stored.

use chrono::{Datelike, NaiveDate, Weekday};
use hailong::base::Text;
use hailong::base::calendar::office_day;
use hailong::demo::{Visit, Year};
use hailong::domain::survey::Tier;
use hailong::domain::survey::{
    Aggregation, Catalogue, Choice, Counts, Formula, Instrument, Item, Kind, Method, MissingRule,
    Scale,
};
use hailong::domain::unit::Touchpoint;

/// One question on a scale of two steps, asked from `first` on.
fn instrument(first: &str) -> Instrument {
    let choice = |code, counts| Choice { code, label: Text::default(), counts, points: None };
    Instrument {
        id: "one".to_owned(),
        version: "1".to_owned(),
        title: Text::default(),
        purpose: Text::default(),
        provisional: None,
        valid_from: first.parse().unwrap(),
        valid_to: None,
        based_on: None,
        legal_basis: Vec::new(),
        formula: Formula {
            version: "f/1".to_owned(),
            method: Method::Sipas(Aggregation::ItemMean),
        },
        missing: MissingRule::LeftOut,
        obligatory: false,
        target: None,
        scales: vec![Scale {
            code: "two".to_owned(),
            choices: vec![choice('1', Counts::Unsatisfied), choice('2', Counts::Satisfied)],
            dont_know: None,
            not_applicable: None,
        }],
        sections: Vec::new(),
        items: vec![Item {
            code: "overall".to_owned(),
            section: String::new(),
            title: Text::default(),
            question: Text::default(),
            help: None,
            kind: Kind::SelectOne { scale: "two".to_owned() },
            asked_if: None,
            max_points: None,
            provisional: None,
        }],
        factors: Vec::new(),
        domains: Vec::new(),
        digest: String::new(),
    }
}

fn touchpoints() -> Vec<Touchpoint> {
    ["A1", "A2", "A3"]
        .map(|code| Touchpoint {
            code: code.to_owned(),
            office: String::new(),
            unit: String::new(),
            name: Text::default(),
            instrument: "one".to_owned(),
            tier: Tier::Open,
            procedures: Vec::new(),
            closed: None,
        })
        .into()
}

fn visits<'a>(
    seed: u64,
    instruments: &'a Catalogue,
    touchpoints: &'a [Touchpoint],
) -> Vec<Vec<Visit<'a>>> {
    let year = Year {
        seed,
        instruments,
        touchpoints,
        responses: 2000,
        last_day: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
    };
    year.visits().collect()
}

#[test]
fn there_are_as_many_answers_as_asked_for_and_none_on_a_sunday() {
    let (catalogue, touchpoints) = (Catalogue::of(vec![instrument("2020-01-01")]), touchpoints());
    let days = visits(1, &catalogue, &touchpoints);
    assert_eq!(days.iter().map(Vec::len).sum::<usize>(), 2000);
    for visits in &days {
        let day = office_day(visits[0].sent_at);
        assert_ne!(day.weekday(), Weekday::Sun);
        assert!(visits.is_sorted_by_key(|visit| visit.sent_at));
        assert!(visits.iter().all(|visit| office_day(visit.sent_at) == day));
    }
    assert!(days.is_sorted_by_key(|visits| visits[0].sent_at));
}

#[test]
fn the_seed_decides_every_visit() {
    let (catalogue, touchpoints) = (Catalogue::of(vec![instrument("2020-01-01")]), touchpoints());
    let once = visits(1, &catalogue, &touchpoints);
    assert!(once == visits(1, &catalogue, &touchpoints));
    assert!(once != visits(2, &catalogue, &touchpoints));
}

#[test]
fn nobody_answers_before_an_instrument_is_valid() {
    let first = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    let touchpoints = touchpoints();
    let catalogue = Catalogue::of(vec![instrument("2026-06-01")]);
    let days = visits(1, &catalogue, &touchpoints);
    assert_eq!(days.iter().map(Vec::len).sum::<usize>(), 2000);
    assert!(office_day(days[0][0].sent_at) >= first);

    let catalogue = Catalogue::of(vec![instrument("2027-01-01")]);
    assert!(visits(1, &catalogue, &touchpoints).is_empty());
}
