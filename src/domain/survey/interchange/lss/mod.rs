//! LimeSurvey's structure of a survey (`.lss`): XML of its tables, a row an element. Written in the form of version 3,
//! which later ones read; read in both forms, texts beside the rows or in tables of their own (`…_l10ns`, from 4 on).
//!
//! Source: `application/helpers/export_helper.php` and `admin/import_helper.php` of LimeSurvey,
//! <https://github.com/LimeSurvey/LimeSurvey>.

mod read;
mod tables;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// The version of LimeSurvey's tables that is written: that of LimeSurvey 3.
const DB_VERSION: &str = "359";

/// The free text at the end of every form.
const REMARK: &str = "remark";

/// A code as LimeSurvey takes it: letters and digits.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect()
}
