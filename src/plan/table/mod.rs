//! The CSV of a year's plan, in `seeds/` and in `hailong plan import`. Pure.
//!
//! All rows or none: every fault is reported at once, with its row and column.

mod row;

use std::collections::BTreeSet;
use std::fmt;

use row::Reading;

use crate::store::PlanRow;

/// The columns, in the order they are written; they may be read in any.
pub const COLUMNS: [&str; 17] = [
    "year",
    "number",
    "title_vi",
    "title_en",
    "task_vi",
    "task_en",
    "requirement_vi",
    "requirement_en",
    "output_vi",
    "output_en",
    "due",
    "due_vi",
    "due_en",
    "lead",
    "coordinating",
    "legal",
    "measure",
];

/// The appendix of the department's plan of 2023.
pub const PLAN_2023: &str = include_str!("../../../seeds/plan-2023.csv");

/// What a row may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Codes of the units.
    pub units: &'a BTreeSet<String>,
    /// Ids of the instruments whose index is a share.
    pub instruments: &'a BTreeSet<String>,
}

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line in the file, from 1.
    pub line: u64,
    /// Column by its name; empty where the whole row is meant.
    pub column: &'static str,
    /// What is wrong and what to do.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            "" => write!(f, "row {}: {}", self.line, self.problem),
            column => write!(f, "row {}, column {column}: {}", self.line, self.problem),
        }
    }
}

/// A year's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its year.
    pub year: i32,
    /// Areas, headings and tasks, in order.
    pub rows: Vec<PlanRow>,
}

/// Reads the plan of `csv`.
///
/// A byte-order mark is passed over and semicolons between columns are understood, since
/// spreadsheets set to Vietnamese write both.
///
/// # Errors
/// All faults, in the order of the file.
pub fn read(csv: &str, known: Known<'_>) -> Result<Plan, Vec<Fault>> {
    let csv = csv.trim_start_matches('\u{feff}');
    let header = csv.lines().next().unwrap_or("");
    let delimiter = if header.contains(',') { b',' } else { b';' };
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .from_reader(csv.as_bytes());
    let places = places(rows.headers())?;
    let mut reading = Reading::new(known);
    let mut read = Vec::new();
    for row in rows.records() {
        match row {
            Ok(row) => read.extend(reading.row(&row, places)),
            Err(error) => reading.faults.push(unreadable(&error)),
        }
    }
    if read.is_empty() && reading.faults.is_empty() {
        reading.faults.push(Fault {
            line: 2,
            column: "",
            problem: "there is no row; a plan has at least one task".to_owned(),
        });
    }
    match reading.year {
        Some(year) if reading.faults.is_empty() => Ok(Plan { year, rows: read }),
        _ => Err(reading.faults),
    }
}

/// Where each of [`COLUMNS`] stands in the file.
fn places(header: csv::Result<&csv::StringRecord>) -> Result<[usize; 17], Vec<Fault>> {
    let header = header.map_err(|error| vec![unreadable(&error)])?;
    let fault = |column, problem| Fault {
        line: 1,
        column,
        problem,
    };
    let mut faults = Vec::new();
    let mut places = [0; 17];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        match header.iter().position(|name| name == column) {
            Some(found) => *place = found,
            None => faults.push(fault(column, "the column is missing".to_owned())),
        }
    }
    for name in header.iter().filter(|name| !COLUMNS.contains(name)) {
        let columns = COLUMNS.join(",");
        let problem = format!("there is no column `{name}`; the columns are {columns}");
        faults.push(fault("", problem));
    }
    if faults.is_empty() {
        Ok(places)
    } else {
        Err(faults)
    }
}

/// A row the CSV reader could not part into columns.
fn unreadable(error: &csv::Error) -> Fault {
    let problem = match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!("{len} columns, {expected_len} are needed; a comma in a text needs quotes"),
        _ => error.to_string(),
    };
    Fault {
        line: error.position().map_or(1, csv::Position::line),
        column: "",
        problem,
    }
}

#[cfg(test)]
mod tests;
