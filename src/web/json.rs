//! A body of JSON that says each thing once, in text that can be kept. Pure.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::fields::Unfit;
use crate::base::text::is_unseen;

/// Whether no object has a member twice and no text a control character. What is no JSON at all passes: its handler
/// says what is wrong with it.
pub(super) fn fit(bytes: &[u8]) -> Result<(), Unfit> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(Unfit::NotUnicode);
    };
    serde_json::from_str::<Value>(text).map_or(Ok(()), |Value(found)| found.map_or(Ok(()), Err))
}

/// A value of which only its first fault is kept.
struct Value(Option<Unfit>);

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Faults)
    }
}

struct Faults;

impl<'de> Visitor<'de> for Faults {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        let is_control = |letter: char| is_unseen(letter) && letter.is_control();
        Ok(Value(text.contains(is_control).then_some(Unfit::Controls)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut first = None;
        while let Some(Value(fault)) = items.next_element()? {
            first = first.or(fault);
        }
        Ok(Value(first))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut first = None;
        let mut seen = BTreeSet::new();
        while let Some((name, Value(fault))) = members.next_entry::<String, Value>()? {
            let again = seen.contains(&name).then(|| Unfit::Repeated(name.clone()));
            first = first.or(again).or(fault);
            seen.insert(name);
        }
        Ok(Value(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_twice_and_control_characters_are_faults_at_any_depth() {
        let fit = |text: &str| fit(text.as_bytes());
        assert_eq!(fit(r#"{"a": [1, 2.5, null, true, "x\n"], "b": {"a": -1}}"#), Ok(()));
        let twice = r#"{"answers": {"overall": 5, "overall": 1}}"#;
        assert_eq!(fit(twice), Err(Unfit::Repeated("overall".to_owned())));
        assert_eq!(fit(r#"["a\u0000"]"#), Err(Unfit::Controls));
        assert_eq!(fit("{no json"), Ok(()));
    }
}
