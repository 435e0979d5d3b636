//! A province as a file names it: the statistical office's number (`tinhid`), or a name.

use std::fmt;

use serde::Serialize;

use crate::base::text::tone_first;

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
        cell.parse().map_or_else(|_| Self::Name(tone_first(cell)), Self::Number)
    }
}

impl fmt::Display for Province {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Name(name) => name.fmt(f),
        }
    }
}
