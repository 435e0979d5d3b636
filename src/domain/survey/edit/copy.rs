//! A draft as it begins: a copy of a published version, or somebody's file.

use chrono::{Datelike, NaiveDate};

use crate::base::text::folded;
use crate::domain::survey::{Catalogue, Instrument};

/// What a copy becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum As {
    /// Another version of the same questionnaire.
    Version,
    /// A questionnaire of its own, with this id.
    Own(String),
}

/// A copy of a published version that begins on `today`.
pub fn copy_of(
    original: &Instrument,
    copied: &As,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Instrument {
    let id = match copied {
        As::Version => original.id.clone(),
        As::Own(id) => id.clone(),
    };
    let name = format!("{}@{}", original.id, original.version);
    Instrument {
        version: free_version(&id, catalogue, today),
        based_on: Some(original.based_on.clone().unwrap_or(name)),
        valid_from: today,
        valid_to: None,
        id,
        digest: String::new(),
        ..original.clone()
    }
}

/// The first version of this year that is not taken.
fn free_version(id: &str, catalogue: &Catalogue, today: NaiveDate) -> String {
    let year = today.year();
    let mut versions = (1..).map(|number: u32| format!("{year}.{number}"));
    let free = versions.find(|version| catalogue.version(id, version).is_none());
    free.unwrap_or_default()
}

/// An id made of a title's words: `Phiếu bàn đọc` is `phieu-ban-doc`.
pub fn id_of(title: &str) -> String {
    let plain = folded(title);
    let letters = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = letters.filter(|word| !word.is_empty()).take(6).collect();
    words.join("-").to_ascii_lowercase()
}
