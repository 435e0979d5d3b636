//! The rows of touchpoints, CSV or XLSX, in `seeds/` and in `hailong touchpoint import`. Pure.
//!
//! All rows or none: every fault is reported at once, with its line and column.

use std::collections::{BTreeMap, BTreeSet};

use super::code;
use crate::base::table::{Cells, Layout, Most, Taken};
use crate::base::{Lang, Text, format, table, text};
use crate::domain::survey::Tier;
use crate::domain::unit::{Ended, Touchpoint, Unit};

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// The columns, in the order they are written; they may be read in any.
pub const COLUMNS: [&str; 7] =
    ["code", "name_vi", "name_en", "unit", "procedures", "instrument", "tier"];

/// Their Vietnamese names.
pub static LAYOUT: Layout<7> = Layout {
    columns: COLUMNS,
    needed: COLUMNS.len(),
    optional: &["name_en"],
    also: &[
        ("code", &["mã", "mã điểm khảo sát", "mã quầy"]),
        ("name_vi", &["tên", "tên tiếng Việt", "tên điểm khảo sát"]),
        ("name_en", &["tên tiếng Anh"]),
        ("unit", &["đơn vị", "mã đơn vị", "phòng"]),
        ("procedures", &["thủ tục", "mã thủ tục", "mã TTHC", "TTHC"]),
        ("instrument", &["phiếu", "mẫu phiếu", "phiếu khảo sát", "phiếu hỏi"]),
        ("tier", &["kênh", "hình thức"]),
    ],
    codes: &["code", "unit", "procedures", "instrument"],
    choices: &[(
        "tier",
        &[
            ("open", "Mã QR chung", "Shared QR code"),
            ("assisted", "Có người hỗ trợ", "Assisted"),
            ("paper", "Phiếu giấy", "Paper"),
        ],
    )],
    ..Layout::PLAIN
};

/// The longest name a poster can carry in two lines.
pub const LONGEST_NAME: usize = 80;

/// What a row may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The units that are there today, each with its office.
    pub units: &'a [Unit],
    /// Those that have ended.
    pub ended: &'a [Ended],
    /// Codes of the procedures.
    pub procedures: &'a BTreeSet<String>,
    /// Ids of the instruments.
    pub instruments: &'a BTreeSet<String>,
}

/// Reads the touchpoints of a CSV or XLSX.
pub fn read<'a>(
    file: impl Into<table::Source<'a>>,
    known: Known<'_>,
) -> Result<Taken<Vec<Touchpoint>>, Vec<Fault>> {
    let sheet = table::read(file, Most::KEPT, &LAYOUT);
    let mut sheet = sheet.map_err(|refusal| vec![refusal.into()])?;
    let rows = sheet.by_columns(&LAYOUT)?;
    let mut reading =
        Reading { known, first_seen: BTreeMap::new(), faults: Vec::new(), untranslated: 0 };
    let mut touchpoints = Vec::new();
    for row in rows {
        match row {
            Ok(row) => touchpoints.extend(reading.touchpoint(&row)),
            Err(faults) => reading.faults.extend(faults),
        }
    }
    if !reading.faults.is_empty() {
        return Err(reading.faults);
    }
    let mut notes = sheet.notes().to_vec();
    notes.extend(table::untranslated(reading.untranslated));
    Ok(Taken { rows: touchpoints, notes })
}

/// The state of reading a file.
struct Reading<'a> {
    known: Known<'a>,
    /// The line each code was first seen on.
    first_seen: BTreeMap<String, u64>,
    faults: Vec<Fault>,
    /// Rows without an English name.
    untranslated: usize,
}

