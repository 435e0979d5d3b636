//! Whether a phrase stands in a clause, however it was typed. Pure.

use std::ops::Range;

use crate::base::text::{Syllable, from_telex, one_slip_apart};

/// What stands for a few words in between, in a phrase as it is written.
const GAP: &str = "..";
/// So many words it stands for at most.
const MOST_BETWEEN: usize = 3;
/// Letters of a word from which on one typing error is tolerated; of shorter words it makes another syllable.
const LONG_ENOUGH: usize = 5;
/// A phrase of one word must be so long for a slip.
const LONG_ALONE: usize = 7;

/// Before a word that counts only where its marks were typed: `bẩn` without them is also `bạn` and `bàn`.
const MARKED: char = '=';

/// A phrase to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Word(Syllable),
    Marked(Syllable),
    Gap,
}

impl Phrase {
    /// Reads it; `None` when it has no word, or a gap that is not between words.
    pub(super) fn read(text: &str) -> Option<Self> {
        let parts: Vec<Part> = text
            .split_whitespace()
            .map(|word| match word.strip_prefix(MARKED) {
                Some(word) => Part::Marked(Syllable::of(word)),
                None if word == GAP => Part::Gap,
                None => Part::Word(Syllable::of(word)),
            })
            .collect();
        let is_word = |part: Option<&Part>| matches!(part, Some(Part::Word(_) | Part::Marked(_)));
        (is_word(parts.first()) && is_word(parts.last())).then_some(Self(parts))
    }

    /// The words of a clause that it covers, each time it stands there.
    pub(super) fn places(&self, clause: &[Syllable]) -> Vec<Range<usize>> {
        let place = |at: usize| Some(at..at + met(&self.0, &clause[at..], self.slips())?);
        (0..clause.len()).filter_map(place).collect()
    }

    /// Whether it may cover words that are not its own.
    pub(super) fn has_gap(&self) -> bool {
        self.0.contains(&Part::Gap)
    }

    /// How many of its words may be misspelt.
    fn slips(&self) -> u8 {
        match &self.0[..] {
            [Part::Word(word)] => u8::from(word.folded.chars().count() >= LONG_ALONE),
            [_] => 0,
            _ => 1,
        }
    }
}

/// How many words the parts cover that stand at the beginning, with at most so many slips.
fn met(parts: &[Part], words: &[Syllable], slips: u8) -> Option<usize> {
    match (parts, words) {
        ([], _) => Some(0),
        ([Part::Gap, rest @ ..], _) => (0..=MOST_BETWEEN.min(words.len()))
            .find_map(|between| Some(between + met(rest, &words[between..], slips)?)),
        ([Part::Word(wanted), rest @ ..], [word, after @ ..]) => {
            let left = slips.checked_sub(slip(wanted, word)?)?;
            Some(1 + met(rest, after, left)?)
        }
        ([Part::Marked(wanted), rest @ ..], [word, after @ ..]) => {
            let is_it = word.has_marks() == wanted.has_marks() && shape(wanted) == shape(word);
            is_it.then(|| met(rest, after, slips))?.map(|covered| covered + 1)
        }
        (_, []) => None,
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

/// So many words before a phrase a negation is looked for: "chưa bao giờ phải chờ lâu".
const REACH: usize = 4;

impl Negation {
    /// Whether a phrase has a negation among its own words.
    pub(super) fn is_in(&self, phrase: &Phrase) -> bool {
        phrase.0.iter().any(|part| match part {
            Part::Word(word) | Part::Marked(word) => stands_among(&self.words, word),
            Part::Gap => false,
        })
    }

    /// The negation that denies what stands at `place`: shortly before it, or between its words where a gap
    /// denies.
    pub(super) fn of(
        &self,
        clause: &[Syllable],
        place: &Range<usize>,
        gap_denies: bool,
    ) -> Option<usize> {
        let inside = (place.start + 1..place.end.saturating_sub(1)).rev();
        let inside = gap_denies.then(|| self.nearest(clause, inside)).flatten();
        inside.or_else(|| {
            self.nearest(clause, (place.start.saturating_sub(REACH)..place.start).rev())
        })
    }

    fn nearest(
        &self,
        clause: &[Syllable],
        mut places: impl Iterator<Item = usize>,
    ) -> Option<usize> {
        let met = places.find(|at| {
            let word = &clause[*at];
            stands_among(&self.breaks, word) || stands_among(&self.words, word)
        })?;
        (!stands_among(&self.breaks, &clause[met])).then_some(met)
    }
}

/// Whether a word is one of these, however it was typed.
fn stands_among(words: &[Syllable], word: &Syllable) -> bool {
    words.iter().any(|each| slip(each, word) == Some(0))
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
