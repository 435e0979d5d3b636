//! CSV that opens as it should in Excel, R and SPSS. Pure.
//!
//! UTF-8 with a byte-order mark, without which Excel guesses a code page; CRLF, RFC 4180.

/// Tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What makes a spreadsheet take a text for a formula; the last four are the first as East Asian keyboards write them.
///
/// Source: OWASP, CSV Injection (<https://owasp.org/www-community/attacks/CSV_Injection>).
const FORMULA_STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What parts cells or rows in one spreadsheet or another: the one that opens the file may be set to another
/// separator, and then parts a text where this file does not.
const PARTS_CELLS: [char; 6] = [',', ';', '\t', '|', '\n', '\r'];

/// Months as spreadsheets read them at the beginning or end of a date.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A typed text that no spreadsheet takes for a formula or a date, whatever it parts cells by: an apostrophe before
/// what could be one makes it text.
pub fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 1);
    for piece in text.split_inclusive(PARTS_CELLS) {
        let inner = piece.trim_start_matches([' ', '\u{a0}', '"', '\'']);
        let is_marked = piece[..piece.len() - inner.len()].ends_with('\'');
        let value = inner.trim_end_matches(PARTS_CELLS).trim_end_matches([' ', '"']);
        if !is_marked && (value.starts_with(FORMULA_STARTS) || is_date(value)) {
            shown.push('\'');
        }
        shown.push_str(piece);
    }
    // A cell that begins with what parts cells is cut before it begins.
    if text.starts_with(['\t', '\r', '\n']) { format!("'{shown}") } else { shown }
}

/// Whether a spreadsheet may take a text for a day or a time: `10-30`, `1/2/2026`, `8:30`, `MAR1`, `5 may`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.', ':', ' ']).collect();
    let is_number = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if text.len() > 20 {
        return false;
    }
    if (2..=3).contains(&parts.len()) && parts.iter().all(is_number) {
        // Numbers with points are read as numbers, or not at all.
        return text.contains(['-', '/', ':']);
    }
    let lower = text.to_ascii_lowercase();
    let letters: String = lower.chars().filter(char::is_ascii_alphabetic).collect();
    let rest = lower.chars().filter(|letter| !letter.is_ascii_alphabetic());
    let is_month = MONTHS.iter().any(|month| letters.starts_with(month)) && letters.len() <= 9;
    let has_digits = lower.contains(|letter: char| letter.is_ascii_digit());
    is_month && has_digits && rest.clone().all(|it| it.is_ascii_digit() || " -/.,".contains(it))
        || (letters == "am" || letters == "pm") && has_digits
}

/// A file's beginning.
pub fn begun() -> csv::Writer<Vec<u8>> {
    writer(BYTE_ORDER_MARK.into())
}

/// A writer after what is there already.
pub fn writer(begun: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(begun)
}

/// What was written.
pub fn finished(lines: csv::Writer<Vec<u8>>) -> csv::Result<Vec<u8>> {
    lines.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}
