//! Holds `src/domain/survey/cell.rs`.

use std::sync::LazyLock;

use proptest::prelude::*;

use hailong::domain::survey::cell::{read, write};
use hailong::domain::survey::file::built_in;
use hailong::domain::survey::{Answer, Catalogue, Item, Kind, Record};

static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| built_in().unwrap());

/// Any answer an item of the quick form can have.
fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let form = BUILT_IN.newest("quick").unwrap();
    let any_of = |item: &Item| {
        let choices = form.scale_of(item).unwrap().choices.clone();
        let special = proptest::sample::select(vec![Answer::Missing, Answer::NotApplicable]);
        match item.kind {
            Kind::SelectOne { .. } => {
                let one = proptest::sample::select(choices);
                prop_oneof![special, one.prop_map(|choice| Answer::One(choice.code))].boxed()
            }
            Kind::SelectMany { .. } => {
                let ticks = proptest::collection::vec(any::<bool>(), choices.len());
                let ticked = ticks.prop_filter("one at least", |ticks| ticks.contains(&true));
                prop_oneof![special, ticked.prop_map(Answer::Many)].boxed()
            }
        }
    };
    form.items.iter().map(any_of).collect::<Vec<_>>()
}

proptest! {
    #[test]
    fn an_answer_is_read_back_from_its_cell_and_from_its_record(given in answers()) {
        let form = BUILT_IN.newest("quick").unwrap();
        let record = Record::of(form, &given);
        prop_assert_eq!(record.answers(form), Some(given.clone()));
        for (item, answer) in form.items.iter().zip(&given) {
            let cell = write(form, item, answer);
            prop_assert_eq!(read(form, item, &cell), Some(answer.clone()));
        }
    }
}

#[test]
fn a_cell_that_is_no_choice_is_no_answer() {
    let form = BUILT_IN.newest("sipas-counter").unwrap();
    let item = form.item("s1").unwrap();
    for cell in ["6", "0", "4.0", "tốt", "4 5"] {
        assert_eq!(read(form, item, cell), None, "{cell}");
    }
}
