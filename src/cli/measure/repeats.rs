//! Rows under a key that another row has: the same answers are counted once, others are a fault, as imports do it.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::columns::{Column, Extra};
use crate::base::Text;
use crate::base::table::{Row, without_zeros};
use crate::cli::faults::Faults;

/// A row by its number, its key as it is written, and what it says.
#[derive(Debug)]
struct First {
    row: u64,
    written: Box<str>,
    said: u64,
}

/// The keys of a file while it is read.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    seen: BTreeMap<Box<str>, First>,
    repeated: u64,
}

impl Repeats {
    /// Whether a row is one that was counted, or one at fault.
    pub(super) fn is_repeat(
        &mut self,
        row: &Row,
        columns: &[Column<'_>],
        faults: &mut Faults,
    ) -> bool {
        let place = |extra| columns.iter().position(|it| *it == Column::Extra(extra));
        let keys = [(Extra::Key, place(Extra::Key)), (Extra::Response, place(Extra::Response))];
        let found = keys.into_iter().find_map(|(extra, place)| {
            let key = place.map(|place| row.cell(place)).filter(|key| !key.is_empty())?;
            Some((extra, key))
        });
        let Some((extra, key)) = found else { return false };
        let said = said(row, columns);
        let own = without_zeros(key);
        let Some(first) = self.seen.get(own) else {
            self.seen.insert(own.into(), First { row: row.number, written: key.into(), said });
            return false;
        };
        let (at, written) = (first.row, &first.written);
        if **written != *key {
            let sentence = format!(
                "`{key}` differs from `{written}` in row {at} by zeros before it alone. Remove one of the rows, or write another key."
            );
            faults.add(row.number, extra.name(), &sentence);
        } else if first.said == said {
            self.repeated += 1;
        } else {
            let sentence = format!(
                "`{key}` stands in row {at} with other answers. Give each form a key of its own."
            );
            faults.add(row.number, extra.name(), &sentence);
        }
        true
    }

    /// Says how many rows were counted once.
    pub(super) fn note(&self) -> Option<Text> {
        let count = self.repeated;
        (count > 0).then(|| {
            Text::new(
                format!("{count} dòng có cùng khóa và câu trả lời với một dòng ở trên, chỉ tính một lần"),
                format!("{count} row(s) repeat the key and the answers of a row above and were counted once"),
            )
        })
    }
}

/// What the columns that are read say, but for the key.
fn said(row: &Row, columns: &[Column<'_>]) -> u64 {
    let mut said = DefaultHasher::new();
    for (place, column) in columns.iter().enumerate() {
        if !matches!(column, Column::Ignored | Column::Extra(Extra::Key | Extra::Response)) {
            row.cell(place).hash(&mut said);
        }
    }
    said.finish()
}
