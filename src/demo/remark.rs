//! The free text that some visitors leave, typed as people type.

use std::sync::LazyLock;

use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};
use serde::Deserialize;

use super::built_in;

/// `seeds/demo/phrases.toml`, by mood.
#[derive(Deserialize)]
struct Moods {
    pleased: Phrases,
    displeased: Phrases,
    proposing: Phrases,
}

#[derive(Deserialize)]
struct Phrases {
    firsts: Vec<String>,
    seconds: Vec<String>,
}

static MOODS: LazyLock<Moods> =
    LazyLock::new(|| built_in(include_str!("../../seeds/demo/phrases.toml")));

/// Vietnamese letters and what is left of them when typed without diacritics.
const BARE: [(&str, char); 7] = [
    ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
    ("đ", 'd'),
    ("èéẻẽẹêềếểễệ", 'e'),
    ("ìíỉĩị", 'i'),
    ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
    ("ùúủũụưừứửữự", 'u'),
    ("ỳýỷỹỵ", 'y'),
];

/// What a visitor with this feeling writes, if anything: dissatisfied ones write more often.
pub(super) fn left_by(feeling: f64, rng: &mut impl Rng) -> Option<String> {
    let displeased = feeling < -1.0;
    if !rng.random_bool(if displeased { 0.3 } else { 0.08 }) {
        return None;
    }
    let phrases = if rng.random_bool(0.25) {
        &MOODS.proposing
    } else if displeased {
        &MOODS.displeased
    } else {
        &MOODS.pleased
    };
    let mut remark = phrases.firsts.choose(rng)?.clone();
    // Sentences in plain letters are the English ones; the second sentences are all Vietnamese.
    if !remark.is_ascii() && rng.random_bool(0.4) {
        remark.push(' ');
        remark.push_str(phrases.seconds.choose(rng)?);
    }
    Some(as_typed(&remark, rng))
}

/// With care, in haste, or on a keyboard without diacritics.
fn as_typed(remark: &str, rng: &mut impl Rng) -> String {
    match rng.random_range(0..100) {
        0..25 => in_haste(&without_diacritics(remark)),
        25..45 => in_haste(remark),
        _ => remark.to_owned(),
    }
}

/// Small letters, no full stop at the end.
fn in_haste(remark: &str) -> String {
    remark.to_lowercase().trim_end_matches('.').to_owned()
}

fn without_diacritics(remark: &str) -> String {
    remark
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| {
            BARE.iter()
                .find(|(letters, _)| letters.contains(letter))
                .map_or(letter, |(_, bare)| *bare)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;

    fn remarks(feeling: f64) -> Vec<String> {
        let random = Random::seeded(1);
        (0..4000).filter_map(|_| random.with(|rng| left_by(feeling, rng))).collect()
    }

    #[test]
    fn every_vietnamese_sentence_can_be_typed_without_diacritics() {
        for phrases in [&MOODS.pleased, &MOODS.displeased, &MOODS.proposing] {
            for sentence in phrases.firsts.iter().chain(&phrases.seconds) {
                let bare = without_diacritics(sentence);
                assert!(bare.is_ascii(), "{bare}");
            }
        }
    }

    #[test]
    fn displeasure_writes_more_often() {
        assert!(remarks(-2.0).len() > 2 * remarks(0.5).len());
    }

    #[test]
    fn remarks_vary_and_what_could_identify_somebody_can_be_masked() {
        let remarks = remarks(-2.0);
        let kinds: std::collections::BTreeSet<_> = remarks.iter().collect();
        assert!(kinds.len() > 60, "{}", kinds.len());
        for remark in remarks {
            let masked = crate::base::text::masked(&remark);
            assert!(!masked.contains(|letter: char| letter.is_ascii_digit() || letter == '@'));
        }
    }
}
