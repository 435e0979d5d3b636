//! CSV.

use super::{Gathered, Most, Refusal, Row};

/// The rows of a text.
///
/// A byte-order mark is passed over, and semicolons are understood: spreadsheets set to Vietnamese
/// write both.
pub(super) fn rows(bytes: &[u8], most: Most) -> Result<Vec<Row>, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\0') {
        return Err(Refusal::NotText);
    }
    // One kind of line end, so that lines are counted as editors count them.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let header = text.lines().find(|line| !line.trim().is_empty());
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(header.unwrap_or_default()))
        .from_reader(text.as_bytes());
    let mut gathered = Gathered::within(most);
    for line in lines.records() {
        let line = line.map_err(|error| Refusal::Row(error.to_string()))?;
        let (number, byte) = line.position().map_or((1, 0), |at| (at.line(), at.byte()));
        // A record begins where the one before ended: blank lines between them are passed over.
        let from = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        let blank = rest.iter().take_while(|byte| **byte == b'\n').count();
        let row = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        let row = row.saturating_add(blank);
        for (column, cell) in line.iter().enumerate() {
            gathered.put((row, column), cell)?;
        }
        gathered.wrote(row, line.len());
    }
    Ok(gathered.into_rows())
}

/// What stands between the names of the header.
fn delimiter(header: &str) -> u8 {
    [b',', b';', b'\t'].into_iter().find(|mark| header.as_bytes().contains(mark)).unwrap_or(b',')
}
