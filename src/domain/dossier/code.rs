//! How codes of dossiers are compared: without regard to case and to spaces beside marks and between digits.

use crate::base::Text;

/// Codes that are named by a note at most.
const MOST_NAMED: usize = 10;

/// The code as it is compared.
pub fn compared_code(code: &str) -> String {
    without_spaces(code).to_ascii_uppercase()
}

/// The code without spaces beside marks and between digits. Others stay and are refused: they could part a name.
pub(super) fn without_spaces(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let mut plain = String::with_capacity(code.len());
    for (place, letter) in letters.iter().enumerate() {
        let before = letters[..place].iter().rev().find(|it| !it.is_whitespace());
        let after = letters[place..].iter().find(|it| !it.is_whitespace());
        let is_idle = match (before, after) {
            (Some(before), Some(after)) => {
                let is_mark = |it: &char| ".-_".contains(*it);
                is_mark(before)
                    || is_mark(after)
                    || before.is_ascii_digit() && after.is_ascii_digit()
            }
            _ => true,
        };
        if !(letter.is_whitespace() && is_idle) {
            plain.push(*letter);
        }
    }
    plain
}

/// Says which codes were taken for which.
pub(super) fn respelled(codes: &[(String, String)]) -> Option<Text> {
    let named =
        codes.iter().take(MOST_NAMED).map(|(written, meant)| format!("`{written}` = {meant}"));
    let more = if codes.len() > MOST_NAMED { ", …" } else { "" };
    let named = format!("{}{more}", named.collect::<Vec<_>>().join(", "));
    let count = codes.len();
    (count > 0).then(|| Text {
        vi: format!(
            "mã hồ sơ không phân biệt chữ hoa, chữ thường và dấu cách; {count} mã viết khác được hiểu là: {named}"
        ),
        en: format!(
            "codes of dossiers are the same in any case and with any spaces; {count} written otherwise were taken so: {named}"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_beside_marks_and_between_digits_are_none() {
        assert_eq!(compared_code("h24 . 12 - 0001"), "H24.12-0001");
        assert_eq!(compared_code("000 123"), "000123");
        assert_eq!(compared_code("Nguyen Van A 1"), "NGUYEN VAN A 1");
    }
}
