//! Remarks as a file, masked. Pure.

use super::words::Words;
use crate::base::Lang;
use crate::base::csv::harmless;
use crate::domain::remark::{Tone, Topics};
use crate::pages::shared::remarks::{name, text};
use crate::store::Remark;

/// The columns; stable, because programs read the file. A batch stands in place of the day.
pub(super) const COLUMNS: [&str; 15] = [
    "batch_from",
    "batch_to",
    "instrument",
    "touchpoint",
    "unit",
    "topics",
    "topics_confirmed",
    "state",
    "state_vi",
    "note",
    "remark",
    "tone_vi",
    "praised_topics",
    "complained_topics",
    "officer",
];

/// A row; typed texts are harmless to a spreadsheet.
pub(super) fn cells(remark: &Remark, topics: &Topics) -> [String; 15] {
    let names = |fits: &dyn Fn(Tone) -> bool| {
        let fitting = remark.said.iter().filter(|(_, tone)| fits(**tone));
        let names: Vec<&str> = fitting.map(|(code, _)| name(topics, code, Lang::Vi)).collect();
        harmless(&names.join("; "))
    };
    [
        remark.batch.from.to_string(),
        remark.batch.to.to_string(),
        remark.instrument.clone(),
        harmless(remark.touchpoint.as_deref().unwrap_or_default()),
        harmless(remark.unit.as_deref().unwrap_or_default()),
        names(&|_| true),
        u8::from(remark.by_hand).to_string(),
        remark.state.code().to_owned(),
        Words::VI.state(remark.state).to_owned(),
        harmless(&remark.note),
        harmless(text(remark, Lang::Vi)),
        Words::VI.tone(remark.tone).to_owned(),
        names(&|tone| tone.has(Tone::Praise)),
        names(&|tone| tone.has(Tone::Complaint)),
        harmless(remark.officer.as_deref().unwrap_or_default()),
    ]
}
