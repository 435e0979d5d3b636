//! What somebody writes into a report before it is issued, and whether the figures moved since.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::model::Report;

/// Head, foot and changed sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What is typed around the text.
    pub fields: Fields,
    /// The changed paragraphs, by their keys.
    pub texts: BTreeMap<String, Written>,
}

/// What is typed around the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// The number alone: `12`; empty until it is given.
    pub number: String,
    /// The sign behind it: `BC-SNgV`.
    pub sign: String,
    /// The place.
    pub place: String,
    /// The day; `None` until it is signed.
    pub day: Option<NaiveDate>,
    /// Kính gửi, a line each.
    pub to: Vec<String>,
    /// The signatory's position.
    pub title: String,
    /// The signatory's name.
    pub signer: String,
    /// Nơi nhận, a line each.
    pub copies: Vec<String>,
}

impl Fields {
    /// Those of the next report: all but number and day.
    #[must_use]
    pub fn carried_over(&self) -> Self {
        Self { number: String::new(), day: None, ..self.clone() }
    }
}

/// A changed paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// What was written; its lines are paragraphs.
    pub text: String,
    /// The figures of the suggestion it replaced, as they were printed.
    pub figures: Vec<String>,
}

/// A changed paragraph whose figures are others now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The paragraph.
    pub key: String,
    /// The figures when it was written, where they differ.
    pub then: Vec<String>,
    /// The figures now, where they differ.
    pub now: Vec<String>,
}

impl Draft {
    /// The draft of what was typed over a report's suggestions; what is as suggested is not kept.
    pub fn of(report: &Report, fields: Fields, typed: &BTreeMap<String, String>) -> Self {
        let changed = report.paragraphs().filter_map(|paragraph| {
            let text = tidy(typed.get(&paragraph.key)?);
            let is_own = !text.is_empty() && text != tidy(&paragraph.suggested.shown());
            let figures = paragraph.suggested.figures();
            is_own.then(|| (paragraph.key.clone(), Written { text, figures }))
        });
        Self { fields, texts: changed.collect() }
    }

    /// Changed paragraphs whose figures moved since they were written.
    pub fn moved(&self, report: &Report) -> Vec<Moved> {
        let moved = report.paragraphs().filter_map(|paragraph| {
            let then = &self.texts.get(&paragraph.key)?.figures;
            let now = paragraph.suggested.figures();
            let differ = |one: &[String], other: &[String]| {
                one.iter().filter(|figure| !other.contains(figure)).cloned().collect::<Vec<_>>()
            };
            let key = paragraph.key.clone();
            (*then != now).then(|| Moved { key, then: differ(then, &now), now: differ(&now, then) })
        });
        moved.collect()
    }

    /// Puts the written paragraphs into a report that was composed with these fields.
    pub(super) fn write_into(&self, report: &mut Report) {
        for paragraph in report.paragraphs_mut() {
            let written = self.texts.get(&paragraph.key);
            paragraph.written = written.map(|written| written.text.clone());
        }
    }
}

/// Lines without what browsers add to them.
fn tidy(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
