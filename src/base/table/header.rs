//! Finding the header below title rows.

use csv::StringRecord;

use super::Row;
use super::said::some;
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

/// Joins a header of two rows, whose upper names span several of the lower ones, into one: where more names are then
/// known, and all of the lower row are.
pub(super) fn join(rows: &mut Vec<Row>, is_known: &dyn Fn(&str) -> bool) {
    let score = |row: &Row| row.cells().filter(|cell| !cell.is_empty() && is_known(cell)).count();
    let best = rows.iter().map(score).max().unwrap_or(0);
    let joined = rows.windows(2).enumerate().find_map(|(at, pair)| {
        let row = joined(&pair[0], &pair[1], is_known)?;
        (score(&row) > best).then_some((at, row))
    });
    if let Some((at, row)) = joined {
        rows.splice(at..=at + 1, [row]);
    }
}

/// A header of two rows as one; `None` where a name of the lower one is not known, alone or behind the one above it.
fn joined(upper: &Row, lower: &Row, is_known: &dyn Fn(&str) -> bool) -> Option<Row> {
    if lower.is_blank() {
        return None;
    }
    let mut cells = StringRecord::new();
    let mut above = "";
    for place in 0..upper.cells.len().max(lower.cells.len()) {
        let (up, low) = (upper.cell(place), lower.cell(place));
        above = if up.is_empty() { above } else { up };
        let both = format!("{above} {low}");
        match low {
            "" => cells.push_field(up),
            _ if is_known(low) => cells.push_field(low),
            _ if is_known(&both) => cells.push_field(&both),
            _ => return None,
        }
    }
    Some(Row { number: lower.number, cells, odd: Vec::new() })
}

/// Whether a row is the header once more, as on the next page of a printed list; `names` are the header's, compared.
pub(super) fn is_repeated(row: &Row, names: &[String]) -> bool {
    let is_again = |(place, cell): (usize, &str)| {
        let Some(name) = names.get(place).filter(|name| !name.is_empty()) else { return false };
        let begins_alike = |text: &str| text.starts_with(|it: char| it.is_ascii_digit());
        // Most rows are told apart by this alone.
        if begins_alike(cell) != begins_alike(name) || cell.len() > 200 {
            return false;
        }
        let again = key(cell);
        *name == again || !again.is_empty() && name.ends_with(&format!(" {again}"))
    };
    let width = names.iter().filter(|name| !name.is_empty()).count();
    let mut filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_empty());
    filled.all(is_again) && row.filled() >= 2 && row.filled() * 2 >= width
}

/// Names the rows that are the header once more.
pub(super) fn again(rows: &[u64]) -> Option<Text> {
    let numbers = some(rows.iter().copied());
    let count = rows.len();
    (count > 0).then(|| Text {
        vi: format!("{count} dòng lặp lại tiêu đề cột, đã bỏ qua: dòng {numbers}"),
        en: format!("{count} row(s) are the header once more and were left out: row {numbers}"),
    })
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
