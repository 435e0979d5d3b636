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
