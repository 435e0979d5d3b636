//! `hailong estimate table`: whether two columns go together, under the sample's design.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::labels::Labels;
use super::sample::{self, Holds};
use super::sampling::Sampling;
use crate::stats::design::{Answers, Domain};

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

impl Table {
    /// Σ w of each cell, and tests named as R's `svychisq` names its statistics.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
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
        let wald = found.wald;
        Ok(sample.answer(json!({
            "rows": row_names,
            "columns": column_names,
            "cells": found.cells,
            "F": found.f,
            "ndf": found.f_df.0,
            "ddf": found.f_df.1,
            "p": found.f_p,
            "rs_chisq": found.chi_squared,
            "rs_chisq_df": found.df,
            "rs_chisq_p": found.chi_squared_p,
            "wald_F": wald.map(|wald| wald.f),
            "wald_p": wald.map(|wald| wald.p),
            "adj_wald_F": wald.map(|wald| wald.adjusted_f),
            "adj_wald_p": wald.and_then(|wald| wald.adjusted_p),
        })))
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
