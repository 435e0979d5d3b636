//! Rows by the names of their columns.

use super::{Fault, HeaderFault, Row, Sheet};
use crate::base::lang::Text;

/// The cells of a row.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a, const N: usize> {
    /// The row's number in the file, from 1.
    pub row: u64,
    /// The cells in the order of the columns; empty where a column is left out.
    pub cells: [&'a str; N],
    columns: [&'static str; N],
}

impl<'a, const N: usize> Cells<'a, N> {
    /// The cell of a column.
    pub fn of(&self, column: &str) -> &'a str {
        let place = self.columns.iter().position(|each| *each == column);
        place.map_or("", |place| self.cells[place])
    }
}

/// Rows of a sheet by their columns, or what is wrong with one.
pub type Rows<'a, const N: usize> = Vec<Result<Cells<'a, N>, Fault<Text>>>;

impl Sheet {
    /// The rows by `columns`, which stand in any order in the file; those after the first `needed` may be
    /// left out, and of one that is there twice the first counts. A row that is not as wide as the header
    /// is a fault in its place.
    pub fn by_columns<const N: usize>(
        &self,
        columns: [&'static str; N],
        needed: usize,
    ) -> Result<Rows<'_, N>, Vec<Fault<Text>>> {
        let (places, faults) = self.found(columns);
        let optional = &columns[needed..];
        let faults = faults.into_iter();
        let faults = faults.filter_map(|fault| self.of_header(fault, &columns, optional));
        let faults: Vec<Fault<Text>> = faults.collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let rows = self.rows.iter().map(|row| match self.uneven(row) {
            Some(fault) => Err(fault),
            None => Ok(Cells {
                row: row.number,
                cells: places.map(|place| place.map_or("", |place| row.cell(place))),
                columns,
            }),
        });
        Ok(rows.collect())
    }

    /// What is wrong with the header, if it is.
    fn of_header(
        &self,
        fault: HeaderFault,
        columns: &[&'static str],
        optional: &[&'static str],
    ) -> Option<Fault<Text>> {
        let row = self.header_row();
        match fault {
            HeaderFault::Missing(column) if !optional.contains(&column) => {
                let (vi, en) = ("thiếu cột này", "the column is missing");
                Some(Fault::new(row, column, vi.to_owned(), en.to_owned()))
            }
            HeaderFault::Missing(_) | HeaderFault::Twice(_) => None,
            HeaderFault::Unknown(name) => {
                let columns = columns.join(",");
                let vi = format!("không có cột `{name}`; các cột là {columns}");
                let en = format!("there is no column `{name}`; the columns are {columns}");
                Some(Fault::new(row, "", vi, en))
            }
        }
    }

    /// A row that is not as wide as the header. In a text every mark begins a cell, and a forgotten quote
    /// is seen by their number; in a workbook cells without text count for nothing.
    fn uneven(&self, row: &Row) -> Option<Fault<Text>> {
        let (cells, needed) = match (row.written, self.header.written) {
            (Some(cells), Some(needed)) if cells != needed => (cells, needed),
            (None, _) if self.is_too_wide(row) => (row.cells.len(), self.header.cells.len()),
            _ => return None,
        };
        let vi =
            format!("có {cells} cột, cần {needed}; dấu phẩy trong chữ phải đặt trong ngoặc kép");
        let en = format!("{cells} columns, {needed} are needed; a comma in a text needs quotes");
        Some(Fault::new(row.number, "", vi, en))
    }
}
