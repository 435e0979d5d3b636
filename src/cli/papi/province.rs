//! A province as a file names it: the statistical office's number (`tinhid`), or a name.

use serde::Serialize;

/// Sorted by number, names after them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub(super) enum Province {
    /// 31 is Hải Phòng.
    Number(u32),
    /// Where a file has no numbers.
    Name(String),
}

impl Province {
    pub(super) fn of(cell: &str) -> Self {
        cell.parse().map_or_else(|_| Self::Name(cell.to_owned()), Self::Number)
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Name(name) => name.clone(),
        }
    }
}
