//! Topics of remarks as data, and which of them a remark suggests. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::Tone;
use super::phrase::{Negation, Phrase};
use crate::base::text::{Abbreviations, Syllable};
use crate::base::{Text, code};

/// What a remark can be about (chủ đề).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Short code, never given another meaning.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Code of the factor of SIPAS it belongs to, where it belongs to one.
    pub factor: Option<String>,
    /// The one tone it has, where its name is a fault (trễ hẹn) or praise.
    pub only: Option<Tone>,
    pub(super) says: Vec<Phrase>,
    pub(super) praises: Vec<Phrase>,
    pub(super) complains: Vec<Phrase>,
}

/// All topics, in the order of the file, with the ways people write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topics {
    all: Vec<Topic>,
    pub(super) negation: Negation,
    pub(super) manner: Manner,
    short: Abbreviations,
    digest: String,
}

/// Phrases that tell praise from complaints whatever the topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) praises: Vec<Phrase>,
    pub(super) complains: Vec<Phrase>,
    /// What is asked for is not there: praise behind it is a request.
    pub(super) requests: Vec<Phrase>,
    /// What is asked to go on is there.
    pub(super) keeps: Vec<Phrase>,
    pub(super) thanks: Vec<Phrase>,
    /// Thanks for reading, and in advance.
    pub(super) polite: Vec<Phrase>,
    /// Words behind thanks that say what for.
    pub(super) reasons: Vec<Phrase>,
    /// What was so and is no longer.
    pub(super) formerly: Vec<Phrase>,
    /// Phrases in which others mean something else.
    pub(super) idle: Vec<Phrase>,
    /// Words that part praise from a complaint.
    pub(super) contrasts: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    negations: Vec<String>,
    breaks: Vec<String>,
    #[serde(default)]
    tone: MannerDraft,
    #[serde(default)]
    short: Abbreviations,
    #[serde(rename = "topic")]
    topics: Vec<Draft>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct MannerDraft {
    praises: Vec<String>,
    complains: Vec<String>,
    requests: Vec<String>,
    keeps: Vec<String>,
    thanks: Vec<String>,
    polite: Vec<String>,
    reasons: Vec<String>,
    formerly: Vec<String>,
    idle: Vec<String>,
    contrasts: Vec<String>,
}

