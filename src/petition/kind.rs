//! The two kinds of petition.

use serde::{Deserialize, Serialize};

/// What a petition is.
///
/// Source: Nghị định 20/2008/NĐ-CP, Điều 3 and Điều 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Phản ánh: something went wrong or is hard, in acts or in rules.
    Report,
    /// Kiến nghị: a proposal of what should be done.
    Proposal,
}

impl Kind {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Report, Self::Proposal];

    /// The word in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Proposal => "proposal",
        }
    }

    /// Reads such a word.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
