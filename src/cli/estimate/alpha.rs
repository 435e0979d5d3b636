//! `hailong estimate alpha`: Cronbach's α of the items of a scale.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use serde::Serialize;

use super::level::inside;
use super::print::print;
use super::sheet::{different, numbers};
use crate::measure::{Interval, reliability};

/// Arguments of the command.
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
    /// As JSON rather than as lines.
    #[arg(long)]
    json: bool,
}

/// Lists are in the order of the items.
#[derive(Serialize)]
struct Answer {
    alpha: Option<f64>,
    std_alpha: Option<f64>,
    alpha_if_dropped: Vec<Option<f64>>,
    corrected_item_total_r: Vec<Option<f64>>,
    level: f64,
    feldt: Option<Interval>,
    n: usize,
    n_left_out: usize,
    constant_items: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

impl Alpha {
    pub(super) fn run(self) -> anyhow::Result<()> {
        inside("--level", self.level)?;
        different("--items", self.items.iter())?;
        if self.items.len() < 2 {
            bail!("--items: α compares items with each other; name two or more");
        }
        let names: Vec<&str> = self.items.iter().map(String::as_str).collect();
        let columns = numbers(&self.data, &names)?;
        let columns: Vec<&[Option<f64>]> = columns.iter().map(Vec::as_slice).collect();
        let found = reliability(&columns, self.level);
        let name = |at: &usize| self.items[*at].clone();
        let answer = Answer {
            reason: match found.alpha {
                Some(_) => None,
                None if found.n < 2 => Some("fewer than two rows have every item"),
                None => Some("the sum of the items is the same in every row"),
            },
            alpha: found.alpha,
            std_alpha: found.standardised,
            alpha_if_dropped: found.if_dropped,
            corrected_item_total_r: found.item_total,
            level: self.level,
            feldt: found.interval,
            n: found.n,
            n_left_out: found.left_out,
            constant_items: found.constant.iter().map(name).collect(),
        };
        print(&answer, self.json)
    }
}
