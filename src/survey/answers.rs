//! From posted fields to a record, every fault at once.

use super::{Instrument, Record};

/// A form without fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The closed answers.
    pub record: Record,
    /// The free text, cleaned; `None` when nothing is left of it.
    pub remark: Option<String>,
}

/// One fault of a posted form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the field it was found in; empty for the form as a whole.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a posted field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The form has no such field.
    Unknown,
    /// The value is none of the item's choices.
    NotAChoice,
    /// A single-choice item was answered more than once.
    Repeated,
    /// "Không có ý kiến" stands beside other ticks.
    Contradiction,
    /// An earlier answer leads past this item.
    NotAsked,
    /// The remark is longer than it may be.
    TooLong {
        /// Its length, in characters.
        characters: usize,
        /// The longest there may be.
        at_most: usize,
    },
    /// Neither an item nor the remark was answered.
    NothingAnswered,
}

/// Reads the answers among `fields` (name and value, in posted order); `key`, `slip` and `lang`
/// belong to the door and are left out by the caller.
///
/// # Errors
/// Every problem of the form, in the form's order.
pub fn read_answers(
    instrument: &Instrument,
    fields: &[(String, String)],
) -> Result<Answers, Vec<Problem>> {
    let _ = (instrument, fields);
    todo!()
}