impl Reading<'_> {
    /// One row; its faults are noted.
    fn touchpoint(&mut self, row: &Cells<'_, 7>) -> Option<Touchpoint> {
        let line = row.row;
        let [code, name_vi, name_en, unit, procedures, instrument, tier] = row.cells;
        let faults_before = self.faults.len();

        let code = self.noted(line, "code", code::read(code)).unwrap_or_default();
        if let Some(first) = self.first_seen.get(&code) {
            let problem = Text {
                vi: format!("`{code}` đã có ở dòng {first}; mỗi điểm một mã"),
                en: format!("`{code}` stands in row {first} already; give each its own"),
            };
            self.fault(line, "code", problem);
        } else if !code.is_empty() {
            self.first_seen.insert(code.clone(), line);
        }
        self.noted(line, "name_vi", name(name_vi));
        if !name_en.is_empty() {
            self.noted(line, "name_en", name(name_en));
        }
        self.untranslated += usize::from(name_en.is_empty());
        let meant = units_meant(self.known.units, unit);
        let office = meant.first().copied().filter(|_| meant.len() == 1);
        if meant.len() > 1 {
            let codes: Vec<&str> = meant.iter().map(|unit| unit.code.as_str()).collect();
            let codes = codes.join(", ");
            let problem = Text {
                vi: format!("`{unit}` là tên của nhiều đơn vị: {codes}; xin ghi mã"),
                en: format!("`{unit}` is the name of several units: {codes}; write the code"),
            };
            self.fault(line, "unit", problem);
        } else if office.is_none() {
            let over = self.known.ended.iter().find(|ended| ended.unit == unit);
            let known = self.known.units.iter().map(|unit| &unit.code);
            let problem =
                over.map_or_else(|| listed(("đơn vị", "unit"), unit, known), ended_sentence);
            self.fault(line, "unit", problem);
        }
        let procedures = split(procedures);
        for procedure in &procedures {
            if !self.known.procedures.contains(procedure) {
                let problem = listed(("thủ tục", "procedure"), procedure, self.known.procedures);
                self.fault(line, "procedures", problem);
            }
        }
        if !self.known.instruments.contains(instrument) {
            let problem = listed(("phiếu", "instrument"), instrument, self.known.instruments);
            self.fault(line, "instrument", problem);
        }
        let tier = self.noted(line, "tier", read_tier(tier));

        if self.faults.len() > faults_before {
            return None;
        }
        Some(Touchpoint {
            code,
            office: office?.office.clone(),
            unit: office?.code.clone(),
            name: Text::new(name_vi, if name_en.is_empty() { name_vi } else { name_en }),
            instrument: instrument.to_owned(),
            tier: tier?,
            procedures,
            closed: None,
        })
    }

    /// The value, or `None` with the fault noted.
    fn noted<T>(&mut self, line: u64, column: &'static str, read: Result<T, Text>) -> Option<T> {
        read.map_err(|problem| self.fault(line, column, problem)).ok()
    }

    fn fault(&mut self, line: u64, column: &'static str, problem: Text) {
        self.faults.push(Fault { row: line, column, problem });
    }
}

/// The units that a cell names: the one of this code, else all of this name.
fn units_meant<'a>(units: &'a [Unit], written: &str) -> Vec<&'a Unit> {
    if let Some(one) = units.iter().find(|unit| unit.code == written) {
        return vec![one];
    }
    let name = text::same_name(written);
    let is_named = |unit: &&Unit| !name.is_empty() && text::same_name(&unit.name.vi) == name;
    units.iter().filter(is_named).collect()
}

/// A name that fits on a poster.
fn name(written: &str) -> Result<(), Text> {
    match text::length(written) {
        0 => Err(Text::new("cần có tên tiếng Việt", "a name in Vietnamese is needed")),
        length if length > LONGEST_NAME => Err(Text {
            vi: format!("{length} chữ không vừa áp phích; xin rút còn {LONGEST_NAME}"),
            en: format!("{length} characters do not fit on a poster; shorten to {LONGEST_NAME}"),
        }),
        _ => Ok(()),
    }
}

/// The codes in a list separated by semicolons, bars or spaces; a code may have its name behind a dash.
fn split(list: &str) -> Vec<String> {
    let parts = list.split([';', '|', '\n']);
    let codes = parts.map(|part| part.split_once(" – ").map_or(part, |(code, _)| code));
    let codes = codes.flat_map(str::split_whitespace);
    codes.map(str::to_owned).collect()
}

/// How answers without a slip come in; a slip alone makes an answer `verified`.
fn read_tier(written: &str) -> Result<Tier, Text> {
    match written {
        "open" => Ok(Tier::Open),
        "assisted" => Ok(Tier::Assisted),
        "paper" => Ok(Tier::Paper),
        "verified" => Err(Text::new(
            "không đặt được cách này: chỉ phiếu có mã dùng một lần mới được coi là đã xác minh; xin ghi “Mã QR chung”",
            "`verified` cannot be set: an answer earns it by its slip; write `open`",
        )),
        other => Err(Text {
            vi: format!("`{other}` không dùng được; xin ghi một trong {}", LAYOUT.offered("tier")),
            en: format!("`{other}` is none of open, assisted, paper"),
        }),
    }
}

/// When a unit ended, and which to write instead.
fn ended_sentence(ended: &Ended) -> Text {
    let Ended { unit, day, successors } = ended;
    let (vi, en) = match successors.as_slice() {
        [] => (
            "không có đơn vị kế tục; xin chọn đơn vị khác".to_owned(),
            "no unit succeeded it; choose another".to_owned(),
        ),
        some => (
            format!("xin ghi đơn vị kế tục: {}", some.join(" hoặc ")),
            format!("write its successor: {}", some.join(" or ")),
        ),
    };
    let ended = format::day(*day, Lang::Vi);
    Text {
        vi: format!("đơn vị `{unit}` kết thúc ngày {ended}; {vi}"),
        en: format!("unit `{unit}` ended on {day}; {en}"),
    }
}

