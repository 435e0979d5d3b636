//! What is wrong with a file, and where.

use std::fmt;

use super::Refusal;
use crate::base::lang::{Lang, Text};

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
        let (row, column) = lang.pick(("dòng", "cột"), ("row", "column"));
        match (self.row, self.column) {
            (0, _) => problem.to_owned(),
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
