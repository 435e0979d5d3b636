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

/// Words after which a given name stands, in any case: how Vietnamese address each other. The last ones are
/// those that mean something else too often when their marks are left out (`co` is mostly `có`).
const TITLES: [&str; 20] = [
    "ông", "bà", "anh", "chị", "em", "bác", "chú", "thầy", "cháu", "cụ", "mợ", "mr", "mrs", "ms",
    "miss", "sir", "cô", "dì", "cậu", "bạn",
];

/// How many of them may be written without their marks.
const BARE: usize = 16;

/// Words after which a name stands only if it has a capital.
const BEFORE_NAMES: [&str; 4] = ["tên", "là", "tôi", "gọi"];

/// The text without a person's name: the whole of it, its last two words, its first with its last, and the given
/// name alone where it is meant as a name: after a title (`bà Bưởi`), or in a capital in the middle
/// of a sentence.
pub fn without_person(text: &str, name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let shown = without_names(text, &[name]);
    let [first, .., before, given] = words[..] else {
        return match words[..] {
            [.., given] => without_given(&shown, given),
            [] => shown,
        };
    };
    let parts = [format!("{before} {given}"), format!("{first} {given}")];
    let shown = without_names(&shown, &parts.each_ref().map(String::as_str));
    without_given(&shown, given)
}

/// The text without a given name where it is meant as one.
fn without_given(text: &str, given: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    // What the words before say: the last one in small letters, and whether a sentence ended.
    let (mut last, mut begins) = (String::new(), true);
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_alphanumeric()) {
        let gap = &rest[..start];
        begins |= gap.contains(['.', '!', '?', '\n', ':', '"', '“', ']']);
        shown.push_str(gap);
        rest = &rest[start..];
        let is_inside = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter);
        let end = rest.find(|letter: char| !is_inside(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let beside = !gap.contains(['.', '!', '?', '\n', ',']);
        let is_it = if beside && is_title(&last) && (is_capital(word) || is_long(given)) {
            is_written_as(word, given)
        } else {
            let in_sentence =
                !begins && !goes_on(after) || beside && BEFORE_NAMES.contains(&&*last);
            in_sentence && is_capital(word) && same_word(word, given)
        };
        shown.push_str(if is_it { NAME } else { word });
        last = word.nfc().collect::<String>().to_lowercase();
        begins = false;
        rest = after;
    }
    shown.push_str(rest);
    shown
}

/// Whether a word is a title, with its marks or, where it can be nothing else, without.
fn is_title(word: &str) -> bool {
    TITLES.contains(&word) || TITLES[..BARE].iter().any(|title| folded(title) == word)
}

/// Whether a name is no short word that mostly is something else: An, Hà.
fn is_long(name: &str) -> bool {
    name.chars().count() > 2
}

/// Whether a word is a name with its own marks, or without any.
fn is_written_as(word: &str, name: &str) -> bool {
    let bare = word.nfd().all(|letter| letter.is_ascii());
    same_word(word, name) || bare && folded(word) == folded(name)
}

fn same_word(word: &str, name: &str) -> bool {
    folded(word) == folded(name) && same(word, name)
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the next word has a capital, too: then both are another name, as of a place.
fn goes_on(after: &str) -> bool {
    let next = after.strip_prefix(' ').and_then(|next| next.chars().next());
    next.is_some_and(char::is_uppercase)
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

    #[test]
    fn a_given_name_is_masked_where_it_is_meant_as_one() {
        let name = "Trần Thị Bưởi";
        for (text, expected) in [
            ("Bà Bưởi chờ lâu", "Bà [] chờ lâu"),
            ("bà bưởi và chị Buoi", "bà [] và chị []"),
            ("Tôi tên Bưởi", "Tôi tên []"),
            ("Cán bộ gọi Bưởi hai lần", "Cán bộ gọi [] hai lần"),
            ("Thị Bưởi và Trần Bưởi", "[] và []"),
            ("có hướng dẫn, có bưởi bán", "có hướng dẫn, có bưởi bán"),
            ("Bưởi bán ở cổng", "Bưởi bán ở cổng"),
            ("quả bưởi, cây bưởi", "quả bưởi, cây bưởi"),
            ("làng Bưởi Năm Roi", "làng Bưởi Năm Roi"),
        ] {
            assert_eq!(without_person(text, name), expected.replace("[]", NAME), "{text}");
        }
        let shown = without_person("An ninh tốt; công an An Dương; chị An", "Nguyễn Văn An");
        assert_eq!(shown, format!("An ninh tốt; công an An Dương; chị {NAME}"));
        assert_eq!(without_person("ông Hướng", "Lê Hương"), "ông Hướng");
        assert_eq!(without_person("gì đó", ""), "gì đó");
    }
}
