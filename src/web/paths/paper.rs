//! Addresses of paper and interviews.

use super::escaped;

/// The bundles of paper forms.
pub fn paper() -> String {
    "/office/paper".to_owned()
}

/// One bundle.
pub fn paper_bundle(code: &str) -> String {
    format!("/office/paper/bundles/{}", escaped(code))
}

/// Where something is done with a bundle: `counts`, `cover`, `close` or `remove`.
pub fn paper_act(code: &str, act: &str) -> String {
    format!("{}/{act}", paper_bundle(code))
}

/// Where forms of a bundle are keyed for the first or the second time.
pub fn paper_key(code: &str, entry: i64) -> String {
    format!("{}/key?entry={entry}", paper_bundle(code))
}

/// A form that was keyed.
pub fn paper_keyed(code: &str, entry: i64, number: u64) -> String {
    format!("{}&number={number}", paper_key(code, entry))
}

/// The differences of the two key-ins of a bundle.
pub fn paper_differences(code: &str) -> String {
    format!("{}/differences", paper_bundle(code))
}

/// The questionnaire of a bundle.
pub fn paper_form(code: &str) -> String {
    format!("{}/form.pdf", paper_bundle(code))
}

/// The questionnaire of an instrument, of no bundle.
pub fn paper_blank(instrument: &str) -> String {
    format!("/office/paper/blank/{instrument}.pdf")
}

/// Where a file of responses is brought in.
pub fn paper_import() -> String {
    "/office/paper/import".to_owned()
}

/// The template of such a file.
pub fn paper_template(instrument: &str) -> String {
    format!("/office/paper/template/{instrument}.xlsx")
}

/// Where those who help somebody answer begin.
pub fn interview() -> String {
    "/office/interview".to_owned()
}

/// The form of a touchpoint for those who help somebody answer.
pub fn assisted_form(touchpoint: &str) -> String {
    format!("/s/{touchpoint}?assisted=1")
}
