//! The form about one touchpoint: what was typed, and every fault of it. Pure.

use chrono::NaiveDate;

use crate::base::text::same_name;
use crate::base::{Text, text};
use crate::domain::touchpoint::{LONGEST_NAME, namesake};
use crate::domain::unit::{Procedure, Touchpoint, Unit};
use crate::pages::shared::typeface::lacking;
use crate::web::fields::value;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is needed.
    Empty(&'static str),
    /// It does not fit on a poster.
    TooLong(&'static str),
    /// No poster can print some of its characters.
    Unprintable(&'static str),
    /// An open touchpoint of the unit, the one with this code, has this name.
    Taken(String),
    /// The choice is not in the list.
    Unknown(&'static str),
}

impl Fault {
    /// The field.
    pub(super) fn field(&self) -> &'static str {
        match self {
            Self::Empty(field)
            | Self::TooLong(field)
            | Self::Unprintable(field)
            | Self::Unknown(field) => field,
            Self::Taken(_) => "name_vi",
        }
    }
}

/// What a touchpoint may refer to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) touchpoints: &'a [Touchpoint],
    /// Today's units.
    pub(super) units: &'a [Unit],
    pub(super) procedures: &'a [Procedure],
    /// Ids of the instruments.
    pub(super) instruments: &'a [String],
    pub(super) today: NaiveDate,
}

/// The touchpoint as the form says it is, or every fault.
pub(super) fn read(
    fields: &[(String, String)],
    before: &Touchpoint,
    known: Known<'_>,
) -> Result<Touchpoint, Vec<Fault>> {
    let mut faults = Vec::new();
    let (vi, en) = (value(fields, "name_vi"), value(fields, "name_en"));
    if vi.is_empty() {
        faults.push(Fault::Empty("name_vi"));
    }
    let name = Text { vi: vi.to_owned(), en: if en.is_empty() { vi } else { en }.to_owned() };
    let unit = value(fields, "unit");
    let named = Touchpoint { unit: unit.to_owned(), name, ..before.clone() };
    let is_new = named.unit != before.unit || same_name(vi) != same_name(&before.name.vi);
    if let Some(other) = namesake(&named, known.touchpoints, known.today).filter(|_| is_new) {
        faults.push(Fault::Taken(other.code.clone()));
    }
    for (field, name) in [("name_vi", vi), ("name_en", en)] {
        if text::length(name) > LONGEST_NAME {
            faults.push(Fault::TooLong(field));
        }
        if !lacking(name).is_empty() {
            faults.push(Fault::Unprintable(field));
        }
    }
    if !known.units.iter().any(|each| each.code == unit) {
        faults.push(Fault::Unknown("unit"));
    }
    let instrument = value(fields, "instrument");
    if instrument != before.instrument && !known.instruments.iter().any(|id| id == instrument) {
        faults.push(Fault::Unknown("instrument"));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let ticked =
        |code: &str| fields.iter().any(|(name, value)| name == "procedure" && value == code);
    let procedures = known.procedures.iter().filter(|each| ticked(&each.code));
    Ok(Touchpoint {
        instrument: instrument.to_owned(),
        procedures: procedures.map(|each| each.code.clone()).collect(),
        ..named
    })
}
