//! The sheet as rows, and the names of its evidence in the archive. Pure.

use std::collections::BTreeMap;

use crate::base::Lang;
use crate::base::archive::safe_name;
use crate::base::calendar::office_time;
use crate::base::csv::{begun, finished, harmless};
use crate::base::format::of_hundredths;
use crate::domain::assessment::{Line, Sheet, decimal};
use crate::store::AssessmentFile;

/// The columns; stable, because programs read the file.
const COLUMNS: [&str; 18] = [
    "year",
    "round",
    "number",
    "title",
    "most",
    "declared_part",
    "declared_whole",
    "rule",
    "own",
    "note",
    "own_by",
    "appraised",
    "difference",
    "reason",
    "appraised_by",
    "evidence",
    "task",
    "source",
];

/// The file; areas and headings are rows without scores.
pub(super) fn file(sheet: &Sheet, lang: Lang) -> ::csv::Result<Vec<u8>> {
    let mut lines = begun();
    lines.write_record(COLUMNS)?;
    for line in &sheet.lines {
        lines.write_record(row(sheet, line, lang))?;
    }
    finished(lines)
}

fn row(sheet: &Sheet, line: &Line, lang: Lang) -> [String; 18] {
    let (criterion, score) = (&line.criterion, &line.score);
    let points = |points: Option<u64>| points.map(decimal).unwrap_or_default();
    let count = |count: Option<u64>| count.map(|it| it.to_string()).unwrap_or_default();
    let by = |by: &Option<(String, chrono::DateTime<chrono::Utc>)>| {
        let told = by.as_ref().map(|(name, at)| format!("{name}, {}", office_time(*at)));
        told.unwrap_or_default()
    };
    let difference = score.difference().map(|it| of_hundredths(it, Lang::En));
    [
        sheet.year.to_string(),
        sheet.round.to_string(),
        criterion.number.clone(),
        harmless(criterion.title.in_lang(lang)),
        points(criterion.most),
        count(score.declared.map(|it| it.part)),
        count(score.declared.and_then(|it| it.whole)),
        harmless(criterion.rule.in_lang(lang)),
        points(score.own),
        harmless(&score.note),
        harmless(&by(&score.own_by)),
        points(score.appraised),
        difference.unwrap_or_default(),
        harmless(&score.reason),
        harmless(&by(&score.appraised_by)),
        if criterion.is_scored() { line.evidence.to_string() } else { String::new() },
        criterion.task.clone(),
        harmless(&criterion.source),
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
