//! The sheet as rows, and the names of its evidence in the archive. Pure.

use std::collections::BTreeMap;

use crate::base::archive::safe_name;
use crate::base::calendar::office_time;
use crate::base::dataset::{Cell, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::assessment::{Line, Sheet};
use crate::store::AssessmentFile;

/// The columns: codes, which are stable because programs read the file, and what they are called.
#[rustfmt::skip]
const COLUMNS: [(&str, &str, &str, Of); 18] = [
    ("year", "Năm", "Year", Of::Whole),
    ("round", "Vòng", "Round", Of::Whole),
    ("number", "Số mục", "Number", Of::Text(64)),
    ("title", "Tiêu chí", "Criterion", Of::Text(8_000)),
    ("most", "Điểm tối đa", "Most points", Of::Points),
    ("declared_part", "Số kê khai: đạt", "Declared: done", Of::Whole),
    ("declared_whole", "Số kê khai: tổng số", "Declared: of", Of::Whole),
    ("rule", "Cách tính điểm", "How points are given", Of::Text(8_000)),
    ("own", "Điểm tự chấm", "Own score", Of::Points),
    ("note", "Giải trình", "Note", Of::Text(16_000)),
    ("own_by", "Người chấm, lúc", "Scored by, at", Of::Text(400)),
    ("appraised", "Điểm thẩm định", "Appraised score", Of::Points),
    ("difference", "Chênh lệch", "Difference", Of::Points),
    ("reason", "Lý do chênh lệch", "Reason", Of::Text(16_000)),
    ("appraised_by", "Người thẩm định, lúc", "Appraised by, at", Of::Text(400)),
    ("evidence", "Số tệp minh chứng", "Files of evidence", Of::Whole),
    ("task", "Nhiệm vụ trong kế hoạch", "Task of the plan", Of::Text(64)),
    ("source", "Căn cứ", "What it rests on", Of::Text(8_000)),
];

/// What the cells of a column hold.
#[derive(Clone, Copy)]
enum Of {
    Whole,
    /// Points of two decimals.
    Points,
    /// Text of at most so many bytes.
    Text(usize),
}

/// The table of the sheet.
pub(super) fn table(lang: Lang) -> Dataset {
    let column = |(code, vi, en, of): &(&str, &str, &str, Of)| {
        let kind = match of {
            Of::Whole => Kind::Whole,
            Of::Points => Kind::Decimal,
            Of::Text(most) => Kind::Text(*most),
        };
        Column::called(code, (*vi, *en), kind)
    };
    let title = Text::new("Bảng tự chấm điểm", "Self-scoring sheet");
    Dataset { title, columns: COLUMNS.iter().map(column).collect(), lang, shown: Shown::Labels }
}

/// The rows of the sheet; areas and headings are rows without scores.
pub(super) fn rows(sheet: &Sheet, lang: Lang) -> Vec<Vec<Cell<'static>>> {
    sheet.lines.iter().map(|line| row(sheet, line, lang)).collect()
}

fn row(sheet: &Sheet, line: &Line, lang: Lang) -> Vec<Cell<'static>> {
    let (criterion, score) = (&line.criterion, &line.score);
    let text = |text: &str| Cell::text(text.to_owned());
    let points = |points: Option<u64>| Cell::hundredths(points.and_then(|it| it.try_into().ok()));
    let by = |by: &Option<(String, chrono::DateTime<chrono::Utc>)>| {
        let told = by.as_ref().map(|(name, at)| format!("{name}, {}", office_time(*at)));
        Cell::text(told.unwrap_or_default())
    };
    vec![
        Cell::Whole(sheet.year.into()),
        Cell::Whole(sheet.round),
        text(&criterion.number),
        text(criterion.title.in_lang(lang)),
        points(criterion.most),
        Cell::count(score.declared.map(|it| it.part)),
        Cell::count(score.declared.and_then(|it| it.whole)),
        text(criterion.rule.in_lang(lang)),
        points(score.own),
        text(&score.note),
        by(&score.own_by),
        points(score.appraised),
        Cell::hundredths(score.difference()),
        text(&score.reason),
        by(&score.appraised_by),
        Cell::count(criterion.is_scored().then(|| line.evidence.into())),
        text(&criterion.task),
        text(&criterion.source),
    ]
}

/// Where each file stands in the archive: a folder a criterion, in the order of the sheet, files numbered in it.
pub(super) fn contents(sheet: &Sheet, files: Vec<AssessmentFile>) -> Vec<(String, Vec<u8>)> {
    let mut by_number: BTreeMap<String, Vec<AssessmentFile>> = BTreeMap::new();
    for file in files {
        by_number.entry(file.number.clone()).or_default().push(file);
    }
    let mut contents = Vec::new();
    for line in &sheet.lines {
        let number = &line.criterion.number;
        let of_it = by_number.remove(number).unwrap_or_default();
        for (place, file) in (1..).zip(of_it) {
            let folder = safe_name(number);
            let name = safe_name(&file.name);
            let of_task = if file.task.is_empty() {
                String::new()
            } else {
                format!("nhiem-vu-{}-", safe_name(&file.task))
            };
            contents.push((format!("{folder}/{place:02}-{of_task}{name}"), file.hash));
        }
    }
    contents
}
