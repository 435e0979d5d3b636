//! What a cell says of an item.

use crate::base::Text;
use crate::base::text::{folded, same_name};
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

/// The code that a text names: the code itself, a label, or a code with its label (`5 – Rất hài lòng`,
/// `Rất hài lòng (5)`).
fn code(scale: &Scale, written: &str) -> Option<String> {
    let written = written.trim();
    let apart = [("?", scale.dont_know.as_ref()), ("~", scale.not_applicable.as_ref())];
    let choices = scale.choices.iter().map(|choice| (choice.code.to_string(), &choice.label));
    let apart = apart.into_iter().filter_map(|(code, label)| Some((code.to_owned(), label?)));
    let all: Vec<(String, &Text)> = choices.chain(apart).collect();
    if let Some((code, _)) = all.iter().find(|(code, _)| code.eq_ignore_ascii_case(written)) {
        return Some(code.clone());
    }
    if let Some(code) = labelled(&all, written) {
        return Some(code);
    }
    let both = |code: &str, label: &str| {
        labelled(&all, label).filter(|found| found.eq_ignore_ascii_case(code.trim()))
    };
    let before = written.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let mut letters = written.chars();
    let first = letters.next()?.to_string();
    let behind = letters.as_str().trim_start_matches([' ', '.', ':', ')', '–', '-']);
    before.and_then(|(label, code)| both(code, label)).or_else(|| both(&first, behind))
}

/// The code whose label this is; letters without their marks count where they can be one label alone.
fn labelled(all: &[(String, &Text)], written: &str) -> Option<String> {
    let alike: [fn(&str) -> String; 2] = [same_name, words];
    alike.into_iter().find_map(|alike| {
        let wanted = alike(written);
        let is_it = |label: &Text| alike(&label.vi) == wanted || alike(&label.en) == wanted;
        let mut found = all.iter().filter(|(_, label)| !wanted.is_empty() && is_it(label));
        let (code, _) = found.next()?;
        found.next().is_none().then(|| code.clone())
    })
}

/// The words of a text without marks, case and signs.
fn words(text: &str) -> String {
    let plain = folded(text);
    let words = plain.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What may be answered to an item, as a list to choose from.
pub(super) fn choices(instrument: &Instrument, item: &Item) -> String {
    let Some(scale) = instrument.scale_of(item) else { return String::new() };
    let mut codes: Vec<String> = scale.choices.iter().map(|it| it.code.to_string()).collect();
    codes.extend(scale.dont_know.iter().map(|_| "?".to_owned()));
    codes.extend(scale.not_applicable.iter().map(|_| "~".to_owned()));
    codes.join(", ")
}
