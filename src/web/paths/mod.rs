//! Every address a page links to, a file a subject.

mod account;
mod dossier;
mod figures;
mod paper;
mod petition;
mod plan;
mod public;
mod remark;
mod setup;

use axum::http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::lang::unsaid;
use crate::base::Lang;

pub use account::*;
pub use dossier::*;
pub use figures::*;
pub use paper::*;
pub use petition::*;
pub use plan::*;
pub use public::*;
pub use remark::*;
pub use setup::*;

/// Path and query of an address, without its language.
pub fn without_lang(uri: &Uri) -> String {
    let query = uri.query().unwrap_or_default().split('&');
    let kept: Vec<&str> =
        query.filter(|each| !each.is_empty() && !each.starts_with("lang=")).collect();
    let joint = if kept.is_empty() { "" } else { "?" };
    format!("{}{joint}{}", uri.path(), kept.join("&"))
}

/// `path` in this language, which its query says unless the page would be in it anyway.
pub fn in_lang(path: &str, lang: Lang) -> String {
    if lang == unsaid(path) { path.to_owned() } else { with_lang(path, lang) }
}

/// `path` with the language said outright: the switch overrides what the browser prefers.
pub fn with_lang(path: &str, lang: Lang) -> String {
    if let Some((path, fragment)) = path.split_once('#') {
        return format!("{}#{fragment}", with_lang(path, lang));
    }
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}lang={}", lang.code())
}

/// `path` with these fields as its query; blank ones are left out.
pub fn with_query<'a>(path: &str, fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<String> =
        given.map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// All but letters, digits and what is unreserved (RFC 3986, 2.3).
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `text` as the value of a query parameter.
pub fn escaped(text: &str) -> String {
    utf8_percent_encode(text, &RESERVED).to_string()
}
