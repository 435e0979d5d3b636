//! XLSForm, <https://xlsform.org/en/>: the sheets survey, choices and settings, and one of our own, index.

mod index;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// The two languages, as columns of labels name them.
const LANGUAGES: [&str; 2] = ["Tiếng Việt (vi)", "English (en)"];

/// What the names of groups begin with, so that no group is called as an item is.
const GROUP: &str = "section_";

/// What notes at the beginning of a group are called.
const NOTE: &str = "note_";

/// The free text at the end of every form.
const REMARK: &str = "remark";
