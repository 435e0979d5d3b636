//! A text as syllables that can be compared, however it was typed. Pure.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::folded;
use super::masking::without_hidden;

/// What is written short, and what it stands for: `ko` for `không`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Abbreviations(BTreeMap<String, String>);

impl Abbreviations {
    /// What could not be used, one sentence each: a short form is one word in small letters.
    pub fn faults(&self) -> Vec<String> {
        let is_word = |short: &str| !short.is_empty() && short.chars().all(char::is_alphanumeric);
        let wrong = |(short, long): &(&String, &String)| {
            !is_word(short) || short.to_lowercase() != **short || long.trim().is_empty()
        };
        let say = |(short, _)| {
            format!(
                "the short form `{short}` is no single word in small letters with something it stands for"
            )
        };
        self.0.iter().filter(wrong).map(say).collect()
    }

    fn long(&self, word: &str) -> Option<&str> {
        self.0.get(word).map(String::as_str)
    }
}

/// One syllable, or one English word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syllable {
    /// In small letters, with its marks.
    pub marked: String,
    /// Without case and marks.
    pub folded: String,
}

impl Syllable {
    /// A word; its letters composed or not.
    pub fn of(word: &str) -> Self {
        use unicode_normalization::UnicodeNormalization;
        Self { marked: word.nfc().flat_map(char::to_lowercase).collect(), folded: folded(word) }
    }

    /// Whether it was typed with marks: then they say something.
    pub fn has_marks(&self) -> bool {
        self.marked != self.folded
    }

    /// With its marks, its tone behind it, so that `hoà` is `hòa`.
    pub fn shape(&self) -> String {
        use unicode_normalization::UnicodeNormalization;
        let is_tone = |letter: &char| {
            matches!(letter, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
        };
        let (tones, plain): (Vec<char>, Vec<char>) = self.marked.nfd().partition(is_tone);
        plain.into_iter().chain(tones).collect()
    }
}

/// The clauses of a text: what stands between signs that part sentences. Nothing that is masked is in
/// them; short forms are written out, letters that were held down are single.
pub fn clauses(text: &str, short: &Abbreviations) -> Vec<Vec<Syllable>> {
    let text = without_hidden(text);
    let parts = text.split(['.', ',', ';', ':', '!', '?', '\n', '(', ')', '…']);
    let clause = |part: &str| -> Vec<Syllable> {
        // `don't` is one word, not `don`, which is `đơn` without its marks.
        part.replace(['\'', '’'], "")
            .split(|letter: char| !letter.is_alphanumeric() && !is_mark(letter))
            .filter(|word| !word.is_empty())
            .flat_map(|word| written_out(word, short))
            .collect()
    };
    parts.map(clause).filter(|clause| !clause.is_empty()).collect()
}

fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

fn written_out(word: &str, short: &Abbreviations) -> Vec<Syllable> {
    let word = Syllable::of(&single(word));
    // With its marks: `hỏng` is broken, `hong` and `hông` are short for `không`.
    match short.long(&word.marked) {
        Some(long) => long.split_whitespace().map(Syllable::of).collect(),
        None => vec![word],
    }
}

/// `lâuuuu` as `lâu`: a letter three times and more in a row was held down.
fn single(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut shown = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let same = letters[at..].iter().take_while(|each| *each == letter).count();
        let kept = if same >= 3 && letter.is_alphabetic() { 1 } else { same };
        shown.extend(std::iter::repeat_n(*letter, kept));
        at += same;
    }
    shown
}

/// The syllable meant when the keyboard did not turn Telex into diacritics: `ddooj` as `do`. `None`
/// when it does not look so.
pub fn from_telex(folded: &str) -> Option<String> {
    let mut plain = folded.to_owned();
    for (typed, letter) in [("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o")] {
        plain = plain.replace(typed, letter);
    }
    for vowel in ["a", "o", "u"] {
        plain = plain.replace(&format!("{vowel}w"), vowel);
    }
    // A sign of tone is the last letter; no Vietnamese syllable ends in one.
    if plain.len() > 2 && plain.ends_with(['s', 'f', 'r', 'x', 'j']) {
        plain.pop();
    }
    let whole = plain.len() >= 2 && plain.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    (whole && plain != folded).then_some(plain)
}

/// Whether two words differ by one typing error: a letter too many, one missing, one wrong, or two
/// neighbours swapped. Four of five misspellings are of this kind.
///
/// Source: Damerau, F. J. (1964), A technique for computer detection and correction of spelling errors,
/// Communications of the ACM 7(3), 171–176.
pub fn one_slip_apart(one: &str, other: &str) -> bool {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    match (short, long) {
        ([], [_]) => true,
        ([a, short @ ..], [b, long @ ..]) if short.len() == long.len() => {
            let swapped = short.first() == Some(b) && long.first() == Some(a);
            short == long || swapped && short[1..] == long[1..]
        }
        (short, [_, long @ ..]) if short.len() == long.len() => short == long,
        _ => false,
    }
}
