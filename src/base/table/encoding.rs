//! From bytes to text: UTF-8 and UTF-16 are read, every other encoding is named.

use std::borrow::Cow;

use super::{Refusal, garbled};

/// An encoding older than Unicode, as far as bytes or letters tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN 5712:1993 (ABC, fonts named `.Vn…`).
    Tcvn3,
    /// VNI for Windows (fonts named `VNI-…`).
    Vni,
    /// Windows-1258, with marks of their own behind the letters.
    Windows1258,
    /// UTF-8 itself, read as Latin-1 or Windows-1252.
    Utf8,
    /// One that leaves no trace.
    Unknown,
}

/// The text of a file that is no table: in UTF-8 or UTF-16, without the mark of either.
///
/// # Errors
/// Another encoding, or no text, with the remedy.
pub fn plain_text(bytes: &[u8]) -> Result<String, Refusal> {
    let text = match (utf16(bytes), std::str::from_utf8(bytes)) {
        (Some(text), _) => text?,
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => decoded(bytes)?.0.into_owned(),
    };
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The text of a file, and whether it was in UTF-16.
pub(super) fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), Refusal> {
    if let Some(text) = utf16(bytes) {
        return checked(Cow::Owned(text?)).map(|text| (text, true));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.trim_start_matches('\u{feff}');
            // The mark itself, when it was read as Windows-1252 and saved again.
            let text = text.strip_prefix("ï»¿").unwrap_or(text);
            checked(Cow::Borrowed(text)).map(|text| (text, false))
        }
        Err(_) if bytes.contains(&0) => Err(Refusal::NotText),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|byte| **byte == b'\n').fold(1, |line, _| line + 1);
            let legacy = of_bytes(bytes);
            let letters: String = bytes.iter().map(|byte| char::from(*byte)).collect();
            let lost = letters.split_whitespace().find(|word| garbled::has_lost_letters(word));
            match lost.and_then(garbled::sentence) {
                Some(sentence) if legacy == Legacy::Unknown => Err(Refusal::Garbled(sentence)),
                _ => Err(Refusal::NotUnicode(legacy, Some(line))),
            }
        }
    }
}

/// Refuses what is text but no rows of cells, and text whose letters stand for others.
fn checked(text: Cow<'_, str>) -> Result<Cow<'_, str>, Refusal> {
    if text.contains('\0') {
        return Err(Refusal::NotText);
    }
    let begins: String = text.trim_start().chars().take(300).collect::<String>().to_lowercase();
    let is_web = [
        "<!doctype html",
        "<html",
        "<table",
        "<head",
        "<meta",
        "<style",
        "<div",
        "<body",
        "<!--",
        "mime-version:",
    ];
    for (mark, name) in [("{\\rtf", "RTF"), ("[{", "JSON"), ("{\"", "JSON")] {
        if begins.starts_with(mark) {
            return Err(Refusal::Other(name));
        }
    }
    if is_web.iter().any(|mark| begins.starts_with(mark)) || begins.contains("<html") {
        return Err(Refusal::WebPage);
    }
    if begins.starts_with("<?xml") {
        return Err(Refusal::Xml);
    }
    match of_letters(&text) {
        Some(legacy) => Err(Refusal::NotUnicode(legacy, None)),
        None => Ok(text),
    }
}

/// The text of UTF-16; `None` where the bytes are in no such encoding.
fn utf16(bytes: &[u8]) -> Option<Result<String, Refusal>> {
    let (rest, is_little) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, true),
        [0xfe, 0xff, rest @ ..] => (rest, false),
        _ if is_zero_every_second(bytes, 1) => (bytes, true),
        _ if is_zero_every_second(bytes, 0) => (bytes, false),
        _ => return None,
    };
    let (units, odd) = rest.as_chunks::<2>();
    let read = if is_little { u16::from_le_bytes } else { u16::from_be_bytes };
    let text: Result<String, _> =
        char::decode_utf16(units.iter().map(|unit| read(*unit))).collect();
    let text = text.ok().filter(|_| odd.is_empty());
    Some(text.ok_or(Refusal::NotText))
}

