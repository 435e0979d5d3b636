//! Lists as files. Pure.

use chrono::NaiveDate;

use super::score::Line;
use super::view::Late;
use super::words::Words;
use crate::base::dataset::{Cell, Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::dossier::table::LAYOUT;
use crate::domain::dossier::{Outcome, Standing};
use crate::pages::shared::casework::Score;
use crate::pages::shared::exported::{choice, column};

/// The list of late dossiers, which an import reads back; its codes are stable, because programs read the file.
pub(super) fn late_table(lang: Lang) -> Dataset {
    let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
    let states = Standing::ALL
        .into_iter()
        .map(|each| Choice::new(each.code(), Text::new(vi.standing(each), en.standing(each))));
    let answers = [("false", "Không", "No"), ("true", "Có", "Yes")];
    let answers = answers.map(|(code, vi, en)| Choice::new(code, Text::new(vi, en)));
    let of = LAYOUT.columns();
    let text = |code| column(&of, code, Kind::Text(64));
    let day = |code| column(&of, code, Kind::Day);
    let columns = vec![
        text("dossier_code"),
        text("procedure_code"),
        text("touchpoint"),
        text("unit"),
        day("received"),
        day("due"),
        day("completed"),
        column(&of, "state", Kind::Choice(states.collect())),
        column(&of, "working_days_late", Kind::Whole),
        day("apology_sent"),
        day("apology_new_due"),
        column(&of, "apology_in_due_form", Kind::Choice(answers.into())),
        choice(&of, "outcome"),
    ];
    let title = Text::new("Hồ sơ trễ hạn, sắp đến hạn", "Dossiers late or soon due");
    Dataset { title, columns, lang, shown: Shown::Labels }
}

/// A row of the list of late dossiers.
pub(super) fn late(late: &Late, today: NaiveDate) -> Vec<Cell<'static>> {
    let dossier = &late.kept.dossier;
    let apology = late.apology.as_ref();
    vec![
        Cell::text(dossier.code.clone()),
        Cell::text(dossier.procedure.clone()),
        Cell::text(dossier.touchpoint.clone()),
        Cell::text(late.kept.unit.clone()),
        Cell::Day(dossier.received),
        Cell::Day(dossier.due),
        Cell::day(dossier.completed),
        Cell::choice(&Standing::ALL, &dossier.standing(today)),
        Cell::Whole(late.days.into()),
        Cell::day(apology.map(|(apology, _)| apology.sent)),
        Cell::day(apology.and_then(|(apology, _)| apology.new_due)),
        Cell::Choice(u16::from(matches!(late.apology, Some((_, true))))),
        dossier.outcome.map_or(Cell::Empty, |outcome| Cell::choice(&Outcome::ALL, &outcome)),
    ]
}

/// Indicators of the one-stop points; the total stands behind them.
const INDICATORS: u16 = 9;

/// Where points come from.
const SOURCES: [&str; 4] = ["dossiers", "answers", "petitions", "entered"];

fn indicators() -> Vec<Choice> {
    let each = (1..=INDICATORS).map(|number| {
        let called = Text::new(format!("Chỉ số {number}"), format!("Indicator {number}"));
        Choice::new(format!("k{number}"), called)
    });
    each.chain([Choice::new("total", Text::new("Tổng", "Total"))]).collect()
}

fn sources() -> Vec<Choice> {
    let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
    let name = |words: &Words, code| words.source_name(code).unwrap_or_default().to_owned();
    SOURCES.map(|code| Choice::new(code, Text::new(name(vi, code), name(en, code)))).into()
}

/// The one-stop points of a period and their rows.
pub(super) fn points(
    score: &Score,
    lines: &[Line],
    lang: Lang,
) -> (Dataset, Vec<Vec<Cell<'static>>>) {
    let code = || Kind::Text(64);
    let called = Column::called;
    let columns = vec![
        called("period", ("Kỳ", "Period"), code()),
        called("indicator", ("Chỉ số", "Indicator"), Kind::Choice(indicators())),
        called("own", ("Điểm tự chấm", "Own points"), Kind::Decimal),
        called("source", ("Nguồn", "Source"), Kind::Choice(sources())),
        called("n", ("Số hồ sơ, ý kiến", "Number of cases"), Kind::Whole),
        called("appraised", ("Điểm thẩm định", "Appraised points"), Kind::Decimal),
        called("reason", ("Lý do", "Reason"), Kind::Text(4_000)),
    ];
    let title = Text::new("Chấm điểm Một cửa", "One-stop points");
    let period = score.period.to_string();
    let mut rows: Vec<Vec<Cell<'static>>> = lines
        .iter()
        .map(|line| {
            vec![
                Cell::text(period.clone()),
                Cell::Choice(u16::from(line.indicator) - 1),
                points_of(line.own),
                Cell::choice(&SOURCES, &line.source.unwrap_or_default()),
                Cell::count(line.n),
                points_of(line.appraised),
                Cell::text(line.reasons.join(" | ")),
            ]
        })
        .collect();
    let appraised = score.appraised.as_ref().and_then(|(_, agency)| agency.total);
    rows.push(vec![
        Cell::text(period),
        Cell::Choice(INDICATORS),
        points_of(score.own.total),
        Cell::Empty,
        Cell::count(u64::try_from(score.own.dossiers).ok()),
        points_of(appraised),
        Cell::Empty,
    ]);
    (Dataset { title, columns, lang, shown: Shown::Labels }, rows)
}

/// Points with four decimals, more than any rule gives.
fn points_of(points: Option<f64>) -> Cell<'static> {
    Cell::decimal(points.map(|points| (points * 10_000.0).round() / 10_000.0))
}
