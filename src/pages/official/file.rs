//! Official figures as a file that reads back. Pure.

use crate::base::dataset::{Cell, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::official::table::LAYOUT;
use crate::domain::official::{Level, OfficialFigure};
use crate::pages::shared::exported::{choice, column};

/// The table, which an import reads back.
pub(super) fn table(lang: Lang) -> Dataset {
    let of = LAYOUT.columns();
    let text = |code, most| column(&of, code, Kind::Text(most));
    let columns = vec![
        text("index", 32),
        column(&of, "year", Kind::Whole),
        choice(&of, "level"),
        text("subject", 800),
        column(&of, "value", Kind::Decimal),
        text("source", 4_000),
        text("component", 800),
        column(&of, "maximum", Kind::Decimal),
        column(&of, "rank", Kind::Whole),
        column(&of, "of", Kind::Whole),
        column(&of, "published", Kind::Day),
        text("address", 4_000),
        text("note", 8_000),
        column(&of, "other_value", Kind::Decimal),
        text("other_source", 4_000),
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
