//! The rows of units, CSV or XLSX: a unit with its name and the unit above it, from a day to a day. Pure.
//!
//! All rows or none: every fault is reported at once, with its row and column.

mod changes;
mod fault;
mod row;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Event;
use crate::base::table::{self, Layout, Most, Taken};
use crate::base::{Text, text};

pub use changes::{UnitChange, UnitChanges, changes};

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// The columns, in the order they are written; they may be read in any.
pub static LAYOUT: Layout<7> = Layout {
    columns: ["code", "name_vi", "name_en", "parent", "from", "to", "basis"],
    needed: 2,
    also: &[
        ("code", &["mã", "mã đơn vị", "mã số"]),
        ("name_vi", &["tên", "tên đơn vị", "tên tiếng Việt", "đơn vị"]),
        ("name_en", &["tên tiếng Anh"]),
        ("parent", &["trực thuộc", "đơn vị cấp trên", "cấp trên", "mã đơn vị cấp trên"]),
        ("from", &["từ ngày", "ngày thành lập", "có hiệu lực từ ngày", "hiệu lực từ"]),
        ("to", &["đến ngày", "ngày kết thúc", "đến hết ngày"]),
        ("basis", &["căn cứ", "quyết định", "số quyết định"]),
    ],
    codes: &["code", "parent"],
    ..Layout::PLAIN
};

/// Characters of a name or a basis at most.
const LONGEST: usize = 300;

/// A unit as it was from a day to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    /// The row in the file.
    pub row: u64,
    /// Code of the unit.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The unit above it; `None` is the office.
    pub parent: Option<String>,
    /// The first day of this name and place; `None` is always for a unit that is new, and today for one that is known.
    pub from: Option<NaiveDate>,
    /// The last day; `None` goes on.
    pub to: Option<NaiveDate>,
    /// The decision it rests on; may be empty.
    pub basis: String,
}

/// The units that are kept, with all that is recorded of them.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Code and present name of each unit.
    pub units: Vec<(String, Text)>,
    /// Every event.
    pub events: Vec<Event>,
}

/// What a file is read against.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The units that are kept.
    pub history: &'a History,
    /// Codes of units that have touchpoints.
    pub with_touchpoints: &'a BTreeSet<String>,
    /// Whether there is an office whose units they can be.
    pub has_office: bool,
    /// Nothing is recorded ahead of this day.
    pub today: NaiveDate,
}

/// Reads the units of a CSV or XLSX.
pub fn read<'a>(
    file: impl Into<table::Source<'a>>,
    known: Known<'_>,
) -> Result<Taken<Vec<UnitRow>>, Vec<Fault>> {
    let sheet = table::read(file, Most::KEPT, &LAYOUT);
    let mut sheet = sheet.map_err(|refusal| vec![refusal.into()])?;
    let (mut rows, mut faults, mut untranslated) = (Vec::new(), Vec::new(), 0);
    if !known.has_office {
        faults.push(fault::no_office());
    }
    let cells = sheet.by_columns(&LAYOUT)?;
    let names = row::Names::of(&cells, known.history);
    for cells in cells {
        match cells {
            Ok(cells) => {
                untranslated += usize::from(cells.of("name_en").is_empty());
                rows.push(row::unit(&cells, (&names, known), &mut faults));
            }
            Err(unread) => faults.extend(unread),
        }
    }
    fault::between_rows(&rows, &mut faults);
    // What the rows say together is looked at only once each of them can be believed.
    if faults.is_empty() {
        faults.extend(fault::of_history(&rows, known));
    }
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.row);
        return Err(faults);
    }
    let mut notes = sheet.notes().to_vec();
    notes.extend(table::untranslated(untranslated));
    Ok(Taken { rows, notes })
}

/// Whether a text is too long for a name or a basis.
fn is_too_long(written: &str) -> bool {
    text::length(written) > LONGEST
}
