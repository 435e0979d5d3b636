//! The requests of a year as a file. Pure.

use crate::base::csv::{begun, finished, harmless};
use crate::domain::dialogue::{KeptDialogue, KeptRequest};

/// The columns; stable, because programs read the file.
const COLUMNS: [&str; 13] = [
    "dialogue", "held", "topic", "chair", "number", "asker", "content", "unit", "due", "state",
    "settled", "answer", "document",
];

/// The file: a row a request; a dialogue without any has one row of its own.
pub(super) fn file(all: &[(KeptDialogue, Vec<KeptRequest>)]) -> ::csv::Result<Vec<u8>> {
    let mut lines = begun();
    lines.write_record(COLUMNS)?;
    for (dialogue, requests) in all {
        if requests.is_empty() {
            lines.write_record(row(dialogue, None))?;
        }
        for request in requests {
            lines.write_record(row(dialogue, Some(request)))?;
        }
    }
    finished(lines)
}

fn row(
    KeptDialogue { id, dialogue, .. }: &KeptDialogue,
    kept: Option<&KeptRequest>,
) -> [String; 13] {
    let request = kept.map(|it| &it.request);
    let settlement = kept.and_then(|it| it.settlement.as_ref());
    let state = kept.map(|it| if it.settlement.is_some() { "settled" } else { "open" });
    [
        id.clone(),
        dialogue.held.to_string(),
        harmless(&dialogue.topic),
        harmless(&dialogue.chair),
        kept.map(|it| it.number.to_string()).unwrap_or_default(),
        request.map_or("", |it| it.asker.code()).to_owned(),
        harmless(request.map_or("", |it| &it.content)),
        request.map_or("", |it| &it.unit).to_owned(),
        request.and_then(|it| it.due).map(|day| day.to_string()).unwrap_or_default(),
        state.unwrap_or_default().to_owned(),
        settlement.map(|it| it.settled.to_string()).unwrap_or_default(),
        harmless(settlement.map_or("", |it| &it.answer)),
        harmless(settlement.map_or(dialogue.document.as_str(), |it| &it.document)),
    ]
}
