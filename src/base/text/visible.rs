//! Text as it may be kept: composed, without characters that cannot be seen. PURE.

use std::borrow::Cow;
use std::fmt::Write;

use super::fold::is_d;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Marks on one letter at most, beside those that are composed with it; no language needs more.
const MOST_MARKS: usize = 3;

/// The text composed (NFC) and without unseen characters; its white space and line ends stay.
pub fn tidied(text: &str) -> Cow<'_, str> {
    let is_composed = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    let is_odd = |letter: char| is_unseen(letter) || is_combining_mark(letter);
    if is_composed && !text.contains(is_odd) {
        return Cow::Borrowed(text);
    }
    let mut marks = 0;
    let visible = text.chars().filter(|letter| !is_unseen(*letter)).nfc();
    let visible = visible.filter(|letter| {
        marks = if is_combining_mark(*letter) { marks + 1 } else { 0 };
        marks <= MOST_MARKS
    });
    Cow::Owned(visible.collect())
}

/// A text of several lines: tidied, with one kind of line end, tabs as spaces, trimmed.
pub fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let lines = lines.replace('\t', " ");
    tidied(&lines).trim().to_owned()
}

/// A text of one line: tidied, each run of white space as one space, trimmed.
pub fn one_line(text: &str) -> String {
    tidied(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many letters a reader counts: a letter with its marks is one, however it is encoded.
pub fn length(text: &str) -> usize {
    text.nfc().filter(|letter| !is_combining_mark(*letter) && !is_unseen(*letter)).count()
}

/// The text with unseen characters as `U+200B`, for messages about them.
pub fn with_unseen_shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_unseen(letter) {
            let _ = write!(shown, "U+{:04X}", u32::from(letter));
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// Controls (Cc) but tab and line ends, the format characters (Cf) that turn the direction of text or have no
/// width, and fillers: with them a text can be made to look like another.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')
        || matches!(letter,
            '\u{00ad}'
            | '\u{034f}'
            | '\u{061c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// What two ways of writing the same name share: composition, white space, dashes and case are alike, letters that
/// look like Đ are it, and the tone stands behind its syllable, so that `Hòa` is `Hoà`.
pub fn same_name(name: &str) -> String {
    let spaced = one_line(name).replace(is_dash, " ");
    let words = spaced.split_whitespace().map(|word| super::Syllable::of(word).shape());
    let joined = words.collect::<Vec<_>>().join(" ");
    joined.chars().map(|letter| if is_d(letter) { 'đ' } else { letter }).collect()
}

/// The text with letters that look like Đ as it.
pub fn with_dyet(text: &str) -> String {
    let letter = |letter| match letter {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// Whether a sign is a hyphen, a dash or a minus.
pub fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// The text with the tone of `oa`, `oe` and `uy` at the end of a word on their first vowel, as province names are
/// written: `Hoà` is `Hòa`, `Thuý` is `Thúy`; `quý` stays, its `u` belongs to the `q`.
pub fn tone_first(text: &str) -> String {
    let words: Vec<String> = text.split(' ').map(word_with_tone_first).collect();
    words.join(" ")
}

fn word_with_tone_first(word: &str) -> String {
    let parts: Vec<char> = word.nfd().collect();
    let is_tone =
        |letter: char| matches!(letter, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let [before @ .., first, last, tone] = &parts[..] else {
        return word.to_owned();
    };
    let pair = (first.to_ascii_lowercase(), last.to_ascii_lowercase());
    let after_q = before.last().is_some_and(|letter| letter.eq_ignore_ascii_case(&'q'));
    let is_pair = matches!(pair, ('o', 'a' | 'e')) || pair == ('u', 'y') && !after_q;
    if !is_pair || !is_tone(*tone) {
        return word.to_owned();
    }
    before.iter().chain([first, tone, last]).copied().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_is_composed_and_has_nothing_unseen() {
        assert_eq!(clean(" a\u{0}\u{200b}b\u{feff}\r\nc\td\u{202e} "), "ab\nc d");
        assert_eq!(clean("Ha\u{309}i"), "Hải");
        assert_eq!(one_line("\u{feff}Quầy \n\t 1\u{7f}"), "Quầy 1");
        assert!(matches!(tidied("Hải Phòng\r\n\t1"), Cow::Borrowed(_)));
    }

    #[test]
    fn marks_heaped_on_a_letter_are_cut() {
        assert_eq!(tidied(&format!("a{}", "\u{330}".repeat(900))).chars().count(), 4);
    }

    #[test]
    fn length_counts_letters_and_not_their_parts() {
        let composed = "Quầy số 5";
        let parts: String = composed.nfd().collect();
        assert_eq!((length(composed), length(&parts)), (9, 9));
        assert_eq!(length("x\u{200b}\u{330}"), 1);
    }

    #[test]
    fn unseen_characters_are_shown_by_their_number() {
        assert_eq!(with_unseen_shown("H29\u{200b}\u{0}"), "H29U+200BU+0000");
    }

    #[test]
    fn names_that_differ_in_composition_tone_or_case_are_the_same() {
        for other in ["Khánh Hoà", "Kha\u{301}nh Ho\u{300}a", " khánh  HÒA "] {
            assert_eq!(same_name("Khánh Hòa"), same_name(other), "{other}");
        }
        assert_ne!(same_name("Khánh Hóa"), same_name("Khánh Hòa"));
        assert_eq!(same_name("Thuý"), same_name("Thúy"));
        for (one, other) in [
            ("Ðà Nẵng", "Đà Nẵng"),
            ("Ɖà Nẵng", "đà nẵng"),
            ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
            ("Bà Rịa-Vũng Tàu", "Bà Rịa — Vũng Tàu"),
        ] {
            assert_eq!(same_name(one), same_name(other), "{one}");
        }
        for (written, first) in [
            ("Khánh Hoà", "Khánh Hòa"),
            ("Thanh Hoá", "Thanh Hóa"),
            ("HOÀ BÌNH", "HÒA BÌNH"),
            ("Thuý Quý hoàn toàn", "Thúy Quý hoàn toàn"),
            ("Hải Phòng", "Hải Phòng"),
        ] {
            assert_eq!(tone_first(written), first);
        }
    }
}
