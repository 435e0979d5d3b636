//! Fields of a form or of an address. Pure.

use std::collections::BTreeMap;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

use crate::base::text;

/// Names and values, in their order. A name is there more than once only with the same value, or where the form
/// has a list under it.
pub type Fields = Vec<(String, String)>;

/// The first value of a field, as it was sent; empty where it is not there.
pub fn first<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().find(|(each, _)| each == name);
    found.map_or("", |(_, value)| value)
}

/// The value of a field, trimmed; empty where it is not there.
pub fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    first(fields, name).trim()
}

/// The value of a field, trimmed; `None` where it is blank or not there.
pub fn given<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    Some(value(fields, name)).filter(|value| !value.is_empty())
}

/// Why fields are not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// This field is there twice with different values.
    Repeated(String),
    /// A name or a value is not UTF-8.
    NotUnicode,
    /// A text for a program's address holds an unseen control character.
    Controls,
}

/// URL-encoded fields with every value tidied; `None` where they are so already. Passwords stay as typed.
/// A field that is not a list and is there twice must have the same value.
pub(super) fn tidied(raw: &[u8], is_list: impl Fn(&str) -> bool) -> Result<Option<String>, Unfit> {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut written: Vec<String> = Vec::new();
    let mut changed = false;
    for pair in raw.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let name = decoded(halves.next().unwrap_or_default())?;
        let value = decoded(halves.next().unwrap_or_default())?;
        let kept = [
            text::tidied(&name),
            if is_secret(&name) { (&*value).into() } else { text::tidied(&value) },
        ];
        changed |= kept[0] != name || kept[1] != value;
        let [name, value] = kept.map(std::borrow::Cow::into_owned);
        written.push(format!("{}={}", encoded(&name), encoded(&value)));
        if is_list(&name) {
            continue;
        }
        match seen.get(&name) {
            Some(other) if other.trim() != value.trim() => return Err(Unfit::Repeated(name)),
            Some(_) => {}
            None => {
                seen.insert(name, value);
            }
        }
    }
    Ok(changed.then(|| written.join("&")))
}

/// Whether a field holds a password, which counts byte by byte.
fn is_secret(name: &str) -> bool {
    matches!(name, "password" | "current" | "new" | "repeated")
}

fn decoded(part: &[u8]) -> Result<String, Unfit> {
    let spaced: Vec<u8> =
        part.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    String::from_utf8(bytes).map_err(|_| Unfit::NotUnicode)
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidy(raw: &str) -> Result<Option<String>, Unfit> {
        tidied(raw.as_bytes(), |name| name == "topic")
    }

    #[test]
    fn a_field_is_read_trimmed_and_a_blank_one_is_not_given() {
        let fields = [("a", " 1 "), ("b", "")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!((first(&fields, "a"), value(&fields, "a")), (" 1 ", "1"));
        assert_eq!((given(&fields, "a"), given(&fields, "b")), (Some("1"), None));
        assert_eq!((first(&fields, "c"), given(&fields, "c")), ("", None));
    }

    #[test]
    fn a_repeated_field_must_have_one_value_unless_it_is_a_list() {
        assert_eq!(tidy("unit=A&unit=B"), Err(Unfit::Repeated("unit".to_owned())));
        assert_eq!(tidy("unit=&un%69t=B"), Err(Unfit::Repeated("unit".to_owned())));
        assert_eq!(tidy("unit=A&x=1&unit=+A"), Ok(None));
        assert_eq!(tidy("topic=A&topic=B"), Ok(None));
    }

    #[test]
    fn values_are_composed_and_lose_what_is_not_seen() {
        let tidied = tidy("q=Ha%CC%89i%00&formtoken=a%2Bb").unwrap().unwrap();
        assert_eq!(tidied, "q=H%E1%BA%A3i&formtoken=a%2Bb");
        assert_eq!(tidy("q=H%E1%BA%A3i+Ph%C3%B2ng%0D%0A%09&&x"), Ok(None));
        assert_eq!(tidy("q=%FF"), Err(Unfit::NotUnicode));
        assert_eq!(tidy("%ED%A0%80=1"), Err(Unfit::NotUnicode));
    }

    #[test]
    fn a_password_stays_as_typed() {
        assert_eq!(tidy("password=a%CC%89%E2%80%8B"), Ok(None));
    }

    proptest::proptest! {
        #[test]
        fn fields_of_any_bytes_are_tidied_or_refused(bytes in proptest::collection::vec(0_u8.., 0..200)) {
            if let Ok(Some(tidy)) = tidied(&bytes, |_| false) {
                proptest::prop_assert_eq!(tidied(tidy.as_bytes(), |_| false), Ok(None));
            }
        }
    }
}
