//! The audit log as a file. Pure.

use super::words::Words;
use crate::base::calendar::office_time;
use crate::base::dataset::{Cell, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::store::Recorded;

/// The table; values are as they are stored, so that a program can compare them.
pub(super) fn table(lang: Lang) -> Dataset {
    let (code, text, called) = (|| Kind::Text(200), || Kind::Text(8_000), Column::called);
    let columns = vec![
        called("number", ("Số", "Number"), Kind::Whole),
        called("at", ("Lúc (giờ Việt Nam)", "At (time of Vietnam)"), code()),
        called("actor_kind", ("Loại người thực hiện", "Kind of actor"), code()),
        called("actor", ("Người thực hiện", "Actor"), code()),
        called("action", ("Mã việc", "Code of the action"), code()),
        called("action_name", ("Việc", "Action"), code()),
        called("subject_kind", ("Loại đối tượng", "Kind of subject"), code()),
        called("subject", ("Đối tượng", "Subject"), text()),
        called("unit", ("Đơn vị", "Unit"), code()),
        called("before", ("Trước", "Before"), text()),
        called("after", ("Sau", "After"), text()),
    ];
    Dataset {
        title: Text::new("Nhật ký thao tác", "Audit log"),
        columns,
        lang,
        shown: Shown::Labels,
    }
}

/// A row.
pub(super) fn cells(recorded: &Recorded, lang: Lang) -> Vec<Cell<'static>> {
    let entry = &recorded.entry;
    let of = |text: &str| Cell::text(text.to_owned());
    let maybe = |text: &Option<String>| of(text.as_deref().unwrap_or_default());
    let name = Words::of(lang).action(&entry.action).unwrap_or_default();
    vec![
        Cell::Whole(recorded.number),
        Cell::text(office_time(entry.at).format("%Y-%m-%d %H:%M:%S").to_string()),
        of(entry.actor.kind()),
        of(entry.actor.name()),
        of(&entry.action),
        of(name),
        of(&entry.subject_kind),
        of(&entry.subject),
        maybe(&entry.unit),
        maybe(&entry.before),
        maybe(&entry.after),
    ]
}
