//! Every address a page links to, in one place.

use crate::survey::Lang;

/// The form of a touchpoint.
pub fn form(touchpoint: &str) -> String {
    format!("/s/{touchpoint}")
}

/// What became of an answer.
pub fn receipt(receipt: &str) -> String {
    format!("/r/{receipt}")
}

/// `path` in the other language; Vietnamese needs no parameter.
pub fn in_lang(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => path.to_owned(),
        Lang::En if path.contains('?') => format!("{path}&lang=en"),
        Lang::En => format!("{path}?lang=en"),
    }
}
