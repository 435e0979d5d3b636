//! Columns of successes and trials.

use std::ops::Range;
use std::path::Path;

use super::rows::each_row;
use super::sheet::is_blank;
use crate::cli::faults::Faults;
use crate::measure::Counted;

/// Calls `each` with the cells before the two counts and what was counted, row by row; blank
/// counts are a gap.
pub(super) fn each_counted(
    path: &Path,
    labels: &[&str],
    (successes, trials): (&str, &str),
    mut each: impl FnMut(&[&str], Counted),
) -> anyhow::Result<()> {
    let wanted = [labels, &[successes, trials]].concat();
    each_row(path, &wanted, |row, cells, faults| {
        let (before, counts) = cells.split_at(labels.len());
        let mut count = |name, at: usize| {
            let cell = counts.get(at).copied().unwrap_or_default();
            whole(row, name, cell, faults)
        };
        let (part, whole) = (count(successes, 0), count(trials, 1));
        match (part, whole) {
            (Ok(Some(part)), Ok(Some(whole))) if part > whole => {
                let sentence = format!("{part} is more than the {whole} trials of the row.");
                faults.add(row, successes, &sentence);
            }
            (Ok(Some(part)), Ok(None)) if part > 0 => {
                faults.add(row, trials, "is blank, and there are successes. Write how many.");
            }
            (Ok(None), Ok(Some(whole))) if whole > 0 => {
                faults.add(row, successes, "is blank, and there are trials. Write 0 for none.");
            }
            (Ok(part), Ok(whole)) => {
                let counted = Counted { successes: part.unwrap_or(0), trials: whole.unwrap_or(0) };
                each(before, counted);
            }
            _ => {}
        }
    })
}

/// A fault that is among the faults already.
struct Told;

/// A cell as a count; `None` is blank.
fn whole(row: u64, name: &str, cell: &str, faults: &mut Faults) -> Result<Option<u64>, Told> {
    if is_blank(cell) {
        return Ok(None);
    }
    // R writes counts of doubles as 50, other programs as 50.0.
    if let Ok(count) = cell.strip_suffix(".0").unwrap_or(cell).parse() {
        return Ok(Some(count));
    }
    let sentence = format!("`{cell}` is no count. Write a whole number, or leave it blank.");
    faults.add(row, name, &sentence);
    Err(Told)
}

/// `FIRST-LAST`, counted from 1, as places among `points`; all of them when not given.
pub(super) fn span(text: Option<&str>, points: usize) -> anyhow::Result<Range<usize>> {
    let Some(text) = text else {
        return Ok(0..points);
    };
    let ends = text.split_once('-').and_then(|(first, last)| {
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        (first >= 1 && first <= last && last <= points).then(|| first - 1..last)
    });
    ends.ok_or_else(|| {
        anyhow::anyhow!("--baseline: `{text}` is no span of the {points} points; write it as 1-12")
    })
}
