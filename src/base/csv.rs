//! CSV that opens as it should in Excel, R and SPSS. Pure.
//!
//! UTF-8 with a byte-order mark, without which Excel guesses a code page; CRLF, RFC 4180.

use std::borrow::Cow;

/// Tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What makes a spreadsheet take a text for a formula; the last four are the first as East Asian keyboards write them.
///
/// Source: OWASP, CSV Injection (<https://owasp.org/www-community/attacks/CSV_Injection>).
const FORMULA_STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What parts cells or rows in one spreadsheet or another: the one that opens the file may be set to another
/// separator, and then parts a text where this file does not.
const PARTS_CELLS: [char; 6] = [',', ';', '\t', '|', '\n', '\r'];

/// Months as spreadsheets read them at the beginning or end of a date, in English and in Vietnamese.
const MONTHS: [&str; 14] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "thg",
    "tháng",
];

/// The first letters of months and of halves of the day.
const BEGIN_MONTHS: &str = "jfmasondtp";

/// What stands between the parts of days and times.
const PARTS_DATES: [char; 5] = ['-', '/', '.', ':', ' '];

/// Digits that a number keeps (IEEE 754 doubles).
const MOST_DIGITS: usize = 15;

/// Numbers by name, which R, Polars and `DuckDB` read.
const NAMED_NUMBERS: [&str; 3] = ["inf", "infinity", "nan"];

/// Decimal signs, and what groups digits.
const IN_NUMBERS: [char; 7] = ['.', ',', '_', '\'', '’', '\u{a0}', '\u{202f}'];

/// What may stand around a number that is a share, an amount of money or, in brackets, negative.
const AROUND_NUMBERS: [char; 10] = ['%', '‰', '$', '€', '£', '¥', '₫', '(', ')', ' '];

/// A typed text that no spreadsheet takes for a formula or a date, whatever it parts cells by, nor for a number that
/// it shows in another form: an apostrophe before what could be one makes it text. Whole ISO days stay.
pub fn harmless(text: &str) -> String {
    // As a whole too: a decimal comma parts no cell of a file that quotes it.
    if is_changed_number(text.trim_matches([' ', '\u{a0}'])) {
        return format!("'{text}");
    }
    let mut shown = String::with_capacity(text.len() + 1);
    for piece in text.split_inclusive(PARTS_CELLS) {
        if needs_mark(piece) {
            shown.push('\'');
        }
        shown.push_str(piece);
    }
    // A cell that begins with what parts cells is cut before it begins.
    if text.starts_with(['\t', '\r', '\n']) { format!("'{shown}") } else { shown }
}

/// Undoes [`harmless`]: the text of a cell without the apostrophes that it put there; any other text as it is.
pub fn typed(cell: &str) -> Cow<'_, str> {
    let Some(first) = cell.find('\'') else { return cell.into() };
    let unmarked = |text: &str| -> String {
        let pieces = text.split_inclusive(PARTS_CELLS);
        let plain = |piece| match str::strip_prefix(piece, '\'') {
            Some(rest) if needs_mark(rest) => rest,
            _ => piece,
        };
        pieces.map(plain).collect()
    };
    let whole = (first == 0).then(|| &cell[1..]);
    let meant = [whole.map(unmarked), Some(unmarked(cell)), whole.map(str::to_owned)];
    let meant = meant.into_iter().flatten().find(|text| text != cell && harmless(text) == cell);
    meant.map_or(Cow::Borrowed(cell), Cow::Owned)
}

/// Whether a piece between separators could be a formula, a date or another number, and has no apostrophe yet.
fn needs_mark(piece: &str) -> bool {
    let inner = piece.trim_start_matches([' ', '\u{a0}', '"', '\'']);
    let is_marked = piece[..piece.len() - inner.len()].ends_with('\'');
    let value = inner.trim_end_matches(PARTS_CELLS).trim_end_matches([' ', '\u{a0}', '"']);
    !is_marked && (value.starts_with(FORMULA_STARTS) || is_date(value) || is_changed_number(value))
}

