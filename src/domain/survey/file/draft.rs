//! An instrument as read, with the lines its parts stand on.

use std::collections::BTreeMap;

use crate::domain::survey::Instrument;

/// What the checks look at.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The instrument; what could not be read is empty in it and has its finding already.
    pub(super) instrument: Instrument,
    /// Where its parts stand.
    pub(super) lines: Lines,
}

/// The line of each part, in the instrument's order.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) legal_basis: Vec<usize>,
    pub(super) formula: usize,
    pub(super) target: usize,
    pub(super) scales: Vec<usize>,
    /// For each scale, the lines of its choices.
    pub(super) choices: Vec<Vec<usize>>,
    /// For each scale, whether all its choices say what they count as.
    pub(super) counted: Vec<bool>,
    pub(super) sections: Vec<usize>,
    pub(super) items: Vec<usize>,
    pub(super) factors: Vec<usize>,
    pub(super) domains: Vec<usize>,
    /// The line of each key, by the line its table begins on; the file itself begins on 1.
    pub(super) keys: BTreeMap<(usize, &'static str), usize>,
}

impl Lines {
    /// The line `key` stands on in the table that begins on `table`; without it, the table's.
    pub(super) fn of(&self, table: usize, key: &'static str) -> usize {
        self.keys.get(&(table, key)).copied().unwrap_or(table)
    }

    /// The same in the file itself.
    pub(super) fn top(&self, key: &'static str) -> usize {
        self.of(1, key)
    }
}
