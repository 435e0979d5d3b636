//! The rows of procedures, CSV or XLSX. Pure.
//!
//! All rows or none: every fault is reported at once, with its line and column.

use std::collections::BTreeMap;

use super::lines::LONGEST_PROCEDURE;
use super::seeds::is_national;
use crate::base::table::{Layout, Most, Taken};
use crate::base::{Text, table, text};
use crate::domain::unit::Procedure;

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// The columns, in the order they are written; they may be read in any.
pub static LAYOUT: Layout<3> = Layout {
    columns: ["code", "name_vi", "name_en"],
    needed: 2,
    also: &[
        ("code", &["mã", "mã thủ tục", "mã TTHC", "mã số"]),
        ("name_vi", &["tên", "tên thủ tục", "tên TTHC", "thủ tục hành chính", "tên tiếng Việt"]),
        ("name_en", &["tên tiếng Anh"]),
    ],
    codes: &["code"],
    ..Layout::PLAIN
};

/// Most characters of a code: a national one with its office has 22.
const LONGEST_CODE: usize = 30;

/// Reads the procedures of a CSV or XLSX.
pub fn read<'a>(file: impl Into<table::Source<'a>>) -> Result<Taken<Vec<Procedure>>, Vec<Fault>> {
    let sheet = table::read(file, Most::KEPT, &LAYOUT);
    let mut sheet = sheet.map_err(|refusal| vec![refusal.into()])?;
    let mut first_seen: BTreeMap<String, u64> = BTreeMap::new();
    let (mut procedures, mut faults) = (Vec::new(), Vec::new());
    for row in sheet.by_columns(&LAYOUT)? {
        let row = match row {
            Ok(row) => row,
            Err(unread) => {
                faults.extend(unread);
                continue;
            }
        };
        let [code, vi, en] = row.cells;
        let mut fault = |column, (vi, en): (String, String)| {
            faults.push(Fault { row: row.row, column, problem: Text { vi, en } });
        };
        if code.is_empty()
            || code.contains(char::is_whitespace)
            || text::length(code) > LONGEST_CODE
        {
            fault(
                "code",
                (
                    format!(
                        "mã không có dấu cách, nhiều nhất {LONGEST_CODE} ký tự, ví dụ 1.001193"
                    ),
                    format!(
                        "a code has no blank and at most {LONGEST_CODE} characters, such as 1.001193"
                    ),
                ),
            );
        } else if let Some(first) = first_seen.get(code) {
            fault(
                "code",
                (
                    format!("`{code}` đã có ở dòng {first}"),
                    format!("`{code}` stands in row {first} already"),
                ),
            );
        } else {
            first_seen.insert(code.to_owned(), row.row);
        }
        for (column, name, needed) in [("name_vi", vi, true), ("name_en", en, false)] {
            if let Some(problem) = name_problem(name, needed) {
                fault(column, problem);
            }
        }
        procedures.push(Procedure {
            code: code.to_owned(),
            name: Text::new(vi, if en.is_empty() { vi } else { en }),
            illustrative: !is_national(code),
            closed: None,
        });
    }
    if faults.is_empty() {
        Ok(Taken { rows: procedures, notes: sheet.notes().to_vec() })
    } else {
        Err(faults)
    }
}

/// What is wrong with a name, in both languages.
fn name_problem(name: &str, needed: bool) -> Option<(String, String)> {
    if needed && name.is_empty() {
        return Some(("thiếu tên".to_owned(), "the name is missing".to_owned()));
    }
    (text::length(name) > LONGEST_PROCEDURE).then(|| {
        (
            format!("dài hơn {LONGEST_PROCEDURE} ký tự"),
            format!("longer than {LONGEST_PROCEDURE} characters"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_read_under_either_header() {
        let read =
            read("Tên thủ tục;Mã\r\nĐăng ký khai sinh;1.001193\r\nXác nhận;XN-01\r\n".as_bytes());
        let rows = read.unwrap().rows;
        let told: Vec<_> =
            rows.iter().map(|it| (&*it.code, &*it.name.en, it.illustrative)).collect();
        assert_eq!(told, [("1.001193", "Đăng ký khai sinh", false), ("XN-01", "Xác nhận", true)]);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = read("code,name_vi\n1.001193,A\n1.001193,\nx y,B\n".as_bytes()).unwrap_err();
        let places: Vec<_> = faults.iter().map(|fault| (fault.row, fault.column)).collect();
        assert_eq!(places, [(3, "code"), (3, "name_vi"), (4, "code")]);
    }
}
