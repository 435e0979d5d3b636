//! The header of a file of responses.

use strum::{EnumString, IntoStaticStr};

use crate::cli::faults::Faults;
use crate::domain::survey::{Instrument, Item};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column<'a> {
    /// Answers to an item of any version.
    Item(&'a str),
    /// Something this command asks.
    Extra(Extra),
    /// Something of the export that no figure needs.
    Ignored,
}

/// Columns beside the answers that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Extra {
    Instrument,
    Version,
    Day,
    Touchpoint,
    Unit,
    Tier,
}

impl Extra {
    /// The column's name.
    pub(super) fn name(self) -> &'static str {
        self.into()
    }
}

/// Columns of an export that are left alone.
const IGNORED: [&str; 5] = ["response", "procedure", "duration", "remark", "weight"];

/// Reads the header, in which columns that are `also` asked for may stand; what is wrong with it goes to `faults`.
pub(super) fn columns<'a>(
    header: &csv::StringRecord,
    versions: &[&'a Instrument],
    also: &[&str],
    faults: &mut Faults,
) -> Vec<Column<'a>> {
    let mut columns: Vec<Column<'a>> = Vec::with_capacity(header.len());
    for name in header {
        let name = name.trim();
        let named = also.contains(&name).then_some(Column::Ignored);
        let column = column(name, versions).or(named).unwrap_or_else(|| {
            faults.add(1, name, "no item and no known column. Correct its name or remove it.");
            Column::Ignored
        });
        if column != Column::Ignored && columns.contains(&column) {
            faults.add(1, name, "stands there twice. Remove one of the two columns.");
        }
        columns.push(column);
    }
    if !columns.iter().any(|each| matches!(each, Column::Item(_))) {
        faults.add(
            1,
            "",
            "no column is an item. Name the columns by item codes, with commas between.",
        );
    }
    columns
}

fn column<'a>(name: &str, versions: &[&'a Instrument]) -> Option<Column<'a>> {
    let mut items = versions.iter().filter_map(|version| version.item(name));
    let item = items.next().map(|item: &Item| Column::Item(&item.code));
    item.or_else(|| name.parse().ok().map(Column::Extra))
        .or_else(|| IGNORED.contains(&name).then_some(Column::Ignored))
}
