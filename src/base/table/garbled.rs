//! Letters that were lost or stand for others: what is left of a text that was opened in a wrong encoding.

use super::{Legacy, legacy};
use crate::base::lang::Text;

/// How a text was garbled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Garbled {
    /// U+FFFD in place of letters.
    Replaced,
    /// Question marks in place of letters.
    Questioned,
    /// Letters as HTML writes them.
    Entities,
    /// UTF-8 that was read as Latin-1 or Windows-1252.
    Utf8,
    /// Windows-1258 that was read as Windows-1252.
    Windows1258,
    /// TCVN3 that was read as Latin-1.
    Tcvn3,
    /// VNI that was read as Latin-1.
    Vni,
}

/// What is wrong with the letters of a cell, with the remedy.
pub fn sentence(cell: &str) -> Option<Text> {
    let how = found(cell)?;
    let begin: String = cell.chars().take(60).collect();
    let (vi, en) = match how {
        Garbled::Replaced => (
            "có chữ đã mất khi tệp được mở sai bảng mã; xin xuất lại từ tệp gốc, lưu “CSV UTF-8” hoặc .xlsx",
            "has letters that were lost when the file was opened in a wrong encoding; export it again and save it as “CSV UTF-8” or .xlsx",
        ),
        Garbled::Questioned => (
            "có chữ đã thành dấu hỏi khi lưu CSV không phải UTF-8; xin lưu lại từ tệp gốc, chọn “CSV UTF-8” hoặc .xlsx",
            "has question marks for letters, which were lost when it was saved as a CSV that is not UTF-8; save the original again as “CSV UTF-8” or .xlsx",
        ),
        Garbled::Entities => (
            "có mã của trang web (như &#7847;) thay cho chữ; xin xuất lại từ hệ thống gốc hoặc chép chữ từ trình duyệt",
            "has codes of a web page (such as &#7847;) for letters; export it again, or copy the text from a browser",
        ),
        Garbled::Utf8 => (
            "là chữ UTF-8 bị đọc nhầm thành Latin-1 (Windows-1252, 1258); khi mở tệp CSV gốc bằng Excel xin chọn “65001: Unicode (UTF-8)”",
            "is UTF-8 that was read as Latin-1 (Windows-1252, 1258); open the original CSV in Excel as “65001: Unicode (UTF-8)”",
        ),
        Garbled::Windows1258 => (
            "là chữ Windows-1258 bị đọc nhầm thành Latin-1; xin chuyển mã tệp gốc sang Unicode (UniKey: Ctrl+Shift+F6)",
            "is Windows-1258 that was read as Latin-1; convert the original to Unicode (UniKey: Ctrl+Shift+F6)",
        ),
        Garbled::Tcvn3 => (
            "là chữ TCVN3 (ABC), không phải Unicode; xin chuyển mã tệp gốc sang Unicode (UniKey: Ctrl+Shift+F6)",
            "is TCVN3 (ABC), not Unicode; convert the original to Unicode (UniKey: Ctrl+Shift+F6)",
        ),
        Garbled::Vni => (
            "là chữ VNI, không phải Unicode; xin chuyển mã tệp gốc sang Unicode (UniKey: Ctrl+Shift+F6)",
            "is VNI, not Unicode; convert the original to Unicode (UniKey: Ctrl+Shift+F6)",
        ),
    };
    Some(Text { vi: format!("`{begin}` {vi}"), en: format!("`{begin}` {en}") })
}

fn found(cell: &str) -> Option<Garbled> {
    if cell.contains('?') && has_lost_letters(cell) {
        return Some(Garbled::Questioned);
    }
    if cell.contains('&') && has_entity(cell) {
        return Some(Garbled::Entities);
    }
    if cell.is_ascii() {
        return None;
    }
    if cell.contains('\u{fffd}') {
        return Some(Garbled::Replaced);
    }
    if utf8(cell) > 0 {
        return Some(Garbled::Utf8);
    }
    if windows_1258(cell) > 0 {
        return Some(Garbled::Windows1258);
    }
    match legacy::of_words(cell) {
        Some(Legacy::Tcvn3) => Some(Garbled::Tcvn3),
        Some(Legacy::Vni) => Some(Garbled::Vni),
        _ => None,
    }
}

