//! Reading a file of responses row by row: never more than one row in memory.

use std::io::Read;

use csv::{ByteRecord, StringRecord};

use super::columns::{Column, Extra, columns};
use super::selection::{Facts, Selection};
use super::weighing::{Weighed, Weighing};
use crate::cli::faults::Faults;
use crate::cli::sampled::Sampled;
use crate::domain::measure::{Channels, Counter, Tally};
use crate::domain::survey::{Answer, Instrument, Item, Record, Tier, cell};

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
    file: impl Read,
    versions: &[&'a Instrument],
    of_version: Option<&str>,
    selection: &Selection,
    sampled: &Sampled,
) -> Result<Counts<'a>, Faults> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let mut faults = Faults::default();
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            faults.add(1, "", &unreadable(&error));
            return Err(faults);
        }
    };
    let columns = columns(&header, versions, &sampled.names(), &mut faults);
    let weighing = Weighing::of(sampled, &header, &mut faults);
    for extra in selection.lacking(&columns) {
        faults.add(1, extra.name(), "is asked for and is not there. Add the column.");
    }
    let mut sheet = Sheet {
        versions,
        of_version,
        selection,
        columns,
        faults,
        counting: None,
        weighing,
        channels: Channels::default(),
    };
    let mut bytes = ByteRecord::new();
    // The header is row 1.
    let mut row = 1;
    loop {
        row += 1;
        match reader.read_byte_record(&mut bytes) {
            Ok(false) => return sheet.finish(),
            Ok(true) => sheet.row(row, &bytes),
            Err(error) => {
                sheet.faults.add(row, "", &unreadable(&error));
                return sheet.finish();
            }
        }
    }
}

fn unreadable(error: &csv::Error) -> String {
    format!("cannot be read ({error}). Save the file as CSV in UTF-8, with commas.")
}

/// A file while it is read.
struct Sheet<'s, 'a> {
    versions: &'s [&'a Instrument],
    of_version: Option<&'s str>,
    selection: &'s Selection,
    columns: Vec<Column<'a>>,
    faults: Faults,
    /// The version of the first row that was taken.
    counting: Option<Counting<'a>>,
    weighing: Option<Weighing<'s>>,
    channels: Channels,
}

/// A version with its counts, and the column of each item.
struct Counting<'a> {
    instrument: &'a Instrument,
    counter: Counter,
    tally: Tally,
    places: Vec<Option<usize>>,
}

