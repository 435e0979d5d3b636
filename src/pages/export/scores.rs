//! A scorecard as a table: a row a figure, its interval on the scale of its index. Pure.

use crate::base::dataset::{Cell, Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::measure::{Scorecard, verdict_name};
use crate::domain::survey::{Instrument, Method};
use crate::stats::{Interval, Verdict};

/// What a row is of, in this order.
const OF: [(&str, &str, &str); 4] = [
    ("index", "Chỉ số chung", "Index"),
    ("domain", "Lĩnh vực", "Domain"),
    ("factor", "Yếu tố", "Factor"),
    ("item", "Tiêu chí", "Item"),
];

/// What a verdict is called; nothing for none.
pub(super) fn verdict(verdict: Option<Verdict>, lang: Lang) -> &'static str {
    verdict.map_or("", |verdict| verdict_name(verdict, lang))
}

/// The table of a scorecard and its rows.
pub fn scores(
    card: &Scorecard,
    instrument: &Instrument,
    lang: Lang,
) -> (Dataset, Vec<Vec<Cell<'static>>>) {
    let dataset =
        Dataset { title: instrument.title.clone(), columns: columns(), lang, shown: Shown::Labels };
    let mut rows = vec![index(card, instrument, lang)];
    let title = |title: Option<&Text>| title.map_or("", |title| title.in_lang(lang)).to_owned();
    for (score, domain) in card.domains.iter().zip(&instrument.domains) {
        rows.push(group(1, &score.code, title(Some(&domain.title)), score.index, score.n_items));
    }
    for (score, factor) in card.factors.iter().zip(&instrument.factors) {
        rows.push(group(2, &score.code, title(Some(&factor.title)), score.index, score.n_items));
    }
    for score in &card.items {
        let [lower, upper] = bounds(score.wilson, 100.0);
        rows.push(vec![
            Cell::Choice(3),
            Cell::text(score.code.clone()),
            Cell::text(title(instrument.item(&score.code).map(|item| &item.title))),
            Cell::count(score.n),
            Cell::count(score.satisfied),
            Cell::decimal(score.index),
            lower,
            upper,
            judged(score.verdict),
            Cell::count(score.missing),
            Cell::count(score.dont_know),
            Cell::count(score.not_applicable),
        ]);
    }
    (dataset, rows)
}

fn columns() -> Vec<Column> {
    let of = OF.iter().map(|(code, vi, en)| Choice::new(*code, Text::new(*vi, *en)));
    let verdicts = Verdict::ALL.into_iter().map(|each| {
        Choice::new(
            each.code(),
            Text::new(verdict(Some(each), Lang::Vi), verdict(Some(each), Lang::En)),
        )
    });
    vec![
        Column::new("of", Text::new("Loại", "Of"), Kind::Choice(of.collect())),
        Column::new("code", Text::new("Mã", "Code"), Kind::Text(64)),
        Column::new("title", Text::new("Tên", "Title"), Kind::Text(2_000)),
        Column::new("n", Text::new("Số ý kiến", "Answers"), Kind::Whole),
        Column::new("satisfied", Text::new("Số ý kiến hài lòng", "Satisfied"), Kind::Whole),
        Column::new("index", Text::new("Chỉ số", "Index"), Kind::Decimal),
        Column::new("lower", Text::new("Cận dưới khoảng tin cậy", "Lower bound"), Kind::Decimal),
        Column::new("upper", Text::new("Cận trên khoảng tin cậy", "Upper bound"), Kind::Decimal),
        Column::new("verdict", Text::new("Đánh giá", "Verdict"), Kind::Choice(verdicts.collect())),
        Column::new("missing", Text::new("Bỏ trống", "Left blank"), Kind::Whole),
        Column::new("dont_know", Text::new("Không có ý kiến", "No opinion"), Kind::Whole),
        Column::new("not_applicable", Text::new("Không áp dụng", "Not applicable"), Kind::Whole),
    ]
}

fn judged(verdict: Option<Verdict>) -> Cell<'static> {
    let at = verdict.and_then(|verdict| Verdict::ALL.iter().position(|each| *each == verdict));
    at.and_then(|at| u16::try_from(at).ok()).map_or(Cell::Empty, Cell::Choice)
}

/// The ends of an interval of which one is this many points of the index.
fn bounds(interval: Option<Interval>, points: f64) -> [Cell<'static>; 2] {
    let end = |end: fn(Interval) -> f64| Cell::decimal(interval.map(|it| points * end(it)));
    [end(|it| it.0), end(|it| it.1)]
}

/// Points of the index for one of its interval and target: a share of satisfied answers is shown as a percentage.
pub(super) fn points_of_one(instrument: &Instrument) -> f64 {
    if matches!(instrument.formula.method, Method::Sipas(_)) { 100.0 } else { 1.0 }
}

fn index(card: &Scorecard, instrument: &Instrument, lang: Lang) -> Vec<Cell<'static>> {
    let score = &card.index;
    let [lower, upper] = bounds(score.interval, points_of_one(instrument));
    let mut row = vec![
        Cell::Choice(0),
        Cell::text(instrument.id.clone()),
        Cell::text(instrument.title.in_lang(lang).to_owned()),
        Cell::count(Some(card.responses)),
        Cell::Empty,
        Cell::decimal(score.value),
        lower,
        upper,
        judged(score.verdict),
    ];
    row.resize(columns().len(), Cell::Empty);
    row
}

fn group(
    of: u16,
    code: &str,
    title: String,
    index: Option<f64>,
    items: usize,
) -> Vec<Cell<'static>> {
    let mut row = vec![
        Cell::Choice(of),
        Cell::text(code.to_owned()),
        Cell::text(title),
        Cell::Empty,
        Cell::Empty,
        Cell::decimal(index.filter(|_| items > 0)),
    ];
    row.resize(columns().len(), Cell::Empty);
    row
}
