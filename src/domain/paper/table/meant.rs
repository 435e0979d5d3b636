//! What a cell of a file of responses means: a place, or an answer.

use crate::base::Text;
use crate::base::table::whole;
use crate::base::text::{folded, same_name};
use crate::domain::survey::Scale;
use crate::domain::unit::Touchpoint;

/// The places that a cell means: the one of this code, else all of this name.
pub(super) fn places<'a>(all: &'a [Touchpoint], written: &str) -> Vec<&'a Touchpoint> {
    if let Some(one) = all.iter().find(|each| each.code.eq_ignore_ascii_case(written)) {
        return vec![one];
    }
    let name = same_name(written);
    let is_named = |each: &&Touchpoint| {
        !name.is_empty() && (same_name(&each.name.vi) == name || same_name(&each.name.en) == name)
    };
    all.iter().filter(is_named).collect()
}

/// The code that a text names: the code itself, a label, or a code with its label (`5 – Rất hài lòng`,
/// `Rất hài lòng (5)`).
pub(super) fn code(scale: &Scale, written: &str) -> Option<String> {
    let written = written.trim();
    let apart = [("?", scale.dont_know.as_ref()), ("~", scale.not_applicable.as_ref())];
    let choices = scale.choices.iter().map(|choice| (choice.code.to_string(), &choice.label));
    let apart = apart.into_iter().filter_map(|(code, label)| Some((code.to_owned(), label?)));
    let all: Vec<(String, &Text)> = choices.chain(apart).collect();
    let is_it = |code: &str| code.eq_ignore_ascii_case(written) || code == whole(written);
    if let Some((code, _)) = all.iter().find(|(code, _)| is_it(code)) {
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
