//! Holds `src/domain/batch/columns.rs` and `view.rs` against counting records one by one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use hailong::domain::batch::{
    Audience, Batch, Columns, Place, Release, Selection, Shape, Standing,
};
use hailong::domain::measure::{Channels, Counter, Filter, Tally};
use hailong::domain::survey::{Instrument, Record, Tier};
use proptest::prelude::*;

use super::digest::batch;
use super::shape::{drawn, instruments, record};

const PROCEDURES: [&str; 4] = ["-", "3.000242", "3.000243", "1.001234"];

/// A batch drawn by these numbers.
fn any_batch(number: u64, instrument: &Instrument, draw: &mut impl FnMut(usize) -> usize) -> Batch {
    let responses = 5 + draw(6);
    let procedures = match draw(3) {
        0 => String::new(),
        1 => PROCEDURES[1 + draw(3)].to_owned(),
        _ => (0..responses).map(|_| PROCEDURES[draw(4)]).collect::<Vec<_>>().join(" "),
    };
    let first: NaiveDate = "2026-02-20".parse().unwrap();
    Batch {
        instrument: instrument.id.clone(),
        place: places()[draw(places().len())].clone(),
        day: first + Days::new(draw(40) as u64),
        responses: responses as u64,
        records: (0..responses).map(|_| record(instrument, draw)).collect(),
        procedures,
        durations: "-".repeat(responses),
        standing: standing(draw),
        released: released(draw),
        wave: ["", "", "D1", "D2"][draw(4)].to_owned(),
        ..batch(number)
    }
}

fn standing(draw: &mut impl FnMut(usize) -> usize) -> Standing {
    [Standing::Counted, Standing::Counted, Standing::Apart, Standing::LeftOut, Standing::TakenBack]
        [draw(5)]
}

fn released(draw: &mut impl FnMut(usize) -> usize) -> Option<Release> {
    let number = draw(4) as u64;
    (number > 0).then_some(Release { number, merged: number == 3, span: None })
}

fn places() -> Vec<Place> {
    let place = |unit: &str, touchpoint: &str, tier| {
        let told = |code: &str| Some(code.to_owned()).filter(|code| !code.is_empty());
        Place { unit: told(unit), touchpoint: told(touchpoint), tier }
    };
    vec![
        place("A", "A1", Some(Tier::Open)),
        place("A", "A1", Some(Tier::Paper)),
        place("A", "A1", None),
        place("A", "", None),
        place("B", "B1", Some(Tier::Open)),
        Place::MERGED,
    ]
}

fn any_selection(draw: &mut impl FnMut(usize) -> usize) -> Selection {
    let first: NaiveDate = "2026-02-20".parse().unwrap();
    let maybe = |draw: &mut dyn FnMut(usize) -> usize, of: &[&str]| {
        let at = draw(of.len() * 2);
        of.get(at).map(|&code| code.to_owned())
    };
    let day = |draw: &mut dyn FnMut(usize) -> usize, from: u64| {
        (draw(2) == 0).then(|| first + Days::new(from + draw(25) as u64))
    };
    Selection {
        filter: Filter {
            from: day(draw, 0),
            to: day(draw, 15),
            unit: maybe(draw, &["A", "B", "C"]),
            touchpoint: maybe(draw, &["A1", "B1"]),
            procedure: maybe(draw, &["3.000242", "9.9"]).filter(|_| draw(2) == 0),
            tier: maybe(draw, &["open", "paper"]),
            wave: maybe(draw, &["D1", "D2", "-"]),
        },
        audience: [Audience::Staff, Audience::Public][draw(2)],
        with_apart: draw(3) == 0,
    }
}

