//! The tasks of a plan as a file. Pure.

use super::row::{Row, Source};
use super::words::{BesideWords, Words};
use crate::base::calendar::Nearness;
use crate::base::dataset::{Cell, Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text, format};
use crate::domain::measure::{Indicator, verdict_name};
use crate::domain::plan::{Assignee, TaskStatus};
use crate::pages::shared::measured::Measured;
use crate::stats::Verdict;

/// How near the next day is.
const NEARNESS: [(&str, &str, &str); 3] = [
    ("overdue", "Quá hạn", "Overdue"),
    ("soon", "Sắp đến hạn", "Due soon"),
    ("later", "Còn thời gian", "Later"),
];

/// The table; its codes are stable, because programs read the file.
pub(super) fn table(lang: Lang) -> Dataset {
    let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
    let states = TaskStatus::ALL
        .into_iter()
        .map(|each| Choice::new(each.code(), Text::new(vi.status(each), en.status(each))));
    let sources = Source::ALL
        .into_iter()
        .map(|each| Choice::new(each.code(), Text::new(vi.source(each), en.source(each))));
    let code = || Kind::Text(200);
    let typed = || Kind::Text(8_000);
    let called = Column::called;
    let columns = vec![
        called("year", ("Năm", "Year"), Kind::Whole),
        called("number", ("Số", "Number"), code()),
        called("title", ("Tên nhiệm vụ", "Title"), typed()),
        called("task", ("Nội dung", "Task"), typed()),
        called("requirement", ("Yêu cầu", "Requirement"), typed()),
        called("output", ("Sản phẩm", "Output"), typed()),
        called("due", ("Thời hạn", "Due"), code()),
        called("next_due", ("Hạn tới", "Next due"), Kind::Day),
        called("nearness", ("Mức độ gần hạn", "Nearness"), Kind::Choice(Choice::all_of(&NEARNESS))),
        called("lead", ("Chủ trì", "Lead"), code()),
        called("coordinating", ("Phối hợp", "Coordinating"), typed()),
        called("legal", ("Căn cứ", "Legal basis"), typed()),
        called("status", ("Trạng thái", "Status"), Kind::Choice(states.collect())),
        called("percent", ("Tiến độ (%)", "Progress (%)"), Kind::Whole),
        called("assigned", ("Giao cho", "Assigned to"), code()),
        called("evidence", ("Số tài liệu kiểm chứng", "Pieces of evidence"), Kind::Whole),
        called("result", ("Kết quả", "Result"), typed()),
        called("verdict", ("Đánh giá", "Verdict"), Kind::Choice(verdicts())),
        called(
            "source",
            ("Nguồn kết quả", "Source of the result"),
            Kind::Choice(sources.collect()),
        ),
        called("reason", ("Lý do", "Reason"), typed()),
    ];
    let title = Text::new("Nhiệm vụ của kế hoạch", "Tasks of the plan");
    Dataset { title, columns, lang, shown: Shown::Labels }
}

fn verdicts() -> Vec<Choice> {
    let called =
        |verdict| Text::new(verdict_name(verdict, Lang::Vi), verdict_name(verdict, Lang::En));
    Verdict::ALL.into_iter().map(|each| Choice::new(each.code(), called(each))).collect()
}

/// A row; texts are in the language of the page the file was asked from.
pub(super) fn cells(row: &Row, words: &Words, lang: Lang) -> Vec<Cell<'static>> {
    let task = &row.task;
    let plan = &task.row;
    let text = |text: &Text| Cell::text(text.in_lang(lang).to_owned());
    let assigned: Vec<String> = task.assigned.iter().map(Assignee::code).collect();
    let verdict = row.verdict();
    let reason = task.overruled.as_ref().map(|each| each.reason.clone());
    vec![
        Cell::Whole(plan.year.into()),
        Cell::text(plan.number.clone()),
        text(&plan.title),
        text(&plan.task),
        text(&plan.requirement),
        text(&plan.output),
        Cell::text(plan.due.to_string()),
        Cell::day(task.next_due()),
        Cell::code(&NEARNESS, row.nearness().map_or("", Nearness::code)),
        Cell::text(plan.lead.code()),
        Cell::text(plan.coordinating.code()),
        Cell::text(plan.legal.clone()),
        Cell::choice(&TaskStatus::ALL, &task.status),
        Cell::Whole(task.percent.into()),
        Cell::text(assigned.join(";")),
        Cell::Whole(task.evidence.into()),
        Cell::text(result(row, words, lang)),
        verdict.map_or(Cell::Empty, |verdict| Cell::choice(&Verdict::ALL, &verdict)),
        Cell::choice(&Source::ALL, &row.source()),
        Cell::text(reason.unwrap_or_default()),
    ]
}

/// The result as text: measured or entered.
pub(super) fn result(row: &Row, words: &Words, lang: Lang) -> String {
    if let Some(reports) = &row.reports {
        return BesideWords::of(lang).counted(reports);
    }
    match (&row.measured, &row.task.result) {
        (Some(measured), _) => figure(measured, words, lang).unwrap_or_default(),
        (None, Some(result)) => result.text.clone(),
        (None, None) => String::new(),
    }
}

/// A declared number, which is whole.
fn count(value: f64, lang: Lang) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number of at most 10⁹"
    )]
    format::count(value as u64, lang)
}

/// A measured figure in its unit, or that nothing arose; `None` without any.
pub(super) fn figure(measured: &Measured, words: &Words, lang: Lang) -> Option<String> {
    if measured.nothing_arose {
        return Some(words.nothing_arose.to_owned());
    }
    let value = measured.value?;
    let number = format::two_decimals(value, lang);
    Some(match measured.aim.indicator {
        Indicator::NumberDeclared => count(value, lang),
        Indicator::OneStopScore => format!("{number}/18 {}", words.points),
        _ => format!("{number}%"),
    })
}
