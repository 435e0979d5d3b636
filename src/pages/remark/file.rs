//! Remarks as a file, masked. Pure.

use super::words::Words;
use crate::base::dataset::{Cell, Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::remark::{State, Tone, Topics};
use crate::pages::shared::remarks::{name, text};
use crate::store::Remark;

/// The table; its codes are stable, because programs read the file. A batch stands in place of the day.
pub(super) fn table(lang: Lang) -> Dataset {
    let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
    let states = State::ALL
        .into_iter()
        .map(|each| Choice::new(each.code(), Text::new(vi.state(each), en.state(each))));
    let code = || Kind::Text(64);
    let typed = || Kind::Text(8_000);
    let called = Column::called;
    let columns = vec![
        called("batch_from", ("Từ ngày", "From"), Kind::Day),
        called("batch_to", ("Đến ngày", "To"), Kind::Day),
        called("instrument", ("Mẫu phiếu khảo sát", "Survey"), code()),
        called("touchpoint", ("Điểm khảo sát", "Survey point"), code()),
        called("unit", ("Đơn vị", "Unit"), code()),
        called("topics", ("Chủ đề", "Topics"), typed()),
        called(
            "topics_confirmed",
            ("Chủ đề đã xác nhận (1: có)", "Topics confirmed (1: yes)"),
            Kind::Whole,
        ),
        called("state", ("Trạng thái", "Status"), Kind::Choice(states.collect())),
        called("state_vi", ("Trạng thái", "State in Vietnamese"), code()).repeating(),
        called("note", ("Ghi chú", "Note"), typed()),
        called(
            "remark",
            ("Góp ý (đã che thông tin cá nhân)", "Remark (personal details masked)"),
            typed(),
        ),
        called("tone", ("Sắc thái", "Tone"), code()),
        called("praised_topics", ("Chủ đề được khen", "Topics praised"), typed()),
        called("complained_topics", ("Chủ đề bị chê", "Topics complained of"), typed()),
        called("officer", ("Người xử lý", "Officer"), Kind::Text(200)),
    ];
    Dataset { title: Text::new("Góp ý", "Remarks"), columns, lang, shown: Shown::Labels }
}

/// A row.
pub(super) fn cells(remark: &Remark, topics: &Topics, lang: Lang) -> Vec<Cell<'static>> {
    let names = |fits: &dyn Fn(Tone) -> bool| {
        let fitting = remark.said.iter().filter(|(_, tone)| fits(**tone));
        let names: Vec<&str> = fitting.map(|(code, _)| name(topics, code, lang)).collect();
        Cell::text(names.join("; "))
    };
    let words = Words::of(lang);
    let of = |text: &str| Cell::text(text.to_owned());
    let maybe = |text: &Option<String>| of(text.as_deref().unwrap_or_default());
    vec![
        Cell::Day(remark.batch.from),
        Cell::Day(remark.batch.to),
        of(&remark.instrument),
        maybe(&remark.touchpoint),
        maybe(&remark.unit),
        names(&|_| true),
        Cell::Whole(remark.by_hand.into()),
        Cell::choice(&State::ALL, &remark.state),
        of(Words::of(Lang::Vi).state(remark.state)),
        of(&remark.note),
        of(text(remark, lang)),
        of(words.tone(remark.tone)),
        names(&|tone| tone.has(Tone::Praise)),
        names(&|tone| tone.has(Tone::Complaint)),
        maybe(&remark.officer),
    ]
}
