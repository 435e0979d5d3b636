//! Holds `src/domain/worklist/rates.rs`.

use hailong::domain::measure::{Channels, Filter, Scorecard, Tally};
use hailong::domain::survey::file::built_in;
use hailong::domain::survey::{Answer, Record};
use hailong::domain::worklist::{Shortfall, Subject, WorkItem, low};

/// The matter of so many satisfied and other answers to the quick form.
fn matter(satisfied: usize, others: usize) -> Option<WorkItem> {
    let catalogue = built_in().unwrap();
    let form = catalogue.newest("quick").unwrap();
    let mut tally = Tally::empty(form);
    for (code, times) in [('5', satisfied), ('2', others)] {
        let answers = [Answer::One(code), Answer::Missing];
        let record = Record::of(form, &answers);
        (0..times).for_each(|_| assert!(tally.count(form, &record)));
    }
    low(&Scorecard::of(form, &tally, Channels::default(), &Filter::default(), None), 1000)
}

fn shortfall(satisfied: usize, others: usize) -> Option<Shortfall> {
    match matter(satisfied, others)?.subject {
        Subject::Low(of) => Some(of.shortfall),
        _ => None,
    }
}

#[test]
fn only_what_is_below_the_target_is_told_and_how_sure_that_is() {
    assert_eq!(shortfall(100, 0), None);
    assert_eq!(shortfall(19, 1), None, "above, and too few to be sure");
    assert_eq!(shortfall(60, 40), Some(Shortfall::Sure { items: 1 }));
    assert!(matches!(shortfall(17, 3), Some(Shortfall::Open { more: Some(_) })));
    assert_eq!(shortfall(0, 0), None);
}
