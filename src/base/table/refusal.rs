//! Why a file is refused, in the reader's language.

use crate::base::lang::{Lang, Text};

use super::said::called;
use super::{LARGEST, Legacy, Most};

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
    /// Neither Excel nor text.
    NotText,
    /// Text in an encoding older than Unicode, from this line on where bytes tell it.
    NotUnicode(Legacy, Option<u64>),
    /// Names of columns of which letters are lost or stand for others, in this sentence.
    Garbled(Text),
    /// A web page, saved as if it were a file of Excel.
    WebPage,
    /// XML, such as Excel wrote in 2003.
    Xml,
    /// A file of another kind, by what it is called.
    Other(&'static str),
    /// An `OpenDocument` sheet (.ods).
    OpenDocument,
    /// A binary workbook (.xlsb).
    Binary,
    /// All sheets are hidden.
    Hidden,
    /// Several visible sheets with the same header, by their names.
    Alike(Vec<String>),
    /// Cells parted by a character that parts none.
    Parted(char),
    /// A line `sep=` that names another separator than the rows have.
    Separator(char, char),
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
        /// What there may be.
        most: Most,
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
            Self::NotText => (
                "Tệp không phải Excel (.xlsx) và không phải văn bản UTF-8. Trong Excel, xin chọn lưu \u{201c}CSV UTF-8\u{201d}.".to_owned(),
                "The file is neither Excel (.xlsx) nor text in UTF-8; in Excel, save it as “CSV UTF-8”.".to_owned(),
            ),
            Self::NotUnicode(legacy, line) => not_unicode(*legacy, *line),
            Self::Garbled(sentence) => {
                (format!("Chữ {}.", sentence.vi), format!("The text {}.", sentence.en))
            }
            Self::WebPage | Self::Xml | Self::OpenDocument | Self::Binary | Self::OldExcel => {
                self.of_another_form()
            }
            Self::Other(name) => (
                format!("Tệp là {name}, không phải bảng tính. Xin lưu hoặc xuất bảng thành .xlsx hoặc CSV."),
                format!("The file is {name}, no spreadsheet; save or export the table as .xlsx or CSV."),
            ),
            Self::Alike(names) => {
                let names = names.join("`, `");
                (
                    format!("Các trang tính `{names}` đều có bảng như nhau. Xin ẩn hoặc xóa các trang không nhập, hoặc lưu mỗi trang thành một tệp."),
                    format!("The sheets `{names}` have the same columns; hide or remove those that are not to be read, or save each as a file of its own."),
                )
            }
            Self::Parted(_) | Self::Separator(..) => self.of_separators(),
            Self::Hidden => (
                "Mọi trang tính của tệp đều bị ẩn. Xin hiện trang cần đọc rồi lưu lại.".to_owned(),
                "All sheets of the file are hidden; unhide the one to be read and save it again.".to_owned(),
            ),
            Self::NoSheet => (
                "Tệp Excel không có trang tính nào.".to_owned(),
                "The Excel file has no sheet of cells.".to_owned(),
            ),
            Self::Broken(why) => (
                "Tệp Excel bị hỏng. Xin mở bằng Excel và lưu lại.".to_owned(),
                format!("The Excel file is broken ({why}); open it in Excel and save it again."),
            ),
            Self::Row(why) => (
                "Có dòng không tách được thành ô. Xin xem lại dấu phẩy và dấu ngoặc kép.".to_owned(),
                format!("A row cannot be parted into cells ({why}); look at its commas and quotes."),
            ),
            Self::FarCell { .. } | Self::LongCell { .. } | Self::TooMuch => self.of_cells(),
        };
        lang.pick(vi, en)
    }

    /// Says what parts cells and should not.
    fn of_separators(&self) -> (String, String) {
        match self {
            Self::Parted(mark) => (
                format!(
                    "Các ô cách nhau bằng `{mark}`. Xin lưu lại với dấu phẩy, chấm phẩy, tab hoặc `|`, hoặc lưu thành .xlsx."
                ),
                format!(
                    "Cells are parted by `{mark}`; save the file with commas, semicolons, tabs or `|`, or as .xlsx."
                ),
            ),
            Self::Separator(named, own) => {
                let ((vi, en), (own_vi, own_en)) = (called(*named), called(*own));
                (
                    format!(
                        "Dòng đầu ghi `sep={named}` ({vi}) nhưng các ô cách nhau bằng {own_vi}. Xin xóa dòng đầu hoặc sửa thành `sep={own}`."
                    ),
                    format!(
                        "The first line says `sep={named}` ({en}), but cells are parted by {own_en}; remove it, or write `sep={own}`."
                    ),
                )
            }
            _ => (String::new(), String::new()),
        }
    }

    /// Says which cells are too far out or too long.
    fn of_cells(&self) -> (String, String) {
        match self {
            Self::FarCell { row, column, most } => (
                format!(
                    "Có ô ở dòng {row}, cột {column}: nhiều hơn {} dòng hoặc {} cột. Xin xóa ô thừa hoặc tách tệp.",
                    most.rows, most.columns
                ),
                format!(
                    "There is a cell in row {row}, column {column}: more than {} rows or {} columns; clear it, or split the file.",
                    most.rows, most.columns
                ),
            ),
            Self::LongCell { row, column, most } => (
                format!("Ô ở dòng {row}, cột {column} dài hơn {most} ký tự. Xin rút ngắn."),
                format!(
                    "The cell in row {row}, column {column} has over {most} characters; shorten it."
                ),
            ),
            _ => (
                "Các ô có quá nhiều chữ. Xin tách thành nhiều tệp.".to_owned(),
                "The cells hold too much text; split the file.".to_owned(),
            ),
        }
    }

    /// Names a file that has the rows in a form that is not read.
    fn of_another_form(&self) -> (String, String) {
        let (vi, en) = match self {
            Self::OldExcel => (
                "Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Xin lưu thành .xlsx không mật khẩu, hoặc CSV.",
                "The file is in the old Excel form (.xls) or has a password; save it as .xlsx without one, or as CSV.",
            ),
            Self::WebPage => (
                "Tệp là trang web lưu với đuôi .xls, không phải tệp Excel. Xin mở bằng Excel rồi lưu thành .xlsx.",
                "The file is a web page saved as .xls, no Excel file; open it in Excel and save it as .xlsx.",
            ),
            Self::Xml => (
                "Tệp là XML (Excel 2003). Xin mở bằng Excel rồi lưu thành .xlsx.",
                "The file is XML (Excel 2003); open it in Excel and save it as .xlsx.",
            ),
            Self::OpenDocument => (
                "Tệp là OpenDocument (.ods). Xin lưu thành .xlsx.",
                "The file is OpenDocument (.ods); save it as .xlsx.",
            ),
            Self::Binary => (
                "Tệp là Excel nhị phân (.xlsb). Xin lưu thành .xlsx.",
                "The file is a binary workbook (.xlsb); save it as .xlsx.",
            ),
            _ => ("", ""),
        };
        (vi.to_owned(), en.to_owned())
    }
}

