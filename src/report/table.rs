//! The columns of exported responses and a response as one row of them; the same in every format.
//! Pure.

use std::borrow::Cow;

use crate::store::Response;
use crate::survey::{Instrument, cell};

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
    /// A code, a day, a number: something the program wrote.
    Closed(Cow<'a, str>),
    /// What somebody typed.
    Free(&'a str),
}

/// The shape of an instrument's export over all its versions.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    versions: Vec<&'a Instrument>,
    /// Item codes: the newest version's in form order, then what only older ones asked.
    items: Vec<&'a str>,
}

impl<'a> Table<'a> {
    /// The table of responses to these versions of one instrument, the newest first.
    pub fn of(versions: Vec<&'a Instrument>) -> Self {
        let mut items: Vec<&str> = Vec::new();
        for item in versions.iter().flat_map(|version| &version.items) {
            if !items.contains(&item.code.as_str()) {
                items.push(&item.code);
            }
        }
        Self { versions, items }
    }

    /// The head of the table.
    pub fn columns(&self) -> impl Iterator<Item = &'a str> {
        let items = self.items.iter().copied();
        BEFORE.into_iter().chain(items).chain([AFTER])
    }

    /// A response as a row; `None` when it fits no version of the instrument.
    pub fn row<'r>(&self, response: &'r Response) -> Option<Vec<Cell<'r>>> {
        let version = self
            .versions
            .iter()
            .find(|version| version.version == response.version)?;
        let answers = response.record.answers(version)?;
        let mut row = Vec::with_capacity(BEFORE.len() + self.items.len() + 1);
        row.extend(
            [
                Cow::from(&response.id),
                Cow::from(&response.instrument),
                Cow::from(&response.version),
                Cow::from(response.day.to_string()),
                Cow::from(&response.touchpoint),
                Cow::from(&response.unit),
                Cow::from(response.procedure.as_deref().unwrap_or_default()),
                Cow::from(response.tier.code()),
                Cow::from(response.duration.as_deref().unwrap_or_default()),
            ]
            .map(Cell::Closed),
        );
        row.extend(self.items.iter().map(|code| {
            let asked = version.items.iter().zip(&answers);
            let answer = asked.into_iter().find(|(item, _)| item.code == *code);
            Cell::Closed(answer.map_or(Cow::from(""), |(item, answer)| {
                Cow::from(cell::write(version, item, answer))
            }))
        }));
        row.push(Cell::Free(response.remark.as_deref().unwrap_or_default()));
        Some(row)
    }
}
