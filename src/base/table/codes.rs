//! Codes as word processors and other keyboards write them: dashes for hyphens, full-width signs, letters of another
//! alphabet that look like Latin ones.

use csv::StringRecord;

use super::Row;
use super::layout::NAMED;
use super::said::some;
use crate::base::lang::Text;
use crate::base::text::is_dash;

/// What parts the codes of a cell that holds several.
const LISTED: [char; 3] = [';', '|', '\n'];

/// The ASCII sign that a full-width one stands for.
pub(super) fn narrow(sign: char) -> Option<char> {
    let is_wide = ('\u{ff01}'..='\u{ff5e}').contains(&sign);
    is_wide.then(|| char::from_u32(u32::from(sign) - 0xff01 + 0x21)).flatten()
}

/// A cell with hyphens for dashes and ASCII for full-width signs; `None` where nothing changes.
fn straight(cell: &str) -> Option<String> {
    if cell.is_ascii() {
        return None;
    }
    let straight: String = cell.split_inclusive(LISTED).map(one).collect();
    (straight != cell).then_some(straight)
}

/// One code with what is behind it; a text of several words stays.
fn one(piece: &str) -> String {
    let goes_on =
        |rest: &str| rest.chars().all(|it| it.is_ascii_digit() || " .".contains(it) || is_dash(it));
    // Behind a dash between blanks is the name, unless digits go on there.
    let (code, name) = match piece.find(NAMED) {
        Some(at) if !goes_on(&piece[at..]) => piece.split_at(at),
        _ => (piece, ""),
    };
    let parts: Vec<&str> = code.split(is_dash).map(str::trim).collect();
    if parts.iter().any(|part| part.contains(' ')) {
        return piece.to_owned();
    }
    let plain = parts.join("-");
    plain.chars().map(|sign| narrow(sign).unwrap_or(sign)).chain(name.chars()).collect()
}

/// What is wrong with a code that has a letter of another alphabet among Latin ones.
pub fn foreign(cell: &str) -> Option<Text> {
    let letter = cell.chars().find(|it| matches!(it, '\u{370}'..='\u{52f}'))?;
    let is_mixed = cell.contains(|it: char| it.is_ascii_alphanumeric());
    let number = u32::from(letter);
    is_mixed.then(|| Text {
        vi: format!(
            "`{cell}` có chữ `{letter}` (U+{number:04X}) của bảng chữ cái khác trông giống chữ La-tinh; xin gõ lại mã"
        ),
        en: format!(
            "`{cell}` has `{letter}` (U+{number:04X}) of another alphabet that looks like a Latin letter; type the code again"
        ),
    })
}

impl Row {
    /// Writes the codes at these places with hyphens and ASCII signs; gives each as it was and as it is.
    pub fn straighten(&mut self, places: &[usize]) -> Vec<(String, String)> {
        let changed = places.iter().filter_map(|place| {
            let cell = self.cell(*place);
            Some((*place, cell.to_owned(), straight(cell)?))
        });
        let changed: Vec<(usize, String, String)> = changed.collect();
        if !changed.is_empty() {
            let cells = self.cells.iter().enumerate().map(|(at, cell)| {
                let own = changed.iter().find(|(place, ..)| *place == at);
                own.map_or(cell, |(.., straight)| straight)
            });
            self.cells = cells.collect::<StringRecord>();
        }
        changed.into_iter().map(|(_, was, is)| (was, is)).collect()
    }
}

/// Says which codes were written otherwise.
pub fn straightened(changed: &[(String, String)]) -> Option<Text> {
    let some = some(changed.iter().map(|(was, is)| format!("`{was}` = `{is}`")));
    let count = changed.len();
    (count > 0).then(|| Text {
        vi: format!(
            "{count} mã viết bằng gạch ngang dài hoặc ký tự toàn khổ, đã đọc theo dấu gạch nối và chữ thường dùng: {some}"
        ),
        en: format!(
            "{count} code(s) with dashes or full-width signs were read with hyphens and plain ones: {some}"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_and_full_width_signs_of_codes_are_plain_ones() {
        for (written, expected) in [
            ("H29.12–260103–0001", "H29.12-260103-0001"),
            ("H29.12\u{2011}260103\u{2011}0001", "H29.12-260103-0001"),
            ("H29.12 – 260103 – 0001", "H29.12-260103-0001"),
            ("ＢＴ０１", "BT01"),
            ("3.000242 – Hợp pháp hóa – chứng nhận", "3.000242 – Hợp pháp hóa – chứng nhận"),
            ("ＢＴ０１ – Quầy 1", "BT01 – Quầy 1"),
            ("A–1; B–2", "A-1;B-2"),
            ("Phòng Lãnh sự – Hộ chiếu", "Phòng Lãnh sự – Hộ chiếu"),
        ] {
            let read = straight(written).unwrap_or_else(|| written.to_owned());
            assert_eq!(read.replace("; ", ";"), expected, "{written}");
        }
    }

    #[test]
    fn letters_that_only_look_latin_are_told_by_their_numbers() {
        assert!(foreign("Н29.12-260103").is_some_and(|it| it.en.contains("U+041D")));
        assert!(foreign("H29.12-260103").is_none() && foreign("Đ-01").is_none());
    }
}
