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

/// The touchpoints, for staff.
pub fn touchpoints() -> String {
    "/office/touchpoints".to_owned()
}

/// A file of a touchpoint: its code or its poster.
pub fn touchpoint_file(touchpoint: &str, file: &str) -> String {
    format!("/office/touchpoints/{touchpoint}/{file}")
}

/// The posters of all touchpoints in one PDF; `paper` is `a5` or `a4`.
pub fn touchpoint_posters(paper: &str) -> String {
    format!("/office/touchpoints/posters-{paper}.pdf")
}

/// Where slips of a touchpoint are issued.
pub fn touchpoint_slips(touchpoint: &str) -> String {
    format!("/office/touchpoints/{touchpoint}/slips")
}

/// `path` in the other language; Vietnamese needs no parameter.
pub fn in_lang(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => path.to_owned(),
        Lang::En if path.contains('?') => format!("{path}&lang=en"),
        Lang::En => format!("{path}?lang=en"),
    }
}
