//! The rows below a header.

use std::collections::VecDeque;

use super::{Fault, Refusal, Row, book, header, total};
use crate::base::lang::Text;

/// A header and the rows below it, one at a time; rows without any text are left out, and so are totals that end
/// the table.
pub struct Table<'f> {
    pub(super) header: Row,
    /// Its names as they are compared.
    pub(super) names: Vec<String>,
    /// Rows that were read to find the header.
    pub(super) early: VecDeque<Row>,
    pub(super) rest: book::Rest<'f>,
    /// Rows that end the table, as far as is known.
    pub(super) held: Vec<Row>,
    /// Whether a row below the header was looked at.
    pub(super) is_begun: bool,
    /// Numbers of rows that are a template's example.
    pub(super) examples: Vec<u64>,
    /// Numbers of rows that are the header once more.
    pub(super) repeated: Vec<u64>,
    /// Totals and signatures between the rows.
    pub(super) inside: Vec<Row>,
    pub(super) is_text: bool,
    pub(super) separator: Option<char>,
    pub(super) short: u64,
    pub(super) notes: Vec<Text>,
    pub(super) faults: Vec<Fault<Text>>,
}

impl Table<'_> {
    /// The names of the columns, as they are written.
    pub fn header(&self) -> &Row {
        &self.header
    }

    /// What stands between cells, in a text.
    pub fn separator(&self) -> Option<char> {
        self.separator
    }

    /// Adds what a reader of the rows took for what.
    pub fn note(&mut self, vi: String, en: String) {
        self.notes.push(Text { vi, en });
    }

    /// The next row; `None` at the end.
    pub fn next_row(&mut self) -> Result<Option<Row>, Refusal> {
        loop {
            let next = match self.early.pop_front() {
                Some(row) => Some(row),
                None => self.rest.next()?,
            };
            let Some(row) = next else {
                self.end();
                return Ok(None);
            };
            if total::is_example(&row) {
                self.examples.push(row.number);
                continue;
            }
            if header::is_repeated(&row, &self.names) {
                self.repeated.push(row.number);
                self.is_begun = false;
                continue;
            }
            if !std::mem::replace(&mut self.is_begun, true)
                && total::counts_columns(&row, &self.header)
            {
                self.notes.push(total::counted(&row));
                continue;
            }
            if self.may_end(&row) || !self.held.is_empty() && self.may_be_below(&row) {
                self.held.push(row);
                continue;
            }
            for inside in std::mem::take(&mut self.held) {
                if self.may_end(&inside) {
                    self.inside.push(inside);
                }
            }
            self.short += u64::from(self.is_text && row.cells.len() < self.header.cells.len());
            return Ok(Some(row));
        }
    }

    /// Whether a row ends the table: a total, or who signed it where and when.
    fn may_end(&self, row: &Row) -> bool {
        total::is_total(row) || self.may_be_below(row) && total::is_signature(row)
    }

    /// Whether a row can be a remark below the table, such as who signed it.
    fn may_be_below(&self, row: &Row) -> bool {
        row.filled() <= 2 && self.header.filled() > 3
    }

    /// Notes what ended the table.
    fn end(&mut self) {
        if !self.held.is_empty() {
            self.notes.push(total::left_out(&std::mem::take(&mut self.held)));
        }
        if !self.examples.is_empty() {
            self.notes.push(total::examples(&std::mem::take(&mut self.examples)));
        }
        self.faults.extend(total::inside(&std::mem::take(&mut self.inside)));
        self.notes.extend(header::again(&std::mem::take(&mut self.repeated)));
        let short = std::mem::take(&mut self.short);
        if short > 0 {
            self.note(
                format!("{short} dòng ngắn hơn dòng tiêu đề; ô thiếu ở cuối là ô trống"),
                format!(
                    "{short} row(s) are shorter than the header; what lacks at the end is blank"
                ),
            );
        }
        let unseen = self.rest.unseen();
        if unseen > 0 {
            self.note(
                format!("{unseen} ô có ký tự không nhìn thấy (như U+200B), đã bỏ các ký tự ấy"),
                format!(
                    "{unseen} cell(s) had unseen characters (such as U+200B), which were left out"
                ),
            );
        }
    }

    /// What was taken for what, and what was passed over; whole once all rows are read.
    pub fn notes(&self) -> &[Text] {
        &self.notes
    }

    /// What is wrong with the table as a whole.
    pub fn faults(&self) -> &[Fault<Text>] {
        &self.faults
    }

    /// A row with text to the right of the header's last column. In a text a forgotten quote is seen by it.
    pub fn too_wide(&self, row: &Row) -> Option<Fault<Text>> {
        let needed = self.header.cells.len();
        row.cells().skip(needed).find(|cell| !cell.is_empty())?;
        let cells = row.cells.len();
        let (vi, en) = (
            format!(
                "có {cells} ô, tiêu đề có {needed}; chữ có dấu phẩy phải đặt trong ngoặc kép, ô thừa phải xóa"
            ),
            format!(
                "{cells} cells, the header has {needed}; a comma in a text needs quotes, cells beyond the header are to be cleared"
            ),
        );
        Some(Fault::new(row.number, "", vi, en))
    }
}
