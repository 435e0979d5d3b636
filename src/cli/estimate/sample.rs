//! A sample read from a file: the design, and the columns an estimate asks for.

use std::path::Path;

use std::str::FromStr;

use anyhow::bail;

use super::labels::Labels;
use super::margins::{self, Weighting};
use super::rows::{refuse, scan};
use super::sampling::Sampling;
use super::sheet::{is_blank, number};
use crate::cli::faults::Faults;
use crate::measure::design::{Design, Draft, Trim};

/// Bounds of weights as they are typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trimming(pub(super) Trim);

impl FromStr for Trimming {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "write two numbers such as 0.3,3, the first below the second";
        let (low, high) = text.split_once(',').ok_or(FORM)?;
        let bound = |text: &str| text.trim().parse::<f64>().map_err(|_| FORM);
        let trim = Trim { low: bound(low)?, high: bound(high)? };
        if 0.0 <= trim.low && trim.low < trim.high && trim.high.is_finite() {
            Ok(Self(trim))
        } else {
            Err(FORM)
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Numbers.
    Numbers,
    /// Numbers, 0 and 1.
    ZeroOne,
    /// Text.
    Text,
}

/// A column an estimate asks for.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// One a row; 0 where it is blank.
    pub(super) numbers: Vec<f64>,
    /// Which rows are not blank.
    pub(super) known: Vec<bool>,
    /// Of a column of text.
    pub(super) labels: Labels,
}

/// The design and the columns, in the order they were asked for.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) design: Design,
    pub(super) columns: Vec<Column>,
    pub(super) weighting: Option<Weighting>,
}

/// Reads the file, row by row.
pub(super) fn read(
    data: &Path,
    sampling: &Sampling,
    wanted: &[(&str, Holds)],
) -> anyhow::Result<Sample> {
    sampling.check()?;
    let pairs = sampling.margins()?;
    let totals = margins::read(&pairs)?;
    let mut all: Vec<(&str, Holds)> = wanted.to_vec();
    all.extend(pairs.iter().map(|(column, _)| (*column, Holds::Text)));
    let mut reading = Reading::of(sampling, &all, wanted.len());
    let names = reading.names();
    let mut faults = scan(data, &names, |row, cells, faults| {
        reading.row(row, cells, faults);
    })?;
    let mut columns = reading.columns;
    let of_margins = columns.split_off(wanted.len());
    let design = sampling.sampled.finish(reading.draft, &mut faults);
    let weights = design.as_ref().map_or(&[][..], Design::weights);
    let margins = margins::match_up(&pairs, &totals, &of_margins, weights, &mut faults);
    refuse(&faults, &data.display().to_string())?;
    let Some(mut design) = design else {
        bail!("{} has no design", data.display());
    };
    let weighting = margins::weigh(&mut design, &margins, sampling)?;
    Ok(Sample { design, columns, weighting })
}

/// A file while it is read.
struct Reading<'a> {
    sampling: &'a Sampling,
    wanted: &'a [(&'a str, Holds)],
    /// Columns after so many may not be blank: they are margins.
    optional: usize,
    draft: Draft,
    columns: Vec<Column>,
}

impl<'a> Reading<'a> {
    fn of(sampling: &'a Sampling, wanted: &'a [(&'a str, Holds)], optional: usize) -> Self {
        Self {
            sampling,
            wanted,
            optional,
            draft: sampling.sampled.draft(),
            columns: wanted.iter().map(|_| Column::default()).collect(),
        }
    }

    /// Columns of the design, then what is wanted.
    fn names(&self) -> Vec<&'a str> {
        let wanted = self.wanted.iter().map(|(name, _)| *name);
        self.sampling.sampled.names().into_iter().chain(wanted).collect()
    }

    fn row(&mut self, row: u64, cells: &[&str], faults: &mut Faults) {
        let sampled = &self.sampling.sampled;
        let (design, rest) = cells.split_at(sampled.names().len());
        sampled.read(row, design, &mut self.draft, faults);
        for (at, ((name, holds), cell)) in self.wanted.iter().zip(rest).enumerate() {
            if at >= self.optional && is_blank(cell) {
                faults.add(row, name, "is blank, and has a total. Write its value.");
            }
            if let Some(column) = self.columns.get_mut(at) {
                let cell = Cell { row, name, text: cell };
                column.add(&cell, *holds, faults);
            }
        }
    }
}

/// A cell and its place.
struct Cell<'a> {
    row: u64,
    name: &'a str,
    text: &'a str,
}

impl Column {
    fn add(&mut self, cell: &Cell<'_>, holds: Holds, faults: &mut Faults) {
        let Cell { row, name, text } = *cell;
        if holds == Holds::Text {
            self.labels.add(row, (!is_blank(text)).then_some(text));
            self.known.push(!is_blank(text));
            return;
        }
        let number = number(row, name, text, faults);
        let both = |number: &f64| *number == 0.0 || (number - 1.0).abs() == 0.0;
        if holds == Holds::ZeroOne && number.as_ref().is_some_and(|number| !both(number)) {
            let sentence = format!("`{text}` is neither 0 nor 1. Write 1 for yes and 0 for no.");
            faults.add(row, name, &sentence);
        }
        self.numbers.push(number.unwrap_or(0.0));
        self.known.push(number.is_some());
    }
}
