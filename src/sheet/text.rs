//! CSV.

use super::{Gathered, Refusal, Row};

/// The rows of a text.
///
/// A byte-order mark is passed over, and semicolons are understood: spreadsheets set to Vietnamese
/// write both.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\0') {
        return Err(Refusal::NotText);
    }
    let header = text.lines().find(|line| !line.trim().is_empty());
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(header.unwrap_or_default()))
        .from_reader(text.as_bytes());
    let mut gathered = Gathered::default();
    for line in lines.records() {
        let line = line.map_err(|error| Refusal::Row(error.to_string()))?;
        let number = line.position().map_or(0, csv::Position::line);
        let row = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        for (column, cell) in line.iter().enumerate() {
            gathered.put((row, column), cell)?;
        }
    }
    Ok(gathered.rows)
}

/// What stands between the names of the header.
fn delimiter(header: &str) -> u8 {
    [b',', b';', b'\t']
        .into_iter()
        .find(|mark| header.as_bytes().contains(mark))
        .unwrap_or(b',')
}
