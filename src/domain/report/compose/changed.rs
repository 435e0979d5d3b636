//! What changed of a row since earlier days.

use super::measured::unit;
use crate::base::format::hundredths;
use crate::domain::report::facts::{Earlier, Lately, MeasuredRow, NotCompared, What};
use crate::domain::report::line::{Line, Piece};
use crate::stats::Interval;

/// The change since earlier days.
pub(super) fn compared((what, now): (&What, Option<f64>), earlier: &Earlier, name: &str) -> Line {
    let Some((value, now)) = earlier.value.zip(now) else {
        return Line::default();
    };
    let is_share = *what != What::OneStopScore;
    let scale = if is_share { 100.0 } else { 1.0 };
    let line = Line::of(format!(" So với {name} (từ "))
        .day(earlier.from)
        .text(" đến ")
        .day(earlier.to)
        .text(": ");
    let line = if is_share { line.percent(value) } else { line.points(value) };
    let line = match what {
        What::OneStopScore => line.text(")"),
        _ => line.text(", ").count(earlier.n).text(format!(" {})", unit(what))),
    };
    match earlier.not_compared {
        Some(NotCompared::TooFew) => return line.text(": quá ít để so sánh."),
        Some(NotCompared::Channels) => {
            return line.text(": không so sánh được vì cách thu phiếu đã khác nhiều.");
        }
        Some(NotCompared::Version) => {
            return line.text(": không so sánh được vì mẫu phiếu đã thay đổi.");
        }
        None => {}
    }
    let change = hundredths(now * scale) - hundredths(value * scale);
    let unit = if is_share { " điểm phần trăm" } else { " điểm" };
    let line = match change {
        0 => line.text(", không thay đổi"),
        1.. => line.text(", tăng ").hundredths(change).text(unit),
        _ => line.text(", giảm ").hundredths(change).text(unit),
    };
    match earlier.interval {
        Some(Interval(low, high)) if low > 0.0 || high < 0.0 => {
            line.text(" (thay đổi rõ rệt về thống kê).")
        }
        Some(_) => line.text(" (chưa thấy thay đổi rõ rệt)."),
        None => line.text("."),
    }
}

/// The change of a row in one line; `None` without earlier days to compare with.
pub(crate) fn moved_since(row: &MeasuredRow) -> Option<Line> {
    let (earlier, name) = match (&row.before, &row.year_before) {
        (Some(earlier), _) => (earlier, "kỳ liền trước"),
        (None, Some(earlier)) => (earlier, "cùng kỳ năm trước"),
        (None, None) => return row.lately.as_ref().map(|lately| moved_lately(row, lately)),
    };
    earlier.value.zip(row.now.value)?;
    let compared = compared((&row.what, row.now.value), earlier, name);
    Some(Line::of(format!("{}: ", row.title)).then(lowered(compared)))
}

/// The change of the latest three months, where there are no days before the period.
fn moved_lately(row: &MeasuredRow, lately: &Lately) -> Line {
    let now = (&row.what, Some(lately.value));
    Line::of(format!("{}: ba tháng gần nhất (từ ", row.title))
        .day(lately.from)
        .text(" đến ")
        .day(lately.to)
        .text(") là ")
        .percent(lately.value)
        .text(", ")
        .then(lowered(compared(now, &lately.before, "ba tháng liền trước")))
}

/// The latest three months in a short sentence: `Ba tháng gần nhất 89,03%, đang giảm.`
pub(crate) fn lately(row: &MeasuredRow) -> Line {
    let Some(lately) = &row.lately else { return Line::default() };
    let line = Line::of(" Ba tháng gần nhất ").percent(lately.value);
    match lately.before.interval {
        Some(Interval(low, _)) if low > 0.0 => line.text(", đang tăng."),
        Some(Interval(_, high)) if high < 0.0 => line.text(", đang giảm."),
        Some(_) => line.text(", chưa thấy thay đổi rõ rệt."),
        None => line.text("."),
    }
}

/// A comparison as it goes on after a colon or a comma.
fn lowered(Line(mut pieces): Line) -> Line {
    if let Some(Piece::Text(first)) = pieces.first_mut() {
        *first = first.trim_start().replacen("So", "so", 1);
    }
    Line(pieces)
}
