//! What comes next.

use super::judged::verdict;
use crate::domain::report::facts::Facts;
use crate::domain::report::line::Line;
use crate::stats::Verdict;

/// Tasks named as next.
const NEXT: usize = 6;

/// Figures tell no causes.
pub(super) fn causes() -> Line {
    Line::of(
        "Đơn vị chủ trì phân tích, bổ sung nguyên nhân chủ quan và khách quan của các hạn chế nêu trên.",
    )
}

/// What is not reached, and what is due.
pub(super) fn next(facts: &Facts) -> Line {
    let missed = facts.measured.iter().filter(|row| verdict(row) == Some(Verdict::Missed));
    let missed: Vec<&str> = missed.map(|row| row.number.as_str()).collect();
    let mut line = match missed.as_slice() {
        [] => Line::of("Duy trì các chỉ tiêu đã đạt"),
        _ => Line::of(format!(
            "Tập trung khắc phục các chỉ tiêu chưa đạt (mục {})",
            missed.join(", ")
        )),
    };
    let mut due: Vec<_> = facts.tasks.iter().filter_map(|task| Some((task.due?, task))).collect();
    due.retain(|(_, task)| task.status != "done");
    due.sort_by_key(|(day, _)| *day);
    due.truncate(NEXT);
    for (place, (day, task)) in due.iter().enumerate() {
        let join =
            if place == 0 { "; hoàn thành các nhiệm vụ đến hạn: " } else { "; " };
        line = line
            .text(format!("{join}{} (mục {}, hạn ", task.title, task.number))
            .day(*day)
            .text(")");
    }
    line.text(".")
}
