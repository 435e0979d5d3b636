//! Remarks as a file, masked. Pure.

use super::words::Words;
use crate::base::Lang;
use crate::base::csv::harmless;
use crate::domain::remark::Topics;
use crate::pages::shared::remarks::{name, text};
use crate::store::Remark;

/// The columns; stable, because programs read the file. A batch stands in place of the day.
pub(super) const COLUMNS: [&str; 11] = [
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
];

/// A row; typed texts are harmless to a spreadsheet.
pub(super) fn cells(remark: &Remark, topics: &Topics) -> [String; 11] {
    let names: Vec<&str> = remark.topics.iter().map(|code| name(topics, code, Lang::Vi)).collect();
    [
        remark.batch.from.to_string(),
        remark.batch.to.to_string(),
        remark.instrument.clone(),
        harmless(remark.touchpoint.as_deref().unwrap_or_default()),
        harmless(remark.unit.as_deref().unwrap_or_default()),
        harmless(&names.join("; ")),
        u8::from(remark.by_hand).to_string(),
        remark.state.code().to_owned(),
        Words::VI.state(remark.state).to_owned(),
        harmless(&remark.note),
        harmless(text(remark, Lang::Vi)),
    ]
}
