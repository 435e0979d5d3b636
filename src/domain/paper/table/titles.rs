//! Items by their titles and questions.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::table::key;
use crate::base::text::same_name;
use crate::domain::survey::Instrument;

/// Codes by a title or a question.
type Codes<'a> = BTreeMap<String, BTreeSet<&'a str>>;

/// The titles and questions of all versions of an instrument.
#[derive(Debug, Default)]
pub struct Titles<'a> {
    /// As they are written.
    written: Codes<'a>,
    /// Without marks and what stands in brackets.
    plain: Codes<'a>,
}

impl<'a> Titles<'a> {
    /// Those of these versions.
    pub fn of(versions: &[&'a Instrument]) -> Self {
        let mut titles = Self::default();
        for item in versions.iter().flat_map(|version| &version.items) {
            for text in [&item.title, &item.question] {
                for text in [&text.vi, &text.en] {
                    titles.written.entry(same_name(text)).or_default().insert(&item.code);
                    titles.plain.entry(key(text)).or_default().insert(&item.code);
                }
            }
        }
        titles
    }

    /// The code of the item with this title or question: as it is written, or without marks and brackets where that can
    /// be one item alone.
    pub fn code(&self, name: &str) -> Option<&'a str> {
        let only = |codes: Option<&BTreeSet<&'a str>>| {
            codes.filter(|codes| codes.len() == 1).and_then(|codes| codes.first().copied())
        };
        only(self.written.get(&same_name(name))).or_else(|| only(self.plain.get(&key(name))))
    }
}
