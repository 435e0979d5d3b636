//! Known totals of the population, and weights that meet them.

use std::path::Path;

use anyhow::{bail, ensure};

use super::labels::Labels;
use super::rows::each_row;
use super::sample::Column;
use super::sampling::Sampling;
use super::sheet::{Cell, is_blank};
use crate::cli::faults::Faults;
use crate::stats::design::{Design, Gap, Margin};

/// A column of the sample, and the file with the totals of its values.
#[derive(Debug)]
pub(super) struct Totals<'a> {
    pub(super) column: &'a str,
    file: &'a Path,
    values: Labels,
    expected: Vec<f64>,
}

/// Totals may differ by this share: files round.
const ROUNDING: f64 = 1e-6;

/// Reads the files of `--post` or `--rake`; fails with every fault of a file, or when they do not
/// add up to the same.
pub(super) fn read(sampling: &Sampling) -> anyhow::Result<Vec<Totals<'_>>> {
    let pairs = sampling.margins()?.into_iter();
    let files: Vec<_> =
        pairs.map(|(column, file)| totals(column, file)).collect::<Result<_, _>>()?;
    let mut sums =
        files.iter().map(|each| (each.file.display(), each.expected.iter().sum::<f64>()));
    if let Some((first, sum)) = sums.next() {
        for (other, different) in sums {
            ensure!(
                (sum - different).abs() <= ROUNDING * sum,
                "{first} adds up to {sum} and {other} to {different}; \
                 totals of one population add up to the same"
            );
        }
    }
    Ok(files)
}

fn totals<'a>(column: &'a str, file: &'a Path) -> anyhow::Result<Totals<'a>> {
    let mut read = Totals { column, file, values: Labels::default(), expected: Vec::new() };
    each_row(file, &["value", "total"], |row, cells, faults| {
        let [value, cell] = *cells else { return };
        if is_blank(value) {
            faults.add(row, "value", "is blank. Write the value the total is of.");
        } else if read.values.place(value).is_some() {
            let sentence = format!("`{value}` stands there twice. Remove one of the two rows.");
            faults.add(row, "value", &sentence);
        }
        match (Cell { row, column: "total", text: cell }).number(faults) {
            Some(total) if total > 0.0 => {
                read.values.add(row, Some(value));
                read.expected.push(total);
            }
            Some(_) => faults.add(row, "total", "is not above 0. Write the population's total."),
            None if is_blank(cell) => {
                faults.add(row, "total", "is blank. Write the population's total.");
            }
            // The fault is added already.
            None => {}
        }
    })?;
    ensure!(!read.expected.is_empty(), "{} has no totals; write a row a value", file.display());
    Ok(read)
}

impl Totals<'_> {
    /// Finds the total of each row of `column`. A value on one side only is a fault, and so is one
    /// whose rows weigh nothing; `weights` is empty when there are none.
    pub(super) fn margin(&self, column: &Column, weights: &[f64], faults: &mut Faults) -> Margin {
        let labels = column.labels.in_order();
        let mut places = vec![0; labels.len()];
        let mut heavy = vec![weights.is_empty(); labels.len()];
        for (label, weight) in column.labels.of_row().iter().zip(weights) {
            if let Some(heavy) = label.and_then(|label| heavy.get_mut(label)) {
                *heavy |= *weight > 0.0;
            }
        }
        for (value, place) in labels {
            match self.values.place(value) {
                Some(total) => places[place] = total,
                None => faults.add(
                    column.labels.first_row(place),
                    self.column,
                    &format!("`{value}` has no total in {}. Add one.", self.file.display()),
                ),
            }
        }
        for (value, place) in self.values.in_order() {
            let found = column.labels.place(value);
            if found.is_none_or(|found| heavy.get(found) != Some(&true)) {
                let sentence = format!(
                    "no row has `{value}`, which has a total in row {} of {}. \
                     Join it with another value.",
                    self.values.first_row(place),
                    self.file.display()
                );
                faults.add(1, self.column, &sentence);
            }
        }
        let cells = column.labels.of_row().iter();
        let place = |label: &Option<usize>| label.and_then(|label| places.get(label).copied());
        Margin {
            cells: cells.map(|label| place(label).unwrap_or(0)).collect(),
            totals: self.expected.clone(),
        }
    }
}

/// Makes the weights meet the margins, then cuts them to the bounds; `None` for weights as they are.
pub(super) fn weigh(
    design: &mut Design,
    margins: &[Margin],
    sampling: &Sampling,
) -> anyhow::Result<Option<Gap>> {
    let gap = match margins {
        [] => None,
        [margin] if sampling.post.is_some() => Some(design.post_stratify(margin)),
        margins => Some(design.rake(margins)),
    };
    if let Some(gap) = gap.filter(|gap| sampling.post.is_none() && !gap.converged) {
        bail!(
            "raking has not converged: after {} rounds a total is still {} off; \
             join values that are rare together",
            gap.iterations,
            gap.largest
        );
    }
    let Some(bounds) = sampling.trim else { return Ok(gap) };
    ensure!(
        design.trim(bounds),
        "--trim {},{} leaves no room for these weights; their mean lies near or outside of the \
         bounds",
        bounds.low,
        bounds.high
    );
    Ok(Some(design.gap(margins, gap.map_or(0, |gap| gap.iterations))))
}
