//! Holds `src/domain/wave/`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hailong::base::calendar::Holidays;
use hailong::domain::wave::{
    Choice, Counter, Counters, Known, Outlook, Wave, WaveDays, WaveFault, WaveField, outlook,
    overlaps, packed, read_wave, unpacked, wave_on,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn wave(code: &str, (first, last): (&str, &str), touchpoints: &[&str]) -> Wave {
    Wave {
        code: code.to_owned(),
        name: format!("Đợt {code}"),
        instrument: "small".to_owned(),
        first: day(first),
        last: day(last),
        target: None,
        quota: None,
        touchpoints: touchpoints.iter().map(|code| ((*code).to_owned(), None)).collect(),
        procedures: BTreeMap::new(),
        revision: 0,
    }
}

fn counter(instrument: &str, unit: &str) -> Counter {
    Counter { instrument: instrument.to_owned(), unit: unit.to_owned(), is_open: true }
}

fn known() -> Known {
    let instruments = [("small", true), ("points", false)];
    let touchpoints = [("BT01", "small", "VP"), ("BT02", "small", "VP"), ("CN01", "points", "VP")];
    let owned = |(code, asks, unit): (&str, &str, &str)| (code.to_owned(), counter(asks, unit));
    Known {
        instruments: instruments.into_iter().map(|(id, share)| (id.to_owned(), share)).collect(),
        touchpoints: touchpoints.into_iter().map(owned).collect(),
        today: Some(day("2026-12-01")),
        first: None,
    }
}

fn read(fields: &[(&str, &str)]) -> Result<Wave, Vec<WaveFault>> {
    let fields: Vec<_> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    read_wave(&fields, &known())
}

const GOOD: [(&str, &str); 5] = [
    ("code", "d1-2026"),
    ("name", "Đợt 1 năm 2026"),
    ("instrument", "small"),
    ("first", "01/12/2026"),
    ("last", "2026-12-31"),
];

#[test]
fn wave_of_a_form_has_its_days_target_and_quotas() {
    let more = [
        ("target", "92,5%"),
        ("touchpoint", "BT01"),
        ("touchpoint", "bt02"),
        ("each", "1.000"),
        ("quota-BT02", "50"),
        ("procedure-3.000242", "30"),
        ("procedure-3.000243", ""),
    ];
    let read = read(&[&GOOD[..], &more].concat()).unwrap();
    assert_eq!((read.code.as_str(), read.target), ("D1-2026", Some(9250)));
    assert_eq!((read.first, read.last), (day("2026-12-01"), day("2026-12-31")));
    let of = |code: &str| read.touchpoints[code];
    assert_eq!((of("BT01"), of("BT02")), (Some(1000), Some(50)));
    assert_eq!(read.procedures, BTreeMap::from([("3.000242".to_owned(), 30)]));
    assert_eq!(read.wanted(), Some(1050));
    let all = [&GOOD[..], &[("all", "1"), ("quota", "400")]].concat();
    let all = self::read(&all).unwrap();
    assert_eq!((all.touchpoints.len(), all.wanted()), (2, Some(400)));
}

#[test]
fn wave_of_a_bad_form_tells_every_fault_at_once() {
    let bad = [
        ("code", "đợt 1"),
        ("name", " "),
        ("instrument", "points"),
        ("first", "30/11/2026"),
        ("last", "29/11/2026"),
        ("target", "101"),
        ("quota", "0"),
        ("touchpoint", "BT01"),
        ("touchpoint", "BT99"),
        ("unit", "XX"),
        ("quota-BT01", "nhiều"),
    ];
    let faults = read(&bad).unwrap_err();
    let expected = [
        WaveFault::NoCode,
        WaveFault::Empty(WaveField::Name),
        WaveFault::Begun(day("2026-12-01")),
        WaveFault::Backwards,
        WaveFault::NoPercent,
        WaveFault::NoNumber(WaveField::Quota, None),
        WaveFault::NoneOfUnit("XX".to_owned()),
        WaveFault::Unknown(WaveField::Touchpoints, "BT99".to_owned()),
        WaveFault::AskAnother(vec!["BT01".to_owned()]),
        WaveFault::NoNumber(WaveField::Touchpoints, Some("BT01".to_owned())),
    ];
    assert_eq!(faults, expected);
    let points = [("instrument", "points"), ("target", "90"), ("touchpoint", "CN01")];
    let others = GOOD.iter().filter(|(name, _)| *name != "instrument").copied();
    let points: Vec<_> = others.chain(points).collect();
    assert_eq!(read(&points).unwrap_err(), [WaveFault::Points]);
    let long = [("first", "2026-12-01"), ("last", "2027-12-02"), ("touchpoint", "BT01")];
    let long = [&GOOD[..3], &long].concat();
    assert_eq!(read(&long).unwrap_err(), [WaveFault::TooManyDays]);
    assert_eq!(read(&GOOD).unwrap_err(), [WaveFault::Empty(WaveField::Touchpoints)]);
}

#[test]
fn wave_takes_answers_of_its_days_and_instrument_alone() {
    let waves = [WaveDays {
        code: "D1".to_owned(),
        instrument: "small".to_owned(),
        first: day("2026-12-01"),
        last: day("2026-12-31"),
    }];
    let on = |instrument, at| wave_on(&waves, instrument, day(at));
    assert_eq!(on("small", "2026-11-30"), "");
    assert_eq!(on("small", "2026-12-01"), "D1");
    assert_eq!(on("small", "2026-12-31"), "D1");
    assert_eq!(on("small", "2027-01-01"), "");
    assert_eq!(on("quick", "2026-12-15"), "");
}

#[test]
fn waves_overlap_where_they_share_instrument_touchpoint_and_day() {
    let one = wave("D1", ("2026-12-01", "2026-12-31"), &["BT01", "BT02"]);
    let found = |other: Wave| overlaps(&other, std::slice::from_ref(&one));
    let same = found(wave("D2", ("2026-12-31", "2027-01-31"), &["BT02", "BT03"]));
    assert_eq!(same.len(), 1);
    assert_eq!((same[0].code.as_str(), &same[0].touchpoints[..]), ("D1", &["BT02".to_owned()][..]));
    assert_eq!(found(wave("D2", ("2027-01-01", "2027-01-31"), &["BT02"])), []);
    assert_eq!(found(wave("D2", ("2026-12-31", "2027-01-31"), &["BT03"])), []);
    let other = Wave {
        instrument: "quick".to_owned(),
        ..wave("D2", ("2026-12-01", "2026-12-31"), &["BT01"])
    };
    assert_eq!(found(other), []);
    // A wave is not in its own way.
    assert_eq!(found(wave("D1", ("2026-12-15", "2027-01-15"), &["BT01"])), []);
}

/// From Tuesday 1 to Friday 18 December 2026: 14 working days.
#[test]
fn outlook_of_a_wave_is_told_in_working_days() {
    let holidays = Holidays::read(include_str!("../../seeds/holidays.toml")).unwrap();
    let wave = wave("D1", ("2026-12-01", "2026-12-18"), &["BT01"]);
    let at = |n, today| outlook(&wave, (n, 100), day(today), &holidays);
    assert_eq!(at(0, "2026-11-30"), Outlook::Planned);
    assert_eq!(at(100, "2026-12-02"), Outlook::Done);
    // Forty in four days: sixty more take six, and the sixth working day after Friday 4 is Monday 14.
    assert_eq!(at(40, "2026-12-04"), Outlook::InTime(day("2026-12-14")));
    // On Saturday as on Friday.
    assert_eq!(at(40, "2026-12-05"), Outlook::InTime(day("2026-12-14")));
    // Twenty in four days: eighty more would take sixteen, and ten are left.
    assert_eq!(at(20, "2026-12-04"), Outlook::Short { a_day: 8, days: 10 });
    assert_eq!(at(0, "2026-12-01"), Outlook::Short { a_day: 8, days: 13 });
    assert_eq!(at(90, "2026-12-18"), Outlook::Short { a_day: 10, days: 0 });
    assert_eq!(at(90, "2026-12-19"), Outlook::Missed(10));
}

#[test]
fn choice_of_a_wave_is_whole_units_one_number_and_what_differs() {
    let counters: Counters = [("A1", "A"), ("A2", "A"), ("B1", "B"), ("B2", "B"), ("C1", "C")]
        .map(|(code, unit)| (code.to_owned(), counter("small", unit)))
        .into_iter()
        .chain([("X1".to_owned(), counter("points", "A"))])
        .chain([("C2".to_owned(), Counter { is_open: false, ..counter("small", "C") })])
        .collect();
    let of = |touchpoints: &[(&str, Option<u64>)]| {
        let chosen = touchpoints.iter().map(|(code, quota)| ((*code).to_owned(), *quota));
        let days = ("2026-12-01", "2026-12-31");
        Choice::of(&Wave { touchpoints: chosen.collect(), ..wave("D1", days, &[]) }, &counters)
    };
    let single = |of: &[(&str, Option<u64>)]| -> BTreeMap<String, Option<u64>> {
        of.iter().map(|(code, quota)| ((*code).to_owned(), *quota)).collect()
    };
    let (forty, seven) = (Some(40), Some(7));
    let unit = of(&[("A1", forty), ("A2", seven), ("B1", forty), ("X1", forty)]);
    assert_eq!((unit.all, unit.each, &unit.units[..]), (false, forty, &["A".to_owned()][..]));
    assert_eq!(unit.single, single(&[("A2", seven), ("B1", None), ("X1", None)]));
    // A counter without a number keeps the others from giving it one.
    let none = of(&[("A1", forty), ("A2", None)]);
    assert_eq!((none.each, none.single), (None, single(&[("A1", forty)])));
    let all =
        of(&[("A1", None), ("A2", None), ("B1", None), ("B2", None), ("C1", None), ("C2", None)]);
    let expected = Choice { all: true, single: single(&[("C2", None)]), ..Choice::default() };
    assert_eq!(all, expected, "one that is closed is kept singly");
}

#[test]
fn counters_without_a_line_are_kept_in_one_field() {
    let owned = |fields: &[(&str, &str)]| -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    assert_eq!(packed([("A1", ""), ("A2", "40")].into_iter()), "A1 A2:40");
    // A2 has a line by now, in which it is not ticked.
    let sent = owned(&[("kept", "A1 A2:40 A3:7"), ("quota-A2", "")]);
    let read = owned(&[
        ("quota-A2", ""),
        ("touchpoint", "A1"),
        ("quota-A1", ""),
        ("touchpoint", "A3"),
        ("quota-A3", "7"),
    ]);
    assert_eq!(unpacked(sent), read);
}
