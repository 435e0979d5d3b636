//! One fault of a file, with its place and remedy.

use std::fmt;

use crate::base::Text;

/// Where, what is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: Text,
    /// The remedy.
    pub remedy: Text,
}

impl Finding {
    /// What findings are sorted by.
    pub(super) fn place(&self) -> (&str, usize, &str) {
        (&self.file, self.line, &self.what.en)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, what, remedy } = self;
        write!(f, "{file}:{line}: {}. {}.", what.en, remedy.en)
    }
}

/// `both!("tiếng Việt {x}" / "English {x}")`: a text with values in it, in both languages.
macro_rules! both {
    ($vi:literal / $en:literal) => {
        $crate::base::Text::new(format!($vi), format!($en))
    };
}
pub(crate) use both;
