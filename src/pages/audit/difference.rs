//! What an entry changed, field by field, from the two texts of the log. Pure.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// One field of what was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Name of the field in the log; none where the entry is about one value alone.
    pub(super) field: Option<String>,
    /// Its values before; `None` where there was nothing before.
    pub(super) before: Option<Vec<String>>,
    pub(super) after: Option<Vec<String>>,
}

/// The fields that differ: by name where both texts are objects of JSON, else the texts themselves. A
/// text that is empty or not there is nothing.
pub(super) fn changes(before: Option<&str>, after: Option<&str>) -> Vec<Change> {
    let [before, after] = [before, after].map(|text| text.filter(|text| !text.is_empty()));
    let [old, new] = [before, after].map(|text| text.map(object));
    match (old, new) {
        (None, None) => Vec::new(),
        (Some(None), _) | (_, Some(None)) => {
            let value = |text: Option<&str>| text.map(|text| vec![text.to_owned()]);
            vec![Change { field: None, before: value(before), after: value(after) }]
        }
        (old, new) => fields(old.flatten().as_ref(), new.flatten().as_ref()),
    }
}

fn object(text: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(text).ok()
}

fn fields(old: Option<&Map<String, Value>>, new: Option<&Map<String, Value>>) -> Vec<Change> {
    let names = [old, new].into_iter().flatten().flat_map(Map::keys);
    let names: BTreeSet<&String> = names.collect();
    let values = |object: Option<&Map<String, Value>>, name: &str| {
        Some(object?.get(name).map_or_else(Vec::new, lines))
    };
    let changes = names.into_iter().map(|name| Change {
        field: Some(name.clone()),
        before: values(old, name),
        after: values(new, name),
    });
    changes.filter(|each| each.before != each.after).collect()
}

/// A value as texts: of a list its members.
fn lines(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(lines).collect(),
        other => vec![other.to_string()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(field: Option<&str>, before: Option<&[&str]>, after: Option<&[&str]>) -> Change {
        let owned = |all: &[&str]| all.iter().map(|&each| each.to_owned()).collect();
        Change {
            field: field.map(str::to_owned),
            before: before.map(owned),
            after: after.map(owned),
        }
    }

    #[test]
    fn only_the_fields_that_differ_are_told() {
        let before = r#"{"role":"viewer","units":["LS"],"disabled":false}"#;
        let after = r#"{"role":"officer","units":[],"disabled":false}"#;
        let role = one(Some("role"), Some(&["viewer"]), Some(&["officer"]));
        let units = one(Some("units"), Some(&["LS"]), Some(&[]));
        assert_eq!(changes(Some(before), Some(after)), [role, units]);
    }

    #[test]
    fn what_was_not_there_before_is_told_whole() {
        let found = changes(None, Some(r#"{"role":"admin","disabled":false}"#));
        let disabled = one(Some("disabled"), None, Some(&["false"]));
        assert_eq!(found, [disabled, one(Some("role"), None, Some(&["admin"]))]);
        assert_eq!(changes(Some(""), None), []);
    }

    #[test]
    fn other_texts_are_told_as_they_are() {
        let found = changes(Some("new"), Some("received"));
        assert_eq!(found, [one(None, Some(&["new"]), Some(&["received"]))]);
        // A number is JSON too, but no object.
        let found = changes(None, Some("24"));
        assert_eq!(found, [one(None, None, Some(&["24"]))]);
    }
}
