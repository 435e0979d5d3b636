//! How many rows of the plan are reached, and which are not.

use super::measured::target;
use super::paragraph;
use crate::base::Lang;
use crate::domain::measure::verdict_name;
use crate::domain::report::facts::{Facts, MeasuredRow, SurveyFacts, What};
use crate::domain::report::line::{Line, float};
use crate::domain::report::model::{Block, Column, Table};
use crate::stats::Verdict;

/// Criteria named as the weakest.
const WEAKEST: usize = 3;

/// How the whole stands, and a table of the measured rows.
pub(super) fn summary(facts: &Facts) -> Vec<Block> {
    if facts.measured.is_empty() {
        return vec![paragraph("summary", Line::of("Chưa có nhiệm vụ nào được đo trong kỳ."))];
    }
    let of = |wanted: Option<Verdict>| {
        let rows = facts.measured.iter().filter(|row| verdict(row) == wanted);
        rows.count() as u64
    };
    let by_rule = |wanted: Option<bool>| {
        let rows = facts.measured.iter().filter(|row| holds(row) == wanted);
        rows.count() as u64
    };
    let done = facts.tasks.iter().filter(|task| task.status == "done").count() as u64;
    let line = Line::of("Trong kỳ, ")
        .count(facts.measured.len() as u64)
        .text(" nhiệm vụ của Kế hoạch được đo bằng số liệu: ")
        .count(by_rule(Some(true)))
        .text(" đạt chỉ tiêu của Kế hoạch, ")
        .count(by_rule(Some(false)))
        .text(" chưa đạt, ")
        .count(by_rule(None))
        .text(" chưa có số liệu. Xét cả sai số thống kê: ")
        .count(of(Some(Verdict::Reached)))
        .text(" đạt, ")
        .count(of(Some(Verdict::Missed)))
        .text(" chưa đạt, ")
        .count(of(Some(Verdict::Open)))
        .text(" chưa đủ căn cứ. Trong ")
        .count(facts.tasks.len() as u64)
        .text(" nhiệm vụ còn lại, ")
        .count(done)
        .text(" nhiệm vụ đã hoàn thành.");
    vec![paragraph("summary", line), Block::Table(table(facts))]
}

/// Whether a row is reached: by its manager, else by the plan's rule, which compares the whole numbers alone.
fn holds(row: &MeasuredRow) -> Option<bool> {
    let overruled = row.overruled.as_ref().map(|(verdict, _)| *verdict == Verdict::Reached);
    overruled.or(row.now.reached)
}

/// The verdict on a row: its manager's, else what its figure gives; `None` without a figure.
pub(crate) fn verdict(row: &MeasuredRow) -> Option<Verdict> {
    let overruled = row.overruled.as_ref().map(|(verdict, _)| *verdict);
    overruled.or(row.now.verdict).or_else(|| {
        let met = row.now.nothing_arose.then_some(Verdict::Reached);
        met.or(row.now.value.map(|_| Verdict::Open))
    })
}

fn table(facts: &Facts) -> Table {
    Table {
        title: "Kết quả các nhiệm vụ đo lường được".to_owned(),
        columns: vec![
            Column::words("Mục", 8),
            Column::words("Nhiệm vụ", 35),
            Column::words("Chỉ tiêu", 17),
            Column::numbers("Kết quả", 11),
            Column::numbers("n", 9),
            Column::words("Theo Kế hoạch", 11),
            Column::words("Đánh giá", 14),
        ],
        rows: facts.measured.iter().map(line).collect(),
    }
}

fn line(row: &MeasuredRow) -> Vec<Line> {
    let value = match (row.now.value, &row.what) {
        _ if row.now.nothing_arose => Line::of("không phát sinh"),
        (None, _) => Line::of("–"),
        (Some(points), What::OneStopScore) => Line::default().points(points),
        (Some(share), _) => Line::default().percent(share),
    };
    vec![
        Line::of(&row.number),
        Line::of(&row.title),
        target(row),
        value,
        Line::default().count(row.now.n),
        Line::of(said(
            holds(row).map(|held| if held { Verdict::Reached } else { Verdict::Missed }),
        )),
        Line::of(said(verdict(row))),
    ]
}

/// A verdict in a cell.
pub(crate) fn said(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("–", |verdict| verdict_name(verdict, Lang::Vi))
}

/// What was reached.
pub(super) fn achieved(facts: &Facts) -> Line {
    let reached = named(facts, Verdict::Reached);
    let done = facts.tasks.iter().filter(|task| task.status == "done");
    let done: Vec<&str> = done.map(|task| task.number.as_str()).collect();
    let line = match reached.as_slice() {
        [] => Line::of("Chưa có nhiệm vụ đo lường nào đạt chỉ tiêu trong kỳ."),
        _ => Line::of(format!("Các chỉ tiêu đạt: {}.", reached.join("; "))),
    };
    match done.as_slice() {
        [] => line,
        _ => line
            .text(" Đã hoàn thành ")
            .count(done.len() as u64)
            .text(format!(" nhiệm vụ khác của Kế hoạch (mục {}).", done.join(", "))),
    }
}

/// What was not, and where satisfaction is lowest.
pub(super) fn shortcomings(facts: &Facts) -> Line {
    let [missed, open] = [Verdict::Missed, Verdict::Open].map(|each| named(facts, each));
    let mut line = match missed.as_slice() {
        [] => Line::of("Không có chỉ tiêu đo lường nào chưa đạt trong kỳ."),
        _ => Line::of(format!("Các chỉ tiêu chưa đạt: {}.", missed.join("; "))),
    };
    if !open.is_empty() {
        line = line.text(format!(" Các chỉ tiêu chưa đủ căn cứ: {}.", open.join("; ")));
    }
    if let Some(survey) = main_survey(facts) {
        line = line.then(weakest(survey));
    }
    let overdue = facts
        .tasks
        .iter()
        .filter(|task| task.status != "done" && task.due.is_some_and(|due| due < facts.as_of()));
    let overdue: Vec<&str> = overdue.map(|task| task.number.as_str()).collect();
    if overdue.is_empty() {
        return line;
    }
    line.text(" Nhiệm vụ quá hạn chưa hoàn thành: ")
        .count(overdue.len() as u64)
        .text(format!(" (mục {}).", overdue.join(", ")))
}

/// The survey that measures the plan with the most answers.
pub(super) fn main_survey(facts: &Facts) -> Option<&SurveyFacts> {
    facts.surveys.iter().max_by_key(|survey| survey.responses)
}

fn weakest(survey: &SurveyFacts) -> Line {
    let mut told: Vec<_> =
        survey.items.iter().filter_map(|item| Some((item, item.share?))).collect();
    told.sort_by(|one, other| one.1.total_cmp(&other.1));
    told.truncate(WEAKEST);
    if told.is_empty() {
        return Line::default();
    }
    let mut line = Line::of(" Các tiêu chí có tỷ lệ hài lòng thấp nhất: ");
    for (place, (item, share)) in told.iter().enumerate() {
        let join = if place == 0 { "" } else { "; " };
        line = line.text(format!("{join}{} (", item.title)).percent(*share).text(")");
    }
    line.text(".")
}

fn named(facts: &Facts, wanted: Verdict) -> Vec<String> {
    let rows = facts.measured.iter().filter(|row| verdict(row) == Some(wanted));
    rows.map(|row| format!("{} (mục {})", row.title, row.number)).collect()
}

/// The part of a whole as a share; `None` of nothing.
pub(super) fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| float(part) / float(whole))
}
