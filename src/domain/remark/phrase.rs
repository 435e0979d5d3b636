//! Whether a phrase stands in a clause, however it was typed. Pure.

use crate::base::text::{Syllable, from_telex, one_slip_apart};

/// What stands for a few words in between, in a phrase as it is written.
const GAP: &str = "..";
/// So many words it stands for at most.
const MOST_BETWEEN: usize = 3;
/// Letters of a word from which on one typing error is tolerated; of shorter words it makes another syllable.
const LONG_ENOUGH: usize = 5;
/// A phrase of one word must be so long for a slip.
const LONG_ALONE: usize = 7;

/// A phrase to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Word(Syllable),
    Gap,
}

impl Phrase {
    /// Reads it; `None` when it has no word, or a gap that is not between words.
    pub(super) fn read(text: &str) -> Option<Self> {
        let parts: Vec<Part> = text
            .split_whitespace()
            .map(|word| match word {
                GAP => Part::Gap,
                _ => Part::Word(Syllable::of(word)),
            })
            .collect();
        let is_word = |part: Option<&Part>| matches!(part, Some(Part::Word(_)));
        (is_word(parts.first()) && is_word(parts.last())).then_some(Self(parts))
    }

    /// The places at which it begins in a clause.
    pub(super) fn places(&self, clause: &[Syllable]) -> Vec<usize> {
        (0..clause.len()).filter(|at| met(&self.0, &clause[*at..], self.slips())).collect()
    }

    /// How many of its words may be misspelt.
    fn slips(&self) -> u8 {
        match &self.0[..] {
            [Part::Word(word)] => u8::from(word.folded.chars().count() >= LONG_ALONE),
            _ => 1,
        }
    }
}

/// Whether the parts stand at the beginning of the words, with at most so many slips.
fn met(parts: &[Part], words: &[Syllable], slips: u8) -> bool {
    match (parts, words) {
        ([], _) => true,
        ([Part::Gap, rest @ ..], _) => {
            (0..=MOST_BETWEEN.min(words.len())).any(|between| met(rest, &words[between..], slips))
        }
        ([Part::Word(wanted), rest @ ..], [word, after @ ..]) => slip(wanted, word)
            .and_then(|slip| slips.checked_sub(slip))
            .is_some_and(|left| met(rest, after, left)),
        ([Part::Word(_), ..], []) => false,
    }
}

/// 0 when it is the word, 1 when it is the word misspelt, `None` when it is another. Marks that were typed
/// say something: `nó` is not `no`.
fn slip(wanted: &Syllable, word: &Syllable) -> Option<u8> {
    if wanted.folded == word.folded {
        return Some(u8::from(word.has_marks() && shape(wanted) != shape(word)));
    }
    if !word.has_marks() && from_telex(&word.folded).as_ref() == Some(&wanted.folded) {
        return Some(0);
    }
    let long = wanted.folded.chars().count() >= LONG_ENOUGH;
    (long && one_slip_apart(&wanted.folded, &word.folded)).then_some(1)
}

/// Hỏi and ngã, which half the country does not tell apart, are one.
fn shape(syllable: &Syllable) -> String {
    syllable.shape().replace('\u{303}', "\u{309}")
}

/// Words that turn round what stands behind them in a clause, and words they do not reach over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Negation {
    pub(super) words: Vec<Syllable>,
    pub(super) breaks: Vec<Syllable>,
}

/// So many words before a complaint a negation is looked for: "chưa bao giờ phải chờ lâu".
const REACH: usize = 4;

impl Negation {
    /// Whether what begins at `at` is denied.
    pub(super) fn reaches(&self, clause: &[Syllable], at: usize) -> bool {
        let is_one_of = |words: &[Syllable], word: &Syllable| {
            words.iter().any(|each| slip(each, word) == Some(0))
        };
        let before = clause[..at].iter().rev().take(REACH);
        before
            .take_while(|word| !is_one_of(&self.breaks, word))
            .any(|word| is_one_of(&self.words, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::clauses;

    fn stands(phrase: &str, text: &str) -> bool {
        let phrase = Phrase::read(phrase).unwrap();
        let clauses = clauses(text, &crate::base::text::Abbreviations::default());
        clauses.iter().any(|clause| !phrase.places(clause).is_empty())
    }

    #[test]
    fn a_phrase_is_met_with_and_without_marks_and_with_one_slip() {
        for text in
            ["thái độ", "THAI DO", "thais độ", "thais ddooj", "thái đô", "thá́i độ", "Thai đo."]
        {
            assert!(stands("thái độ", text), "{text}");
        }
        assert!(stands("hướng dẫn", "hươn dẫn"), "a letter missing");
        assert!(stands("hòa", "hoà") && stands("nhũng nhiễu", "nhủng nhiểu"));
        for text in ["thai", "thải đô", "thái. độ", "đồ thái"] {
            assert!(!stands("thái độ", text), "{text}");
        }
        assert!(!stands("chờ", "cho"[..].trim_end_matches('o')));
    }

    #[test]
    fn words_with_marks_are_not_taken_for_other_words() {
        assert!(stands("phí", "phi") && stands("phí", "phí"));
        for (phrase, text) in [("no", "nó"), ("do", "đó"), ("do", "độ"), ("cho", "chờ")] {
            assert!(!stands(phrase, text), "{phrase} in {text}");
        }
        assert!(!stands("phí", "phỉ") && !stands("ghế", "ghe tàu ghẻ".trim_start_matches("ghe ")));
    }

    #[test]
    fn a_gap_is_at_most_three_words() {
        assert!(stands("chờ .. lâu", "chờ lâu") && stands("chờ .. lâu", "chờ mất khá là lâu"));
        assert!(!stands("chờ .. lâu", "chờ ở đó cũng khá lâu"));
        for phrase in ["", "..", ".. lâu", "chờ .."] {
            assert_eq!(Phrase::read(phrase), None, "{phrase}");
        }
    }
}
