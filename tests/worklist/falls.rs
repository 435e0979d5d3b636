//! Holds `src/domain/worklist/falls.rs`.

use hailong::base::calendar::Span;
use hailong::domain::measure::{Channels, Tally};
use hailong::domain::survey::Instrument;
use hailong::domain::worklist::{FallItem, FellAt, Quarters, Subject, falls};

use crate::support::sample::instrument;

/// Answers of which so many are satisfied with each item, and with the first one fewer.
fn answers(form: &Instrument, of: u64, satisfied: u64, with_first: u64) -> (Tally, Channels) {
    let mut tally = Tally::empty(form);
    tally.responses = of;
    for (at, (item, counts)) in form.items.iter().zip(&mut tally.items).enumerate() {
        let choices = &form.scale_of(item).unwrap().choices;
        let is_good = |good: bool| {
            choices.iter().position(|it| {
                use hailong::domain::survey::Counts::{Satisfied, Unsatisfied};
                it.counts == if good { Satisfied } else { Unsatisfied }
            })
        };
        let good = if at == 0 { with_first } else { satisfied };
        if let (Some(yes), Some(no)) = (is_good(true), is_good(false)) {
            counts.choices[yes] = good;
            counts.choices[no] = of - good;
        }
    }
    (tally, Channels { open: of, ..Channels::default() })
}

fn found(places: &[(FellAt, Quarters)]) -> Vec<FallItem> {
    let days = Span { first: "2026-09-01".parse().unwrap(), last: "2026-11-30".parse().unwrap() };
    let found = falls(&instrument(), places, days).into_iter();
    found
        .map(|each| match each.subject {
            Subject::Fall(of) => of,
            other => panic!("{other:?}"),
        })
        .collect()
}

fn counter(code: &str) -> FellAt {
    FellAt::Touchpoint(code.to_owned(), Some("VPS".to_owned()))
}

#[test]
fn a_counter_is_named_with_the_criterion_that_fell_and_its_unit_is_not_named_again() {
    let form = instrument();
    let steady = |code: &str| {
        let quarter = answers(&form, 200, 180, 180);
        (counter(code), Quarters { before: quarter.clone(), now: quarter })
    };
    let fallen = |place| {
        let (before, now) = (answers(&form, 200, 180, 180), answers(&form, 200, 179, 110));
        (place, Quarters { before, now })
    };
    let mut places: Vec<_> = (0..30).map(|at| steady(&format!("q{at}"))).collect();
    assert_eq!(found(&places), []);
    places.push(fallen(counter("bad")));
    places.push(fallen(FellAt::Unit("VPS".to_owned())));
    let named = found(&places);
    assert_eq!(named.len(), 1, "{named:?}");
    let told = &named[0];
    assert_eq!((told.place.code(), &told.item), ("bad", &form.items[0].code));
    assert_eq!((told.before.successes, told.now.successes, told.now.trials), (180, 110, 200));
    places.extend((0..9).map(|at| fallen(counter(&format!("worse{at}")))));
    let named = found(&places);
    assert_eq!((named.len(), named[4].further), (5, 5));
}

#[test]
fn few_answers_and_another_mix_of_channels_are_not_compared() {
    let form = instrument();
    let few = Quarters { before: answers(&form, 29, 29, 29), now: answers(&form, 29, 2, 2) };
    let mut now = answers(&form, 200, 60, 60);
    now.1 = Channels { paper: 200, ..Channels::default() };
    let moved = Quarters { before: answers(&form, 200, 190, 190), now };
    assert_eq!(found(&[(counter("few"), few), (counter("moved"), moved)]), []);
}
