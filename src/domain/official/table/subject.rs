//! Whose figure it is, by one name however it was written, and whether what stands for its source is one.

use crate::base::{Text, text};
use crate::domain::official::figure::Level;
use crate::domain::official::province;

/// The name without a mark of a note and, of a province, without what it is.
///
/// # Errors
/// A letter of another alphabet that looks like one of the name, or a province with one wrong letter, with the remedy.
pub(super) fn subject(written: &str, level: Option<Level>) -> Result<String, Text> {
    let name = text::tone_first(&text::with_dyet(&text::one_line(written)));
    if let Some(letter) = name.chars().find(|it| matches!(it, '\u{370}'..='\u{52f}')) {
        let code = u32::from(letter);
        return Err(Text {
            vi: format!(
                "`{name}` có chữ `{letter}` (U+{code:04X}) của bảng chữ cái khác; xin gõ lại tên"
            ),
            en: format!(
                "`{name}` has `{letter}` (U+{code:04X}) of another alphabet; type the name again"
            ),
        });
    }
    let name = name.trim_end_matches(['*', ' ']);
    if level != Some(Level::Province) {
        return Ok(name.trim().to_owned());
    }
    if let Some(known) = province::named(name) {
        return Ok(known.to_owned());
    }
    province::slip(name).map_or_else(|| Ok(province::without_kind(name)), Err)
}

/// The fault of a number for a source: it is what stands behind an unquoted decimal comma.
pub(super) fn number_for_source(written: &str) -> Option<Text> {
    let is_number = |it: char| it.is_ascii_digit() || ".,%".contains(it);
    (!written.is_empty() && written.chars().all(is_number)).then(|| Text {
        vi: format!(
            "`{written}` là số, không phải nguồn; số có dấu phẩy thập phân phải đặt trong ngoặc kép"
        ),
        en: format!(
            "`{written}` is a number, no source; a number with a decimal comma needs quotes"
        ),
    })
}
