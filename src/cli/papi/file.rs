//! A file of published figures as rows of a province and a year.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::columns::{Columns, Figures, is_column};
use super::province::Province;
use crate::base::Text;
use crate::cli::estimate::rows::{each_row, header};
use crate::cli::estimate::sheet::{Cell, is_blank};
use crate::cli::faults::Faults;
use crate::domain::measure::papi::{Series, code, most, points};

/// The figures of one province in one year. Blanks and zeros are not in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) figures: BTreeMap<String, f64>,
}

/// The year, if the file says it, and the province.
pub(super) type Key = (Option<i32>, Province);

pub(super) type Rows = BTreeMap<Key, Row>;

/// Which part of a file is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted<'a> {
    /// Rows of these years alone; all when it is empty.
    pub(super) years: &'a [i32],
    /// A column to take figures from besides those with a known name.
    pub(super) column: Option<&'a str>,
}

/// Reads `path`; the published workbooks' rows that are no province are left out.
pub(super) fn read(path: &Path, series: &Series, wanted: Wanted<'_>) -> anyhow::Result<Rows> {
    let header = header(path, &|name| is_column(name, wanted.column))?;
    let columns = Columns::of(&header, wanted.column)?;
    let mut names = vec![columns.province.as_str()];
    names.extend(columns.year.as_deref());
    names.extend(columns.name.as_deref());
    let first = names.len();
    match &columns.figures {
        Figures::Long(code, value) => names.extend([code.as_str(), value.as_str()]),
        Figures::Wide(own) => names.extend(own.iter().map(|(name, _)| name.as_str())),
    }
    let mut reading =
        Reading { series, wanted, columns: &columns, rows: Rows::new(), seen: BTreeSet::new() };
    each_row(path, &names, |row, cells, faults| {
        reading.row(row, cells.split_at(first), faults);
    })?;
    Ok(reading.rows)
}

struct Reading<'a> {
    series: &'a Series,
    wanted: Wanted<'a>,
    columns: &'a Columns,
    rows: Rows,
    /// Row and code of every figure so far.
    seen: BTreeSet<(Key, String)>,
}

impl Reading<'_> {
    fn row(&mut self, row: u64, (who, cells): (&[&str], &[&str]), faults: &mut Faults) {
        let mut who = who.iter().copied();
        let province = who.next().unwrap_or_default();
        if province.is_empty() {
            let sentence = "is blank. Write the province's number (tinhid) or its name.";
            faults.add(row, &self.columns.province, sentence);
            return;
        }
        let year = match &self.columns.year {
            Some(column) => match year(row, column, who.next().unwrap_or_default(), faults) {
                Some(year) => Some(year),
                None => return,
            },
            None => None,
        };
        let years = self.wanted.years;
        let unwanted = |year: i32| !years.is_empty() && !years.contains(&year);
        let no_province = self.series.not_provinces.iter().any(|name| name == province);
        if year.is_some_and(unwanted) || no_province {
            return;
        }
        let key = (year, Province::of(province));
        let own = self.rows.entry(key.clone()).or_default();
        if own.name.is_empty() {
            who.next().unwrap_or_default().clone_into(&mut own.name);
        }
        match (&self.columns.figures, cells) {
            (Figures::Long(_, value), [named, cell]) => {
                let asked = self.wanted.column == Some(*named);
                let known = if asked { Some((*named).to_owned()) } else { code(named) };
                // Other codes (indicators, errors) are not asked for here.
                if let Some(code) = known {
                    self.figure(&key, &code, Cell { row, column: value, text: cell }, faults);
                }
            }
            (Figures::Long(..), _) => {}
            (Figures::Wide(columns), _) => {
                for ((column, code), text) in columns.iter().zip(cells) {
                    self.figure(&key, code, Cell { row, column, text }, faults);
                }
            }
        }
    }

    fn figure(&mut self, key: &Key, code: &str, cell: Cell<'_>, faults: &mut Faults) {
        if !self.seen.insert((key.clone(), code.to_owned())) {
            let sentence = format!(
                "gives `{code}` of province {} a second time. Remove one of the two.",
                key.1
            );
            cell.fault(&sentence, faults);
            return;
        }
        let figure =
            if self.is_asked(code) { cell.number(faults) } else { points_of(cell, faults) };
        let Some(figure) = figure.filter(|figure| *figure != 0.0) else { return };
        if let Some(sentence) = self.refusal(key.0, code, figure) {
            cell.fault(&sentence, faults);
        } else if let Some(own) = self.rows.get_mut(key) {
            own.figures.insert(code.to_owned(), figure);
        }
    }

    /// Whether a column is asked for that is no part of PAPI.
    fn is_asked(&self, code: &str) -> bool {
        self.wanted.column == Some(code) && !code.starts_with('D') && code != "total"
    }

    /// What is wrong with a figure that is a number, if anything is.
    fn refusal(&self, year: Option<i32>, code: &str, figure: f64) -> Option<String> {
        if self.is_asked(code) {
            return (figure < 0.0).then(|| format!("{figure} is below 0, and a score is not."));
        }
        // A file without a year is of the one year that is asked for.
        let year = year.or_else(|| self.wanted.years.first().copied());
        let structure = year.and_then(|year| self.series.of_year(year));
        let Some(most) = most(structure.as_ref(), code) else {
            let year = year.unwrap_or_default();
            return Some(format!(
                "`{code}` is no part of PAPI {year}. Leave it blank, or ask for another year."
            ));
        };
        // Published figures are of single precision, and 10/3 is printed 3,33.
        let outside = figure < 0.0 || figure > most + 0.005;
        outside.then(|| {
            format!("{figure} is outside of the scale of `{code}`, which ends at {most:.2}.")
        })
    }
}

/// A cell as points of PAPI, as imports read them.
fn points_of(cell: Cell<'_>, faults: &mut Faults) -> Option<f64> {
    if is_blank(cell.text) {
        return None;
    }
    let read = points(cell.text);
    let sentence = |problem: &Text| format!("{}.", problem.en.trim_end_matches('.'));
    read.map_err(|problem| cell.fault(&sentence(&problem), faults)).ok()
}

/// A cell as a year.
fn year(row: u64, column: &str, cell: &str, faults: &mut Faults) -> Option<i32> {
    let year = cell.parse().ok();
    if year.is_none() {
        faults.add(row, column, &format!("`{cell}` is no year. Write it as 2024."));
    }
    year
}
