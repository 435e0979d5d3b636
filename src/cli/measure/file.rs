//! Reading a file of responses row by row.

use std::path::Path;

use super::columns::{Column, Extra, Names, columns};
use super::repeats::Repeats;
use super::selection::{Facts, Selection};
use super::weighing::{Weighed, Weighing};
use crate::base::calendar::read_day;
use crate::base::table::{Row, key};
use crate::cli::estimate::rows::each_record;
use crate::cli::faults::Faults;
use crate::cli::notes;
use crate::cli::sampled::Sampled;
use crate::domain::measure::{Channels, Counter, Tally};
use crate::domain::paper::table::posted;
use crate::domain::survey::{Answer, Instrument, Item, Record, Tier, cell};
use crate::domain::touchpoint::table::tier_meant;

/// What a file comes to.
#[derive(Debug)]
pub(super) struct Counts<'a> {
    /// The version that was measured.
    pub(super) instrument: &'a Instrument,
    pub(super) tally: Tally,
    pub(super) channels: Channels,
    /// Of a weighted file.
    pub(super) weighed: Option<Weighed>,
}

/// Counts the rows that are wanted; every fault of the file otherwise.
///
/// `versions` is not empty; a file without rows is of the newest.
pub(super) fn read<'a>(
    file: (&Path, &[u8]),
    versions: &[&'a Instrument],
    of_version: Option<&str>,
    selection: &Selection,
    sampled: &Sampled,
) -> Result<Counts<'a>, Faults> {
    let mut faults = Faults::default();
    let also = sampled.names();
    let names = Names::of(versions);
    let is_known = |name: &str| names.column(name).is_some() || also.contains(&name);
    let begin = |header: &Row, faults: &mut Faults| {
        let columns = columns(header, &names, &also, faults);
        let weighing = Weighing::of(sampled, header, faults);
        for extra in selection.lacking(&columns) {
            faults.add(
                header.number,
                extra.name(),
                "is asked for and is not there. Add the column.",
            );
        }
        let channels = Channels::default();
        let repeats = Repeats::default();
        let counting = None;
        Some(Sheet {
            versions,
            of_version,
            selection,
            columns,
            counting,
            weighing,
            channels,
            repeats,
        })
    };
    let sheet = each_record(file, &is_known, &mut faults, begin, Sheet::row);
    if let Some(sheet) = &sheet {
        notes::add(file.0, sheet.repeats.note().as_slice());
    }
    let counts = sheet.and_then(|sheet| sheet.finish(&mut faults));
    match counts {
        Some(counts) if faults.count() == 0 => Ok(counts),
        _ => Err(faults),
    }
}

/// A file while it is read.
struct Sheet<'s, 'a> {
    versions: &'s [&'a Instrument],
    of_version: Option<&'s str>,
    selection: &'s Selection,
    columns: Vec<Column<'a>>,
    /// The version of the first row that was taken.
    counting: Option<Counting<'a>>,
    weighing: Option<Weighing<'s>>,
    channels: Channels,
    repeats: Repeats,
}

/// A version with its counts, and the column of each item.
struct Counting<'a> {
    instrument: &'a Instrument,
    counter: Counter,
    tally: Tally,
    places: Vec<Option<usize>>,
}

