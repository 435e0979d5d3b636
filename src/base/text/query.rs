//! Words to search for, and the words they are searched in. Pure.

use super::syllables::{Abbreviations, clauses, from_telex, one_slip_apart};

/// Shorter words must be met letter by letter: of a short syllable every slip is another word.
const LONG_ENOUGH: usize = 5;
/// Most ways of writing one word that are looked for.
const MOST_WAYS: usize = 12;
/// Most words of one search.
const MOST_TERMS: usize = 12;

/// A text's words as they are searched: folded, separated by one space, with a space at both ends.
pub fn searchable(text: &str, short: &Abbreviations) -> String {
    let mut words = String::from(" ");
    for syllable in clauses(text, short).iter().flatten() {
        words.push_str(&syllable.folded);
        words.push(' ');
    }
    words
}

/// What must be met: one of several ways of writing a word, or words that follow each other. Without any way
/// nothing meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term(pub Vec<String>);

/// A search: every term must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    phrases: Vec<String>,
    /// Something was typed that no remark can have, such as a number that is masked.
    hopeless: bool,
}

impl Query {
    /// Reads what was typed; what stands in quotation marks is a phrase.
    pub fn read(typed: &str, short: &Abbreviations) -> Self {
        let mut query = Self::default();
        for (place, part) in typed.split(['"', '“', '”']).enumerate() {
            let words: Vec<String> = clauses(part, short)
                .into_iter()
                .flatten()
                .map(|syllable| syllable.folded)
                .collect();
            if place % 2 == 1 && words.len() > 1 {
                query.phrases.push(words.join(" "));
            } else {
                query.words.extend(words);
            }
        }
        query.words.truncate(MOST_TERMS);
        query.phrases.truncate(MOST_TERMS);
        let none = query.words.is_empty() && query.phrases.is_empty();
        query.hopeless = none && !typed.trim().is_empty();
        query
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && !self.hopeless
    }

    /// The terms, each word with the words of `known` that differ by one typing error or by
    /// Telex left as typed.
    pub fn terms(&self, known: &[String]) -> Vec<Term> {
        let words = self.words.iter().map(|word| {
            let mut ways = vec![word.clone()];
            ways.extend(known.iter().filter(|each| is_variant(word, each)).cloned());
            ways.truncate(MOST_WAYS);
            Term(ways)
        });
        let phrases = self.phrases.iter().map(|phrase| Term(vec![phrase.clone()]));
        let none = self.hopeless.then(|| Term(Vec::new()));
        words.chain(phrases).chain(none).collect()
    }
}

/// Whether `written` is another way of writing `word`.
fn is_variant(word: &str, written: &str) -> bool {
    if word == written {
        return false;
    }
    from_telex(written).as_deref() == Some(word)
        || word.chars().count() >= LONG_ENOUGH && one_slip_apart(word, written)
}
