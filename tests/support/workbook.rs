//! Excel files.

use rust_xlsxwriter::Workbook;

/// The rows of a CSV as a workbook, every cell a text.
pub fn workbook(csv: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let lines = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    for (row, line) in (0..).zip(lines.into_records()) {
        sheet.write_row(row, 0, line.unwrap().iter()).unwrap();
    }
    book.save_to_buffer().unwrap()
}