impl MannerDraft {
    fn read(&self, faults: &mut Vec<String>) -> Manner {
        let mut phrases = |written: &[String]| {
            let phrase = |text: &String| {
                let read = Phrase::read(text);
                if read.is_none() {
                    faults
                        .push(format!("tone: `{text}` is no phrase; begin and end it with a word"));
                }
                read
            };
            written.iter().filter_map(phrase).collect()
        };
        Manner {
            praises: phrases(&self.praises),
            complains: phrases(&self.complains),
            requests: phrases(&self.requests),
            keeps: phrases(&self.keeps),
            thanks: phrases(&self.thanks),
            polite: phrases(&self.polite),
            reasons: phrases(&self.reasons),
            formerly: phrases(&self.formerly),
            idle: phrases(&self.idle),
            contrasts: phrases(&self.contrasts),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    code: String,
    name: Text,
    factor: Option<String>,
    only: Option<Tone>,
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    praises: Vec<String>,
    #[serde(default)]
    complains: Vec<String>,
}

/// The file inside the program.
const BUILT_IN: &str = include_str!("../../../seeds/remark-topics.toml");

/// Factors of SIPAS that the file inside the program names; a test holds that `sipas-2026` has them.
const BUILT_IN_FACTORS: [&str; 5] = ["access", "procedures", "officials", "results", "feedback"];

impl Topics {
    /// Reads `remark-topics.toml`; `seeds/README.md` has its keys. `factors` are those a topic may belong to.
    ///
    /// Faults are one sentence each; TOML itself stops at its first, with the line.
    pub fn read(text: &str, factors: &BTreeSet<&str>) -> Result<Self, Vec<String>> {
        let file: File =
            toml::from_str(text).map_err(|error| vec![format!("remark-topics.toml: {error}")])?;
        let mut faults = file.short.faults();
        let mut codes = BTreeSet::new();
        let mut phrases = BTreeMap::new();
        let mut topics = Vec::new();
        for draft in &file.topics {
            if !codes.insert(draft.code.as_str()) {
                faults
                    .push(format!("topic `{}` is there twice; give one another code", draft.code));
            }
            check(draft, factors, &mut faults);
            topics.push(Topic {
                code: draft.code.clone(),
                name: draft.name.clone(),
                factor: draft.factor.clone(),
                only: draft.only,
                says: taken(draft, &draft.says, &mut phrases, &mut faults),
                praises: taken(draft, &draft.praises, &mut phrases, &mut faults),
                complains: taken(draft, &draft.complains, &mut phrases, &mut faults),
            });
        }
        if topics.is_empty() {
            faults.push("there is no topic; write at least one".to_owned());
        }
        let manner = file.tone.read(&mut faults);
        let words = |words: &[String]| words.iter().map(|word| Syllable::of(word)).collect();
        if faults.is_empty() {
            Ok(Self {
                all: topics,
                negation: Negation { words: words(&file.negations), breaks: words(&file.breaks) },
                manner,
                short: file.short,
                digest: digest(text),
            })
        } else {
            let told = |fault| format!("remark-topics.toml: {fault}");
            Err(faults.into_iter().map(told).collect())
        }
    }

    /// An office's own file where it has one, else that inside the program.
    pub fn own_or_built_in(
        own: Option<&str>,
        factors: &BTreeSet<&str>,
    ) -> Result<Self, Vec<String>> {
        Self::read(own.unwrap_or(BUILT_IN), factors)
    }

    /// The file inside the program, for tests and measurements without an instrument: its own factors are
    /// the known ones.
    pub fn built_in() -> Result<Self, Vec<String>> {
        Self::read(BUILT_IN, &BUILT_IN_FACTORS.into())
    }

    /// All of them.
    pub fn all(&self) -> &[Topic] {
        &self.all
    }

    /// The topic of this code.
    pub fn topic(&self, code: &str) -> Option<&Topic> {
        self.all.iter().find(|topic| topic.code == code)
    }

    /// How people write short.
    pub fn short(&self) -> &Abbreviations {
        &self.short
    }

    /// Changes with the file: suggestions of another one are made anew.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Codes of the topics a remark seems to be about, in the order of the file; possibly none.
    pub fn suggested(&self, remark: &str) -> Vec<&str> {
        self.reading(remark).topics.into_iter().map(|(code, _)| code).collect()
    }
}

fn check(draft: &Draft, factors: &BTreeSet<&str>, faults: &mut Vec<String>) {
    let code = &draft.code;
    let plain = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    if code.is_empty() || code.len() > 20 || !code.chars().all(plain) {
        faults.push(format!("topic `{code}`: write the code in 1 to 20 small letters and dashes"));
    }
    if draft.name.vi.trim().is_empty() || draft.name.en.trim().is_empty() {
        faults.push(format!("topic `{code}`: the name is missing in a language; write both"));
    }
    if matches!(draft.only, Some(Tone::Neutral | Tone::Mixed)) {
        faults.push(format!("topic `{code}`: `only` is praise or complaint"));
    }
    if let Some(factor) = &draft.factor
        && !factors.contains(factor.as_str())
    {
        let known: Vec<&str> = factors.iter().copied().collect();
        let known = known.join(", ");
        faults.push(format!(
            "topic `{code}`: `{factor}` is no factor of SIPAS; write one of {known}"
        ));
    }
}

/// The phrases as read; a phrase stands at one topic alone.
fn taken(
    draft: &Draft,
    written: &[String],
    known: &mut BTreeMap<String, String>,
    faults: &mut Vec<String>,
) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for text in written {
        let Some(phrase) = Phrase::read(text) else {
            faults.push(format!(
                "topic `{}`: `{text}` is no phrase; begin and end it with a word",
                draft.code
            ));
            continue;
        };
        // With its marks: `phí` and `phi` are two words.
        if let Some(other) = known.insert(text.to_lowercase(), draft.code.clone()) {
            faults.push(format!(
                "topic `{}`: `{text}` is also at topic `{other}`; leave one of them",
                draft.code
            ));
        }
        phrases.push(phrase);
    }
    phrases
}

/// Changes when remarks are read in another way, so that those read before are read anew.
const WAY_OF_READING: &str = "3\n";

fn digest(text: &str) -> String {
    code::hex(&Sha256::digest([WAY_OF_READING, text].concat())[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_a_file_is_told_at_once() {
        let text = r#"
            negations = []
            breaks = []
            short = { "Ko" = "không", "x y" = "z" }
            [[topic]]
            code = "A B"
            name = { vi = "", en = "x" }
            factor = "luck"
            says = ["..", "chờ lâu"]
            [[topic]]
            code = "b"
            name = { vi = "b", en = "b" }
            complains = ["Chờ lâu"]
            [[topic]]
            code = "b"
            name = { vi = "b", en = "b" }
        "#;
        let faults = Topics::read(text, &BUILT_IN_FACTORS.into()).unwrap_err();
        assert_eq!(faults.len(), 8, "{faults:#?}");
    }

    #[test]
    fn the_built_in_topics_have_no_fault() {
        let topics = Topics::built_in().unwrap();
        assert!(topics.all().len() >= 12);
        let about = |text| topics.suggested(text);
        assert_eq!(about("Thái độ hách dịch, chờ quá lâu"), ["attitude", "waiting"]);
        assert_eq!(about("không phải chờ lâu"), Vec::<&str>::new());
        assert_eq!(about("không những chờ lâu"), ["waiting"]);
        assert_eq!(about("không có gì phàn nàn"), Vec::<&str>::new());
    }

    #[test]
    fn a_word_that_is_a_negation_but_for_its_marks_denies_nothing() {
        let topics = Topics::built_in().unwrap();
        for text in [
            "Nộp đơn phải chờ rất lâu",
            "Nop don phai cho rat lau",
            "Nó bắt chờ rất lâu",
            "Máy hỏng phải chờ lâu",
        ] {
            let about = topics.suggested(text);
            assert!(about.contains(&"waiting"), "{text}: {about:?}");
        }
        for text in [
            "I didn't have to wait long",
            "We don’t have a long queue",
            "Không ai ở đó chờ lâu",
            "hông phải chờ lâu",
            "hong phai cho lau",
        ] {
            let about = topics.suggested(text);
            assert!(!about.contains(&"waiting"), "{text}: {about:?}");
        }
    }
}
