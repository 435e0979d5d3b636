//! The rows of the plan that nothing here measures: status, result and evidence.

use super::judged::said;
use super::paragraph;
use crate::domain::report::facts::{Facts, TaskRow};
use crate::domain::report::line::Line;
use crate::domain::report::model::{Block, Column, Table};

/// A sentence and a table.
pub(super) fn section(facts: &Facts) -> Vec<Block> {
    if facts.tasks.is_empty() {
        return vec![paragraph("tasks", Line::of("Không có nhiệm vụ nào khác trong Kế hoạch."))];
    }
    let of = |status: &str| {
        let tasks = facts.tasks.iter().filter(|task| task.status == status);
        tasks.count() as u64
    };
    let line = Line::of("Tình hình ")
        .count(facts.tasks.len() as u64)
        .text(" nhiệm vụ còn lại đến ngày ")
        .day(facts.as_of())
        .text(": ")
        .count(of("done"))
        .text(" hoàn thành, ")
        .count(of("waiting"))
        .text(" chờ duyệt, ")
        .count(of("doing"))
        .text(" đang thực hiện, ")
        .count(of("not-started"))
        .text(" chưa bắt đầu. Kết quả do đơn vị chủ trì báo cáo, có minh chứng kèm theo khi ghi.");
    let table = Table {
        title: "Các nhiệm vụ khác của Kế hoạch".to_owned(),
        columns: vec![
            Column::words("Mục", 8),
            Column::words("Nhiệm vụ", 34),
            Column::words("Chủ trì", 16),
            Column::words("Tiến độ", 15),
            Column::words("Kết quả", 18),
            Column::numbers("Minh chứng", 9),
        ],
        rows: facts.tasks.iter().map(line_of).collect(),
    };
    vec![paragraph("tasks", line), Block::Table(table)]
}

fn line_of(task: &TaskRow) -> Vec<Line> {
    let progress = match task.status.as_str() {
        "done" => Line::of("Hoàn thành"),
        "waiting" => Line::of("Chờ duyệt"),
        "doing" => Line::of("Đang làm, ").target(f64::from(task.percent) / 100.0),
        _ => Line::of("Chưa bắt đầu"),
    };
    let result = match (task.verdict, task.result.trim()) {
        (None, "") => Line::of("–"),
        (None, text) => Line::of(text),
        (verdict, "") => Line::of(said(verdict)),
        (verdict, text) => Line::of(format!("{}: {text}", said(verdict))),
    };
    vec![
        Line::of(&task.number),
        Line::of(&task.title),
        Line::of(&task.lead),
        progress,
        result,
        Line::default().count(u64::from(task.evidence)),
    ]
}