/// Names an encoding and how to leave it.
fn not_unicode(legacy: Legacy, line: Option<u64>) -> (String, String) {
    if legacy == Legacy::Utf8 {
        return (
            "Chữ trong tệp là UTF-8 bị đọc nhầm thành Latin-1 (Windows-1252, 1258) rồi lưu lại. Xin lấy tệp gốc, khi mở bằng Excel chọn “65001: Unicode (UTF-8)”, rồi lưu thành .xlsx.".to_owned(),
            "The text of the file is UTF-8 that was read as Latin-1 (Windows-1252, 1258) and saved again; take the original, open it in Excel as “65001: Unicode (UTF-8)” and save it as .xlsx.".to_owned(),
        );
    }
    let (vi, en) = match legacy {
        Legacy::Tcvn3 => ("TCVN3 (phông chữ .Vn…)", "TCVN3 (fonts named .Vn…)"),
        Legacy::Vni => ("VNI (phông chữ VNI-…)", "VNI (fonts named VNI-…)"),
        Legacy::Windows1258 => ("Windows-1258", "Windows-1258"),
        Legacy::Utf8 | Legacy::Unknown => (
            "bảng mã cũ, có thể TCVN3, VNI hoặc Windows-1258",
            "an older encoding, perhaps TCVN3, VNI or Windows-1258",
        ),
    };
    let place = |word: &str| line.map_or(String::new(), |line| format!(" ({word} {line})"));
    let (from, since) = (place("từ dòng"), place("from line"));
    (
        format!(
            "Chữ trong tệp{from} không phải Unicode (UTF-8) mà là {vi}. Xin chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6), rồi trong Excel chọn lưu “CSV UTF-8” hoặc .xlsx."
        ),
        format!(
            "The text of the file{since} is not Unicode (UTF-8) but {en}; convert it to Unicode (UniKey: Ctrl+Shift+F6), then save it in Excel as “CSV UTF-8” or as .xlsx."
        ),
    )
}
