//! The header of a file of responses.

use strum::{EnumString, IntoStaticStr};

use crate::base::table::{Row, key};
use crate::cli::faults::Faults;
use crate::domain::paper::table::{EXTRAS, Titles};
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
    /// What tells a form from all others.
    Key,
    /// What an export tells each response by.
    Response,
}

impl Extra {
    /// The column's name.
    pub(super) fn name(self) -> &'static str {
        self.into()
    }
}

/// Columns of an export that are left alone.
const IGNORED: [&str; 5] = ["procedure", "duration", "remark", "weight", "sheet"];

/// Reads the header, in which columns that are `also` asked for may stand; what is wrong with it goes to `faults`.
pub(super) fn columns<'a>(
    header: &Row,
    known: &Names<'a>,
    also: &[&str],
    faults: &mut Faults,
) -> Vec<Column<'a>> {
    let mut columns: Vec<Column<'a>> = Vec::new();
    for name in header.cells() {
        let named = also.contains(&name).then_some(Column::Ignored);
        let column = known.column(name).or(named).unwrap_or_else(|| {
            faults.add(
                header.number,
                name,
                "no item and no known column. Correct its name or remove it.",
            );
            Column::Ignored
        });
        if column != Column::Ignored && columns.contains(&column) {
            faults.add(header.number, name, "stands there twice. Remove one of the two columns.");
        }
        columns.push(column);
    }
    if !columns.iter().any(|each| matches!(each, Column::Item(_))) {
        faults.add(
            header.number,
            "",
            "no column is an item. Name the columns by item codes, with commas between.",
        );
    }
    columns
}

/// Vietnamese names of columns beside the answers.
const ALSO: [(&str, &str); 11] = [
    ("bộ phiếu", "instrument"),
    ("mẫu phiếu", "instrument"),
    ("phiên bản", "version"),
    ("ngày", "day"),
    ("điểm khảo sát", "touchpoint"),
    ("quầy", "touchpoint"),
    ("đơn vị", "unit"),
    ("kênh", "tier"),
    ("thủ tục", "procedure"),
    ("góp ý", "remark"),
    ("trọng số", "weight"),
];

/// The names of columns that are known.
pub(super) struct Names<'a> {
    versions: Vec<&'a Instrument>,
    titles: Titles<'a>,
}

impl<'a> Names<'a> {
    pub(super) fn of(versions: &[&'a Instrument]) -> Self {
        Self { versions: versions.to_vec(), titles: Titles::of(versions) }
    }

    /// What a column of this name holds.
    pub(super) fn column(&self, name: &str) -> Option<Column<'a>> {
        if name.is_empty() {
            return Some(Column::Ignored);
        }
        let item = |name: &str| {
            let mut items = self.versions.iter().filter_map(|version| version.item(name));
            items.next().map(|item: &Item| Column::Item(&item.code))
        };
        let also = ALSO.iter().find(|(vi, _)| key(vi) == key(name)).map(|(_, own)| *own);
        let own = also.unwrap_or(name);
        let first = name.split([' ', '.', ':', ')', '–', '-', '(']).next().unwrap_or_default();
        item(name)
            .or_else(|| item(&name.to_lowercase()))
            .or_else(|| own.parse().ok().map(Column::Extra))
            .or_else(|| IGNORED.contains(&own).then_some(Column::Ignored))
            .or_else(|| of_import(name))
            .or_else(|| item(&first.to_lowercase()))
            .or_else(|| self.titles.code(name).map(Column::Item))
    }
}

/// A column under a name that files of responses have for it.
fn of_import(name: &str) -> Option<Column<'static>> {
    let name = key(name);
    let mut all = EXTRAS.iter();
    let (_, own, _) = all.find(|(_, _, others)| others.iter().any(|other| key(other) == name))?;
    Some(own.parse().map_or(Column::Ignored, Column::Extra))
}
