//! The answers of a posted JSON body, read with messages that say what is wrong.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use utoipa::ToSchema;

/// The values of one answer, as the form would post them: a choice's code as number or text, or
/// several of them.
#[derive(Debug, Default)]
struct Given(Vec<String>);

/// What [`Given`] reads, for the API's description.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(
    dead_code,
    reason = "the reader above tells faults better than a derived one; this describes it"
)]
pub(crate) enum AnswerValue {
    /// The code of a choice.
    Text(String),
    /// The code of a choice that is a digit.
    Number(u8),
    /// The codes of several choices.
    Several(Vec<String>),
}

/// Answers by item.
#[derive(Debug, Default)]
pub(super) struct Answers(pub(super) BTreeMap<String, Vec<String>>);

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(GivenVisitor)
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(AnswersVisitor)
    }
}

struct GivenVisitor;

impl<'de> Visitor<'de> for GivenVisitor {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the code of a choice as a whole number or a text, or a list of codes")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Given, E> {
        Ok(Given(vec![number.to_string()]))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Given, E> {
        Ok(Given(vec![number.to_string()]))
    }

    /// JSON does not tell 5.0 from 5; some programs write every number with a point.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Given, E> {
        if number.fract() == 0.0 && number.abs() < 1e9 {
            return Ok(Given(vec![format!("{number:.0}")]));
        }
        Err(E::custom(format_args!("{number} is the code of no choice: codes are whole numbers")))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Given, E> {
        Ok(Given(vec![text.to_owned()]))
    }

    fn visit_unit<E: Error>(self) -> Result<Given, E> {
        Ok(Given::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Given, A::Error> {
        let mut values = Vec::new();
        while let Some(Given(more)) = list.next_element()? {
            values.extend(more);
        }
        Ok(Given(values))
    }
}

struct AnswersVisitor;

impl<'de> Visitor<'de> for AnswersVisitor {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of items and their answers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
        let mut answers = BTreeMap::new();
        while let Some((item, Given(values))) = map.next_entry::<String, Given>()? {
            if answers.contains_key(&item) {
                let twice = format!("`{item}` is there twice; send each item once");
                return Err(A::Error::custom(twice));
            }
            answers.insert(item, values);
        }
        Ok(Answers(answers))
    }
}
