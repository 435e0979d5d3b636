//! The rows of official figures, CSV or XLSX, for `hailong import official`, the page and its download. Pure.
//!
//! All rows or none: every fault is reported at once, with its row and column.

mod row;

use crate::base::csv::{begun, finished, harmless};
use crate::base::table::Most;
use crate::base::{Text, table};
use crate::domain::official::figure::OfficialFigure;

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
pub const PUBLISHED: &str = include_str!("../../../../seeds/official-published.csv");

/// One thing wrong with a file, in both languages.
pub type Fault = table::Fault<Text>;

/// Reads the figures of a CSV or XLSX.
pub fn read(file: &[u8]) -> Result<Vec<OfficialFigure>, Vec<Fault>> {
    let sheet = table::read(file, Most::KEPT).map_err(|refusal| vec![refusal.into()])?;
    let mut reading = row::Reading::default();
    let mut read = Vec::new();
    for row in sheet.by_columns(COLUMNS, NEEDED)? {
        match row {
            Ok(row) => read.extend(reading.row(&row)),
            Err(fault) => reading.faults.push(fault),
        }
    }
    if read.is_empty() && reading.faults.is_empty() {
        let vi = "không có dòng nào; cần ít nhất một số".to_owned();
        let en = "there is no row; write at least one figure".to_owned();
        reading.faults.push(Fault::new(2, "", vi, en));
    }
    if reading.faults.is_empty() { Ok(read) } else { Err(reading.faults) }
}

/// The figures as a file that reads back.
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
            figure.published.map(|day| day.to_string()).unwrap_or_default(),
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
        let figures = read(PUBLISHED.as_bytes()).unwrap();
        assert!(figures.len() > 10);
        assert!(figures.iter().all(|each| !each.source.is_empty()));
        let file = write(figures.iter()).unwrap();
        assert_eq!(read(&file).unwrap(), figures);
    }

    #[test]
    fn every_fault_is_told_at_once_with_its_row_and_column() {
        let csv = "index,year,level,subject,value,source,rank,of,published,address,maximum\n\
                   sipas,2024,province,Hải Phòng,\"90,59\",Bộ Nội vụ,1,63,,,\n\
                   sipas,2024,province,Hải Phòng,90.59,Bộ Nội vụ,1,63,,,\n\
                   gini,24,town,,101,,64,63,hôm qua,ftp://x,\n\
                   papi,2021,province,Hải Phòng,44,CECODES,,,,,\n";
        let faults = read(csv.as_bytes()).unwrap_err();
        let told: Vec<(u64, &str)> = faults.iter().map(|each| (each.row, each.column)).collect();
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
        let missing = read(b"index,year,what\n").unwrap_err();
        assert_eq!(missing.len(), 5, "{missing:?}");
    }

    #[test]
    fn what_a_spreadsheet_set_to_vietnamese_writes_is_understood() {
        let csv = "\u{feff}index;year;level;subject;value;source\r\n\
                   sipas;2024;national;;83,94;Bộ Nội vụ\r\n";
        let read = read(csv.as_bytes()).unwrap();
        assert!((read[0].value - 83.94).abs() < 1e-9);
        assert_eq!(read[0].subject, "Cả nước");
    }
}
