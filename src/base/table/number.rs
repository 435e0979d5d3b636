//! Numbers as offices write them: `12.5`, `12,5`, `1 234`, `90,59%`.

use std::ops::AddAssign;

use super::codes::narrow;
use crate::base::lang::Text;

/// What the numbers of a column tell about their marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// A comma can only be a decimal mark in one of them.
    pub comma: bool,
    /// A point can only be a decimal mark in one of them.
    pub point: bool,
    /// Cells are parted by semicolons: spreadsheets do so where the comma is the decimal mark.
    pub semicolons: bool,
}

impl Marks {
    /// What one cell tells.
    pub fn of(cell: &str) -> Self {
        Self {
            comma: is_decimal(cell, ',', '.'),
            point: is_decimal(cell, '.', ','),
            semicolons: false,
        }
    }
}

impl AddAssign for Marks {
    fn add_assign(&mut self, other: Self) {
        self.comma |= other.comma;
        self.point |= other.point;
        self.semicolons |= other.semicolons;
    }
}

/// Why a text is not read as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// It is none.
    NoNumber,
    /// Its mark may part thousands or decimals.
    Ambiguous,
}

impl NumberFault {
    /// One sentence with the remedy.
    pub fn sentence(self, written: &str) -> Text {
        let plain: String = written.chars().filter(|letter| !matches!(letter, ',' | '.')).collect();
        match self {
            Self::NoNumber => Text {
                vi: format!("`{written}` không phải là số; ghi như 12,5 hoặc 12.5"),
                en: format!("`{written}` is no number. Write it as 12.5, or leave it blank."),
            },
            Self::Ambiguous => Text {
                vi: format!(
                    "`{written}` có thể là {plain} hoặc số thập phân; ghi không có dấu phân cách hàng nghìn"
                ),
                en: format!(
                    "`{written}` may be {plain} or a number with decimals. Write it without a mark between thousands."
                ),
            },
        }
    }
}

/// The digits of a whole number that its format shows as `5.00` or `05`; any other text as it is. Three zeros behind
/// a mark may be thousands and stay.
pub fn whole(written: &str) -> &str {
    let whole = match written.split_once(['.', ',']) {
        Some((whole, zeros)) if zeros.len() != 3 && zeros.bytes().all(|byte| byte == b'0') => whole,
        Some(_) => return written,
        None => written,
    };
    if !is_digits(whole) {
        return written;
    }
    match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    }
}

/// Reads a finite number; percent is a share, so that `50%` is 0.5. `marks` are those of its column.
pub fn number(written: &str, marks: Marks) -> Result<f64, NumberFault> {
    if !written.is_ascii() && written.contains(is_typed) {
        return number(&ascii(written), marks);
    }
    let (digits, scale) = match written.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), 0.01),
        None => (written, 1.0),
    };
    let plain = plain(digits, marks)?;
    let number: Result<f64, _> = plain.parse();
    let number = number.ok().filter(|number| number.is_finite()).ok_or(NumberFault::NoNumber)?;
    if scale < 1.0 {
        // Moved, not multiplied: 90.59 % is 0.9059.
        return format!("{plain}e-2").parse().map_err(|_| NumberFault::NoNumber);
    }
    Ok(number)
}

/// Whether a sign is one that word processors and other keyboards write in numbers: a minus, full-width signs.
fn is_typed(sign: char) -> bool {
    matches!(sign, '\u{2212}' | '\u{ff01}'..='\u{ff5e}')
}

/// The same with the signs of ASCII.
fn ascii(written: &str) -> String {
    let plain = |sign| if sign == '\u{2212}' { '-' } else { narrow(sign).unwrap_or(sign) };
    written.chars().map(plain).collect()
}

/// A number of at most two decimals in hundredths, of which there are `most` at most.
pub fn hundredths(number: f64, most: u32) -> Option<u64> {
    let scaled = number * 100.0;
    let whole = scaled.round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within 0 and `most`"
    )]
    let hundredths = whole as u64;
    let is_whole = (scaled - whole).abs() < 1e-6;
    (is_whole && (0.0..=f64::from(most)).contains(&whole)).then_some(hundredths)
}

/// The digits with a point alone.
fn plain(written: &str, marks: Marks) -> Result<String, NumberFault> {
    if let Some(grouped) = without_spaces(written) {
        return plain(&grouped, marks);
    }
    let both = written.contains(',') && written.contains('.');
    for (mark, other, is_told, is_other_told) in
        [(',', '.', marks.comma, marks.point), ('.', ',', marks.point, marks.comma)]
    {
        if is_decimal(written, mark, other) {
            let whole: String = written.chars().filter(|letter| *letter != other).collect();
            return Ok(whole.replace(mark, "."));
        }
        if !both && may_be_thousands(written, mark) {
            // One mark before three digits: the other numbers of the column decide.
            let is_usual = if mark == ',' { marks.semicolons } else { !marks.semicolons };
            return match (is_told, is_other_told) {
                (true, false) => Ok(written.replace(mark, ".")),
                (false, false) if is_usual => Ok(written.replace(mark, ".")),
                _ => Err(NumberFault::Ambiguous),
            };
        }
    }
    if written.contains(',') {
        return Err(NumberFault::NoNumber);
    }
    Ok(written.to_owned())
}