impl<'a> Sheet<'_, 'a> {
    fn row(&mut self, row: u64, bytes: &ByteRecord) {
        let Ok(cells) = StringRecord::from_byte_record(bytes.clone()) else {
            let sentence = "is not in UTF-8. Save the file as CSV in UTF-8.";
            self.faults.add(row, "", sentence);
            return;
        };
        if cells.len() != self.columns.len() {
            let sentence = format!(
                "has {} cells and the header {}. Put text with commas between quotes.",
                cells.len(),
                self.columns.len()
            );
            self.faults.add(row, "", &sentence);
            return;
        }
        let before = self.faults.count();
        let facts = self.facts(row, &cells);
        let Some(mut counting) = self.counting(row, &facts) else {
            self.weigh(row, &cells, None);
            return;
        };
        let answers = self.answers(row, &cells, &counting);
        let taken = self.selection.takes(&facts) && self.faults.count() == before;
        if taken {
            let record = Record::of(counting.instrument, &answers);
            if !counting.counter.count(&mut counting.tally, &record) {
                self.faults.add(row, "", "does not fit the instrument. Check its answers.");
            }
            count_tier(&mut self.channels, facts.tier);
        }
        let measured = taken.then_some((counting.instrument, &answers[..]));
        self.weigh(row, &cells, measured);
        self.counting = Some(counting);
    }

    fn weigh(&mut self, row: u64, cells: &StringRecord, of: Option<(&Instrument, &[Answer])>) {
        if let Some(weighing) = &mut self.weighing {
            weighing.row(row, cells, of, &mut self.faults);
        }
    }

    /// What stands beside the answers.
    fn facts<'c>(&mut self, row: u64, cells: &'c StringRecord) -> Facts<'c> {
        let mut facts = Facts::default();
        for (column, cell) in self.columns.iter().zip(cells) {
            let (Column::Extra(extra), cell) = (column, cell.trim()) else {
                continue;
            };
            if cell.is_empty() {
                continue;
            }
            let fault = match extra {
                Extra::Instrument => {
                    let id = self.versions.first().map_or("", |version| &version.id);
                    (cell != id).then(|| format!("`{cell}` is not `{id}`. Remove the row."))
                }
                Extra::Day => {
                    facts.day = cell.parse().ok();
                    let form = "is no day. Write it as 2026-01-31.";
                    facts.day.is_none().then(|| format!("`{cell}` {form}"))
                }
                Extra::Tier => {
                    facts.tier = Tier::of_code(cell);
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
                self.faults.add(row, extra.name(), &fault);
            }
        }
        facts
    }

    /// The counts this row belongs to; `None` when it is of a version that is not measured.
    fn counting(&mut self, row: u64, facts: &Facts<'_>) -> Option<Counting<'a>> {
        let newest = self.versions.last().map(|newest| newest.version.as_str());
        let version = facts.version.or(self.of_version).or(newest)?;
        if self.of_version.is_some_and(|wanted| wanted != version) {
            return None;
        }
        let Some(instrument) = self.versions.iter().find(|each| each.version == version) else {
            let sentence = format!("`{version}` is no version of it. Correct it.");
            self.faults.add(row, Extra::Version.name(), &sentence);
            return None;
        };
        match self.counting.take() {
            Some(counting) if counting.instrument.version == version => Some(counting),
            Some(counting) => {
                let sentence = format!(
                    "`{version}`, after rows of {}. Choose one by --of-version.",
                    counting.instrument.version
                );
                self.faults.add(row, Extra::Version.name(), &sentence);
                self.counting = Some(counting);
                None
            }
            None => Some(Counting::of(instrument, &self.columns)),
        }
    }

    fn answers(&mut self, row: u64, cells: &StringRecord, to: &Counting<'_>) -> Vec<Answer> {
        let instrument = to.instrument;
        let mut answers = Vec::with_capacity(instrument.items.len());
        for (item, place) in instrument.items.iter().zip(&to.places) {
            let written = place.and_then(|place| cells.get(place)).unwrap_or("").trim();
            answers.push(cell::read(instrument, item, written).unwrap_or_else(|| {
                let sentence =
                    format!("`{written}` is no answer to it. Write {}.", codes(instrument, item));
                self.faults.add(row, &item.code, &sentence);
                Answer::Missing
            }));
        }
        answers
    }

    fn finish(mut self) -> Result<Counts<'a>, Faults> {
        let weighing = self.weighing.take();
        let weighed = weighing.and_then(|weighing| weighing.finish(&mut self.faults));
        if self.faults.count() > 0 {
            return Err(self.faults);
        }
        let newest = || {
            let wanted = |each: &&&Instrument| self.of_version.is_none_or(|v| v == each.version);
            let instrument = self.versions.iter().rev().find(wanted)?;
            Some(Counting::of(instrument, &self.columns))
        };
        let channels = self.channels;
        match self.counting.or_else(newest) {
            Some(counting) => Ok(Counts {
                instrument: counting.instrument,
                tally: counting.tally,
                channels,
                weighed,
            }),
            None => Err(self.faults),
        }
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
}

/// A row that names no tier is in none of the channels.
fn count_tier(channels: &mut Channels, tier: Option<Tier>) {
    match tier {
        Some(Tier::Verified) => channels.verified += 1,
        Some(Tier::Open) => channels.open += 1,
        Some(Tier::Assisted) => channels.assisted += 1,
        Some(Tier::Paper) => channels.paper += 1,
        None => {}
    }
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
