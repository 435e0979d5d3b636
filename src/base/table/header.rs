//! Finding the header below title rows.

use super::Row;
use crate::base::lang::Text;
use crate::base::text::folded;

/// Rows with text among which the header is.
pub(super) const LOOKED_AT: usize = 40;

/// A column's name as it is compared: without case, accents, underscores and what stands in brackets.
pub fn key(name: &str) -> String {
    let plain = name.split(['(', '[', '\n']).next().unwrap_or_default();
    let plain = if plain.trim().is_empty() { name } else { plain };
    let plain: String =
        folded(plain).chars().map(|it| if it.is_alphanumeric() { it } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many names of a row are known, and where the header is among rows: the first with the most known names, if
/// all rows above it are titles; else the first row.
pub(super) fn find(rows: &[Row], is_known: &dyn Fn(&str) -> bool) -> (usize, usize) {
    let score = |row: &Row| row.cells().filter(|cell| !cell.is_empty() && is_known(cell)).count();
    let scores: Vec<usize> = rows.iter().map(score).collect();
    let most = scores.iter().copied().max().unwrap_or(0);
    let first = scores.iter().position(|score| *score == most).unwrap_or(0);
    let title = |row: &Row| row.filled() <= 1.max(rows[first].filled() / 2);
    if most > 0 && rows[..first].iter().all(title) {
        (most, first)
    } else {
        (scores.first().copied().unwrap_or(0), 0)
    }
}

/// Names the rows above the header.
pub(super) fn passed(titles: &[Row], header: u64) -> Option<Text> {
    let (first, last) = (titles.first()?, titles.last()?);
    let begin = first.begin();
    let (from, to) = (first.number, last.number);
    Some(Text {
        vi: format!(
            "tiêu đề cột ở dòng {header}; bỏ qua dòng {from}–{to} phía trên (\u{201c}{begin}\u{201d})"
        ),
        en: format!(
            "the header is row {header}; rows {from}–{to} above it were passed over (“{begin}”)"
        ),
    })
}
