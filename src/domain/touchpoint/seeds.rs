//! The office the program begins with: the files of `seeds/`, checked as an import is. Pure.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::table::{self, Known};
use crate::base::Text;
use crate::domain::unit::{Letterhead, Office, Procedure, Touchpoint, Unit};

/// Offices with their units, procedures and touchpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeds {
    /// The offices.
    pub offices: Vec<Office>,
    /// Their units.
    pub units: Vec<Unit>,
    /// The procedures.
    pub procedures: Vec<Procedure>,
    /// The touchpoints.
    pub touchpoints: Vec<Touchpoint>,
}

/// The texts of the three files; see `seeds/README.md`.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// `offices.toml`.
    pub offices: &'a str,
    /// `procedures.toml`.
    pub procedures: &'a str,
    /// `touchpoints.csv`.
    pub touchpoints: &'a str,
}

/// The files of the demo.
pub const DEMO: Files<'static> = Files {
    offices: include_str!("../../../seeds/demo/offices.toml"),
    procedures: include_str!("../../../seeds/demo/procedures.toml"),
    touchpoints: include_str!("../../../seeds/demo/touchpoints.csv"),
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficesFile {
    #[serde(default, rename = "office")]
    offices: Vec<OfficeEntry>,
    #[serde(default, rename = "unit")]
    units: Vec<UnitEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeEntry {
    code: String,
    name: Text,
    parent: Text,
    #[serde(default)]
    petitions: Text,
    #[serde(default)]
    place: String,
    #[serde(default)]
    abbreviation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    code: String,
    office: String,
    name: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProceduresFile {
    #[serde(default, rename = "procedure")]
    procedures: Vec<ProcedureEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcedureEntry {
    code: String,
    name: Text,
    #[serde(default)]
    illustrative: bool,
}

/// Reads the files; `instruments` are the ids a touchpoint may ask.
pub fn read(files: Files<'_>, instruments: &BTreeSet<String>) -> Result<Seeds, Vec<String>> {
    let mut faults = Vec::new();
    let places = toml_file::<OfficesFile>("offices.toml", files.offices, &mut faults);
    let procedures = toml_file::<ProceduresFile>("procedures.toml", files.procedures, &mut faults);
    let (Some(places), Some(procedures)) = (places, procedures) else {
        return Err(faults);
    };
    let offices = places.offices.into_iter().map(office).collect::<Vec<_>>();
    let units = places.units.into_iter().map(unit).collect::<Vec<_>>();
    let procedures = procedures.procedures.into_iter().map(procedure).collect::<Vec<_>>();
    check_places(&offices, &units, &mut faults);
    check_procedures(&procedures, &mut faults);

    let known = Known {
        units: &units,
        // Seeds are what an office begins with.
        ended: &[],
        procedures: &procedures.iter().map(|each| each.code.clone()).collect(),
        instruments,
        kept: &[],
        today: NaiveDate::MIN,
        unprintable: |_| Vec::new(),
    };
    let touchpoints = table::read(files.touchpoints.as_bytes(), known);
    let touchpoints = match touchpoints {
        Ok(read) => read.rows,
        Err(found) => {
            faults.extend(found.iter().map(|fault| format!("touchpoints.csv: {fault}")));
            Vec::new()
        }
    };
    if faults.is_empty() {
        Ok(Seeds { offices, units, procedures, touchpoints })
    } else {
        Err(faults)
    }
}

/// A file's content, or its first fault noted: TOML stops there, with the line.
fn toml_file<T: DeserializeOwned>(name: &str, text: &str, faults: &mut Vec<String>) -> Option<T> {
    toml::from_str(text).map_err(|error| faults.push(format!("{name}: {error}"))).ok()
}

fn check_places(offices: &[Office], units: &[Unit], faults: &mut Vec<String>) {
    let file = "offices.toml";
    let codes = offices.iter().map(|office| office.code.as_str());
    repeated(file, "office", codes, faults);
    repeated(file, "unit", units.iter().map(|unit| unit.code.as_str()), faults);
    for office in offices {
        let texts = [("name", &office.name), ("parent", &office.parent)];
        for (key, text) in texts {
            both(file, &format!("office `{}`: {key}", office.code), text, faults);
        }
        // Without a place of its own for petitions, an office takes them here.
        if !office.petitions.vi.is_empty() || !office.petitions.en.is_empty() {
            let place = format!("office `{}`: petitions", office.code);
            both(file, &place, &office.petitions, faults);
        }
    }
    for unit in units {
        both(file, &format!("unit `{}`: name", unit.code), &unit.name, faults);
        if !offices.iter().any(|office| office.code == unit.office) {
            faults.push(format!(
                "{file}: unit `{}`: there is no office `{}`; add it or correct the code",
                unit.code, unit.office
            ));
        }
    }
}

fn check_procedures(procedures: &[Procedure], faults: &mut Vec<String>) {
    let file = "procedures.toml";
    let codes = procedures.iter().map(|procedure| procedure.code.as_str());
    repeated(file, "procedure", codes, faults);
    for procedure in procedures {
        let code = &procedure.code;
        both(file, &format!("procedure `{code}`: name"), &procedure.name, faults);
        if !procedure.illustrative && !is_national(code) {
            faults.push(format!(
                "{file}: procedure `{code}`: a national code is written 3.000242; correct it, or \
                 say `illustrative = true`"
            ));
        }
    }
}

/// Whether a code has the form of the national database: a digit, a point, six digits, and behind them the office
/// where it is of one, such as `2.000815.000.00.00.H24`.
pub(super) fn is_national(code: &str) -> bool {
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = code.split('.');
    let is_begun = parts.next().is_some_and(|kind| digits(kind, 1))
        && parts.next().is_some_and(|number| digits(number, 6));
    let office: Vec<&str> = parts.collect();
    let is_office = office.split_last().is_none_or(|(last, below)| {
        last.starts_with(|letter: char| letter.is_ascii_uppercase())
            && last.bytes().any(|byte| byte.is_ascii_digit())
            && last.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && below.iter().all(|part| digits(part, 2) || digits(part, 3))
    });
    is_begun && is_office
}

fn repeated<'a>(
    file: &str,
    what: &str,
    codes: impl Iterator<Item = &'a str>,
    faults: &mut Vec<String>,
) {
    let mut seen = BTreeSet::new();
    for code in codes {
        if code.trim().is_empty() {
            faults.push(format!("{file}: {what} without a code; give it one"));
        } else if !seen.insert(code) {
            faults.push(format!("{file}: {what} `{code}` stands there twice; remove one"));
        }
    }
}

fn both(file: &str, place: &str, text: &Text, faults: &mut Vec<String>) {
    for (lang, words) in [("vi", &text.vi), ("en", &text.en)] {
        if words.trim().is_empty() {
            faults.push(format!("{file}: {place}.{lang} is empty; write it"));
        }
    }
}

fn office(entry: OfficeEntry) -> Office {
    Office {
        code: entry.code,
        name: entry.name,
        parent: entry.parent,
        petitions: entry.petitions,
        letterhead: Letterhead { place: entry.place, abbreviation: entry.abbreviation },
    }
}

fn unit(entry: UnitEntry) -> Unit {
    Unit { code: entry.code, office: entry.office, name: entry.name }
}

fn procedure(entry: ProcedureEntry) -> Procedure {
    Procedure { code: entry.code, name: entry.name, illustrative: entry.illustrative, closed: None }
}
