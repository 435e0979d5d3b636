//! The CSV of official figures, for `hailong import official`, the page and its download. Pure.
//!
//! All rows or none: every fault is told at once, with its row and column.

mod row;

use std::fmt;

use crate::spreadsheet::{begun, finished, harmless};
use crate::store::OfficialFigure;
use crate::survey::{Lang, Text};

/// The columns as they are written; they may be read in any order, and those after `source` left out.
pub const COLUMNS: [&str; 13] = [
    "index",
    "year",
    "level",
    "subject",
    "value",
    "source",
    "component",
    "maximum",
    "rank",
    "of",
    "published",
    "address",
    "note",
];

/// How many of them a file must have.
const NEEDED: usize = 6;

/// Published figures with their sources, shown by the demo and an example of the form.
pub const PUBLISHED: &str = include_str!("../../../seeds/official-published.csv");

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line in the file, from 1.
    pub line: u64,
    /// Column by its name; empty where the whole row is meant.
    pub column: &'static str,
    /// What is wrong and what to do.
    pub problem: Text,
}

impl Fault {
    pub(super) fn new(line: u64, column: &'static str, vi: String, en: String) -> Self {
        let problem = Text { vi, en };
        Self {
            line,
            column,
            problem,
        }
    }

    /// The place and the problem.
    pub fn told(&self, lang: Lang) -> String {
        let (row, column) = match lang {
            Lang::Vi => ("dòng", "cột"),
            Lang::En => ("row", "column"),
        };
        let problem = self.problem.in_lang(lang);
        match self.column {
            "" => format!("{row} {}: {problem}", self.line),
            name => format!("{row} {}, {column} {name}: {problem}", self.line),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Lang::En))
    }
}

/// Reads the figures of `csv`.
///
/// A byte-order mark is passed over, and semicolons between columns and commas in decimals are
/// understood, since spreadsheets set to Vietnamese write all three.
///
/// # Errors
/// All faults, in the order of the file.
pub fn read(csv: &str) -> Result<Vec<OfficialFigure>, Vec<Fault>> {
    let csv = csv.trim_start_matches('\u{feff}');
    let header = csv.lines().next().unwrap_or("");
    let delimiter = if header.contains(';') { b';' } else { b',' };
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .from_reader(csv.as_bytes());
    let places = places(rows.headers())?;
    let mut reading = row::Reading::default();
    let mut read = Vec::new();
    for row in rows.records() {
        match row {
            Ok(row) => read.extend(reading.row(&row, &places)),
            Err(error) => reading.faults.push(unreadable(&error)),
        }
    }
    if read.is_empty() && reading.faults.is_empty() {
        let vi = "không có dòng nào; cần ít nhất một số".to_owned();
        let en = "there is no row; write at least one figure".to_owned();
        reading.faults.push(Fault::new(2, "", vi, en));
    }
    if reading.faults.is_empty() {
        Ok(read)
    } else {
        Err(reading.faults)
    }
}

/// Where each of [`COLUMNS`] stands in the file, if it does.
type Places = [Option<usize>; 13];

fn places(header: csv::Result<&csv::StringRecord>) -> Result<Places, Vec<Fault>> {
    let header = header.map_err(|error| vec![unreadable(&error)])?;
    let places = COLUMNS.map(|column| header.iter().position(|name| name == column));
    let mut faults = Vec::new();
    for (column, place) in COLUMNS.into_iter().zip(places).take(NEEDED) {
        if place.is_none() {
            let (vi, en) = ("thiếu cột này", "the column is missing");
            faults.push(Fault::new(1, column, vi.to_owned(), en.to_owned()));
        }
    }
    for name in header.iter().filter(|name| !COLUMNS.contains(name)) {
        let columns = COLUMNS.join(",");
        let vi = format!("không có cột `{name}`; các cột là {columns}");
        let en = format!("there is no column `{name}`; the columns are {columns}");
        faults.push(Fault::new(1, "", vi, en));
    }
    if faults.is_empty() {
        Ok(places)
    } else {
        Err(faults)
    }
}

/// A row the CSV reader could not part into columns.
fn unreadable(error: &csv::Error) -> Fault {
    let line = error.position().map_or(1, csv::Position::line);
    let (vi, en) = match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => (
            format!(
                "có {len} cột, cần {expected_len}; dấu phẩy trong chữ phải đặt trong ngoặc kép"
            ),
            format!("{len} columns, {expected_len} are needed; a comma in a text needs quotes"),
        ),
        _ => (error.to_string(), error.to_string()),
    };
    Fault::new(line, "", vi, en)
}

/// The figures as a file that reads back.
///
/// # Errors
/// None that is known: the writer fills memory.
pub fn write<'a>(figures: impl Iterator<Item = &'a OfficialFigure>) -> csv::Result<Vec<u8>> {
    let mut lines = begun();
    lines.write_record(COLUMNS)?;
    let number = |number: Option<u32>| number.map(|it| it.to_string()).unwrap_or_default();
    for figure in figures {
        let cells = [
            figure.index.code().to_owned(),
            figure.year.to_string(),
            figure.level.code().to_owned(),
            figure.subject.clone(),
            figure.value.to_string(),
            figure.source.clone(),
            figure.component.clone(),
            figure.maximum.to_string(),
            number(figure.rank),
            number(figure.of),
            figure
                .published
                .map(|day| day.to_string())
                .unwrap_or_default(),
            figure.address.clone(),
            figure.note.clone(),
        ];
        lines.write_record(cells.iter().map(|cell| harmless(cell)))?;
    }
    finished(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_figures_read_and_what_is_written_reads_back() {
        let figures = read(PUBLISHED).unwrap();
        assert!(figures.len() > 10);
        assert!(figures.iter().all(|each| !each.source.is_empty()));
        let file = write(figures.iter()).unwrap();
        assert_eq!(read(&String::from_utf8(file).unwrap()).unwrap(), figures);
    }

    #[test]
    fn every_fault_is_told_at_once_with_its_row_and_column() {
        let csv = "index,year,level,subject,value,source,rank,of,published,address,maximum\n\
                   sipas,2024,province,Hải Phòng,\"90,59\",Bộ Nội vụ,1,63,,,\n\
                   sipas,2024,province,Hải Phòng,90.59,Bộ Nội vụ,1,63,,,\n\
                   gini,24,town,,101,,64,63,hôm qua,ftp://x,\n\
                   papi,2021,province,Hải Phòng,44,CECODES,,,,,\n";
        let faults = read(csv).unwrap_err();
        let told: Vec<(u64, &str)> = faults.iter().map(|each| (each.line, each.column)).collect();
        assert_eq!(
            told,
            [
                (3, "subject"),
                (4, "index"),
                (4, "year"),
                (4, "level"),
                (4, "subject"),
                (4, "source"),
                (4, "rank"),
                (4, "published"),
                (4, "address"),
                (5, "maximum"),
            ]
        );
        let missing = read("index,year,what\n").unwrap_err();
        assert_eq!(missing.len(), 5, "{missing:?}");
    }

    #[test]
    fn what_a_spreadsheet_set_to_vietnamese_writes_is_understood() {
        let csv = "\u{feff}index;year;level;subject;value;source\r\n\
                   sipas;2024;national;;83,94;Bộ Nội vụ\r\n";
        let read = read(csv).unwrap();
        assert!((read[0].value - 83.94).abs() < 1e-9);
        assert_eq!(read[0].subject, "Cả nước");
    }
}
