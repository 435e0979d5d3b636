//! The board of a year as a table for files: every line of every period with both sides. Pure.

use super::view::OfPeriod;
use super::words::Words;
use crate::base::dataset::{Cell, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::portal::{Board, Side, Sides};

/// The table; its codes are stable, because programs read the file.
pub(super) fn table(lang: Lang) -> Dataset {
    let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
    let called = Column::called;
    let columns = vec![
        called("period", ("Kỳ", "Period"), Kind::Text(16)),
        called("code", ("Mã", "Code"), Kind::Text(64)),
        called("number", ("Số mục", "Number"), Kind::Text(64)),
        called("name", ("Chỉ tiêu", "Indicator"), Kind::Text(2_000)),
        called("own_numerator", ("Sổ của cơ quan: tử số", "Own registers: numerator"), Kind::Whole),
        called(
            "own_denominator",
            ("Sổ của cơ quan: mẫu số", "Own registers: denominator"),
            Kind::Whole,
        ),
        called("own_points", ("Sổ của cơ quan: điểm", "Own registers: points"), Kind::Decimal),
        called("portal_numerator", ("Cổng công bố: tử số", "Portal: numerator"), Kind::Whole),
        called("portal_denominator", ("Cổng công bố: mẫu số", "Portal: denominator"), Kind::Whole),
        called("portal_points", ("Cổng công bố: điểm", "Portal: points"), Kind::Decimal),
        called("difference", ("Chênh lệch điểm", "Difference of points"), Kind::Decimal),
    ];
    Dataset { title: Text::new(vi.title, en.title), columns, lang, shown: Shown::Labels }
}

/// A row a group and a row a line of it, period after period.
pub(super) fn rows(board: &Board, year: &[OfPeriod], lang: Lang) -> Vec<Vec<Cell<'static>>> {
    let mut rows = Vec::new();
    for each in year {
        let sides = Sides::of(board, &each.own, &each.portal);
        let period = each.period.to_string();
        for group in &board.groups {
            let name = group.name.in_lang(lang);
            rows.push(row(&period, (&group.code, "", name), &sides.group(group)));
            for line in &group.lines {
                let name = (line.code.as_str(), line.number.as_str(), line.name.in_lang(lang));
                rows.push(row(&period, name, &sides.line(line)));
            }
        }
    }
    rows
}

fn row(period: &str, (code, number, name): (&str, &str, &str), side: &Side) -> Vec<Cell<'static>> {
    let text = |text: &str| Cell::text(text.to_owned());
    let points = |points: Option<u64>| Cell::hundredths(points.and_then(|it| it.try_into().ok()));
    vec![
        text(period),
        text(code),
        text(number),
        text(name),
        Cell::count(side.own.map(|rate| rate.good)),
        Cell::count(side.own.map(|rate| rate.all)),
        points(side.own_points),
        Cell::count(side.portal.map(|rate| rate.good)),
        Cell::count(side.portal.map(|rate| rate.all)),
        points(side.portal_points),
        Cell::hundredths(side.difference()),
    ]
}
