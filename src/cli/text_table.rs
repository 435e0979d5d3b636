//! Tables of text for the terminal.

/// Rows below each other, each column as wide as its widest cell; columns that are not `left` are
/// aligned to the right.
pub(super) fn text_table(rows: &[Vec<String>], left: impl Fn(usize) -> bool) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |at: usize| rows.iter().map(|row| row[at].chars().count()).max();
    let widths: Vec<usize> = (0..columns).filter_map(widest).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate();
        let padded: Vec<String> = cells
            .map(
                |(at, (cell, &width))| {
                    if left(at) { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
                },
            )
            .collect();
        text.push_str(padded.join("  ").trim_end());
        text.push('\n');
    }
    text
}
