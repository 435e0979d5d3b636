//! The same rows by other programs.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use rust_xlsxwriter::Workbook;

use crate::Measured;

/// Takes the rows of our CSV into a table of one row a response.
pub(crate) fn import(folder: &Path) {
    let csv = std::fs::read(folder.join("out.csv")).expect("our CSV");
    std::fs::write(folder.join("plain.csv"), csv.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&csv))
        .expect("the disk takes it");
    let _ = Command::new("sqlite3")
        .current_dir(folder)
        .args(["rows.db", ".import --csv plain.csv responses"])
        .status();
}

/// The sqlite3 command line writes that table as CSV.
pub(crate) fn sqlite3(folder: &Path) -> Option<Measured> {
    let out = folder.join("sqlite3.csv");
    let begun = Instant::now();
    let done = Command::new("sqlite3")
        .current_dir(folder)
        .args(["-csv", "-header", "rows.db", "select * from responses"])
        .stdout(File::create(&out).ok()?)
        .status();
    let seconds = begun.elapsed().as_secs_f64();
    let bytes = out.metadata().ok()?.len();
    done.ok()?.success().then_some(Measured { seconds, megabytes: bytes as f64 / 1e6, own: 0.0 })
}

/// The library that our XLSX is written with, on cells that are in memory already; seconds.
pub(crate) fn rust_xlsxwriter(folder: &Path, path: &Path) -> f64 {
    let csv = std::fs::read(folder.join("plain.csv")).expect("our CSV");
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(&csv[..]);
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let begun = Instant::now();
    let mut workbook = Workbook::new();
    workbook.set_tempdir(folder).expect("a folder");
    let sheet = workbook.add_worksheet_with_constant_memory().expect("a sheet");
    for (at, row) in (0..).zip(rows.iter().take(1_048_576)) {
        for (column, cell) in (0..).zip(row) {
            match cell.as_bytes() {
                [] => continue,
                [digit @ b'0'..=b'9'] => sheet.write_number(at, column, digit - b'0'),
                _ => sheet.write_string(at, column, cell),
            }
            .expect("a cell");
        }
    }
    workbook.save_to_writer(File::create(path).expect("a file")).expect("a workbook");
    begun.elapsed().as_secs_f64()
}
