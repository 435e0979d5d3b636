//! A response as one line of fixed width, the survey field's card image.
//!
//! One character a single-choice item in the instrument's order (the choice's code, `-` not
//! answered, `?` don't know, `~` not applicable); a select-many item takes one `0` or `1` a
//! choice, or one `-`, `?`, `~` repeated over its whole width.

use super::{Instrument, Item, Kind};

/// What was answered to one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The code of the chosen choice.
    One(char),
    /// For each choice of the scale, in order, whether it was ticked; at least one is.
    Many(Vec<bool>),
    /// Left blank.
    Missing,
    /// "Không có ý kiến".
    DontKnow,
    /// "Không áp dụng", or not asked because of an earlier answer.
    NotApplicable,
}

/// A response's closed answers as text of fixed width; see the module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record(String);

impl Record {
    /// Writes `answers`, one for each item of `instrument` in order.
    pub fn of(instrument: &Instrument, answers: &[Answer]) -> Self {
        let mut line = String::with_capacity(answers.len());
        for (item, answer) in instrument.items.iter().zip(answers) {
            let width = width(instrument, item);
            match answer {
                Answer::One(code) => line.push(*code),
                Answer::Many(ticks) => {
                    line.extend(ticks.iter().map(|t| if *t { '1' } else { '0' }));
                }
                Answer::Missing => line.extend(std::iter::repeat_n('-', width)),
                Answer::DontKnow => line.extend(std::iter::repeat_n('?', width)),
                Answer::NotApplicable => line.extend(std::iter::repeat_n('~', width)),
            }
        }
        Self(line)
    }

    /// Takes a stored line as it is.
    pub fn stored(line: impl Into<String>) -> Self {
        Self(line.into())
    }

    /// The line itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads the answers back, one an item. `None` when the line does not fit the instrument.
    pub fn answers(&self, instrument: &Instrument) -> Option<Vec<Answer>> {
        let mut places = self.0.as_bytes();
        let mut answers = Vec::with_capacity(instrument.items.len());
        for item in &instrument.items {
            let (field, rest) = places.split_at_checked(width(instrument, item))?;
            places = rest;
            let first = *field.first()?;
            let throughout = field.iter().all(|each| *each == first);
            answers.push(match (&item.kind, first) {
                (_, b'-') if throughout => Answer::Missing,
                (_, b'?') if throughout => Answer::DontKnow,
                (_, b'~') if throughout => Answer::NotApplicable,
                (Kind::SelectOne { .. }, b'0'..=b'9' | b'A'..=b'Z') => {
                    Answer::One(char::from(first))
                }
                (Kind::SelectMany { .. }, _) if field.iter().all(|tick| b"01".contains(tick)) => {
                    Answer::Many(field.iter().map(|tick| *tick == b'1').collect())
                }
                _ => return None,
            });
        }
        places.is_empty().then_some(answers)
    }
}

/// How many characters an item takes.
fn width(instrument: &Instrument, item: &Item) -> usize {
    match item.kind {
        Kind::SelectOne { .. } => 1,
        Kind::SelectMany { .. } => instrument.scale_of(item).map_or(0, |scale| scale.choices.len()),
    }
}