/// Whether a spreadsheet may take a text for a day or a time: `10-30`, `1/2/2026`, `8:30`, `MAR1`, `5 may`, `1.4.1`.
fn is_date(text: &str) -> bool {
    if text.len() > 32 || is_iso(text) {
        return false;
    }
    let is_short =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
    if (2..=7).contains(&text.split(PARTS_DATES).count()) && text.split(PARTS_DATES).all(is_short) {
        // Numbers with a single point are no dates but in few languages; blanks alone part no date.
        return text.contains(['-', '/', ':']) || text.matches('.').count() > 1;
    }
    // Most texts end here, without a copy.
    let first = text.chars().find(|it| it.is_alphabetic());
    if !first.is_some_and(|it| BEGIN_MONTHS.contains(it.to_ascii_lowercase())) {
        return false;
    }
    let lower = text.to_lowercase();
    let letters: String = lower.chars().filter(|it| it.is_alphabetic()).collect();
    let rest = lower.chars().filter(|letter| !letter.is_alphabetic());
    let is_month = MONTHS.iter().any(|month| letters.starts_with(month)) && letters.len() <= 9;
    let has_digits = lower.contains(|letter: char| letter.is_ascii_digit());
    let is_half = match letters.as_str() {
        "am" | "pm" => true,
        "a" | "p" => lower.contains(' '),
        _ => false,
    };
    has_digits
        && (is_month && rest.clone().all(|it| it.is_ascii_digit() || " -/.,".contains(it))
            || is_half && rest.clone().all(|it| it.is_ascii_digit() || " :.".contains(it)))
}

/// A day as these files write days, which may become one, alone or with a time behind it: `2026-01-31 08:30`.
fn is_iso(text: &str) -> bool {
    let shape: String = text.chars().map(|it| if it.is_ascii_digit() { '0' } else { it }).collect();
    ["0000-00-00", "0000-00-00 00:00", "0000-00-00 00:00:00"].contains(&shape.as_str())
}

/// Whether a program that guesses may take a text for a number and then show another text: `00123`, `1e5`, `1.10`,
/// `20.10`, `1.001`, `50%`, `(5)`, or more digits than a number keeps. `1.4` may also be a day of April.
fn is_changed_number(text: &str) -> bool {
    if NAMED_NUMBERS.iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return true;
    }
    let begins =
        |it: char| it.is_ascii_digit() || ".,".contains(it) || AROUND_NUMBERS.contains(&it);
    if !text.chars().next().is_some_and(|first| begins(ascii(first))) {
        return false;
    }
    let narrow: String = text.chars().map(ascii).collect();
    let Some(value) = bare(&narrow) else {
        return bare(narrow.trim_matches(AROUND_NUMBERS)).is_some();
    };
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_of = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let is_whole = |part: &str| is_of(part) && (part == "0" || !part.starts_with('0'));
    let is_between =
        |part: &str, most: u32| part.parse().is_ok_and(|it: u32| (1..=most).contains(&it));
    match value.split_once('.') {
        _ if digits > MOST_DIGITS || narrow != text => true,
        None => !is_whole(value),
        // Three digits behind a point are thousands where the decimal sign is a comma.
        Some((whole, part)) => {
            !is_whole(whole)
                || !is_of(part)
                || part.ends_with('0')
                || part.len() > 2
                || is_between(whole, 31) && is_between(part, 12)
        }
    }
}

/// The text, if it is a number as one program or another writes numbers.
fn bare(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    if let Some(digits) = lower.strip_prefix("0x") {
        return (!digits.is_empty() && digits.bytes().all(|it| it.is_ascii_hexdigit()))
            .then_some(text);
    }
    let (number, power) = lower.split_once(['e', 'd']).unwrap_or((&lower, "0"));
    let number = number.strip_prefix(['+', '-']).unwrap_or(number);
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    let is_power = !power.is_empty() && power.bytes().all(|it| it.is_ascii_digit());
    let is_number = number.starts_with(|it: char| it.is_ascii_digit() || ".,".contains(it))
        && number.contains(|it: char| it.is_ascii_digit())
        && number.chars().all(|it| it.is_ascii_digit() || IN_NUMBERS.contains(&it));
    (is_power && is_number).then_some(text)
}

/// The ASCII character that a full-width one is read as.
fn ascii(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(letter) - 0xff01 + 0x21).unwrap_or(letter)
        }
        other => other,
    }
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