/// `1 234` and `1 234,5` without the spaces between thousands.
fn without_spaces(written: &str) -> Option<String> {
    let is_space = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}');
    if !written.contains(is_space) {
        return None;
    }
    let whole = written.split([',', '.']).next().unwrap_or_default();
    let mut groups = whole.split(is_space);
    let first = groups.next().unwrap_or_default().trim_start_matches('-');
    let are_thousands =
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3 && is_digits(group));
    (is_digits(first) && are_thousands)
        .then(|| written.chars().filter(|letter| !is_space(*letter)).collect())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `mark` can only be the decimal mark: it is there once, after whole thousands if `other` is there, and what
/// stands around it is no thousand.
fn is_decimal(written: &str, mark: char, other: char) -> bool {
    let digits = written.trim_end_matches('%').trim_end();
    let digits = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    let Some((whole, decimals)) = digits.split_once(mark) else {
        return false;
    };
    if !is_digits(decimals) {
        return false;
    }
    if whole.contains(other) {
        let mut groups = whole.split(other);
        let first = groups.next().unwrap_or_default();
        return is_digits(first)
            && first.len() <= 3
            && groups.all(|group| group.len() == 3 && is_digits(group));
    }
    (whole.is_empty() || is_digits(whole)) && !may_be_thousands(digits, mark)
}

/// Whether what stands around `mark` may be thousands: `1,234`, `12.345.678`.
fn may_be_thousands(written: &str, mark: char) -> bool {
    let digits = written.strip_prefix(['-', '+']).unwrap_or(written);
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    is_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && !rest.is_empty()
        && rest.iter().all(|group| group.len() == 3 && is_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Marks = Marks { comma: false, point: false, semicolons: false };

    #[test]
    fn whole_numbers_are_read_as_their_formats_show_them() {
        for (written, expected) in [
            ("5.00", "5"),
            ("5,0", "5"),
            ("05", "5"),
            ("00", "0"),
            ("5.5", "5.5"),
            ("1.000", "1.000"),
            ("a", "a"),
            ("", ""),
        ] {
            assert_eq!(whole(written), expected, "{written}");
        }
    }

    #[test]
    fn numbers_are_read_with_either_decimal_mark() {
        for (written, expected) in [
            ("12.5", 12.5),
            ("12,5", 12.5),
            ("-0,125", -0.125),
            ("0.125", 0.125),
            (",5", 0.5),
            ("1234,567", 1234.567),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1 234,5", 1234.5),
            ("1\u{a0}234\u{a0}567", 1_234_567.0),
            ("1e3", 1000.0),
            ("90,59%", 0.9059),
            ("50 %", 0.5),
            ("−5", -5.0),
            ("９０，５９％", 0.9059),
            ("7", 7.0),
        ] {
            assert_eq!(number(written, NONE), Ok(expected), "{written}");
        }
        for written in ["", "a", "1,2,3", "inf", "NaN", "1,2.3", "1..2", "12,5 kg", "1 23"] {
            assert!(number(written, NONE).is_err(), "{written}");
        }
    }

    #[test]
    fn a_mark_before_three_digits_is_what_its_column_says_or_is_asked_about() {
        let comma = Marks { comma: true, ..NONE };
        let point = Marks { point: true, ..NONE };
        let semicolons = Marks { semicolons: true, ..NONE };
        assert_eq!(number("1,234", comma), Ok(1.234));
        assert_eq!(number("1,234", semicolons), Ok(1.234));
        assert_eq!(number("1.234", NONE), Ok(1.234));
        assert_eq!(number("1.234", point), Ok(1.234));
        for (written, marks) in
            [("1,234", NONE), ("1,234", point), ("1.234", comma), ("1.234", semicolons)]
        {
            assert_eq!(number(written, marks), Err(NumberFault::Ambiguous), "{written}");
        }
        let both = Marks { comma: true, point: true, semicolons: false };
        assert_eq!(number("1.234", both), Err(NumberFault::Ambiguous));
        assert_eq!(number("12.345.678", comma), Err(NumberFault::Ambiguous));
    }

    #[test]
    fn marks_are_told_by_what_cannot_be_thousands() {
        assert_eq!(Marks::of("80,5"), Marks { comma: true, ..NONE });
        assert_eq!(Marks::of("0.987"), Marks { point: true, ..NONE });
        assert_eq!(Marks::of("1.234,5"), Marks { comma: true, ..NONE });
        for told in ["1,234", "abc", "12", "3.000242,x", "1,2,3"] {
            assert_eq!(Marks::of(told), NONE, "{told}");
        }
    }
}
