//! The columns of exported responses and a response as one row of them; the same in every format.
//! Pure.

use std::borrow::Cow;

use crate::base::text::masked;
use crate::domain::survey::{Instrument, Kind, Tier, cell};
use crate::store::Response;

/// The columns before the items.
const BEFORE: [&str; 9] = [
    "response",
    "instrument",
    "version",
    "day",
    "touchpoint",
    "unit",
    "procedure",
    "tier",
    "duration",
];

/// The column after the items.
const AFTER: &str = "remark";

/// One cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// A code, a day: something the program wrote.
    Closed(Cow<'a, str>),
    /// A code that the office chose, such as a touchpoint's.
    Code(Cow<'a, str>),
    /// The answer to a closed item as [`cell::write`] has it, empty where there is none.
    Answer(String, Ticks),
    /// Typed text, masked.
    Free(Cow<'a, str>),
}

/// How many choices of an item may be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticks {
    /// One.
    One,
    /// Any number.
    Many,
}

/// The shape of an instrument's export over all its versions.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// Item codes: the newest version's in form order, then what only older ones asked.
    items: Vec<&'a str>,
    versions: Vec<Version<'a>>,
}

/// One version with the place of each of the table's items in it.
#[derive(Clone, Debug)]
struct Version<'a> {
    instrument: &'a Instrument,
    places: Vec<Option<usize>>,
}

impl<'a> Table<'a> {
    /// The table of responses to these versions of one instrument, the newest first.
    pub fn of(versions: &[&'a Instrument]) -> Self {
        let mut items: Vec<&str> = Vec::new();
        for item in versions.iter().flat_map(|version| &version.items) {
            if !items.contains(&item.code.as_str()) {
                items.push(&item.code);
            }
        }
        let versions = versions.iter().map(|&instrument| Version {
            instrument,
            places: items
                .iter()
                .map(|code| instrument.items.iter().position(|item| item.code == *code))
                .collect(),
        });
        Self { versions: versions.collect(), items }
    }

    /// The head of the table.
    pub fn columns(&self) -> impl Iterator<Item = &'a str> {
        let items = self.items.iter().copied();
        BEFORE.into_iter().chain(items).chain([AFTER])
    }

    /// A response as a row; `None` when it fits no version of the instrument.
    pub fn row<'r>(&self, response: &'r Response) -> Option<Vec<Cell<'r>>> {
        let Version { instrument, places } =
            self.versions.iter().find(|version| version.instrument.version == response.version)?;
        let answers = response.record.answers(instrument)?;
        let written = |place: &Option<usize>| {
            let place = (*place)?;
            let (item, answer) = (instrument.items.get(place)?, answers.get(place)?);
            let ticks = match item.kind {
                Kind::SelectOne { .. } => Ticks::One,
                Kind::SelectMany { .. } => Ticks::Many,
            };
            Some(Cell::Answer(cell::write(instrument, item, answer), ticks))
        };
        let not_asked = || Cell::Answer(String::new(), Ticks::One);
        let mut row = Vec::with_capacity(BEFORE.len() + self.items.len() + 1);
        row.extend(before(response));
        let items = places.iter().map(written);
        row.extend(items.map(|item| item.unwrap_or_else(not_asked)));
        row.push(Cell::Free(masked_remark(response)));
        Some(row)
    }
}

/// A remark as the office's pages show it: an export leaves the office more easily than a page does.
fn masked_remark(response: &Response) -> Cow<'_, str> {
    match response.remark.as_deref() {
        Some(remark) => Cow::from(masked(remark)),
        None => Cow::from(""),
    }
}

/// The cells of [`BEFORE`].
fn before(response: &Response) -> [Cell<'_>; 9] {
    [
        Cell::Closed(Cow::from(&response.id)),
        Cell::Closed(Cow::from(&response.instrument)),
        Cell::Closed(Cow::from(&response.version)),
        Cell::Closed(Cow::from(response.day.to_string())),
        Cell::Code(Cow::from(response.touchpoint.as_deref().unwrap_or_default())),
        Cell::Code(Cow::from(response.unit.as_deref().unwrap_or_default())),
        Cell::Code(Cow::from(response.procedure.as_deref().unwrap_or_default())),
        Cell::Closed(Cow::from(response.tier.map_or("", Tier::code))),
        // With a dash that no spreadsheet reads as a date.
        Cell::Closed(Cow::from(response.duration.unwrap_or_default().replace('-', "–"))),
    ]
}
