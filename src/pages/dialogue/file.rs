//! The requests of a year as a table for files. Pure.

use super::words::Words;
use crate::base::dataset::{Cell, Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::dialogue::{Asker, KeptDialogue, KeptRequest};

/// Bytes of a typed text.
const TYPED: usize = 8_000;

/// The table; its codes are stable, because programs read the file.
pub(super) fn table(lang: Lang) -> Dataset {
    let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
    let called = Column::called;
    let typed = || Kind::Text(TYPED);
    let name = || Kind::Text(400);
    let askers =
        Asker::ALL.iter().map(|it| Choice::new(it.code(), Text::new(vi.asker(*it), en.asker(*it))));
    let states = [
        Choice::new("open", Text::new(vi.open, en.open)),
        Choice::new("settled", Text::new(vi.done, en.done)),
    ];
    let columns = vec![
        called("dialogue", ("Cuộc đối thoại", "Dialogue"), name()),
        called("held", (vi.held, en.held), Kind::Day),
        called("topic", (vi.topic, en.topic), typed()),
        called("chair", (vi.chair, en.chair), typed()),
        called("minutes", ("Văn bản của cuộc đối thoại", "Minutes"), name()),
        called("number", ("Số kiến nghị", "Number of the request"), Kind::Whole),
        called("asker", (vi.asker, en.asker), Kind::Choice(askers.collect())),
        called("content", (vi.content, en.content), typed()),
        called("unit", (vi.unit, en.unit), name()),
        called("due", (vi.due, en.due), Kind::Day),
        called("state", (vi.state, en.state), Kind::Choice(states.into())),
        called("settled", (vi.settled, en.settled), Kind::Day),
        called("answer", (vi.answer, en.answer), typed()),
        called("document", (vi.document, en.document), name()),
    ];
    Dataset { title: Text::new(vi.title, en.title), columns, lang, shown: Shown::Labels }
}

/// A row a request; a dialogue without any has one row of its own.
pub(super) fn rows(dialogue: &KeptDialogue, requests: &[KeptRequest]) -> Vec<Vec<Cell<'static>>> {
    if requests.is_empty() {
        return vec![row(dialogue, None)];
    }
    requests.iter().map(|request| row(dialogue, Some(request))).collect()
}

fn row(
    KeptDialogue { id, dialogue, .. }: &KeptDialogue,
    kept: Option<&KeptRequest>,
) -> Vec<Cell<'static>> {
    let request = kept.map(|it| &it.request);
    let settlement = kept.and_then(|it| it.settlement.as_ref());
    let text = |text: &str| Cell::text(text.to_owned());
    vec![
        text(id),
        Cell::Day(dialogue.held),
        text(&dialogue.topic),
        text(&dialogue.chair),
        text(&dialogue.document),
        kept.map_or(Cell::Empty, |it| Cell::Whole(it.number)),
        request.map_or(Cell::Empty, |it| Cell::choice(&Asker::ALL, &it.asker)),
        text(request.map_or("", |it| &it.content)),
        text(request.map_or("", |it| &it.unit)),
        Cell::day(request.and_then(|it| it.due)),
        kept.map_or(Cell::Empty, |_| Cell::Choice(settlement.is_some().into())),
        Cell::day(settlement.map(|it| it.settled)),
        text(settlement.map_or("", |it| &it.answer)),
        text(settlement.map_or("", |it| &it.document)),
    ]
}
