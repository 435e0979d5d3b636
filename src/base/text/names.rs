//! Names that are known are masked, however they are typed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Syllable, folded};

/// What stands in place of a name.
const NAME: &str = "[đã che: họ tên]";

/// The text with each of these names and addresses masked: in any case, with or without diacritics, separated by
/// any white space or commas. A single word is masked only with its own diacritics: `Hương` is not
/// the `hướng` of `hướng dẫn`.
pub fn without_names(text: &str, names: &[&str]) -> String {
    let mut shown = text.to_owned();
    let gap = |letter: char| letter == ',' || letter.is_whitespace();
    for name in names.iter().map(|name| name.trim_matches(gap)) {
        // A single short word is too often something else: An, Hà, Lan.
        if folded(name).chars().count() >= 5 {
            shown = without(&shown, name);
        }
    }
    shown
}

/// A letter without its marks, and the bytes of the text it was read from; a run of spaces and commas is one
/// space.
struct Letter {
    plain: char,
    from: usize,
    to: usize,
}

fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (from, letter) in text.char_indices() {
        let to = from + letter.len_utf8();
        let gap = letter == ',' || letter.is_whitespace();
        let belongs = match letters.last() {
            Some(last) => is_combining_mark(letter) || gap && last.plain == ' ',
            None => false,
        };
        if let Some(last) = letters.last_mut().filter(|_| belongs) {
            last.to = to;
            continue;
        }
        let plain =
            std::iter::once(letter).nfd().next().and_then(|first| first.to_lowercase().next());
        let plain = match plain {
            _ if gap => ' ',
            Some('đ') => 'd',
            Some(plain) => plain,
            None => letter,
        };
        letters.push(Letter { plain, from, to });
    }
    letters
}

fn without(text: &str, name: &str) -> String {
    let (letters, wanted) = (letters(text), letters(name));
    let one_word = wanted.iter().all(|letter| letter.plain != ' ');
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        match found(&letters[at..], &wanted) {
            Some(to)
                if begins(&letters, at) && (!one_word || same(&text[letter.from..to], name)) =>
            {
                shown.push_str(NAME);
                at += wanted.len();
            }
            _ => {
                shown.push_str(&text[letter.from..letter.to]);
                at += 1;
            }
        }
    }
    shown
}

/// Whether no word runs on from before `at`.
fn begins(letters: &[Letter], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| letters.get(before))
        .is_none_or(|before| !before.plain.is_alphanumeric())
}

/// Where the name ends in the text, if these letters begin with the whole of it.
fn found(letters: &[Letter], wanted: &[Letter]) -> Option<usize> {
    let here = letters.get(..wanted.len())?;
    let equal = here.iter().zip(wanted).all(|(a, b)| a.plain == b.plain);
    let whole = letters.get(wanted.len()).is_none_or(|letter| !letter.plain.is_alphanumeric());
    here.last().filter(|_| equal && whole).map(|last| last.to)
}

/// Whether two words have the same marks, wherever the tone was put.
fn same(one: &str, other: &str) -> bool {
    Syllable::of(one).shape() == Syllable::of(other).shape()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_masked_and_parts_of_words_are_not() {
        let names = ["Trần Thị Bưởi", "An"];
        let text = "Tôi là TRẦN THỊ BƯỞI. An ninh tốt; trần thị bưởii.";
        assert_eq!(
            without_names(text, &names),
            format!("Tôi là {NAME}. An ninh tốt; trần thị bưởii.")
        );
    }

    #[test]
    fn a_name_is_masked_however_it_was_typed() {
        for typed in [
            "Tran Thi Thuy",
            "trần thị Thúy",
            "Trần  Thị\u{a0}Thuý",
            "Trần Thị\nThuý",
            "TRẦN THI THUY",
            "Tra\u{302}\u{300}n Thi\u{323} Thuy\u{301}",
        ] {
            let text = format!("Tôi là {typed}, xin hỏi");
            let shown = without_names(&text, &["Trần Thị Thuý"]);
            assert_eq!(shown, format!("Tôi là {NAME}, xin hỏi"), "{typed}");
        }
    }

    #[test]
    fn an_address_is_masked_with_its_commas_and_without() {
        for typed in ["12 Lê Lợi, phường Gia Viên", "12 le loi phuong gia vien"] {
            let shown = without_names(typed, &["12 Lê Lợi , phường Gia Viên,"]);
            assert_eq!(shown, NAME, "{typed}");
        }
    }

    #[test]
    fn a_single_word_is_masked_with_its_own_marks_alone() {
        let text = "Hương hướng dẫn, huong, HƯƠNG";
        assert_eq!(without_names(text, &["Hương"]), format!("{NAME} hướng dẫn, huong, {NAME}"));
        assert_eq!(without_names("ông Thuý", &["Thuý"]), "ông Thuý");
    }
}
