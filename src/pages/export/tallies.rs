//! Counters as a file: what every answer was given how often, a day and counter at a time. Pure.

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::csv::{begun, finished};
use crate::domain::measure::TallyRow;
use crate::domain::survey::{Instrument, Tier};

/// Columns of the table form: one row for each answer that was given.
const COLUMNS: [&str; 8] =
    ["day", "touchpoint", "unit", "procedure", "tier", "item", "answer", "count"];

/// One stored counter, its counts named.
#[derive(Debug, Serialize)]
pub struct Counter<'a> {
    day: NaiveDate,
    touchpoint: &'a str,
    unit: &'a str,
    procedure: Option<&'a str>,
    tier: Tier,
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

/// The counters of an instrument, in the order of `rows`.
pub fn counters<'a>(
    instrument: &'a Instrument,
    rows: impl Iterator<Item = &'a TallyRow>,
) -> Vec<Counter<'a>> {
    rows.map(|row| Counter {
        day: row.day,
        touchpoint: &row.touchpoint,
        unit: &row.unit,
        procedure: row.procedure.as_deref(),
        tier: row.tier,
        responses: row.tally.responses,
        items: items(instrument, row),
    })
    .collect()
}

fn items<'a>(instrument: &'a Instrument, row: &TallyRow) -> Vec<ItemCounts<'a>> {
    let items = instrument.items.iter().zip(&row.tally.items);
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
                    counter.touchpoint,
                    counter.unit,
                    counter.procedure.unwrap_or_default(),
                    counter.tier.code(),
                    item.code,
                    answer.encode_utf8(&mut [0; 4]),
                    count.to_string().as_str(),
                ])?;
            }
        }
    }
    finished(lines)
}
