//! What a cell says of an item.

use super::meant;
use crate::domain::survey::{Instrument, Item, Kind};

/// A cell as the form would post it: codes, or labels in words; `None` when it is no answer.
pub fn posted(instrument: &Instrument, item: &Item, cell: &str) -> Option<Vec<String>> {
    let scale = instrument.scale_of(item)?;
    match (cell, &item.kind) {
        ("", _) => Some(Vec::new()),
        // Exports write so of an item that was not asked.
        ("~", _) if scale.not_applicable.is_none() => Some(Vec::new()),
        (one, Kind::SelectOne { .. }) => Some(vec![meant::code(scale, one)?]),
        (many, Kind::SelectMany { .. }) => {
            if let Some(one) = meant::code(scale, many) {
                return Some(vec![one]);
            }
            let parts: Vec<&str> = if many.contains([';', '|', '\n']) {
                many.split([';', '|', '\n']).collect()
            } else if many.split([' ', ',']).all(|part| part.chars().count() <= 1) {
                many.split([' ', ',']).collect()
            } else {
                many.split(',').collect()
            };
            let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| meant::code(scale, part)).collect()
        }
    }
}

/// What may be answered to an item, as a list to choose from.
pub(super) fn choices(instrument: &Instrument, item: &Item) -> String {
    let Some(scale) = instrument.scale_of(item) else { return String::new() };
    let mut codes: Vec<String> = scale.choices.iter().map(|it| it.code.to_string()).collect();
    codes.extend(scale.dont_know.iter().map(|_| "?".to_owned()));
    codes.extend(scale.not_applicable.iter().map(|_| "~".to_owned()));
    codes.join(", ")
}
