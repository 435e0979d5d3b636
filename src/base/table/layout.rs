//! The columns of a kind of file, by all their names.

use super::key;
use crate::base::lang::Text;

/// The columns of a kind of file; they may stand in any order.
#[derive(Clone, Copy, Debug)]
pub struct Layout<const N: usize> {
    /// Their names, as they are written in exports.
    pub columns: [&'static str; N],
    /// So many of them must be there, those after may be left out.
    pub needed: usize,
    /// Those of them that may be left out all the same.
    pub optional: &'static [&'static str],
    /// Vietnamese names of columns; accents, case and what stands in brackets make no difference.
    pub also: &'static [(&'static str, &'static [&'static str])],
    /// Columns of codes, of which every digit counts; a code may have its name behind a dash, as lists show it.
    pub codes: &'static [&'static str],
    /// Columns whose cells are one of few, with all of them.
    pub choices: &'static [(&'static str, &'static [Choice])],
}

/// What a cell may say: its code, and the words for it in Vietnamese and English.
pub type Choice = (&'static str, &'static str, &'static str);

/// Between a code and its name.
const NAMED: &str = " – ";

/// A layout, whatever its number of columns.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// Their names, as they are written in exports.
    pub names: &'static [&'static str],
    needed: usize,
    optional: &'static [&'static str],
    also: &'static [(&'static str, &'static [&'static str])],
    choices: &'static [(&'static str, &'static [Choice])],
}

impl Columns {
    /// The column that a header's cell names.
    pub fn column(&self, written: &str) -> Option<&'static str> {
        named(self.names, self.also, written)
    }

    /// The columns that must be there.
    pub fn needed(&self) -> impl Iterator<Item = &'static str> + use<> {
        let optional = self.optional;
        let needed = self.names.iter().copied().take(self.needed);
        needed.filter(move |name| !optional.contains(name))
    }

    /// What a column is called in a template: a name that its reader knows.
    pub fn title(&self, column: &str) -> Text {
        Text { vi: title(self.also, column), en: column.to_owned() }
    }

    /// What the cells of a column may say; empty where that is anything.
    pub fn choices_of(&self, column: &str) -> &'static [Choice] {
        let mut choices = self.choices.iter();
        choices.find(|(own, _)| *own == column).map_or(&[], |(_, choices)| choices)
    }
}

/// What a column is called in Vietnamese.
fn title(also: &[(&'static str, &[&str])], column: &str) -> String {
    let mut also = also.iter();
    let vi = also.find(|(own, _)| *own == column).and_then(|(_, names)| names.first().copied());
    let mut letters = vi.unwrap_or(column).chars();
    let begin: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{begin}{}", letters.as_str())
}

/// The column of this name.
fn named(
    names: &[&'static str],
    also: &[(&'static str, &[&str])],
    written: &str,
) -> Option<&'static str> {
    let written = key(written);
    let own = names.iter().copied().find(|column| key(column) == written);
    own.or_else(|| {
        let mut also = also.iter();
        let found = also.find(|(_, names)| names.iter().any(|name| key(name) == written));
        found.map(|(column, _)| *column)
    })
}

impl<const N: usize> Layout<N> {
    /// The columns, whatever their number.
    pub fn columns(&'static self) -> Columns {
        Columns {
            names: &self.columns,
            needed: self.needed,
            optional: self.optional,
            also: self.also,
            choices: self.choices,
        }
    }

    /// What a column is called in Vietnamese.
    pub(super) fn title(&self, column: &str) -> String {
        title(self.also, column)
    }

    /// What the cells of a column may say, in the words that templates offer.
    pub fn offered(&self, column: &str) -> String {
        let mut choices = self.choices.iter();
        let own = choices.find(|(own, _)| *own == column).map_or(&[][..], |(_, choices)| choices);
        let words: Vec<String> = own.iter().map(|(_, vi, _)| format!("“{vi}”")).collect();
        words.join(", ")
    }

    /// What a cell means: the code for words, or before a name.
    pub(super) fn meant<'a>(&self, column: &str, cell: &'a str) -> &'a str {
        let mut choices = self.choices.iter();
        if let Some((_, choices)) = choices.find(|(own, _)| *own == column) {
            let said = key(cell);
            let is_said = |(_, vi, en): &&Choice| key(vi) == said || key(en) == said;
            return choices.iter().find(is_said).map_or(cell, |(code, ..)| *code);
        }
        let is_list = cell.contains([';', '|', '\n']);
        match cell.split_once(NAMED) {
            Some((code, _)) if self.codes.contains(&column) && !is_list => code.trim_end(),
            _ => cell,
        }
    }

    /// The column that a header's cell names.
    pub fn column(&self, written: &str) -> Option<&'static str> {
        named(&self.columns, self.also, written)
    }
}
