//! Tables in Vietnamese.

use crate::base::Lang;
use crate::base::format::four_decimals;
use crate::domain::measure::papi::Group;

/// Whose figures these are; under every table.
const NOTE: &str = "Tính từ số liệu đã công bố. PAPI do UNDP và CECODES thực hiện.\n";

/// Rows of cells below each other, the first of them the head, and the note.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths);
        let padded: Vec<String> = cells.map(|(cell, width)| format!("{cell:<width$}")).collect();
        text.push_str(padded.join("  ").trim_end());
        text.push('\n');
    }
    text.push_str(NOTE);
    text
}

/// A figure with four decimals, as the reports print it.
pub(super) fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "không có".to_owned(), |value| four_decimals(value, Lang::Vi))
}

/// A group by its published name.
pub(super) fn group(group: Option<Group>) -> &'static str {
    match group {
        Some(Group::Highest) => "Cao nhất",
        Some(Group::HighAverage) => "Trung bình cao",
        Some(Group::LowAverage) => "Trung bình thấp",
        Some(Group::Lowest) => "Thấp nhất",
        None => "không có",
    }
}
