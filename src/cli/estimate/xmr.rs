//! `hailong estimate xmr`: any figure over time.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use serde::Serialize;

use super::print::print;
use super::sheet::numbers;
use super::told::{Asked, Told, told};
use super::trials::span;
use crate::measure::xmr_chart;

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct Xmr {
    /// A CSV file, a row a point of time, in order.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The column of the figure; a blank is a gap.
    #[arg(long, value_name = "COL")]
    y: String,
    /// Leave jumps out of the mean moving range, as NHS England does.
    #[arg(long)]
    screened: bool,
    #[command(flatten)]
    asked: Asked,
    /// As JSON rather than as lines.
    #[arg(long)]
    json: bool,
}

/// Signals and jumps are places from 1; `trial` says that the limits are still young.
#[derive(Serialize)]
struct Answer {
    mean: f64,
    lcl: f64,
    ucl: f64,
    mean_range: f64,
    range_ucl: f64,
    ranges: Vec<Option<f64>>,
    jumps: Vec<usize>,
    signals: Vec<usize>,
    baseline: [usize; 2],
    trial: bool,
    rules: Vec<Told>,
}

impl Xmr {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let columns = numbers(&self.data, &[&self.y])?;
        let values = columns.into_iter().next().unwrap_or_default();
        let baseline = span(self.asked.baseline.as_deref(), values.len())?;
        let told_baseline = [baseline.start + 1, baseline.end];
        let chart = xmr_chart(&values, baseline, self.screened).with_context(|| {
            let file = self.data.display();
            format!("{file}: the baseline needs two figures at least, for a moving range")
        })?;
        let (rules, signals) = told(&chart.signals(&self.asked.rules(), self.asked.good()));
        let ranges = chart.points.iter();
        let answer = Answer {
            mean: chart.centre,
            lcl: chart.lower,
            ucl: chart.upper,
            mean_range: chart.mean_range,
            range_ucl: chart.range_upper,
            ranges: ranges.map(|at| at.and_then(|point| point.range)).collect(),
            jumps: chart.jumps().into_iter().map(|at| at + 1).collect(),
            signals,
            baseline: told_baseline,
            trial: chart.trial,
            rules,
        };
        print(&answer, self.json)
    }
}
