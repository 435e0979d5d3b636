//! Fields of a form or of an address. Pure.

/// Names and values, in their order; a name may be there more than once.
pub type Fields = Vec<(String, String)>;

/// The last value of a field, trimmed; empty where it is not there.
pub fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().rfind(|(each, _)| each == name);
    found.map_or("", |(_, value)| value.trim())
}

/// The same; `None` where it is blank or not there.
pub fn given<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    Some(value(fields, name)).filter(|value| !value.is_empty())
}
