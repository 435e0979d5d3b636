//! Counters as a file: what every answer was given how often, a day and counter at a time. Pure.

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::csv::{begun, finished, harmless};
use crate::domain::batch::View;
use crate::domain::measure::Tally;
use crate::domain::survey::{Instrument, Tier};

/// Columns of the table form: one row for each answer that was given.
const COLUMNS: [&str; 7] = ["day", "touchpoint", "unit", "tier", "item", "answer", "count"];

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

/// The same as CSV in long form; the answer is written as in a record: the choice's code, `-` for
/// none, `?` and `~`.
pub fn csv(counters: &[Counter<'_>]) -> ::csv::Result<Vec<u8>> {
    let mut lines = begun();
    lines.write_record(COLUMNS)?;
    for counter in counters {
        for item in &counter.items {
            let choices = item.choices.iter().map(|each| (each.code, each.count));
            let others = [('-', item.missing), ('?', item.dont_know), ('~', item.not_applicable)];
            for (answer, count) in choices.chain(others).filter(|(_, count)| *count > 0) {
                lines.write_record([
                    counter.day.to_string().as_str(),
                    &harmless(counter.touchpoint.unwrap_or(MIXED)),
                    &harmless(counter.unit.unwrap_or(MIXED)),
                    counter.tier.map_or(MIXED, Tier::code),
                    item.code,
                    answer.encode_utf8(&mut [0; 4]),
                    count.to_string().as_str(),
                ])?;
            }
        }
    }
    finished(lines)
}
