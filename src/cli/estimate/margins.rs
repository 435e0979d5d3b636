//! Known totals of the population, and weights that meet them.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::labels::Labels;
use super::rows::each_row;
use super::sample::Column;
use super::sampling::Sampling;
use super::sheet::{is_blank, number};
use crate::cli::faults::Faults;
use crate::measure::design::{Design, Gap, Margin};

/// One file of totals.
#[derive(Debug)]
pub(super) struct Totals {
    values: Labels,
    totals: Vec<f64>,
}

/// What became of the weights.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighting {
    pub(super) gap: Gap,
}

/// Totals may differ by this share: files round.
const ROUNDING: f64 = 1e-6;

/// Reads the file of each pair.
///
/// # Errors
/// With every fault of a file, or when the files do not add up to the same.
pub(super) fn read(pairs: &[(&str, PathBuf)]) -> anyhow::Result<Vec<Totals>> {
    let files: Vec<Totals> =
        pairs.iter().map(|(_, file)| totals(file)).collect::<anyhow::Result<_>>()?;
    let sums = files.iter().map(|file| file.totals.iter().sum::<f64>());
    let mut told = pairs.iter().map(|(_, file)| file.display()).zip(sums);
    if let Some((first, sum)) = told.next() {
        for (other, different) in told {
            if (sum - different).abs() > ROUNDING * sum {
                bail!(
                    "{first} adds up to {sum} and {other} to {different}; \
                     totals of one population add up to the same"
                );
            }
        }
    }
    Ok(files)
}

fn totals(file: &Path) -> anyhow::Result<Totals> {
    let mut read = Totals { values: Labels::default(), totals: Vec::new() };
    each_row(file, &["value", "total"], |row, cells, faults| {
        let [value, cell] = *cells else { return };
        if is_blank(value) {
            faults.add(row, "value", "is blank. Write the value the total is of.");
        } else if read.values.place(value).is_some() {
            let sentence = format!("`{value}` stands there twice. Remove one of the two rows.");
            faults.add(row, "value", &sentence);
        }
        match number(row, "total", cell, faults) {
            Some(total) if total > 0.0 => {
                read.values.add(row, Some(value));
                read.totals.push(total);
            }
            // A cell that is no number is told already.
            Some(_) => faults.add(row, "total", "is not above 0. Write the population's total."),
            None if is_blank(cell) => {
                faults.add(row, "total", "is blank. Write the population's total.");
            }
            None => {}
        }
    })?;
    if read.totals.is_empty() {
        bail!("{} has no totals; write a row a value", file.display());
    }
    Ok(read)
}

/// Finds each row's total. A value on one side only is a fault, and so is a value whose rows weigh
/// nothing; `weights` is empty when there are none.
pub(super) fn match_up(
    pairs: &[(&str, PathBuf)],
    files: &[Totals],
    columns: &[Column],
    weights: &[f64],
    faults: &mut Faults,
) -> Vec<Margin> {
    let mut margins = Vec::with_capacity(files.len());
    for (((name, path), file), column) in pairs.iter().zip(files).zip(columns) {
        let labels = column.labels.in_order();
        let mut places = vec![0; labels.len()];
        let mut heavy = vec![weights.is_empty(); labels.len()];
        for (label, weight) in column.labels.of_row().iter().zip(weights) {
            if let Some(heavy) = label.and_then(|label| heavy.get_mut(label)) {
                *heavy |= *weight > 0.0;
            }
        }
        for (value, place) in &labels {
            match file.values.place(value) {
                Some(total) => places[*place] = total,
                None => faults.add(
                    column.labels.first_row(*place),
                    name,
                    &format!("`{value}` has no total in {}. Add one.", path.display()),
                ),
            }
        }
        for (value, place) in file.values.in_order() {
            let found = column.labels.place(value);
            if found.is_none_or(|found| heavy.get(found) != Some(&true)) {
                let sentence = format!(
                    "no row has `{value}`, which has a total in row {} of {}. \
                     Join it with another value.",
                    file.values.first_row(place),
                    path.display()
                );
                faults.add(1, name, &sentence);
            }
        }
        let cells = column.labels.of_row().iter();
        let place = |label: &Option<usize>| label.and_then(|label| places.get(label).copied());
        margins.push(Margin {
            cells: cells.map(|label| place(label).unwrap_or(0)).collect(),
            totals: file.totals.clone(),
        });
    }
    margins
}

/// Makes the weights meet the margins, then cuts them to the bounds.
pub(super) fn weigh(
    design: &mut Design,
    margins: &[Margin],
    sampling: &Sampling,
) -> anyhow::Result<Option<Weighting>> {
    let mut gap = match margins {
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
    if let Some(bounds) = sampling.trim {
        if !design.trim(bounds.0) {
            bail!(
                "--trim {},{} leaves no room for these weights; their mean lies near or outside \
                 of the bounds",
                bounds.0.low,
                bounds.0.high
            );
        }
        let rounds = gap.map_or(0, |gap| gap.iterations);
        gap = Some(design.gap(margins, rounds));
    }
    Ok(gap.map(|gap| Weighting { gap }))
}
