//! Official figures as a file that reads back. Pure.

use super::words::Words;
use crate::base::dataset::{Cell, Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::official::{Level, OfficialFigure};

/// The table; its codes are those that `hailong import official` reads.
pub(super) fn table(lang: Lang) -> Dataset {
    let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
    let levels = Level::ALL
        .into_iter()
        .map(|each| Choice::new(each.code(), Text::new(vi.level(each), en.level(each))));
    let text = |most| Kind::Text(most);
    let called = Column::called;
    let columns = vec![
        called("index", ("Chỉ số", "Index"), text(32)),
        called("year", ("Năm", "Year"), Kind::Whole),
        called("level", ("Cấp", "Level"), Kind::Choice(levels.collect())),
        called("subject", ("Đối tượng", "Subject"), text(800)),
        called("value", ("Giá trị", "Value"), Kind::Decimal),
        called("source", ("Nguồn", "Source"), text(4_000)),
        called("component", ("Thành phần", "Component"), text(800)),
        called("maximum", ("Tối đa", "Maximum"), Kind::Decimal),
        called("rank", ("Xếp hạng", "Rank"), Kind::Whole),
        called("of", ("Trên tổng số", "Of"), Kind::Whole),
        called("published", ("Ngày công bố", "Published"), Kind::Day),
        called("address", ("Địa chỉ", "Address"), text(4_000)),
        called("note", ("Ghi chú", "Note"), text(8_000)),
        called("other_value", ("Giá trị khác", "Other value"), Kind::Decimal),
        called("other_source", ("Nguồn khác", "Other source"), text(4_000)),
    ];
    let title = Text::new("Số liệu chính thức", "Official figures");
    Dataset { title, columns, lang, shown: Shown::Labels }
}

/// A row.
pub(super) fn cells(figure: &OfficialFigure) -> Vec<Cell<'static>> {
    let text = |text: &str| Cell::text(text.to_owned());
    let number = |number: Option<u32>| Cell::count(number.map(u64::from));
    let other = figure.disputed.as_ref();
    vec![
        text(figure.index.code()),
        Cell::Whole(figure.year.into()),
        Cell::choice(&Level::ALL, &figure.level),
        text(&figure.subject),
        Cell::decimal(Some(figure.value)),
        text(&figure.source),
        text(&figure.component),
        Cell::decimal(Some(figure.maximum)),
        number(figure.rank),
        number(figure.of),
        Cell::day(figure.published),
        text(&figure.address),
        text(&figure.note),
        Cell::decimal(other.map(|other| other.value)),
        other.map_or(Cell::Empty, |other| text(&other.source)),
    ]
}