/// Whether text without a mark is in UTF-16: the bytes from `from` on are mostly zero, those between them are not.
fn is_zero_every_second(bytes: &[u8], from: usize) -> bool {
    let zeros = |from: usize| {
        let some = bytes.iter().skip(from).step_by(2).take(32);
        let (zeros, others): (Vec<&u8>, Vec<&u8>) = some.partition(|byte| **byte == 0);
        zeros.len() > 3 * others.len()
    };
    bytes.len() > 7 && zeros(from) && !zeros(1 - from)
}

/// Letters of words that tell an encoding, at most.
const LOOKED_AT: usize = 200_000;

/// Symbols that stand for letters in TCVN3 and in no word of Unicode.
const TCVN3_SYMBOLS: &str = "µ¸¶·¹¨»¾¼½©®ª«¬";

/// Whether the letters of a text are those of an older encoding, taken for Latin-1: `QuÇy`, `s¬` (TCVN3), `Quaày`
/// (VNI). One such word may be a name; two are not, nor one where no other word is Vietnamese.
pub(super) fn of_letters(text: &str) -> Option<Legacy> {
    if text.is_ascii() {
        return None;
    }
    let (mut tcvn3, mut vni, mut vietnamese) = (0, 0, false);
    let mut before = ' ';
    for letter in text.chars().take(LOOKED_AT) {
        vietnamese |= matches!(letter, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'đ' | 'ơ' | 'ư');
        let in_a_word = before.is_ascii_lowercase();
        let capital = matches!(letter, 'À'..='Þ') && letter != '×';
        if in_a_word && (capital || TCVN3_SYMBOLS.contains(letter)) {
            tcvn3 += 1;
        }
        if is_vni(before, letter) {
            vni += 1;
        }
        before = letter;
    }
    let enough = |count: usize| count > usize::from(vietnamese);
    let some: String = text.chars().take(LOOKED_AT).collect();
    let utf8 = garbled::utf8(&some);
    if enough(utf8) {
        return Some(Legacy::Utf8);
    }
    if !vietnamese && garbled::windows_1258(&some) > 0 {
        return Some(Legacy::Windows1258);
    }
    match (tcvn3, vni) {
        (tcvn3, vni) if vni > tcvn3 && enough(vni) && vni > 1 => Some(Legacy::Vni),
        (tcvn3, _) if enough(tcvn3) => Some(Legacy::Tcvn3),
        _ => None,
    }
}

/// A vowel and its mark in VNI that no word of another language has beside each other.
fn is_vni(vowel: char, mark: char) -> bool {
    let mark = mark.to_lowercase().next().unwrap_or(mark);
    match vowel.to_ascii_lowercase() {
        'a' | 'e' => "àáâãåäùøûõ".contains(mark),
        'o' => "âåäùøûõ".contains(mark),
        'u' => "ùøûõ".contains(mark),
        _ => false,
    }
}

