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

/// A file's questionnaire as a draft begins, with the version it is compared with (empty: none). What has the id of a
/// known one is based on that, so that its core holds here too; what names one that there is not is based on nothing.
/// Under a published version it is the next one, and begins on `today` at the earliest.
pub fn of_file(
    mut draft: Instrument,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> (Instrument, String) {
    let named = |it: &Instrument| format!("{}@{}", it.id, it.version);
    let own = catalogue.version(&draft.id, &draft.version);
    if let Some(known) = own.or_else(|| catalogue.newest(&draft.id)) {
        draft.based_on = Some(known.based_on.clone().unwrap_or_else(|| named(known)));
        if own.is_some() {
            draft.version = free_version(&draft.id, catalogue, today);
            draft.valid_from = draft.valid_from.max(today);
            draft.valid_to = draft.valid_to.filter(|last| *last >= today);
        }
        let original = named(known);
        return (draft, original);
    }
    let original = draft.based_on.take().and_then(|original| {
        let (id, version) = original.split_once('@')?;
        let exact = catalogue.version(id, version);
        exact.or_else(|| catalogue.newest(id)).map(named)
    });
    draft.based_on.clone_from(&original);
    (draft, original.unwrap_or_default())
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
