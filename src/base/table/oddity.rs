//! Cells whose text is not what was meant, with the remedy.

use super::{Fault, Row, codes, garbled};
use crate::base::lang::Text;

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    /// A number of more digits than a spreadsheet keeps.
    Lost,
    /// A formula that failed.
    Formula,
    /// A formula whose value is not in the file.
    Uncalculated,
    /// A day, into which a spreadsheet turns some codes.
    Day,
    /// A number with decimals, of which zeros at the end are not kept.
    Decimals,
}

impl Row {
    /// What is wrong with the cell at `place` in itself, whatever it means.
    pub fn fault(&self, place: usize, column: &'static str) -> Option<Fault<Text>> {
        let problem = self.oddity(place)?;
        Some(Fault { row: self.number, column, problem })
    }

    /// The same as a sentence with the remedy.
    pub fn oddity(&self, place: usize) -> Option<Text> {
        let cell = self.cell(place);
        let (vi, en) = match self.odd(place) {
            Some(Odd::Lost) => (
                format!(
                    "số {cell} có hơn 15 chữ số, bảng tính chỉ giữ 15 nên có thể đã sai; xin định dạng cột là Văn bản (Text) rồi nhập lại"
                ),
                format!(
                    "the number {cell} has more than 15 digits, of which a spreadsheet keeps 15; format the column as Text and enter it again"
                ),
            ),
            Some(Odd::Formula) => (
                format!("công thức báo lỗi {cell}; xin sửa trong bảng tính"),
                format!("the formula failed with {cell}; correct it in the spreadsheet"),
            ),
            Some(Odd::Uncalculated) => (
                "công thức chưa được tính; xin mở tệp bằng Excel và lưu lại".to_owned(),
                "the formula has not been calculated; open the file in Excel and save it again"
                    .to_owned(),
            ),
            Some(Odd::Day | Odd::Decimals) | None => return garbled::sentence(cell),
        };
        Some(Text { vi, en })
    }

    /// What is wrong with the cell at `place` as one of codes, of which every digit counts; numbers of an outline may
    /// be kept as numbers.
    pub(super) fn code_oddity(&self, place: usize, is_outline: bool) -> Option<Text> {
        let cell = self.cell(place);
        let (vi, en) = match self.odd(place) {
            Some(Odd::Day) => (
                format!("ô là ngày {cell}, có thể bảng tính đã đổi mã thành ngày"),
                format!("the cell is the day {cell}: a spreadsheet may have turned a code into it"),
            ),
            Some(Odd::Decimals) if !is_outline => (
                format!("mã {cell} được giữ như số nên có thể đã mất số 0 ở cuối"),
                format!("the code {cell} is kept as a number, of which zeros at the end are lost"),
            ),
            _ if codes::foreign(cell).is_some() => return codes::foreign(cell),
            _ => {
                let mut pieces = cell.split([';', '|', '\n']).map(str::trim);
                let piece =
                    pieces.find(|piece| is_exponent(piece) || is_month_and_number(piece))?;
                (
                    format!("`{piece}` là mã đã bị bảng tính đổi thành số hoặc ngày và mất chữ số"),
                    format!(
                        "`{piece}` is a code that a spreadsheet turned into a number or a day, with digits lost"
                    ),
                )
            }
        };
        Some(Text {
            vi: format!("{vi}; xin định dạng cột là Văn bản (Text) rồi nhập lại mã"),
            en: format!("{en}; format the column as Text and enter the code again"),
        })
    }

    pub(super) fn odd(&self, place: usize) -> Option<Odd> {
        self.odd.iter().find(|(at, _)| *at == place).map(|(_, odd)| *odd)
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a spreadsheet has written a long code as a number: `2.02601E+16`, `2.02601E16`. Without a sign only
/// decimals tell it from a code with an E in it.
fn is_exponent(piece: &str) -> bool {
    let Some((mantissa, exponent)) = piece.split_once(['E', 'e']) else {
        return false;
    };
    let whole = mantissa.replacen([',', '.'], "", 1);
    let digits = match exponent.strip_prefix(['+', '-']) {
        Some(digits) => digits,
        None if whole.len() < mantissa.len() => exponent,
        None => return false,
    };
    is_digits(digits) && is_digits(&whole)
}

/// Months as spreadsheets write them.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Whether a spreadsheet has written a code as a day: `12-May`, `Jan-05`, `12-thg5`.
fn is_month_and_number(piece: &str) -> bool {
    let is_month = |part: &str| {
        let number = part.to_lowercase();
        MONTHS.contains(&part)
            || number.strip_prefix("thg").is_some_and(|number| is_digits(number.trim_start()))
    };
    let parts: Vec<&str> = piece.split(['-', '/']).collect();
    let (months, numbers): (Vec<&str>, Vec<&str>) = parts.iter().partition(|part| is_month(part));
    months.len() == 1
        && (1..=2).contains(&numbers.len())
        && numbers.iter().all(|number| is_digits(number) && number.len() <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_a_spreadsheet_turned_into_a_number_or_a_day_is_known() {
        for lost in ["2.02601E+16", "2,02601E+16", "2E+10", "2.02601E16", "1.5e-3"] {
            assert!(is_exponent(lost), "{lost}");
        }
        for lost in ["12-May", "May-12", "Jan-05", "12-thg5", "12-Thg 5", "12-May-26"] {
            assert!(is_month_and_number(lost), "{lost}");
        }
        for code in ["2E10", "H29.12.2-260105", "MAY-12", "1.000811", "12-5", "E+1", "thg-5", ""] {
            assert!(!is_exponent(code) && !is_month_and_number(code), "{code}");
        }
    }
}
