//! What is wrong with a file, and where.

use std::collections::BTreeMap;
use std::fmt;

use super::{Columns, Header, Refusal};
use crate::base::lang::{Lang, Text};
use crate::base::text::with_digits_cut;

/// One thing wrong with a file; `P` says what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault<P = String> {
    /// Row in the file, from 1; 0 for the whole file.
    pub row: u64,
    /// Column by its name; empty for the whole row.
    pub column: &'static str,
    /// What is wrong and what to do.
    pub problem: P,
}

impl<P> Fault<P> {
    /// The place and the problem, which is in `lang` too.
    pub fn placed(&self, problem: &str, lang: Lang) -> String {
        self.at(self.column, problem, lang)
    }

    /// The same with what the column is called in the file.
    pub fn placed_in(&self, problem: &str, called: &Called, lang: Lang) -> String {
        self.at(called.name(self.column), problem, lang)
    }

    fn at(&self, column_name: &str, problem: &str, lang: Lang) -> String {
        let (row, column) = lang.pick(("dòng", "cột"), ("row", "column"));
        let problem = with_digits_cut(problem);
        match (self.row, column_name) {
            (0, _) => problem,
            (number, "") => format!("{row} {number}: {problem}"),
            (number, name) => format!("{row} {number}, {column} {name}: {problem}"),
        }
    }
}

impl Fault<Text> {
    /// A fault in both languages.
    pub fn new(row: u64, column: &'static str, vi: String, en: String) -> Self {
        let problem = Text { vi, en };
        Self { row, column, problem }
    }

    /// The place and the problem.
    pub fn localized(&self, lang: Lang) -> String {
        self.placed(self.problem.in_lang(lang), lang)
    }
}

/// What the columns of a file are called in it, by their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called(BTreeMap<&'static str, String>);

impl Called {
    /// Those that a header has by its names; all others by their titles.
    pub fn of(columns: &Columns, header: Option<&Header>, lang: Lang) -> Self {
        let title = |code: &&'static str| (*code, columns.title(code).in_lang(lang).to_owned());
        let mut called: BTreeMap<_, _> = columns.names.iter().map(title).collect();
        for (code, name) in header.into_iter().flat_map(|header| &header.called) {
            called.insert(code, name.clone());
        }
        Self(called)
    }

    fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.0.get(code).map_or(code, String::as_str)
    }
}

impl From<Refusal> for Fault<Text> {
    fn from(refusal: Refusal) -> Self {
        Self::new(0, "", refusal.localized(Lang::Vi), refusal.localized(Lang::En))
    }
}

impl From<Fault<Text>> for Fault {
    /// The fault in English.
    fn from(fault: Fault<Text>) -> Self {
        Self { row: fault.row, column: fault.column, problem: fault.problem.en }
    }
}

impl fmt::Display for Fault<Text> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localized(Lang::En))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.placed(&self.problem, Lang::En))
    }
}
