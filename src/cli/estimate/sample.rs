//! A sample read from a file: the design, and the columns an estimate asks for.

use std::path::Path;

use anyhow::bail;
use serde_json::{Value, json};

use super::labels::Labels;
use super::margins;
use super::rows::{refuse, scan};
use super::sampling::Sampling;
use super::sheet::{Cell, is_blank};
use crate::cli::faults::Faults;
use crate::domain::measure::weighted::Basis;
use crate::stats::design::{Design, Draft, Gap};

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
    /// Of weights that were adjusted to totals.
    pub(super) gap: Option<Gap>,
}

impl Sample {
    /// The answer of an estimate: the design it rests on, adjusted weights, and its `figures`.
    pub(super) fn answer(&self, figures: Value) -> Value {
        let basis = Basis::of(&self.design);
        let mut answer = json!({ "design": basis });
        if let Some(gap) = self.gap {
            let weights = || self.design.weights().iter().copied().filter(|weight| *weight > 0.0);
            answer["weights"] = json!({
                "min": weights().reduce(f64::min),
                "max": weights().reduce(f64::max),
                "kish_deff": basis.kish_deff,
                "iterations": gap.iterations,
                "largest_gap": gap.largest,
            });
        }
        if let (Value::Object(answer), Value::Object(figures)) = (&mut answer, figures) {
            answer.extend(figures);
        }
        answer
    }
}

/// Reads the file, row by row; fails with every fault of it.
pub(super) fn read(
    data: &Path,
    sampling: &Sampling,
    wanted: &[(&str, Holds)],
) -> anyhow::Result<Sample> {
    sampling.check()?;
    let totals = margins::read(sampling)?;
    let of_totals = totals.iter().map(|each| (each.column, Holds::Text));
    let all: Vec<(&str, Holds)> = wanted.iter().copied().chain(of_totals).collect();
    let mut reading = Reading {
        sampling,
        wanted: &all,
        margins_from: wanted.len(),
        draft: sampling.sampled.draft(),
        columns: all.iter().map(|_| Column::default()).collect(),
    };
    let design = sampling.sampled.names().into_iter();
    let names: Vec<&str> = design.chain(all.iter().map(|(name, _)| *name)).collect();
    let mut faults = scan(data, &names, |row, cells, faults| reading.row(row, cells, faults))?;
    let mut columns = reading.columns;
    let of_margins = columns.split_off(wanted.len());
    let design = sampling.sampled.finish(reading.draft, &mut faults);
    let weights = design.as_ref().map_or(&[][..], Design::weights);
    let margins: Vec<_> = totals
        .iter()
        .zip(&of_margins)
        .map(|(totals, column)| totals.margin(column, weights, &mut faults))
        .collect();
    refuse(&faults, data)?;
    let Some(mut design) = design else {
        bail!("{} has no design", data.display());
    };
    let gap = margins::weigh(&mut design, &margins, sampling)?;
    Ok(Sample { design, columns, gap })
}

/// A file while it is read.
struct Reading<'a> {
    sampling: &'a Sampling,
    wanted: &'a [(&'a str, Holds)],
    /// Columns from this place on are margins, and may not be blank.
    margins_from: usize,
    draft: Draft,
    columns: Vec<Column>,
}

impl Reading<'_> {
    fn row(&mut self, row: u64, cells: &[&str], faults: &mut Faults) {
        let sampled = &self.sampling.sampled;
        let (design, rest) = cells.split_at(sampled.names().len());
        sampled.read(row, design, &mut self.draft, faults);
        let wanted = self.wanted.iter().zip(rest).zip(&mut self.columns);
        for (at, (((name, holds), text), column)) in wanted.enumerate() {
            let cell = Cell { row, column: name, text };
            if at >= self.margins_from && is_blank(text) {
                cell.fault("is blank, and has a total. Write its value.", faults);
            }
            if *holds == Holds::Text {
                column.labels.add(row, (!is_blank(text)).then_some(text));
                column.known.push(!is_blank(text));
                continue;
            }
            let number = cell.number(faults);
            let is_fit = number.is_none_or(|number| number == 0.0 || (number - 1.0).abs() == 0.0);
            if *holds == Holds::ZeroOne && !is_fit {
                let sentence =
                    format!("`{text}` is neither 0 nor 1. Write 1 for yes and 0 for no.");
                cell.fault(&sentence, faults);
            }
            column.numbers.push(number.unwrap_or(0.0));
            column.known.push(number.is_some());
        }
    }
}