impl<'a> Sheet<'_, 'a> {
    fn row(&mut self, cells: &Row, faults: &mut Faults) {
        let row = cells.number;
        let before = faults.count();
        if self.repeats.is_repeat(cells, &self.columns, faults) {
            return;
        }
        let facts = self.facts(cells, faults);
        let Some(mut counting) = self.counting(row, &facts, faults) else {
            self.weigh(cells, None, faults);
            return;
        };
        let answers = counting.answers(cells, faults);
        let taken = self.selection.takes(&facts) && faults.count() == before;
        if taken {
            let record = Record::of(counting.instrument, &answers);
            if !counting.counter.count(&mut counting.tally, &record) {
                faults.add(row, "", "does not fit the instrument. Check its answers.");
            }
            let tells_tiers = |column: &Column<'_>| matches!(column, Column::Extra(Extra::Tier));
            if self.columns.iter().any(tells_tiers) {
                *self.channels.of(facts.tier) += 1;
            }
        }
        let measured = taken.then_some((counting.instrument, &answers[..]));
        self.weigh(cells, measured, faults);
        self.counting = Some(counting);
    }

    fn weigh(
        &mut self,
        cells: &Row,
        measured: Option<(&Instrument, &[Answer])>,
        faults: &mut Faults,
    ) {
        if let Some(weighing) = &mut self.weighing {
            weighing.row(cells, measured, faults);
        }
    }

    /// What stands beside the answers.
    fn facts<'c>(&self, cells: &'c Row, faults: &mut Faults) -> Facts<'c> {
        let row = cells.number;
        let mut facts = Facts::default();
        for (place, column) in self.columns.iter().enumerate() {
            let (Column::Extra(extra), cell) = (column, cells.cell(place)) else { continue };
            let fault = match extra {
                _ if cell.is_empty() => None,
                Extra::Instrument => {
                    let id = self.versions.first().map_or("", |version| &version.id);
                    (cell != id).then(|| format!("`{cell}` is not `{id}`. Remove the row."))
                }
                Extra::Day => {
                    facts.day = read_day(cell);
                    let form = "is no day. Write it as 2026-01-31.";
                    facts.day.is_none().then(|| format!("`{cell}` {form}"))
                }
                Extra::Key | Extra::Response => None,
                Extra::Tier => {
                    facts.tier = tier(cell);
                    let form = "is no tier. Write verified, open, assisted or paper.";
                    facts.tier.is_none().then(|| format!("`{cell}` {form}"))
                }
                Extra::Version => {
                    facts.version = Some(cell);
                    None
                }
                Extra::Touchpoint => {
                    facts.touchpoint = Some(cell);
                    None
                }
                Extra::Unit => {
                    facts.unit = Some(cell);
                    None
                }
            };
            if let Some(fault) = fault {
                faults.add(row, extra.name(), &fault);
            }
        }
        facts
    }

    /// The counts this row belongs to; `None` when it is of a version that is not measured.
    fn counting(
        &mut self,
        row: u64,
        facts: &Facts<'_>,
        faults: &mut Faults,
    ) -> Option<Counting<'a>> {
        let newest = self.versions.last().map(|newest| newest.version.as_str());
        let version = facts.version.or(self.of_version).or(newest)?;
        if self.of_version.is_some_and(|wanted| wanted != version) {
            return None;
        }
        let Some(instrument) = self.versions.iter().find(|each| each.version == version) else {
            let sentence = format!("`{version}` is no version of it. Correct it.");
            faults.add(row, Extra::Version.name(), &sentence);
            return None;
        };
        let other = self.counting.as_ref().filter(|each| each.instrument.version != version);
        if let Some(other) = other {
            let sentence = format!(
                "`{version}`, after rows of {}. Choose one by --of-version.",
                other.instrument.version
            );
            faults.add(row, Extra::Version.name(), &sentence);
            return None;
        }
        self.counting.take().or_else(|| Some(Counting::of(instrument, &self.columns)))
    }

    /// `None` when there is no version to measure, or with a fault of the design.
    fn finish(self, faults: &mut Faults) -> Option<Counts<'a>> {
        let weighed = self.weighing.and_then(|weighing| weighing.finish(faults));
        let counting = self.counting.or_else(|| {
            let wanted = |each: &&&Instrument| self.of_version.is_none_or(|v| v == each.version);
            let newest = self.versions.iter().rev().find(wanted)?;
            Some(Counting::of(newest, &self.columns))
        });
        let Counting { instrument, tally, .. } = counting?;
        Some(Counts { instrument, tally, channels: self.channels, weighed })
    }
}

impl<'a> Counting<'a> {
    fn of(instrument: &'a Instrument, columns: &[Column<'_>]) -> Self {
        let items = instrument.items.iter();
        let place = |code: &str| columns.iter().position(|each| *each == Column::Item(code));
        Self {
            instrument,
            counter: Counter::of(instrument),
            tally: Tally::empty(instrument),
            places: items.map(|item| place(&item.code)).collect(),
        }
    }

    fn answers(&self, cells: &Row, faults: &mut Faults) -> Vec<Answer> {
        let row = cells.number;
        let instrument = self.instrument;
        let items = instrument.items.iter().zip(&self.places);
        let answer = |(item, place): (&Item, &Option<usize>)| {
            let written = place.map_or("", |place| cells.cell(place));
            answer_of(instrument, item, written).unwrap_or_else(|| {
                let sentence =
                    format!("`{written}` is no answer to it. Write {}.", codes(instrument, item));
                faults.add(row, &item.code, &sentence);
                Answer::Missing
            })
        };
        items.map(answer).collect()
    }
}

/// A cell of an export, or one as files of responses are read: labels in words, `5.0`.
fn answer_of(instrument: &Instrument, item: &Item, written: &str) -> Option<Answer> {
    cell::read(instrument, item, written).or_else(|| {
        let codes = posted(instrument, item, written)?;
        cell::read(instrument, item, &codes.join(" "))
    })
}

/// How an answer came in. Slips are no channel of a touchpoint's own.
fn tier(written: &str) -> Option<Tier> {
    let is_slip = key(written) == "phieu moi danh gia";
    tier_meant(written).or(is_slip.then_some(Tier::Verified))
}

/// What may be answered to an item, as a list to choose from.
fn codes(instrument: &Instrument, item: &Item) -> String {
    let Some(scale) = instrument.scale_of(item) else {
        return "nothing".to_owned();
    };
    let mut codes: Vec<String> = scale.choices.iter().map(|c| c.code.to_string()).collect();
    codes.extend(scale.dont_know.iter().map(|_| "?".to_owned()));
    codes.push("~".to_owned());
    format!("{} or nothing", codes.join(", "))
}
