//! The register as a file, without who sent what. Pure.

use super::view::Entry;
use super::words::Words;
use crate::base::csv::harmless;

/// The columns; stable, because programs read the file.
pub(super) const COLUMNS: [&str; 20] = [
    "number",
    "kind",
    "subject",
    "text",
    "received",
    "channel",
    "unit",
    "state",
    "state_vi",
    "transfer_due",
    "reply_due",
    "agency",
    "reason",
    "answer",
    "answered",
    "published",
    "publish_due",
    "waited_days",
    "received_from",
    "assigned_by",
];

/// A row; typed texts, already masked, are harmless to a spreadsheet.
pub(super) fn cells(entry: &Entry, vi: &Words) -> [String; 20] {
    let petition = &entry.petition;
    let maybe = |text: &Option<String>| text.as_deref().map(harmless).unwrap_or_default();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let channel = if petition.entered_by.is_some() { "office" } else { "web" };
    [
        petition.number.to_string(),
        petition.kind.code().to_owned(),
        harmless(&petition.subject),
        harmless(&petition.body),
        petition.received.to_string(),
        channel.to_owned(),
        harmless(petition.unit.as_deref().unwrap_or_default()),
        petition.state.code().to_owned(),
        vi.state(petition.state).to_owned(),
        day(entry.deadline.map(|deadline| deadline.send_back.day)),
        day(entry.deadline.map(|deadline| deadline.reply.day)),
        maybe(&petition.agency),
        maybe(&petition.reason),
        maybe(&petition.answer),
        day(petition.answered),
        day(petition.published),
        day(entry.deadline.and_then(|deadline| deadline.publish).map(|due| due.day)),
        petition.waited.to_string(),
        harmless(&petition.received_from),
        harmless(&petition.assigned_by),
    ]
}