/// What bytes that are no UTF-8 look like.
fn of_bytes(bytes: &[u8]) -> Legacy {
    let some = &bytes[..bytes.len().min(LOOKED_AT)];
    // The five tones of Windows-1258 stand behind a vowel.
    let is_vowel =
        |byte: u8| b"aeiouyAEIOUY\xe2\xea\xf4\xe3\xf5\xfd\xc2\xca\xd4\xc3\xd5\xdd".contains(&byte);
    let is_tone = |byte: u8| b"\xcc\xd2\xde\xec\xf2".contains(&byte);
    let pairs = some.windows(2).filter(|pair| is_vowel(pair[0]) && is_tone(pair[1])).count();
    let letters: String = some.iter().map(|byte| char::from(*byte)).collect();
    let found = of_letters(&letters);
    let hints = letters.chars().filter(|letter| TCVN3_SYMBOLS.contains(*letter)).count();
    if pairs > hints { Legacy::Windows1258 } else { found.unwrap_or(Legacy::Unknown) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_utf16_is_read_with_its_mark_and_without() {
        let text = "mã;ngày\r\nH1;2026-01-31\r\n";
        for little in [true, false] {
            let units = text.encode_utf16();
            let bytes: Vec<u8> = units
                .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect();
            let mark: &[u8] = if little { b"\xff\xfe" } else { b"\xfe\xff" };
            for bytes in [bytes.clone(), [mark, &bytes].concat()] {
                assert_eq!(decoded(&bytes).unwrap(), (Cow::Borrowed(text), true));
            }
        }
        assert_eq!(decoded(b"\xff\xfe\0\xd8"), Err(Refusal::NotText));
    }

    #[test]
    fn text_in_an_older_encoding_is_named() {
        let named = |bytes: &[u8]| match decoded(bytes) {
            Err(Refusal::NotUnicode(legacy, _)) => Some(legacy),
            _ => None,
        };
        // "Quầy 1 - Tiếp nhận hồ sơ", as bytes and as what a program makes of them.
        let tcvn3 = "Qu\u{c7}y 1 - Ti\u{d5}p nh\u{cb}n h\u{e5} s\u{ac}";
        assert_eq!(named(tcvn3.as_bytes()), Some(Legacy::Tcvn3));
        let bytes: Vec<u8> =
            tcvn3.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        assert_eq!(named(&bytes), Some(Legacy::Tcvn3));
        let vni = "Qua\u{e0}y 1 - Tie\u{e1}p nha\u{e4}n ho\u{e0} s\u{f4}";
        assert_eq!(named(vni.as_bytes()), Some(Legacy::Vni));
        let windows = b"Qu\xe2\xccy 1 - Ti\xea\xecp nh\xe2\xf2n h\xf4\xcc s\xf5";
        assert_eq!(named(windows), Some(Legacy::Windows1258));
        assert_eq!(named(b"caf\xe9"), Some(Legacy::Unknown));
        assert_eq!(named("Quáº§y 9 â€“ Tiáº¿p".as_bytes()), Some(Legacy::Utf8));
        // Read as Windows-1258, with the byte 0x90 left out, and beside text that is Vietnamese.
        assert_eq!(named("cĂ¢y xÄƒng".as_bytes()), Some(Legacy::Utf8));
        assert_eq!(named("code,name\nA1,Äiá»ƒm".as_bytes()), Some(Legacy::Utf8));
        assert_eq!(named("Mã,Tên điểm\n1,há»“ sÆ¡ Ä‘Æ°á»£c".as_bytes()), Some(Legacy::Utf8));
        assert_eq!(decoded("ï»¿code,name".as_bytes()).unwrap().0, "code,name");
        assert_eq!(named("QuâÌy 9 – Tiêìp nhâòn".as_bytes()), Some(Legacy::Windows1258));
        assert!(matches!(decoded(b"M\xe3;Ti?p nh?n"), Err(Refusal::Garbled(_))));
        for honest in [
            "Hoà, Hoá, Thuý, quà, Huế",
            "Zoë Müller, François, café",
            "m², 5µg",
            "NGOẠI VỤ",
            "tiếnÁn",
        ] {
            assert_eq!(decoded(honest.as_bytes()).unwrap().0, honest);
        }
    }

    #[test]
    fn text_that_is_a_web_page_is_named() {
        for page in [
            "<html xmlns:x=\"urn\">",
            "\u{feff}\n<!DOCTYPE html>",
            "<table><tr>",
            "MIME-Version: 1.0",
            "<style>td{}</style><table>",
            "<div><table>",
            "<!-- xuất từ hệ thống --><TABLE>",
        ] {
            assert_eq!(decoded(page.as_bytes()), Err(Refusal::WebPage), "{page}");
        }
        let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>";
        assert_eq!(decoded(xml.as_bytes()), Err(Refusal::Xml));
    }
}
