//! CSV that opens as it should in Excel, R and SPSS. Pure.
//!
//! UTF-8 with a byte-order mark, without which Excel guesses a code page; CRLF, RFC 4180.

/// Tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What makes a spreadsheet take a text for a formula.
///
/// Source: OWASP, CSV Injection (<https://owasp.org/www-community/attacks/CSV_Injection>).
const FORMULA_STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// A typed text that no spreadsheet takes for a formula: an apostrophe before it makes it text.
pub fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA_STARTS) { format!("'{text}") } else { text.to_owned() }
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