/// What a Vietnamese syllable ends with behind its vowel.
const ENDS: [&str; 13] = ["c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "y", "u", "o", "a"];

/// Whether a text has a word such as `Ti?p` or `???ng`: question marks before the end of a syllable.
pub(super) fn has_lost_letters(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '?');
        let Some((before, end)) = word.rsplit_once('?') else {
            return false;
        };
        let is_word = before.chars().all(|letter| letter.is_alphabetic() || letter == '?');
        let is_end = ENDS.contains(&&*end.to_lowercase());
        !before.is_empty() && is_word && is_end
    })
}

/// Names that HTML has for letters and signs, in small letters.
const NAMES: [&str; 27] = [
    "amp", "nbsp", "quot", "lt", "gt", "ndash", "mdash", "agrave", "aacute", "acirc", "atilde",
    "egrave", "eacute", "ecirc", "igrave", "iacute", "ograve", "oacute", "ocirc", "otilde",
    "ugrave", "uacute", "yacute", "eth", "ldquo", "rdquo", "hellip",
];

/// Whether a text has a letter as HTML writes it: `&#7847;`, `&agrave;`.
fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let Some((name, _)) = rest.split_once(';') else {
            return false;
        };
        match name.strip_prefix('#') {
            Some(number) => {
                let digits = number.trim_start_matches(['x', 'X']);
                (1..=6).contains(&digits.len())
                    && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
            }
            None => NAMES.contains(&&*name.to_ascii_lowercase()),
        }
    })
}

/// How many letters of a text are UTF-8 that was read as Latin-1: `Quáº§y`, `Ä‘`, `Ã¢`.
pub(super) fn utf8(text: &str) -> usize {
    let next = text.chars().skip(1).chain([' ']);
    let third = text.chars().skip(2).chain([' ', ' ']);
    let all = text.chars().zip(next).zip(third);
    let is_pair = |((first, second), third): &((char, char), char)| match first {
        'á' if *second == 'º' => true,
        // As a quotation mark it is followed by no letter.
        'á' if *second == '»' => third.is_alphabetic() || is_behind(*third),
        'Ã' => "¡¢£¨©ª¬²³´µ¹º½€‚ƒˆ‰Š".contains(*second),
        // In Windows-1258; no Vietnamese syllable ends with it.
        'Ă' => *second == '\u{a0}' || is_behind(*second),
        'Ä' | 'Æ' | 'Å' => is_behind(*second),
        'â' => matches!(*second, '€' | '\u{80}'),
        _ => false,
    };
    all.filter(is_pair).count()
}

/// Bytes of UTF-8 behind the first, as Windows-1252 has them.
fn is_behind(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{9f}' | '¡'..='¿')
        || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(letter)
}

/// How many letters of a text are Windows-1258 that was read as Windows-1252: a vowel with its tone behind it, `âÌ`.
pub(super) fn windows_1258(text: &str) -> usize {
    let pairs = text.chars().zip(text.chars().skip(1));
    let is_pair =
        |(vowel, tone): &(char, char)| "âêôãõýÂÊÔÃÕÝ".contains(*vowel) && "ÌÒÞìò".contains(*tone);
    pairs.filter(is_pair).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_were_lost_or_stand_for_others_are_known() {
        for (garbled, how) in [
            ("Ti?p nh?n h? s?", Garbled::Questioned),
            ("Qu?y 9", Garbled::Questioned),
            ("PH?NG", Garbled::Questioned),
            ("???ng b?", Garbled::Questioned),
            ("Qu\u{fffd}y", Garbled::Replaced),
            ("Qu&#7847;y", Garbled::Entities),
            ("Qu&#x1EA7;y &agrave;", Garbled::Entities),
            ("Quáº§y", Garbled::Utf8),
            ("há»“ sÆ¡", Garbled::Utf8),
            ("Ä‘Ã³", Garbled::Utf8),
            ("Äiá»ƒm", Garbled::Utf8),
            ("cĂ¢y", Garbled::Utf8),
            ("QuâÌy 9 – Tiêìp nhâòn", Garbled::Windows1258),
            ("QUÂÌY", Garbled::Windows1258),
        ] {
            assert_eq!(found(garbled), Some(how), "{garbled}");
        }
        for honest in [
            "Vì sao chậm?",
            "Thế nào?Tôi chờ lâu",
            "https://a.vn/?n=1",
            "R&D; Á & Â",
            "« khá »",
            "«lá»",
            "ĐÃ “XONG”",
            "Hoà, Thuý, quì, già",
            "?",
            "Zoë Müller, François",
        ] {
            assert_eq!(found(honest), None, "{honest}");
        }
    }
}
