//! PAPI's published table of the provinces, CSV or XLSX: a column a part, or a row a figure. Pure.
//!
//! All rows or none: every fault is reported at once, with its row and column.

use std::collections::BTreeMap;

use super::figure::{Level, OfficialFigure, OfficialIndex};
use super::province;
use crate::base::Text;
use crate::base::table::{self, Layout, Most, Source, Taken};
use crate::domain::measure::papi::{Series, Structure, code, most, points};

/// The columns; they may be read in any order, and other columns are passed over.
pub static LAYOUT: Layout<43> = Layout {
    #[rustfmt::skip]
    columns: [
        "year", "tinhid", "name_vi", "code", "value", "total", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8",
        "S1.1", "S1.2", "S1.3", "S1.4", "S2.1", "S2.2", "S2.3", "S2.4", "S3.1", "S3.2", "S3.3",
        "S4.1", "S4.2", "S4.3", "S4.4", "S5.1", "S5.2", "S5.3", "S5.4", "S6.1", "S6.2", "S6.3", "S6.4",
        "S7.1", "S7.2", "S7.3", "S8.1", "S8.2", "S8.3",
    ],
    needed: 1,
    #[rustfmt::skip]
    decimals: &[
        "value", "total", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8",
        "S1.1", "S1.2", "S1.3", "S1.4", "S2.1", "S2.2", "S2.3", "S2.4", "S3.1", "S3.2", "S3.3",
        "S4.1", "S4.2", "S4.3", "S4.4", "S5.1", "S5.2", "S5.3", "S5.4", "S6.1", "S6.2", "S6.3", "S6.4",
        "S7.1", "S7.2", "S7.3", "S8.1", "S8.2", "S8.3",
    ],
    also: &[
        ("year", &["năm"]),
        ("tinhid", &["mã tỉnh", "province", "province_id", "tỉnh"]),
        ("name_vi", &["tên tỉnh", "tỉnh, thành phố", "name", "name_en"]),
        ("code", &["mã", "mã nội dung"]),
        ("value", &["giá trị", "điểm"]),
        ("total", &["tổng điểm", "tổng"]),
        ("S1.1", &["S1.1", "1.1", "S11"]),
        ("S1.2", &["S1.2", "1.2", "S12"]),
        ("S1.3", &["S1.3", "1.3", "S13"]),
        ("S1.4", &["S1.4", "1.4", "S14"]),
        ("S2.1", &["S2.1", "2.1", "S21"]),
        ("S2.2", &["S2.2", "2.2", "S22"]),
        ("S2.3", &["S2.3", "2.3", "S23"]),
        ("S2.4", &["S2.4", "2.4", "S24"]),
        ("S3.1", &["S3.1", "3.1", "S31"]),
        ("S3.2", &["S3.2", "3.2", "S32"]),
        ("S3.3", &["S3.3", "3.3", "S33"]),
        ("S4.1", &["S4.1", "4.1", "S41"]),
        ("S4.2", &["S4.2", "4.2", "S42"]),
        ("S4.3", &["S4.3", "4.3", "S43"]),
        ("S4.4", &["S4.4", "4.4", "S44"]),
        ("S5.1", &["S5.1", "5.1", "S51"]),
        ("S5.2", &["S5.2", "5.2", "S52"]),
        ("S5.3", &["S5.3", "5.3", "S53"]),
        ("S5.4", &["S5.4", "5.4", "S54"]),
        ("S6.1", &["S6.1", "6.1", "S61"]),
        ("S6.2", &["S6.2", "6.2", "S62"]),
        ("S6.3", &["S6.3", "6.3", "S63"]),
        ("S6.4", &["S6.4", "6.4", "S64"]),
        ("S7.1", &["S7.1", "7.1", "S71"]),
        ("S7.2", &["S7.2", "7.2", "S72"]),
        ("S7.3", &["S7.3", "7.3", "S73"]),
        ("S8.1", &["S8.1", "8.1", "S81"]),
        ("S8.2", &["S8.2", "8.2", "S82"]),
        ("S8.3", &["S8.3", "8.3", "S83"]),
    ],
    ..Layout::PLAIN
};

/// How much such a file may hold: published workbooks have a column an indicator.
pub const MOST: Most = Most { columns: 1_000, ..Most::KEPT };

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// Who published the figures.
#[derive(Clone, Copy, Debug)]
pub struct Publisher<'a> {
    /// Title of the source.
    pub source: &'a str,
    /// Its address.
    pub address: &'a str,
}

/// Reads the figures of a file as it has them: nothing is added up, blanks and zeros are left out.
pub fn read<'a>(
    file: impl Into<Source<'a>>,
    series: &Series,
    publisher: Publisher<'_>,
) -> Result<Taken<Vec<OfficialFigure>>, Vec<Fault>> {
    let file = file.into();
    let header = table::header(file, MOST, &LAYOUT.columns());
    let header = header.map_err(|refusal| vec![refusal.into()])?;
    let mut map = file.map.cloned().unwrap_or_default();
    header.unknown.iter().for_each(|name| map.add(name, ""));
    let file = Source::mapped(file.bytes, &map);
    let mut sheet = table::read(file, MOST, &LAYOUT).map_err(|refusal| vec![refusal.into()])?;
    let mut reading = Reading { series, publisher, figures: BTreeMap::new(), faults: Vec::new() };
    for cells in sheet.by_columns(&LAYOUT)? {
        match cells {
            Ok(cells) => reading.row(&cells),
            Err(faults) => reading.faults.extend(faults),
        }
    }
    if reading.figures.is_empty() && reading.faults.is_empty() {
        let vi = "không có số nào của một tỉnh, thành phố".to_owned();
        let en = "there is no figure of a province in it".to_owned();
        reading.faults.push(Fault::new(2, "", vi, en));
    }
    if !reading.faults.is_empty() {
        return Err(reading.faults);
    }
    let mut notes = sheet.notes().to_vec();
    notes.extend(passed_over(&header.unknown));
    Ok(Taken { rows: reading.figures.into_values().flatten().collect(), notes })
}

