//! The register as a file, without who sent what. Pure.

use super::view::Entry;
use super::words::Words;
use crate::base::dataset::{Cell, Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::petition;
use crate::domain::petition::State;

/// Bytes of a typed text.
const TYPED: usize = 20_000;

/// Where a petition came in, by code.
const CHANNELS: [(&str, &str, &str); 2] =
    [("web", "Trên mạng", "Online"), ("office", "Tại cơ quan", "At the office")];

/// The table; its codes are stable, because programs read the file.
pub(super) fn table(lang: Lang) -> Dataset {
    let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
    let kinds = petition::Kind::ALL
        .into_iter()
        .map(|each| Choice::new(each.code(), Text::new(vi.kind_name(each), en.kind_name(each))));
    let states = State::ALL
        .into_iter()
        .map(|each| Choice::new(each.code(), Text::new(vi.state(each), en.state(each))));
    let channels = CHANNELS.iter().map(|(code, vi, en)| Choice::new(*code, Text::new(*vi, *en)));
    let typed = || Kind::Text(TYPED);
    let name = || Kind::Text(400);
    let called = Column::called;
    let columns = vec![
        called("number", ("Số", "Number"), Kind::Whole),
        called("kind", ("Loại", "Kind"), Kind::Choice(kinds.collect())),
        called("subject", ("Tiêu đề", "Subject"), typed()),
        called("text", ("Nội dung", "Text"), typed()),
        called("received", ("Ngày nhận", "Received"), Kind::Day),
        called("channel", ("Kênh tiếp nhận", "Channel"), Kind::Choice(channels.collect())),
        called("unit", ("Đơn vị xử lý", "Unit"), name()),
        called("state", ("Trạng thái", "Status"), Kind::Choice(states.collect())),
        called("state_vi", ("Trạng thái", "State in Vietnamese"), name()).repeating(),
        called("transfer_due", ("Hạn chuyển", "Transfer due"), Kind::Day),
        called("reply_due", ("Hạn trả lời", "Answer due"), Kind::Day),
        called("agency", ("Cơ quan nhận chuyển", "Passed to"), name()),
        called("reason", ("Lý do", "Reason"), typed()),
        called("answer", ("Trả lời", "Answer"), typed()),
        called("answered", ("Ngày trả lời", "Answered"), Kind::Day),
        called("published", ("Ngày công khai", "Published"), Kind::Day),
        called("publish_due", ("Hạn công khai", "Publication due"), Kind::Day),
        called("waited_days", ("Số ngày chờ bổ sung", "Days waited"), Kind::Whole),
        called("received_from", ("Cơ quan chuyển đến", "Received from"), name()),
        called("assigned_by", ("Cơ quan giao xử lý", "Assigned by"), name()),
    ];
    Dataset {
        title: Text::new("Sổ theo dõi phản ánh, kiến nghị", "Register of petitions"),
        columns,
        lang,
        shown: Shown::Labels,
    }
}

/// A row; typed texts are masked already.
pub(super) fn cells(entry: &Entry) -> Vec<Cell<'static>> {
    let petition = &entry.petition;
    let text = |text: &str| Cell::text(text.to_owned());
    let maybe = |of: &Option<String>| text(of.as_deref().unwrap_or_default());
    let number = |of: u64| Cell::count(Some(of));
    let deadline = entry.deadline;
    vec![
        number(petition.number),
        Cell::choice(&petition::Kind::ALL, &petition.kind),
        text(&petition.subject),
        text(&petition.body),
        Cell::Day(petition.received),
        Cell::Choice(u16::from(petition.entered_by.is_some())),
        maybe(&petition.unit),
        Cell::choice(&State::ALL, &petition.state),
        text(Words::of(Lang::Vi).state(petition.state)),
        Cell::day(deadline.map(|deadline| deadline.send_back.day)),
        Cell::day(deadline.map(|deadline| deadline.reply.day)),
        maybe(&petition.agency),
        maybe(&petition.reason),
        maybe(&petition.answer),
        Cell::day(petition.answered),
        Cell::day(petition.published),
        Cell::day(deadline.and_then(|deadline| deadline.publish).map(|due| due.day)),
        Cell::Whole(petition.waited.into()),
        text(&petition.received_from),
        text(&petition.assigned_by),
    ]
}
