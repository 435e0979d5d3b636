//! Counters as a file: what every answer was given how often, a day and counter at a time. Pure.

use chrono::NaiveDate;
use serde::Serialize;

use super::words::{dont_know, not_applicable};
use crate::base::dataset::{Cell, Choice, Column, Dataset, Kind, Shown};
use crate::base::{Lang, Text};
use crate::domain::batch::View;
use crate::domain::measure::Tally;
use crate::domain::survey::{Instrument, Tier};

/// What stands for a unit, touchpoint or tier where the batch has several.
pub const MIXED: &str = "mixed";

/// The counts of one day and place, named; `None` what their batches do not tell.
#[derive(Debug, Serialize)]
pub struct Counter<'a> {
    day: NaiveDate,
    touchpoint: Option<&'a str>,
    unit: Option<&'a str>,
    tier: Option<Tier>,
    responses: u64,
    items: Vec<ItemCounts<'a>>,
}

/// How often each answer was given to one item.
#[derive(Debug, Serialize)]
struct ItemCounts<'a> {
    code: &'a str,
    choices: Vec<ChoiceCount>,
    missing: u64,
    dont_know: u64,
    not_applicable: u64,
}

#[derive(Debug, Serialize)]
struct ChoiceCount {
    code: char,
    count: u64,
}

/// The counters of a view, by day and place.
pub fn counters<'a>(instrument: &'a Instrument, view: View<'a>) -> Vec<Counter<'a>> {
    let tallies = view.tallies_by_place_and_day(|place, day| Some((day, place)));
    tallies
        .into_iter()
        .map(|((day, place), tally)| Counter {
            day,
            touchpoint: place.touchpoint.as_deref(),
            unit: place.unit.as_deref(),
            tier: place.tier,
            responses: tally.responses,
            items: items(instrument, &tally),
        })
        .collect()
}

fn items<'a>(instrument: &'a Instrument, tally: &Tally) -> Vec<ItemCounts<'a>> {
    let items = instrument.items.iter().zip(&tally.items);
    items
        .map(|(item, counts)| {
            let choices = instrument.scale_of(item).map_or(&[][..], |s| &s.choices);
            let counted = choices.iter().zip(&counts.choices);
            ItemCounts {
                code: &item.code,
                choices: counted
                    .map(|(choice, &count)| ChoiceCount { code: choice.code, count })
                    .collect(),
                missing: counts.missing,
                dont_know: counts.dont_know,
                not_applicable: counts.not_applicable,
            }
        })
        .collect()
}

/// The same in long form, a row an answer that was given; the answer is written as in a record: the choice's code,
/// `-` for none, `?` and `~`.
pub fn table(
    counters: &[Counter<'_>],
    title: Text,
    lang: Lang,
) -> (Dataset, Vec<Vec<Cell<'static>>>) {
    let codes: Vec<char> = ('0'..='9').chain('A'..='Z').chain(['-', '?', '~']).collect();
    let place = |answer: char| codes.iter().position(|code| *code == answer);
    let mut rows = Vec::new();
    for counter in counters {
        for item in &counter.items {
            let choices = item.choices.iter().map(|each| (each.code, each.count));
            let others = [('-', item.missing), ('?', item.dont_know), ('~', item.not_applicable)];
            for (answer, count) in choices.chain(others).filter(|(_, count)| *count > 0) {
                rows.push(vec![
                    Cell::Day(counter.day),
                    Cell::text(counter.touchpoint.unwrap_or(MIXED).to_owned()),
                    Cell::text(counter.unit.unwrap_or(MIXED).to_owned()),
                    Cell::text(counter.tier.map_or(MIXED, Tier::code)),
                    Cell::text(item.code.to_owned()),
                    place(answer)
                        .and_then(|at| u16::try_from(at).ok())
                        .map_or(Cell::Empty, Cell::Choice),
                    Cell::count(Some(count)),
                ]);
            }
        }
    }
    (Dataset { title, columns: columns(&codes), lang, shown: Shown::Codes }, rows)
}

fn columns(codes: &[char]) -> Vec<Column> {
    let answer = |code: &char| match code {
        '-' => (Text::new("Bỏ trống", "Left blank"), true),
        '?' => (dont_know(), true),
        '~' => (not_applicable(), true),
        other => (Text::new(format!("Phương án {other}"), format!("Choice {other}")), false),
    };
    let answers = codes.iter().map(|code| {
        let (label, is_missing) = answer(code);
        Choice { is_missing, ..Choice::new(code.to_string(), label) }
    });
    vec![
        Column::new("day", Text::new("Ngày chốt", "Day settled"), Kind::Day),
        Column::new("touchpoint", Text::new("Điểm khảo sát", "Survey point"), Kind::Text(64)),
        Column::new("unit", Text::new("Đơn vị", "Unit"), Kind::Text(64)),
        Column::new("tier", Text::new("Nguồn phiếu", "Channel"), Kind::Text(16)),
        Column::new("item", Text::new("Tiêu chí", "Item"), Kind::Text(64)),
        Column::new("answer", Text::new("Trả lời", "Answer"), Kind::Choice(answers.collect())),
        Column::new("count", Text::new("Số lần", "Count"), Kind::Whole),
    ]
}
