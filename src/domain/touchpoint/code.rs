//! Codes of touchpoints: short, read case-blind, hard to misread. Pure.

use crate::base::Text;

/// Characters a code may have: Crockford's, without I, L, O and U.
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Fewest and most characters; a longer code makes a larger QR.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=8;

/// Whether a letter may stand in a code.
pub(super) fn fits(letter: char) -> bool {
    ALPHABET.contains(letter)
}

/// The code in its one form (upper case), or what is wrong with it.
pub(super) fn read(typed: &str) -> Result<String, Text> {
    let code = typed.trim().to_ascii_uppercase();
    let length = code.chars().count();
    if !LENGTH.contains(&length) {
        let (least, most) = (LENGTH.start(), LENGTH.end());
        return Err(Text {
            vi: format!("`{code}` có {length} ký tự; mã dài từ {least} đến {most} ký tự"),
            en: format!("`{code}` has {length} characters; a code has {least} to {most}"),
        });
    }
    match code.chars().find(|letter| !ALPHABET.contains(*letter)) {
        Some(letter) => Err(Text {
            vi: format!(
                "`{code}` có `{letter}`; xin dùng chữ số và chữ cái A đến Z, trừ I, L, O, U vì dễ đọc nhầm"
            ),
            en: format!(
                "`{code}` has `{letter}`; use digits and the letters A to Z without I, L, O and U, which are misread"
            ),
        }),
        None => Ok(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_upper_case_and_short() {
        assert_eq!(read(" bt01 "), Ok("BT01".to_owned()));
        assert!(read("B").unwrap_err().en.contains("1 characters"));
        assert!(read("BT0123456").unwrap_err().en.contains("2 to 8"));
    }

    #[test]
    fn characters_that_are_misread_or_need_escaping_are_refused() {
        for typed in ["BIN1", "LS01", "DO01", "UB01", "BT-1", "BT 1", "QĐ01", "BT/1"] {
            assert!(read(typed).is_err(), "{typed}");
        }
    }
}