/// "There is no such unit", with those there are.
fn listed<'a>(
    (vi, en): (&str, &str),
    written: &str,
    known: impl IntoIterator<Item = &'a String>,
) -> Text {
    let known = known.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    Text {
        vi: format!("không có {vi} `{written}`; đang có: {known}"),
        en: format!("there is no {en} `{written}`; known: {known}"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    const HEADER: &str = "code,name_vi,name_en,unit,procedures,instrument,tier\n";

    fn read_with_one_of_each(csv: &str) -> Result<Vec<Touchpoint>, Vec<String>> {
        let units =
            [Unit { code: "PLS".to_owned(), office: "sngv".to_owned(), name: Text::default() }];
        let known = Known {
            units: &units,
            ended: &[Ended {
                unit: "PLT".to_owned(),
                day: NaiveDate::from_ymd_opt(2026, 7, 31).unwrap(),
                successors: vec!["PLS".to_owned()],
            }],
            procedures: &BTreeSet::from(["3.000242".to_owned(), "1.000811".to_owned()]),
            instruments: &BTreeSet::from(["quick".to_owned()]),
        };
        read(csv.as_bytes(), known)
            .map(|read| read.rows)
            .map_err(|faults| faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_row_becomes_a_touchpoint_of_its_units_office() {
        let csv = format!("{HEADER}bt01,Quầy 1,Counter 1,PLS,3.000242; 1.000811,quick,open\n");
        let read = read_with_one_of_each(&csv).unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].code, "BT01");
        assert_eq!(read[0].office, "sngv");
        assert_eq!(read[0].procedures, ["3.000242", "1.000811"]);
        assert_eq!(read[0].tier, Tier::Open);
    }

    #[test]
    fn a_spreadsheets_semicolons_and_mark_are_understood() {
        let csv = "\u{feff}code;name_vi;name_en;unit;procedures;instrument;tier\r\n\
                   BT01;Quầy 1;Counter 1;PLS;3.000242|1.000811;quick;open\r\n";
        assert_eq!(read_with_one_of_each(csv).unwrap()[0].procedures.len(), 2);
    }

    #[test]
    fn every_fault_is_told_with_its_row_and_column() {
        let csv = format!(
            "{HEADER}LS01,,Counter,PLS,,quick,open\n\
             BT02,Quầy,Counter,XYZ,9.9,sipas,verified\n\
             bt02,Quầy,Counter,PLS,,quick,sometimes\n\
             BT03,Quầy\n"
        );
        let faults = read_with_one_of_each(&csv).unwrap_err();
        let starts = [
            "row 2, column code: `LS01` has `L`",
            "row 2, column name_vi: a name in Vietnamese is needed",
            "row 3, column unit: there is no unit `XYZ`; known: PLS",
            "row 3, column procedures: there is no procedure `9.9`",
            "row 3, column instrument: there is no instrument `sipas`; known: quick",
            "row 3, column tier: `verified` cannot be set",
            "row 4, column code: `BT02` stands in row 3 already",
            "row 4, column tier: `sometimes` is none of",
            "row 5, column unit: there is no unit ``; known: PLS",
            "row 5, column instrument: there is no instrument ``",
            "row 5, column tier: `` is none of",
        ];
        assert_eq!(faults.len(), starts.len(), "{faults:#?}");
        for (fault, start) in faults.iter().zip(starts) {
            assert!(fault.starts_with(start), "{fault}");
        }
    }

    #[test]
    fn a_unit_may_be_named_where_one_alone_has_the_name() {
        let unit = |code: &str, name: &str| Unit {
            code: code.to_owned(),
            office: "sngv".to_owned(),
            name: Text::new(name, code),
        };
        let units = [unit("A", "Phòng (Một)"), unit("B", "Phòng (Hai)"), unit("C", "phòng (hai)")];
        let meant = |written: &str| {
            let meant = units_meant(&units, written);
            meant.into_iter().map(|unit| unit.code.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(meant("PHÒNG (MỘT)"), ["A"]);
        assert_eq!(meant("Phòng (Hai)"), ["B", "C"]);
        assert_eq!(meant("B"), ["B"]);
        assert!(meant("Phòng").is_empty());
    }

    #[test]
    fn a_unit_that_ended_is_refused_with_its_day_and_successor() {
        let csv = format!("{HEADER}BT01,Quầy 1,Counter 1,PLT,,quick,open\n");
        let told = "row 2, column unit: unit `PLT` ended on 2026-07-31; write its successor: PLS";
        assert_eq!(read_with_one_of_each(&csv).unwrap_err(), [told]);
    }

    #[test]
    fn missing_and_unknown_columns_are_named() {
        let faults = read_with_one_of_each("code,name,unit\n").unwrap_err();
        assert!(faults[0].contains("name_vi: the column is missing"));
        assert!(faults.last().unwrap().contains("no column `name`"));
    }

    #[test]
    fn an_empty_file_has_faults_and_a_header_alone_has_none() {
        assert!(read_with_one_of_each("").is_err());
        assert_eq!(read_with_one_of_each(HEADER), Ok(Vec::new()));
    }
}
