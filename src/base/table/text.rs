//! CSV: rows of a text, one at a time.

use std::borrow::Cow;

use csv::StringRecord;

use super::{Most, Refusal, Row};
use crate::base::csv::typed;
use crate::base::text::tidied;

/// What can stand between cells.
pub(super) const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// The text after a line `sep=;`, and the separator it names.
pub(super) fn declared(text: &str) -> (&str, Option<char>) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut letters = line.trim_matches(['\r', ' ', '"']).chars();
    let begin: String = letters.by_ref().take(4).collect();
    let separator = letters.next().filter(|mark| SEPARATORS.contains(mark));
    // A spreadsheet that saved the line anew may have filled it up with empty cells.
    let is_line =
        begin.eq_ignore_ascii_case("sep=") && letters.all(|mark| SEPARATORS.contains(&mark));
    match separator {
        Some(separator) if is_line => (rest, Some(separator)),
        _ => (text, None),
    }
}

/// One kind of line end, so that rows are counted as they are seen.
pub(super) fn lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        return Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    text
}

/// Rows of a text.
pub(super) struct Lines<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    most: Most,
    /// The number of the row before, as a spreadsheet counts.
    number: u64,
    /// How many cells had unseen characters.
    pub(super) unseen: u64,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str, separator: char, most: Most) -> Self {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(u8::try_from(separator).unwrap_or(b','))
            .from_reader(text.as_bytes());
        Self { text, reader, most, number: 0, unseen: 0 }
    }

    /// The next row with text; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row>, Refusal> {
        loop {
            let from = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
            let mut cells = StringRecord::new();
            let more = self.reader.read_record(&mut cells);
            if !more.map_err(|error| Refusal::Row(error.to_string()))? {
                return Ok(None);
            }
            // Blank lines before a record are passed over by the reader.
            let rest = self.text.as_bytes().get(from..).unwrap_or_default();
            let blank = rest.iter().take_while(|byte| b"\r\n".contains(byte));
            let blank = blank.filter(|byte| **byte == b'\n').count() as u64;
            self.number += blank + 1;
            let row = Row { number: self.number, cells: self.tidy(cells), ..Row::default() };
            row.must_be_within(self.most)?;
            if self.most.blank_rows || !row.is_blank() {
                return Ok(Some(row));
            }
        }
    }

    /// Cells without characters that nobody sees and without the apostrophes that our own files put before texts.
    fn tidy(&mut self, cells: StringRecord) -> StringRecord {
        let is_plain = |cell: &str| {
            cell.bytes().all(|byte| (byte.is_ascii_graphic() || byte == b' ') && byte != b'\'')
                && !cell.starts_with("=\"")
        };
        if cells.iter().all(is_plain) {
            return cells;
        }
        let cells = cells.iter().map(|cell| {
            let cell = of_formula(cell);
            self.unseen += u64::from(has_unseen(cell));
            match tidied(cell) {
                Cow::Borrowed(cell) => typed(cell),
                Cow::Owned(cell) => Cow::Owned(typed(&cell).into_owned()),
            }
        });
        cells.collect::<Vec<_>>().iter().map(Cow::as_ref).collect()
    }
}

/// The text of a formula that is a text alone, `="0000123"`, as systems write codes so that no digit is lost.
fn of_formula(cell: &str) -> &str {
    let inner = cell.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(cell)
}

/// Whether a text has characters that nobody sees.
pub(super) fn has_unseen(text: &str) -> bool {
    text.contains(crate::base::text::is_unseen)
}
