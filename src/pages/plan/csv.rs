//! The tasks of a plan as a file. Pure.

use super::row::{Measured, Row};
use super::words::{BesideWords, Words};
use crate::base::csv::{begun, finished, harmless};
use crate::base::{Lang, format};
use crate::domain::plan::Assignee;
use crate::stats::Verdict;

/// The columns; texts are in the language of the page the file was asked from.
const COLUMNS: [&str; 20] = [
    "year",
    "number",
    "title",
    "task",
    "requirement",
    "output",
    "due",
    "next_due",
    "nearness",
    "lead",
    "coordinating",
    "legal",
    "status",
    "percent",
    "assigned",
    "evidence",
    "result",
    "verdict",
    "source",
    "reason",
];

/// The rows, headings left out.
pub(super) fn file<'a>(
    rows: impl Iterator<Item = &'a Row>,
    words: &Words,
    lang: Lang,
) -> ::csv::Result<Vec<u8>> {
    let mut lines = begun();
    lines.write_record(COLUMNS)?;
    for row in rows {
        let task = &row.task;
        let plan = &task.row;
        let assigned: Vec<String> = task.assigned.iter().map(Assignee::code).collect();
        let overruled = task.overruled.as_ref();
        let cells = [
            plan.year.to_string(),
            plan.number.clone(),
            plan.title.in_lang(lang).to_owned(),
            plan.task.in_lang(lang).to_owned(),
            plan.requirement.in_lang(lang).to_owned(),
            plan.output.in_lang(lang).to_owned(),
            plan.due.to_string(),
            task.next_due().map(|day| day.to_string()).unwrap_or_default(),
            row.nearness().map_or("", |near| near.code()).to_owned(),
            plan.lead.code(),
            plan.coordinating.code(),
            plan.legal.clone(),
            task.status.code().to_owned(),
            task.percent.to_string(),
            assigned.join(";"),
            task.evidence.to_string(),
            result(row, words, lang),
            row.verdict().map_or("", Verdict::code).to_owned(),
            row.source().code().to_owned(),
            overruled.map(|each| each.reason.clone()).unwrap_or_default(),
        ];
        lines.write_record(cells.iter().map(|cell| harmless(cell)))?;
    }
    finished(lines)
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

/// A measured figure in its unit, or that nothing arose; `None` without any.
pub(super) fn figure(measured: &Measured, words: &Words, lang: Lang) -> Option<String> {
    if measured.nothing_arose {
        return Some(words.nothing_arose.to_owned());
    }
    let number = format::two_decimals(measured.value?, lang);
    Some(if measured.aim.indicator.is_share() {
        format!("{number}%")
    } else {
        format!("{number}/18 {}", words.points)
    })
}
