//! The register of reports sent as a file. Pure.

use crate::base::calendar::office_time;
use crate::base::dataset::{Cell, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text, code};
use crate::store::ReportSent;

/// The table.
pub(super) fn table(lang: Lang) -> Dataset {
    let (text, called) = (|| Kind::Text(400), Column::called);
    let columns = vec![
        called("period", ("Kỳ", "Period"), text()),
        called("from", ("Từ ngày", "From"), Kind::Day),
        called("to", ("Đến ngày", "To"), Kind::Day),
        called("sent", ("Ngày gửi", "Sent"), Kind::Day),
        called("sign", ("Số, ký hiệu", "Number and sign"), text()),
        called("file", ("Tệp", "File"), text()),
        called("sha256", ("Mã băm SHA-256 của tệp", "SHA-256 of the file"), text()),
        called("recorded_by", ("Người ghi", "Recorded by"), text()),
        called("recorded", ("Ngày ghi", "Recorded"), Kind::Day),
        called("reason", ("Lý do sửa", "Reason of a correction"), Kind::Text(8_000)),
    ];
    Dataset {
        title: Text::new("Báo cáo đã gửi", "Reports sent"),
        columns,
        lang,
        shown: Shown::Labels,
    }
}

/// A row.
pub(super) fn cells(sent: &ReportSent) -> Vec<Cell<'static>> {
    let of = |text: &str| Cell::text(text.to_owned());
    let file = sent.file.as_ref();
    let days = sent.period.days();
    let day = |day: Option<_>| day.map_or(Cell::Empty, Cell::Day);
    vec![
        Cell::text(sent.period.to_string()),
        day(days.map(|(first, _)| first)),
        day(days.map(|(_, last)| last)),
        Cell::Day(sent.sent),
        of(&sent.sign),
        of(file.map_or("", |(name, _)| name)),
        Cell::text(file.map(|(_, digest)| code::hex(digest)).unwrap_or_default()),
        of(&sent.recorded_by),
        Cell::Day(office_time(sent.recorded_at).date()),
        of(&sent.reason),
    ]
}
