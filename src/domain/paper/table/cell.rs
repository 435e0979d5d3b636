//! What a cell says of an item.

use crate::base::table::key;
use crate::domain::survey::{Instrument, Item, Kind, Scale};

/// A cell as the form would post it: codes, or labels in words.
pub(super) fn posted(instrument: &Instrument, item: &Item, cell: &str) -> Result<Vec<String>, ()> {
    let scale = instrument.scale_of(item).ok_or(())?;
    match (cell, &item.kind) {
        ("", _) => Ok(Vec::new()),
        // Exports write so of an item that was not asked.
        ("~", _) if scale.not_applicable.is_none() => Ok(Vec::new()),
        (one, Kind::SelectOne { .. }) => Ok(vec![code(scale, one).ok_or(())?]),
        (many, Kind::SelectMany { .. }) => {
            if let Some(one) = code(scale, many) {
                return Ok(vec![one]);
            }
            let parts: Vec<&str> = if many.contains([';', '|', '\n']) {
                many.split([';', '|', '\n']).collect()
            } else if many.split([' ', ',']).all(|part| part.chars().count() <= 1) {
                many.split([' ', ',']).collect()
            } else {
                many.split(',').collect()
            };
            let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| code(scale, part).ok_or(())).collect()
        }
    }
}

/// The code that a text names: the code itself, a label, or the code before its label (`5 – Rất hài lòng`).
fn code(scale: &Scale, written: &str) -> Option<String> {
    let written = written.trim();
    let apart = [("?", scale.dont_know.as_ref()), ("~", scale.not_applicable.as_ref())];
    let choices = scale.choices.iter().map(|choice| (choice.code.to_string(), &choice.label));
    let apart = apart.into_iter().filter_map(|(code, label)| Some((code.to_owned(), label?)));
    let all: Vec<_> = choices.chain(apart).collect();
    if let Some((code, _)) = all.iter().find(|(code, _)| code.eq_ignore_ascii_case(written)) {
        return Some(code.clone());
    }
    let is_label = |text: &str| {
        let text = key(text);
        move |label: &crate::base::Text| {
            !text.is_empty() && (key(&label.vi) == text || key(&label.en) == text)
        }
    };
    let whole = is_label(written);
    if let Some((code, _)) = all.iter().find(|(_, label)| whole(label)) {
        return Some(code.clone());
    }
    let mut letters = written.chars();
    let first = letters.next()?.to_string();
    let rest = letters.as_str().trim_start_matches([' ', '.', ':', ')', '–', '-']);
    let named = is_label(rest);
    let found = all.iter().find(|(code, label)| code.eq_ignore_ascii_case(&first) && named(label));
    found.map(|(code, _)| code.clone())
}

/// What may be answered to an item, as a list to choose from.
pub(super) fn choices(instrument: &Instrument, item: &Item) -> String {
    let Some(scale) = instrument.scale_of(item) else { return String::new() };
    let mut codes: Vec<String> = scale.choices.iter().map(|it| it.code.to_string()).collect();
    codes.extend(scale.dont_know.iter().map(|_| "?".to_owned()));
    codes.extend(scale.not_applicable.iter().map(|_| "~".to_owned()));
    codes.join(", ")
}
