//! Fields of a form or of an address. Pure.

/// Names and values, in their order; a name may be there more than once.
pub type Fields = Vec<(String, String)>;

/// The first value of a field, as it was sent; empty where it is not there.
pub fn first<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().find(|(each, _)| each == name);
    found.map_or("", |(_, value)| value)
}

/// The last value of a field, as it was sent; empty where it is not there.
pub fn last<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().rfind(|(each, _)| each == name);
    found.map_or("", |(_, value)| value)
}

/// The last value of a field, trimmed; empty where it is not there.
pub fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    last(fields, name).trim()
}

/// The last value of a field, trimmed; `None` where it is blank or not there.
pub fn given<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    Some(value(fields, name)).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_repeated_field_the_first_or_the_last_value_is_read() {
        let fields = [("a", " 1 "), ("b", ""), ("a", " 2 ")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!((first(&fields, "a"), last(&fields, "a")), (" 1 ", " 2 "));
        assert_eq!((value(&fields, "a"), given(&fields, "a")), ("2", Some("2")));
        assert_eq!((first(&fields, "c"), last(&fields, "c")), ("", ""));
        assert_eq!((given(&fields, "b"), given(&fields, "c")), (None, None));
    }
}
