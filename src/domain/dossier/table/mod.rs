//! The one-stop system's file of dossiers. All rows or none: every fault is reported at once, with its row
//! and column.

mod fault;
mod row;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Dossier;
use crate::base::table::{Most, Refusal, Row};
use crate::base::{Lang, table};

pub use fault::{Fault, Problem};

/// The columns; they may stand in any order.
pub const COLUMNS: [&str; 9] = [
    "dossier_code",
    "procedure_code",
    "touchpoint",
    "received",
    "due",
    "completed",
    "outcome",
    "apology_sent",
    "apology_new_due",
];

/// What a row may refer to, and the day it is read on.
#[derive(Clone, Debug)]
pub struct Context {
    /// Codes of the procedures.
    pub procedures: BTreeSet<String>,
    /// Codes of the touchpoints.
    pub touchpoints: BTreeSet<String>,
    /// Nothing has happened after this day.
    pub today: NaiveDate,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It cannot be read at all.
    File(Refusal),
    /// These are its faults, in the order of the file.
    Faults(Vec<Fault>),
}

impl Unread {
    /// One sentence a fault.
    pub fn localized(&self, lang: Lang) -> Vec<String> {
        match self {
            Self::File(refusal) => vec![refusal.localized(lang)],
            Self::Faults(faults) => faults.iter().map(|fault| fault.localized(lang)).collect(),
        }
    }
}

/// Reads the dossiers of a file, in its order; a row that is there twice with the same facts is one.
pub fn read(bytes: &[u8], context: &Context) -> Result<Vec<Dossier>, Unread> {
    let sheet = table::read(bytes, Most::EXPORTED).map_err(Unread::File)?;
    let header = sheet.header_row();
    let places = sheet.places(COLUMNS).map_err(|faults| {
        let of_header = faults.into_iter().map(|fault| Fault {
            row: header,
            column: "",
            problem: Problem::Header(fault),
        });
        Unread::Faults(of_header.collect())
    })?;
    let mut reading = row::Reading::new(context);
    for row in sheet.rows() {
        if sheet.is_too_wide(row) {
            reading.fault(row.number, "", Problem::TooWide);
            continue;
        }
        reading.row(row.number, places.map(|place| Row::cell(row, place)));
    }
    if sheet.rows().is_empty() {
        reading.fault(header, "", Problem::NoRows);
    }
    reading.finished().map_err(Unread::Faults)
}