/// The place under which a selection has a batch; `None` when it has not.
fn seen(selection: &Selection, batch: &Batch) -> Option<Place> {
    let stands = match batch.standing {
        Standing::Counted => true,
        Standing::Apart => selection.with_apart,
        Standing::LeftOut | Standing::TakenBack => false,
    };
    let place = match (selection.audience, batch.released) {
        (Audience::Public, None) => return None,
        (Audience::Public, Some(release)) if release.merged => Place::MERGED,
        (Audience::Staff, _) | (Audience::Public, Some(_)) => batch.place.clone(),
    };
    let filter = &selection.filter;
    let tier = place.tier.map(|tier| tier.code().to_owned());
    let is = |wanted: &Option<String>, own: &Option<String>| wanted.is_none() || wanted == own;
    let fits = is(&filter.unit, &place.unit)
        && is(&filter.touchpoint, &place.touchpoint)
        && is(&filter.tier, &tier)
        && filter
            .wave
            .as_deref()
            .is_none_or(|wave| wave == batch.wave || (wave == "-" && batch.wave.is_empty()))
        && filter.from.is_none_or(|from| from <= batch.day)
        && filter.to.is_none_or(|to| batch.day <= to);
    (stands && fits).then_some(place)
}

/// Whether a response is of the procedure that is asked for.
fn asked(selection: &Selection, batch: &Batch, slot: usize) -> bool {
    let wanted = selection.filter.procedure.as_deref();
    wanted.is_none() || wanted == batch.procedure(slot)
}

/// The tallies of the batches a selection has, by any key of place, batch and response.
fn counted<K: Ord>(
    instrument: &Instrument,
    (selection, batches): (&Selection, &[Batch]),
    key: impl Fn(&Place, &Batch, usize) -> K,
) -> BTreeMap<K, Tally> {
    let counter = Counter::of(instrument);
    let mut tallies = BTreeMap::new();
    for batch in batches {
        let Some(place) = seen(selection, batch) else { continue };
        for (slot, line) in batch.lines().enumerate() {
            if !asked(selection, batch, slot) {
                continue;
            }
            let of = key(&place, batch, slot);
            let tally = tallies.entry(of).or_insert_with(|| Tally::empty(instrument));
            assert!(counter.count(tally, &Record::stored(line)));
        }
    }
    tallies
}

fn half(day: NaiveDate) -> (i32, u32, bool) {
    (day.year(), day.month(), day.day() >= 15)
}

