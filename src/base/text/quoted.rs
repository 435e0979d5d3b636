//! What sentences show of what was typed.

/// A text of which what stands between backquotes stands in quotation marks, as on a page; a single backquote stays.
pub fn quoted(text: &str) -> String {
    let mut pieces = text.split('`');
    let mut told = pieces.next().unwrap_or_default().to_owned();
    while let Some(piece) = pieces.next() {
        match pieces.next() {
            Some(after) => told.extend(["“", piece, "”", after]),
            None => told.extend(["`", piece]),
        }
    }
    told
}

/// Digits of one number that a sentence shows.
const MOST_DIGITS: usize = 24;

/// A sentence in which numbers with more digits than anybody reads are cut.
pub fn with_digits_cut(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut digits = 0;
    for letter in text.chars() {
        digits = if letter.is_ascii_digit() { digits + 1 } else { 0 };
        if digits <= MOST_DIGITS {
            told.push(letter);
        } else if digits == MOST_DIGITS + 1 {
            told.push('…');
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{quoted, with_digits_cut};

    #[test]
    fn numbers_of_hundreds_of_digits_are_cut() {
        let told = with_digits_cut(&format!("`{}` is 20260105000012345", "9".repeat(309)));
        assert_eq!(told, format!("`{}…` is 20260105000012345", "9".repeat(24)));
    }

    #[test]
    fn pairs_of_backquotes_become_quotation_marks() {
        assert_eq!(quoted("`Mã` = Mã, `Tên`"), "“Mã” = Mã, “Tên”");
        assert_eq!(quoted("không có"), "không có");
        assert_eq!(quoted("một ` thôi"), "một ` thôi");
    }
}
