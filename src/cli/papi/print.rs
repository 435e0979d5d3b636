//! Tables in Vietnamese.

use crate::base::Lang;
use crate::base::format::four_decimals;
use crate::cli::text_table::text_table;
use crate::domain::measure::papi::Group;

/// The source of the figures; under every table.
const NOTE: &str = "Tính từ số liệu đã công bố. PAPI do UNDP và CECODES thực hiện.\n";

/// Rows below each other, the first of them the head, and the note.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    text_table(rows, |_| true) + NOTE
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
