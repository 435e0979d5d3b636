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

/// The part of an instrument that a line belongs to, by its place among its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The file's own keys, its target and legal basis.
    Head,
    /// The formula, and what a blank counts as.
    Formula,
    /// A scale with its choices.
    Scale(usize),
    /// A section.
    Section(usize),
    /// An item.
    Item(usize),
    /// A factor.
    Factor(usize),
    /// A domain.
    Domain(usize),
}

impl Lines {
    /// The part that `line` belongs to: the last one that begins on it or before.
    pub(super) fn spot(&self, line: usize) -> Spot {
        if self.keys.get(&(1, "missing")) == Some(&line) {
            return Spot::Formula;
        }
        let head = self.legal_basis.iter().chain([&self.target]).map(|line| (*line, Spot::Head));
        let head = head.chain([(self.formula, Spot::Formula)]);
        let of = |lines: &[usize], spot: fn(usize) -> Spot| {
            let spots = lines.iter().enumerate().map(|(place, line)| (*line, spot(place)));
            spots.collect::<Vec<_>>()
        };
        let parts = [
            of(&self.scales, Spot::Scale),
            of(&self.sections, Spot::Section),
            of(&self.items, Spot::Item),
            of(&self.factors, Spot::Factor),
            of(&self.domains, Spot::Domain),
        ];
        let begun = head.chain(parts.into_iter().flatten()).filter(|(begins, _)| *begins <= line);
        begun.max_by_key(|(begins, _)| *begins).map_or(Spot::Head, |(_, spot)| spot)
    }

    /// The line that a part begins on.
    pub(super) fn begin(&self, spot: Spot) -> usize {
        let of = |lines: &[usize], place: usize| lines.get(place).copied();
        let line = match spot {
            Spot::Head => Some(self.top("based_on")),
            Spot::Formula => Some(self.formula),
            Spot::Scale(place) => of(&self.scales, place),
            Spot::Section(place) => of(&self.sections, place),
            Spot::Item(place) => of(&self.items, place),
            Spot::Factor(place) => of(&self.factors, place),
            Spot::Domain(place) => of(&self.domains, place),
        };
        line.unwrap_or(1).max(1)
    }

    /// The line `key` stands on in the table that begins on `table`; without it, the table's.
    pub(super) fn of(&self, table: usize, key: &'static str) -> usize {
        self.keys.get(&(table, key)).copied().unwrap_or(table)
    }

    /// The same in the file itself.
    pub(super) fn top(&self, key: &'static str) -> usize {
        self.of(1, key)
    }
}