/// What a map of columns passes over besides what somebody named.
fn passed_over(names: &[String]) -> Option<Text> {
    let all = names.join(", ");
    (!names.is_empty()).then(|| Text {
        vi: format!("bỏ qua các cột không phải điểm PAPI: {all}"),
        en: format!("columns that hold no score of PAPI were passed over: {all}"),
    })
}

type Cells<'a> = table::Cells<'a, 43>;

/// Figures by year, province and code; `None` for a blank, which may not be written twice either.
type Figures = BTreeMap<(i32, &'static str, String), Option<OfficialFigure>>;

struct Reading<'a> {
    series: &'a Series,
    publisher: Publisher<'a>,
    figures: Figures,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn fault(&mut self, row: u64, column: &'static str, vi: String, en: String) {
        self.faults.push(Fault::new(row, column, vi, en));
    }

    fn row(&mut self, cells: &Cells<'_>) {
        let (id, name) = (cells.of("tinhid"), cells.of("name_vi"));
        if self.series.not_provinces.iter().any(|each| each == id) {
            return;
        }
        if id.is_empty() && name.is_empty() {
            let vi = "cần ghi mã hoặc tên tỉnh, thành phố".to_owned();
            let en = "write the province's number (tinhid) or its name".to_owned();
            self.fault(cells.row, "tinhid", vi, en);
            return;
        }
        let written = cells.of("year");
        let Some(year) = written.parse::<i32>().ok() else {
            let vi = format!("`{written}` không phải là năm; ghi như 2024");
            self.fault(cells.row, "year", vi, format!("`{written}` is no year; write 2024"));
            return;
        };
        let series = self.series;
        let Some(structure) = series.of_year(year) else {
            let (first, last) = series.years().unwrap_or_default();
            let vi = format!("chưa biết PAPI năm {year} gồm những gì; đã biết {first} đến {last}");
            let en =
                format!("what PAPI is made of in {year} is not known; known are {first} to {last}");
            self.fault(cells.row, "year", vi, en);
            return;
        };
        let province = match province::meant(id, name, year) {
            Ok(province) => province,
            Err(problem) => {
                let column = if name.is_empty() { "tinhid" } else { "name_vi" };
                self.faults.push(Fault { row: cells.row, column, problem });
                return;
            }
        };
        let of = Of { row: cells.row, year, province, structure };
        // Other codes, such as those of indicators, are not asked for.
        if let Some(code) = code(cells.of("code")) {
            self.figure(&of, ("value", &code), cells.of("value"));
        }
        for column in LAYOUT.columns.into_iter().skip(5) {
            let cell = cells.of(column);
            if !cell.is_empty() {
                self.figure(&of, (column, column), cell);
            }
        }
    }

    fn figure(&mut self, of: &Of<'_>, (column, code): (&'static str, &str), cell: &str) {
        let key = (of.year, of.province, code.to_owned());
        if self.figures.contains_key(&key) {
            let vi = format!("`{code}` của {} năm {} có hai lần; xin bỏ một", of.province, of.year);
            let en =
                format!("`{code}` of {} in {} is there twice; remove one", of.province, of.year);
            self.fault(of.row, column, vi, en);
            return;
        }
        let value = if cell.is_empty() || cell == "NA" { Ok(0.0) } else { points(cell) };
        let value = match value {
            Ok(value) => value,
            Err(problem) => {
                self.faults.push(Fault { row: of.row, column, problem });
                return;
            }
        };
        if let Some((vi, en)) = refusal(of, code, value) {
            self.fault(of.row, column, vi, en);
            return;
        }
        let figure = (value != 0.0).then(|| self.official(of, code, value));
        self.figures.insert(key, figure);
    }

    fn official(&self, of: &Of<'_>, code: &str, value: f64) -> OfficialFigure {
        let maximum = match code {
            // Ten for each dimension there was.
            "total" => of.structure.parts.iter().map(|_| 10.0).sum(),
            sub if sub.starts_with('S') => of.structure.ends(sub).map_or(10.0, |(_, high)| high),
            _ => 10.0,
        };
        OfficialFigure {
            index: OfficialIndex::Papi,
            year: of.year,
            level: Level::Province,
            subject: of.province.to_owned(),
            component: if code == "total" { String::new() } else { code.to_owned() },
            value,
            maximum,
            rank: None,
            of: None,
            published: None,
            source: self.publisher.source.to_owned(),
            address: self.publisher.address.to_owned(),
            note: String::new(),
            disputed: None,
        }
    }
}

/// Whose figures a row has.
struct Of<'a> {
    row: u64,
    year: i32,
    province: &'static str,
    structure: Structure<'a>,
}

/// What is wrong with a figure that is a number, if anything is.
fn refusal(of: &Of<'_>, code: &str, value: f64) -> Option<(String, String)> {
    let year = of.year;
    let Some(most) = most(Some(&of.structure), code).filter(|_| value != 0.0) else {
        return (value != 0.0).then(|| {
            let vi = format!("PAPI năm {year} không có `{code}`; xin để trống");
            (vi, format!("`{code}` is no part of PAPI {year}; leave it blank"))
        });
    };
    // Published figures are of single precision, and 10/3 is printed 3,33.
    let outside = value < 0.0 || value > most + 0.005;
    outside.then(|| {
        let vi = format!("{value} ngoài thang điểm của `{code}`, cao nhất {most:.2}");
        (vi, format!("{value} is outside of the scale of `{code}`, which ends at {most:.2}"))
    })
}
