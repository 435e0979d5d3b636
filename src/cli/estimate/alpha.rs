//! `hailong estimate alpha`: Cronbach's α of the items of a scale.

use std::path::PathBuf;

use anyhow::ensure;
use clap::Args;
use serde_json::{Value, json};

use super::level::inside;
use super::rows::each_row;
use super::sheet::{Cell, different};
use crate::stats::Scale;

#[derive(Args, Debug)]
pub(crate) struct Alpha {
    /// A CSV file with a header, one row a response.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// Columns of the items, with commas between.
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', required = true)]
    items: Vec<String>,
    /// Level of the interval.
    #[arg(long, default_value_t = 0.95)]
    level: f64,
}

impl Alpha {
    /// Lists are in the order of the items.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        inside("--level", self.level)?;
        different("--items", &self.items)?;
        ensure!(
            self.items.len() >= 2,
            "--items: α compares items with each other; name two or more"
        );
        let names: Vec<&str> = self.items.iter().map(String::as_str).collect();
        let mut scale = Scale::new(names.len());
        let mut answers = Vec::with_capacity(names.len());
        each_row(&self.data, &names, |row, cells, faults| {
            let cells = names.iter().zip(cells);
            answers.clear();
            answers.extend(cells.map(|(column, text)| Cell { row, column, text }.number(faults)));
            scale.add(&answers);
        })?;
        let found = scale.reliability(self.level);
        let constant = found.constant.iter().map(|at| &self.items[*at]);
        let mut answer = json!({
            "alpha": found.alpha,
            "std_alpha": found.standardised,
            "alpha_if_dropped": found.if_dropped,
            "corrected_item_total_r": found.item_total,
            "level": self.level,
            "feldt": found.interval,
            "n": found.n,
            "n_left_out": found.left_out,
            "constant_items": constant.collect::<Vec<_>>(),
        });
        if found.alpha.is_none() {
            answer["reason"] = match found.n {
                0 | 1 => "fewer than two rows have every item",
                _ => "the sum of the items is the same in every row",
            }
            .into();
        }
        Ok(answer)
    }
}
