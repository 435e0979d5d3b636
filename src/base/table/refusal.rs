//! Why a file is refused, in the reader's language.

use crate::base::lang::Lang;

use super::{LARGEST, MOST_COLUMNS};

/// Why a file is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no file, or nothing in it.
    Empty,
    /// It is over [`LARGEST`].
    TooLarge,
    /// What is packed into it is over the limit, or it is packed oddly.
    Packed,
    /// The older Excel form, or one with a password.
    OldExcel,
    /// Neither Excel nor text in UTF-8.
    NotText,
    /// An Excel file without a sheet of cells.
    NoSheet,
    /// An Excel file that is broken, for this reason.
    Broken(String),
    /// A row of a CSV that cannot be split into cells, for this reason.
    Row(String),
    /// A cell beyond any table; counted from 1.
    FarCell {
        /// Its row.
        row: u64,
        /// Its column.
        column: usize,
        /// Rows below the header at most.
        most: usize,
    },
    /// A cell with more text than any table has; counted from 1.
    LongCell {
        /// Its row.
        row: u64,
        /// Its column.
        column: usize,
        /// Characters at most.
        most: usize,
    },
    /// All cells together hold too much text.
    TooMuch,
}

/// What is wrong with a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// A column is not there.
    Missing(&'static str),
    /// It is there twice.
    Twice(&'static str),
    /// There is an unknown column.
    Unknown(String),
}

impl Refusal {
    /// One sentence with the remedy.
    pub fn localized(&self, lang: Lang) -> String {
        let megabytes = LARGEST / (1024 * 1024);
        let (vi, en) = match self {
            Self::Empty => (
                "Chưa chọn tệp, hoặc tệp không có dòng nào.".to_owned(),
                "No file was chosen, or it has no row.".to_owned(),
            ),
            Self::TooLarge => (
                format!("Tệp lớn hơn {megabytes} MB. Xin tách thành nhiều tệp."),
                format!("The file is over {megabytes} MB; split it."),
            ),
            Self::Packed => (
                "Tệp Excel nén quá nhiều dữ liệu hoặc quá nhiều phần. Xin lưu lại chỉ một trang tính, hoặc lưu thành CSV.".to_owned(),
                "The Excel file has too much packed into it; save the one sheet alone, or as CSV.".to_owned(),
            ),
            Self::OldExcel => (
                "Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Xin lưu thành .xlsx không mật khẩu, hoặc CSV.".to_owned(),
                "The file is in the old Excel form (.xls) or has a password; save it as .xlsx without one, or as CSV.".to_owned(),
            ),
            Self::NotText => (
                "Tệp không phải Excel (.xlsx) và không phải văn bản UTF-8. Trong Excel, xin chọn lưu \u{201c}CSV UTF-8\u{201d}.".to_owned(),
                "The file is neither Excel (.xlsx) nor text in UTF-8; in Excel, save it as “CSV UTF-8”.".to_owned(),
            ),
            Self::NoSheet => (
                "Tệp Excel không có trang tính nào.".to_owned(),
                "The Excel file has no sheet of cells.".to_owned(),
            ),
            Self::Broken(why) => (
                format!("Tệp Excel bị hỏng ({why}). Xin mở bằng Excel và lưu lại."),
                format!("The Excel file is broken ({why}); open it in Excel and save it again."),
            ),
            Self::Row(why) => (
                format!("Có dòng không tách được thành ô ({why}). Xin xem lại dấu phẩy và dấu ngoặc kép."),
                format!("A row cannot be parted into cells ({why}); look at its commas and quotes."),
            ),
            Self::FarCell { row, column, most } => (
                format!("Có ô ở dòng {row}, cột {column}: nhiều hơn {most} dòng hoặc {MOST_COLUMNS} cột. Xin xóa ô thừa hoặc tách tệp."),
                format!("There is a cell in row {row}, column {column}: more than {most} rows or {MOST_COLUMNS} columns; clear it, or split the file."),
            ),
            Self::LongCell { row, column, most } => (
                format!("Ô ở dòng {row}, cột {column} dài hơn {most} ký tự. Xin rút ngắn."),
                format!("The cell in row {row}, column {column} has over {most} characters; shorten it."),
            ),
            Self::TooMuch => (
                "Các ô có quá nhiều chữ. Xin tách thành nhiều tệp.".to_owned(),
                "The cells hold too much text; split the file.".to_owned(),
            ),
        };
        lang.pick(vi, en)
    }
}

impl HeaderFault {
    /// One sentence with the remedy; `columns` are those that are read.
    pub fn localized(&self, columns: &[&str], lang: Lang) -> String {
        let columns = columns.join(",");
        let (vi, en) = match self {
            Self::Missing(name) => (
                format!("thiếu cột {name}; xin thêm"),
                format!("the column {name} is missing; add it"),
            ),
            Self::Twice(name) => (
                format!("cột {name} có hai lần; xin bỏ một"),
                format!("the column {name} is there twice; remove one"),
            ),
            Self::Unknown(name) => (
                format!("không có cột `{name}`; xin bỏ. Các cột là {columns}"),
                format!("there is no column `{name}`; remove it. The columns are {columns}"),
            ),
        };
        lang.pick(vi, en)
    }
}
