//! `hailong estimate table`: whether two columns go together, under the sample's design.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::answer::Weights;
use super::labels::Labels;
use super::print::print;
use super::sample::{self, Holds};
use super::sampling::Sampling;
use crate::measure::design::{Answers, Association, Basis, Domain};

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct Table {
    /// CSV with a header and a row a respondent.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The column whose values are the table's rows.
    #[arg(long, value_name = "COL")]
    rows: String,
    /// The column whose values are its columns.
    #[arg(long, value_name = "COL")]
    columns: String,
    #[command(flatten)]
    sampling: Sampling,
}

/// The table and its tests.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
struct Answer {
    design: Basis,
    #[serde(skip_serializing_if = "Option::is_none")]
    weights: Option<Weights>,
    rows: Vec<String>,
    columns: Vec<String>,
    /// Σ w of each cell.
    cells: Vec<Vec<f64>>,
    #[serde(flatten)]
    tests: Tests,
}

/// Named as R's `svychisq` names its statistics.
#[derive(Serialize)]
struct Tests {
    #[serde(rename = "F")]
    f: f64,
    ndf: f64,
    ddf: f64,
    p: f64,
    rs_chisq: f64,
    rs_chisq_df: usize,
    rs_chisq_p: f64,
    #[serde(rename = "wald_F")]
    wald_f: Option<f64>,
    wald_p: Option<f64>,
    #[serde(rename = "adj_wald_F")]
    adjusted_wald_f: Option<f64>,
    adj_wald_p: Option<f64>,
}

impl Table {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let asked = [(self.rows.as_str(), Holds::Text), (self.columns.as_str(), Holds::Text)];
        let sample = sample::read(&self.data, &self.sampling, &asked)?;
        let [rows, columns] = &sample.columns[..] else {
            anyhow::bail!("a table needs two columns");
        };
        let both = rows.known.iter().zip(&columns.known);
        let known: Vec<bool> = both.map(|(row, column)| *row && *column).collect();
        let (row_names, of_rows) = ordered(&rows.labels);
        let (column_names, of_columns) = ordered(&columns.labels);
        let answers = Answers {
            rows: &of_rows,
            columns: &of_columns,
            size: (row_names.len(), column_names.len()),
        };
        let Some(found) = sample.design.association(&answers, Domain(&known)) else {
            anyhow::bail!(
                "`{}` and `{}` make no table that can be tested: each needs two values, and \
                 their table more than one pattern",
                self.rows,
                self.columns
            );
        };
        let answer = Answer {
            design: Basis::of(&sample.design),
            weights: Weights::of(&sample),
            rows: row_names,
            columns: column_names,
            tests: Tests::of(&found),
            cells: found.cells,
        };
        print(&answer, self.sampling.json)
    }
}

impl Tests {
    fn of(found: &Association) -> Self {
        let wald = found.wald;
        Self {
            f: found.f,
            ndf: found.f_df.0,
            ddf: found.f_df.1,
            p: found.f_p,
            rs_chisq: found.chi_squared,
            rs_chisq_df: found.df,
            rs_chisq_p: found.chi_squared_p,
            wald_f: wald.map(|wald| wald.f),
            wald_p: wald.map(|wald| wald.p),
            adjusted_wald_f: wald.map(|wald| wald.adjusted_f),
            adj_wald_p: wald.and_then(|wald| wald.adjusted_p),
        }
    }
}

/// The labels in order, and each row's place among them; 0 for a blank, which is not looked at.
fn ordered(labels: &Labels) -> (Vec<String>, Vec<usize>) {
    let names = labels.in_order();
    let mut order = vec![0; names.len()];
    for (at, (_, place)) in names.iter().enumerate() {
        order[*place] = at;
    }
    let rows = labels.of_row().iter();
    let place = |label: &Option<usize>| label.map_or(0, |label| order[label]);
    let rows = rows.map(place).collect();
    (names.into_iter().map(|(name, _)| name.to_owned()).collect(), rows)
}