/// Every figure of a view beside what counting the records gives.
fn agree(instrument: &Instrument, columns: &Columns, of: (&Selection, &[Batch])) {
    let (selection, batches) = of;
    let view = columns.view(selection);
    let whole = counted(instrument, of, |_, _, _| ());
    let whole = whole.into_values().next().unwrap_or_else(|| Tally::empty(instrument));
    let mut channels = Channels::default();
    for (tier, tally) in counted(instrument, of, |place, _, _| place.tier) {
        *channels.of(tier) += tally.responses;
    }
    assert_eq!(view.responses(), whole.responses);
    assert_eq!(view.tally(), (whole, channels));

    let by_place = counted(instrument, of, |place, _, _| place.clone());
    assert_eq!(view.tallies_by(|piece| piece.place.clone()), by_place);
    let places: BTreeSet<Place> = view.places_seen().into_iter().cloned().collect();
    assert_eq!(places, by_place.into_keys().collect());

    let by_month = counted(instrument, of, |_, batch, _| half(batch.day));
    assert_eq!(view.tallies_by(|piece| half(piece.day)), by_month);

    let by_day = counted(instrument, of, |place, batch, _| (place.clone(), batch.day));
    let days: BTreeSet<NaiveDate> = by_day.keys().map(|(_, day)| *day).collect();
    assert_eq!(view.days(), days.first().copied().zip(days.last().copied()));
    let people: BTreeMap<_, u64> =
        by_day.iter().map(|(key, tally)| (key.clone(), tally.responses)).collect();
    assert_eq!(view.responses_by(|place, day| (place.clone(), day)), people);
    assert_eq!(view.tallies_by_place_and_day(|place, day| Some((place.clone(), day))), by_day);
    let even = |day: NaiveDate| day.day().is_multiple_of(2).then(|| half(day));
    let of_even = counted(instrument, of, |_, batch, _| even(batch.day));
    let of_even = of_even.into_iter().filter_map(|(key, tally)| Some((key?, tally))).collect();
    assert_eq!(view.tallies_by_day(even), of_even);
    let people = counted(instrument, of, |_, batch, _| batch.day).into_iter();
    let people: BTreeMap<NaiveDate, u64> =
        people.map(|(day, tally)| (day, tally.responses)).collect();
    assert_eq!(view.responses_by_day(), people);

    let by_procedure = counted(instrument, of, |_, batch, slot| {
        (batch.procedure(slot).map(str::to_owned), half(batch.day))
    });
    for found in [view.by_procedure(half), view.by_procedure_and_place(|_, day| half(day))] {
        let found = found.into_iter();
        let found: BTreeMap<_, _> =
            found.map(|((code, half), tally)| ((code.map(str::to_owned), half), tally)).collect();
        assert_eq!(found, by_procedure);
    }

    let shape = Shape::of(instrument);
    if let (Some(first), Some(last)) = (shape.column(0), shape.column(1)) {
        let pair = |line: &str| (line.as_bytes()[first], line.as_bytes()[last]);
        let own = batches.iter().filter(|batch| seen(selection, batch).is_some());
        let lines = own.flat_map(|batch| {
            let lines = batch.lines().enumerate();
            lines.filter(|(slot, _)| asked(selection, batch, *slot)).map(|(_, line)| line)
        });
        let mut expected: Vec<_> = lines.map(pair).collect();
        let answers = view.answers(&[0, 1], 1);
        let found: Vec<_> = answers[0].iter().copied().zip(answers[1].iter().copied()).collect();
        let third = view.answers(&[0, 1], 3);
        let third: Vec<_> = third[0].iter().copied().zip(third[1].iter().copied()).collect();
        assert_eq!(third, found.iter().copied().step_by(3).collect::<Vec<_>>());
        let mut found = found;
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_figure_is_what_counting_the_records_gives(
        bytes in prop::collection::vec(any::<u8>(), 200..600),
        count in 0_u64..60,
    ) {
        let mut draw = drawn(&bytes);
        let all = instruments();
        let instrument = &all[draw(all.len())];
        // Batches come in any order of their days.
        let mut batches: Vec<Batch> =
            (1..=count).map(|number| any_batch(number, instrument, &mut draw)).collect();
        let mut columns = Columns::of(Shape::of(instrument));
        for batch in &batches {
            prop_assert!(columns.add(batch));
        }
        prop_assert!(columns.fit());
        let before = columns.clone();
        let unchanged = batches.clone();
        let selections: Vec<Selection> = (0..12).map(|_| any_selection(&mut draw)).collect();
        for selection in &selections {
            agree(instrument, &columns, (selection, &batches));
        }
        // Some are released, held apart, let go and taken back.
        for _ in 0..count {
            let at = draw(batches.len());
            let batch = &mut batches[at];
            (batch.standing, batch.released) = (standing(&mut draw), released(&mut draw));
            let to = (batch.standing, batch.released);
            prop_assert!(columns.revise((&batch.place, &batch.wave), batch.number, to));
        }
        columns.sum_up();
        for selection in &selections {
            agree(instrument, &columns, (selection, &batches));
            // A page that began before keeps seeing what it began with.
            agree(instrument, &before, (selection, &unchanged));
        }
    }
}

#[test]
fn a_batch_of_another_width_is_left_out() {
    let instrument = crate::support::sample::instrument();
    let mut columns = Columns::of(Shape::of(&instrument));
    assert!(columns.add(&batch(1)));
    assert!(!columns.add(&Batch { records: "5-1".repeat(5), ..batch(2) }));
    assert!(!columns.add(&Batch { records: String::new(), responses: 0, ..batch(3) }));
    assert_eq!(columns.responses(), 5);
    assert!(!columns.revise((&batch(2).place, ""), 2, (Standing::TakenBack, None)));
    assert!(columns.fit());
    assert!(columns.add(&Batch { records: "9-100".repeat(5), ..batch(4) }));
    assert!(!columns.fit(), "9 is no choice");
}
