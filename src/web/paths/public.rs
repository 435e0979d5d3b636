//! Addresses of citizens and of everybody.

use super::petitions;

/// The form of a touchpoint.
pub fn form(touchpoint: &str) -> String {
    format!("/s/{touchpoint}")
}

/// What became of an answer.
pub fn receipt(receipt: &str) -> String {
    format!("/r/{receipt}")
}

/// Where a receipt or a follow-up code is typed.
pub fn codes() -> String {
    "/r".to_owned()
}

/// The public start.
pub fn home() -> String {
    "/".to_owned()
}

/// The public results.
pub fn results() -> String {
    "/results".to_owned()
}

/// The published figures of an instrument and a period as a file with this ending.
pub fn open_data(instrument: &str, ending: &str, period: &str) -> String {
    format!("/open/{instrument}.{ending}?period={}", super::escaped(period))
}

/// The record of all published figures.
pub fn open_catalogue() -> String {
    "/open/catalog.jsonld".to_owned()
}

/// The public results of one instrument.
pub fn results_of(instrument: &str) -> String {
    format!("/results?instrument={instrument}")
}

/// What citizens wrote, as far as it is released.
pub fn public_remarks() -> String {
    "/remarks".to_owned()
}

/// Whether the page at this path is for everybody, and reads alike for all of them.
pub fn is_public_page(path: &str) -> bool {
    [home(), results(), public_remarks(), petitions()].iter().any(|each| each == path)
}

/// What becomes of citizens' data.
pub fn privacy() -> String {
    "/privacy".to_owned()
}
