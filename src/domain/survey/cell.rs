//! One answer as the cell of a table: what exports write and files of responses are read by.

use super::{Answer, Instrument, Item, Kind};

/// Writes an answer: the choice's code, the codes of many with a space between, `?`, `~`, or
/// nothing for an item left blank.
pub fn write(instrument: &Instrument, item: &Item, answer: &Answer) -> String {
    match answer {
        Answer::One(code) => code.to_string(),
        Answer::Many(ticks) => {
            let choices = instrument.scale_of(item).map_or(&[][..], |s| &s.choices);
            let ticked = choices.iter().zip(ticks).filter(|(_, tick)| **tick);
            let codes: Vec<String> = ticked.map(|(choice, _)| choice.code.to_string()).collect();
            codes.join(" ")
        }
        Answer::Missing => String::new(),
        Answer::DontKnow => "?".into(),
        Answer::NotApplicable => "~".into(),
    }
}

/// Reads such a cell; `None` when it is no answer to this item. `~` is read for every item, since
/// an item that was not asked is written so.
pub fn read(instrument: &Instrument, item: &Item, cell: &str) -> Option<Answer> {
    let scale = instrument.scale_of(item)?;
    let place = |code: &str| {
        let mut choices = scale.choices.iter();
        choices.position(|choice| code.chars().eq([choice.code]))
    };
    match (cell.trim(), &item.kind) {
        ("", _) => Some(Answer::Missing),
        ("?", _) => scale.dont_know.as_ref().map(|_| Answer::DontKnow),
        ("~", _) => Some(Answer::NotApplicable),
        (code, Kind::SelectOne { .. }) => {
            let choice = scale.choices.get(place(code)?)?;
            Some(Answer::One(choice.code))
        }
        (codes, Kind::SelectMany { .. }) => {
            let mut ticks = vec![false; scale.choices.len()];
            for code in codes.split_whitespace() {
                *ticks.get_mut(place(code)?)? = true;
            }
            Some(Answer::Many(ticks))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::survey::file::built_in;
    use crate::domain::survey::{Catalogue, Record};

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
}
