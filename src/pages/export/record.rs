//! Responses of a version as cells, read from their records in place. Pure.

use std::borrow::Cow;
use std::sync::Arc;

use super::table::{BEFORE, Table, durations};
use crate::base::dataset::{Cell, Choice, Column, EachRow, Failed, Kind, Rows};
use crate::base::text::masked;
use crate::domain::batch::Batch;
use crate::domain::survey::{self, Instrument, Tier};
use crate::store::ResponseRun;

/// How the records of a version are read.
#[derive(Clone, Debug)]
pub(super) struct Version {
    name: String,
    width: usize,
    /// One for each column of an item.
    fields: Vec<Field>,
}

/// Where a record has the answer to an item.
#[derive(Clone, Debug)]
enum Field {
    /// Nowhere: this version does not ask it.
    NotAsked,
    /// In one character: the place of its choice by the character.
    One(usize, Box<[Option<u16>; 128]>),
    /// In a character for each of these choices.
    Many(usize, Vec<char>),
}

impl Version {
    /// An instrument whose items are the columns with these codes.
    pub(super) fn of(instrument: &Instrument, codes: &[&str], columns: &[Column]) -> Self {
        let mut fields = vec![Field::NotAsked; codes.len()];
        let mut width = 0;
        for item in &instrument.items {
            let scale = instrument.scale_of(item).map_or(&[][..], |scale| &scale.choices);
            let is_one = matches!(item.kind, survey::Kind::SelectOne { .. });
            let column = codes.iter().position(|code| *code == item.code);
            if let Some((field, column)) =
                column.and_then(|at| fields.get_mut(at).zip(columns.get(at)))
            {
                *field = match &column.kind {
                    Kind::Choice(choices) if is_one => Field::One(width, by_character(choices)),
                    _ if is_one => Field::Many(width, Vec::new()),
                    _ => Field::Many(width, scale.iter().map(|choice| choice.code).collect()),
                };
            }
            width += if is_one { 1 } else { scale.len() };
        }
        Self { name: instrument.version.clone(), width, fields }
    }

    /// The answers of a record; `false` where it is none of this version.
    fn read<'r>(&self, record: &'r str, cells: &mut Vec<Cell<'r>>) -> bool {
        let places = record.as_bytes();
        if places.len() != self.width {
            return false;
        }
        for field in &self.fields {
            let cell = match field {
                Field::NotAsked => Some(Cell::Empty),
                Field::One(at, choices) => match places[*at] {
                    b'-' => Some(Cell::Empty),
                    code => choices.get(usize::from(code)).copied().flatten().map(Cell::Choice),
                },
                Field::Many(at, codes) => several(&record[*at..*at + codes.len().max(1)], codes),
            };
            match cell {
                Some(cell) => cells.push(cell),
                None => return false,
            }
        }
        true
    }
}

/// The place of each choice by its character.
fn by_character(choices: &[Choice]) -> Box<[Option<u16>; 128]> {
    let mut places = Box::new([None; 128]);
    for (place, choice) in (0..).zip(choices) {
        let code = choice.code.bytes().next().unwrap_or_default();
        if let Some(at) = places.get_mut(usize::from(code)) {
            *at = Some(place);
        }
    }
    places
}

/// The codes of the choices that are ticked, of one that is missing, or nothing.
fn several<'r>(field: &'r str, codes: &[char]) -> Option<Cell<'r>> {
    let bytes = field.as_bytes();
    let first = *bytes.first()?;
    let throughout = bytes.iter().all(|each| *each == first);
    match first {
        b'-' if throughout => Some(Cell::Empty),
        b'?' | b'~' if throughout => Some(Cell::Text(Cow::Borrowed(&field[..1]))),
        // An item that took one choice in this version and takes several in a later one.
        _ if codes.is_empty() => Some(Cell::Text(Cow::Borrowed(field))),
        _ if bytes.iter().all(|tick| b"01".contains(tick)) => {
            let ticked = codes.iter().zip(bytes).filter(|(_, tick)| **tick == b'1');
            let codes: Vec<String> = ticked.map(|(code, _)| code.to_string()).collect();
            Some(Cell::text(codes.join(" ")))
        }
        _ => None,
    }
}

/// A run of responses as rows of their table.
#[derive(Debug)]
pub struct ResponseRows {
    pub(super) table: Arc<Table>,
    pub(super) run: ResponseRun,
}

impl Rows for ResponseRows {
    fn each(&self, row: &mut EachRow<'_>) -> Result<(), Failed> {
        self.run.batches.iter().try_for_each(|batch| self.batch(batch, row))
    }
}

impl ResponseRows {
    /// How many responses it has.
    pub fn len(&self) -> u64 {
        self.run.batches.iter().map(|batch| batch.responses).sum()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn batch(&self, batch: &Batch, row: &mut EachRow<'_>) -> Result<(), Failed> {
        let unfit = |id: &str| {
            Failed::Unfit(format!(
                "response {id} fits no version of its instrument; run with the instruments it was answered under"
            ))
        };
        let version = self.table.versions.iter().find(|each| each.name == batch.version);
        let version = version.ok_or_else(|| unfit(&format!("{}.0", batch.number)))?;
        let mut durations_of = batch.durations.bytes();
        let mut cells: Vec<Cell<'_>> = Vec::with_capacity(self.table.dataset.columns.len());
        for (slot, record) in batch.lines().enumerate() {
            let id = format!("{}.{slot}", batch.number);
            let remark = self.run.remarks.get(&id).map(|remark| masked(remark)).unwrap_or_default();
            cells.clear();
            place(batch, slot, durations_of.next(), &mut cells);
            if !version.read(record, &mut cells) {
                return Err(unfit(&id));
            }
            // A letter before it: 20.1 and 20.10 are one number.
            cells[0] = Cell::Text(Cow::Owned(format!("B{id}")));
            cells.push(Cell::text(remark));
            row(&cells)?;
        }
        Ok(())
    }
}

/// The cells before the items; the first is the id's.
fn place<'b>(batch: &'b Batch, slot: usize, duration: Option<u8>, cells: &mut Vec<Cell<'b>>) {
    let told = |code: &'b Option<String>| Cell::text(code.as_deref().unwrap_or_default());
    let tier = batch.place.tier.and_then(|tier| Tier::ALL.iter().position(|each| *each == tier));
    let duration =
        duration.filter(|code| (b'1'..=b'4').contains(code)).map(|code| u16::from(code - b'1'));
    cells.extend([
        Cell::Empty,
        Cell::text(batch.instrument.as_str()),
        Cell::text(batch.version.as_str()),
        Cell::Day(batch.day),
        told(&batch.place.touchpoint),
        told(&batch.place.unit),
        Cell::text(batch.procedure(slot).unwrap_or_default()),
        tier.and_then(|at| u16::try_from(at).ok()).map_or(Cell::Empty, Cell::Choice),
        duration.map_or(Cell::Empty, Cell::Choice),
    ]);
    debug_assert_eq!((cells.len(), durations().len()), (BEFORE, 4));
}
