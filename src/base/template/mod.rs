//! Templates (tệp mẫu): an empty sheet with its header, lists to choose from and an example row, to be filled in and
//! brought in again. Pure: a description in, the bytes of an XLSX file out.
//!
//! `base::table` reads a filled template as any other file: it takes the sheet whose header it knows and passes the
//! example row over.

mod xlsx;

use super::dataset::Failed;
use super::lang::{Lang, Text};

/// What the first cell of an example row begins with, so that readers of rows pass it over.
pub fn example_mark(lang: Lang) -> &'static str {
    lang.pick("Ví dụ:", "Example:")
}

/// An empty sheet to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What is brought in by it: the heading of the sheet of guidance.
    pub title: Text,
    /// What is to be known before filling it in, a line each.
    pub guide: Vec<Text>,
    /// The columns, in their order.
    pub columns: Vec<Column>,
}

/// A column of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header: a name that the reader of the file knows.
    pub title: Text,
    /// Whether every row needs it.
    pub is_needed: bool,
    /// What its cells hold.
    pub kind: Kind,
    /// A cell of the example row; a day is ISO here and a day in the file.
    pub example: String,
    /// What to write into it.
    pub note: Text,
}

/// What the cells of a column hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text. Codes keep their leading zeros.
    Text,
    /// A whole number from 0.
    Whole,
    /// A number.
    Decimal,
    /// A day.
    Day,
    /// One of these texts; another one is not taken by the spreadsheet.
    One(Vec<String>),
    /// One of these texts is suggested; another one may be written.
    Suggested(Vec<String>),
}

impl Kind {
    /// The texts to choose from.
    pub fn choices(&self) -> &[String] {
        match self {
            Self::One(choices) | Self::Suggested(choices) => choices,
            _ => &[],
        }
    }
}

impl Template {
    /// The file with the headers of a language.
    ///
    /// # Errors
    /// When the description does not fit a workbook, such as a list of a million lines.
    pub fn xlsx(&self, lang: Lang) -> Result<Vec<u8>, Failed> {
        xlsx::written(self, lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::table::{self, Layout, Most};

    const LAYOUT: Layout<3> = Layout {
        columns: ["code", "day", "outcome"],
        needed: 3,
        also: &[("code", &["mã hồ sơ"]), ("day", &["ngày tiếp nhận"]), ("outcome", &["kết quả"])],
        codes: &["code"],
        ..Layout::PLAIN
    };

    fn template() -> Template {
        let column = |vi: &str, en: &str, kind, example: &str| Column {
            title: Text::new(vi, en),
            is_needed: true,
            kind,
            example: example.to_owned(),
            note: Text::new("Ghi như trên giấy hẹn", "As on the slip"),
        };
        // More letters than a list inside a validation may have, with commas and quotes.
        let long = (0..60).map(|at| format!("Phương án \"{at}\", dài"));
        Template {
            title: Text::new("Hồ sơ", "Dossiers"),
            guide: vec![Text::new("Mỗi dòng một hồ sơ.", "A row a dossier.")],
            columns: vec![
                column("Mã hồ sơ", "code", Kind::Text, "0012"),
                column("Ngày tiếp nhận", "day", Kind::Day, "2026-11-05"),
                column("Kết quả", "outcome", Kind::One(long.collect()), "Phương án \"1\", dài"),
            ],
        }
    }

    #[test]
    fn an_unfilled_template_is_a_known_header_without_rows() {
        for lang in [Lang::Vi, Lang::En] {
            let file = template().xlsx(lang).unwrap();
            let mut sheet = table::read(&file, Most::EXPORTED, &LAYOUT).unwrap();
            assert_eq!(sheet.by_columns(&LAYOUT).unwrap().len(), 0, "{lang:?}");
            let notes: Vec<&str> = sheet.notes().iter().map(|note| note.vi.as_str()).collect();
            assert!(notes.iter().any(|note| note.contains("dòng ví dụ")), "{notes:?}");
        }
    }

    #[test]
    fn an_example_is_marked_in_its_first_cell_that_has_text() {
        let mut own = template();
        own.columns[0].example = String::new();
        let file = own.xlsx(Lang::Vi).unwrap();
        let mut sheet = table::read(&file, Most::EXPORTED, &LAYOUT).unwrap();
        assert_eq!(sheet.by_columns(&LAYOUT).unwrap().len(), 0);
        let csv =
            "mã hồ sơ,ngày tiếp nhận,kết quả\r\nVí dụ: 0012,05/11/2026,x\r\n0012,05/11/2026,x\r\n";
        let mut sheet = table::read(csv.as_bytes(), Most::EXPORTED, &LAYOUT).unwrap();
        let rows = sheet.by_columns(&LAYOUT).unwrap();
        let rows: Vec<_> = rows.into_iter().map(|row| row.unwrap().cells).collect();
        assert_eq!(rows, [["0012", "05/11/2026", "x"]]);
    }
}
