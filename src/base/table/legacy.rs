//! Short texts in TCVN3 or VNI that were taken for Latin-1: read in their own encoding all their words are Vietnamese
//! syllables, and as they stand one is none.

use super::Legacy;
use crate::base::text::folded;

/// The letters of TCVN 5712:1993 by their characters in Latin-1.
#[rustfmt::skip]
const TCVN3: [(char, char); 73] = [
    ('¡', 'ă'), ('¢', 'â'), ('£', 'ê'), ('¤', 'ô'), ('¥', 'ơ'), ('¦', 'ư'), ('§', 'đ'),
    ('¨', 'ă'), ('©', 'â'), ('ª', 'ê'), ('«', 'ô'), ('¬', 'ơ'), ('\u{ad}', 'ư'), ('®', 'đ'),
    ('µ', 'à'), ('¶', 'ả'), ('·', 'ã'), ('¸', 'á'), ('¹', 'ạ'), ('»', 'ằ'), ('¼', 'ẳ'), ('½', 'ẵ'), ('¾', 'ắ'),
    ('Æ', 'ặ'), ('Ç', 'ầ'), ('È', 'ẩ'), ('É', 'ẫ'), ('Ê', 'ấ'), ('Ë', 'ậ'),
    ('Ì', 'è'), ('Î', 'ẻ'), ('Ï', 'ẽ'), ('Ð', 'é'), ('Ñ', 'ẹ'), ('Ò', 'ề'), ('Ó', 'ể'), ('Ô', 'ễ'), ('Õ', 'ế'),
    ('Ö', 'ệ'), ('×', 'ì'), ('Ø', 'ỉ'), ('Ü', 'ĩ'), ('Ý', 'í'), ('Þ', 'ị'), ('ß', 'ò'), ('á', 'ỏ'), ('â', 'õ'),
    ('ã', 'ó'), ('ä', 'ọ'), ('å', 'ồ'), ('æ', 'ổ'), ('ç', 'ỗ'), ('è', 'ố'), ('é', 'ộ'), ('ê', 'ờ'), ('ë', 'ở'),
    ('ì', 'ỡ'), ('í', 'ớ'), ('î', 'ợ'), ('ï', 'ù'), ('ñ', 'ủ'), ('ò', 'ũ'), ('ó', 'ú'), ('ô', 'ụ'), ('õ', 'ừ'),
    ('ö', 'ử'), ('÷', 'ữ'), ('ø', 'ứ'), ('ù', 'ự'), ('ú', 'ỳ'), ('û', 'ỷ'), ('ü', 'ỹ'), ('þ', 'ỵ'),
];

/// Marks of VNI, which stand behind their vowel.
const VNI_MARKS: &str = "ùøûõïâáàåãäêéèúüë";

/// Letters of VNI that stand alone.
const VNI_LETTERS: [(char, char); 9] = [
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('ñ', 'đ'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

/// The encoding that a text is in, where that is certain.
pub(super) fn of_words(text: &str) -> Option<Legacy> {
    let is_latin = |letter: char| u32::from(letter) < 0x100;
    if text.is_ascii() || !text.chars().all(|it| is_latin(it) || !it.is_alphabetic()) {
        return None;
    }
    let words: Vec<&str> = text
        .split(|it: char| it.is_ascii() && !it.is_ascii_alphabetic() || it.is_whitespace())
        .filter(|word| !word.is_ascii() && word.contains(|it: char| it.is_ascii_alphabetic()))
        .collect();
    let is_odd = words
        .iter()
        .any(|word| !word.starts_with('µ') && (!is_syllable(word) || has_foreign(word)));
    let is_all = |read: fn(&str) -> Option<String>| {
        words.iter().all(|word| read(word).is_some_and(|word| is_syllable(&word)))
    };
    if !is_odd {
        return None;
    }
    // Marks that all stand behind vowels are those of VNI.
    if is_all(of_vni) {
        return Some(Legacy::Vni);
    }
    is_all(of_tcvn3).then_some(Legacy::Tcvn3)
}

fn of_tcvn3(word: &str) -> Option<String> {
    let letter = |it: char| {
        if it.is_ascii() {
            return Some(it);
        }
        TCVN3.iter().find(|(byte, _)| *byte == it).map(|(_, letter)| *letter)
    };
    word.chars().map(letter).collect()
}

/// The word without its marks; `None` where one stands behind no vowel.
fn of_vni(word: &str) -> Option<String> {
    let mut read = String::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        let before = read.chars().next_back().map(|it| folded(&it.to_string()));
        let is_vowel = before.is_some_and(|it| "aeiouy".contains(&it) && !it.is_empty());
        match VNI_LETTERS.iter().find(|(byte, _)| *byte == letter) {
            Some((_, meant)) => read.push(*meant),
            None if letter.is_ascii() => read.push(letter),
            None if is_vowel && VNI_MARKS.contains(letter) => {}
            None => return None,
        }
    }
    Some(read)
}

/// Whether a word has a letter of Latin-1 that is none of Vietnamese.
fn has_foreign(word: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase).filter(|it| !it.is_ascii());
    letters.any(|letter| !"àáâãèéêìíòóôõùúý".contains(letter))
}

const INITIALS: [&str; 27] = [
    "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
];

/// Vowels that end a syllable, and those that stand before its last consonants.
const OPEN: &str = " a e i o u y ai ao au ay eo eu ia ie iu oa oe oi ua ue ui uo uu uy oai oay oeo uay uoi uou uya uyu ieu yeu ";
const CLOSED: &str = " a e i o u y ie ye oa oe oo ua ue uo uy uye ";

const FINALS: [&str; 8] = ["c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether a word without its marks is built as Vietnamese syllables are.
fn is_syllable(word: &str) -> bool {
    let plain = folded(word);
    INITIALS.iter().filter_map(|initial| plain.strip_prefix(initial)).any(|rhyme| {
        let is_of =
            |vowels: &str, part: &str| !part.is_empty() && vowels.contains(&format!(" {part} "));
        let closed = |end: &&str| rhyme.strip_suffix(*end).is_some_and(|it| is_of(CLOSED, it));
        is_of(OPEN, rhyme) || FINALS.iter().any(closed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_in_an_older_encoding_are_known_by_their_syllables() {
        for (text, legacy) in [
            ("X©y dùng", Legacy::Tcvn3),
            ("Mét cöa", Legacy::Tcvn3),
            ("L·nh sù", Legacy::Tcvn3),
            ("Phßng TiÕp d©n 1", Legacy::Tcvn3),
            ("Y teá", Legacy::Vni),
            ("Laõnh söï", Legacy::Vni),
            ("Phoøng tieáp daân", Legacy::Vni),
        ] {
            assert_eq!(of_words(text), Some(legacy), "{text}");
        }
        for honest in [
            "Zoë Müller, François",
            "Café",
            "Toán",
            "Quá già",
            "Thuý, hoà, khoá",
            "Văn phòng Sở",
            "Noël",
            "Hội đồng",
            "Lê Văn A",
            "10 µm",
            "Zalo®",
            "« khá »",
            "Công ty Müller",
            "Ủy ban",
            "5 m² – 30°C",
        ] {
            assert_eq!(of_words(honest), None, "{honest}");
        }
    }
}
