//! What is asked beside a file.

use std::collections::BTreeMap;

use strum::{EnumString, IntoStaticStr};

use super::FileKind;
use crate::base::calendar::CivilPeriod;

/// Something that the rows of a file may leave to the person who sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Question {
    /// The period of rows that name none.
    Period,
    /// Title of the source.
    Source,
    /// Address of the source.
    Address,
}

impl Question {
    /// The field of the form.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What holds where nothing is said.
    pub fn usual(self) -> &'static str {
        match self {
            Self::Period => "",
            Self::Source => "PAPI (CECODES, VFF-CRT, RTA, UNDP)",
            Self::Address => "https://papi.org.vn",
        }
    }
}

impl FileKind {
    /// What is asked beside a file of this kind.
    pub fn questions(self) -> &'static [Question] {
        match self {
            Self::Board => &[Question::Period],
            Self::Papi => &[Question::Source, Question::Address],
            _ => &[],
        }
    }
}

/// What was said beside a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside(BTreeMap<Question, String>);

impl Beside {
    /// Says something; a blank says nothing.
    pub fn say(&mut self, question: Question, answer: &str) {
        if !answer.trim().is_empty() {
            self.0.insert(question, answer.trim().to_owned());
        }
    }

    /// What was said, or what holds otherwise.
    pub fn of(&self, question: Question) -> &str {
        self.0.get(&question).map_or_else(|| question.usual(), String::as_str)
    }

    /// The period of rows that name none.
    pub fn period(&self) -> Option<CivilPeriod> {
        self.of(Question::Period).parse().ok()
    }
}
