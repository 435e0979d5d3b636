//! The rows of a year's plan, CSV or XLSX, in `seeds/` and in `hailong plan import`. Pure.
//!
//! All rows or none: every fault is reported at once, with its row and column.

mod row;

use std::collections::BTreeSet;

use row::Reading;

use crate::base::table;
use crate::base::table::Most;
use crate::domain::plan::task::PlanRow;

pub use crate::base::table::Fault;

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
pub const PLAN_2023: &str = include_str!("../../../../seeds/plan-2023.csv");

/// What a row may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Codes of the units.
    pub units: &'a BTreeSet<String>,
    /// Ids of the instruments whose index is a share.
    pub instruments: &'a BTreeSet<String>,
}

/// A year's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its year.
    pub year: i32,
    /// Areas, headings and tasks, in order.
    pub rows: Vec<PlanRow>,
}

/// Reads the plan of a CSV or XLSX.
pub fn read(file: &[u8], known: Known<'_>) -> Result<Plan, Vec<Fault>> {
    let sheet = table::read(file, Most::KEPT);
    let sheet = sheet.map_err(|refusal| vec![table::Fault::from(refusal).into()])?;
    let rows = sheet.by_columns(COLUMNS, COLUMNS.len());
    let rows = rows.map_err(|faults| faults.into_iter().map(Fault::from).collect::<Vec<_>>())?;
    let mut reading = Reading::new(known);
    let mut read = Vec::new();
    for row in rows {
        match row {
            Ok(row) => read.extend(reading.row(&row)),
            Err(fault) => reading.faults.push(fault.into()),
        }
    }
    if read.is_empty() && reading.faults.is_empty() {
        reading.faults.push(Fault {
            row: 2,
            column: "",
            problem: "there is no row; a plan has at least one task".to_owned(),
        });
    }
    match reading.year {
        Some(year) if reading.faults.is_empty() => Ok(Plan { year, rows: read }),
        _ => Err(reading.faults),
    }
}
