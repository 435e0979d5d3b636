//! `hailong estimate xmr`: any figure over time.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use serde_json::{Value, json};

use super::sheet::numbers;
use super::signals::{self, SignalRules};
use crate::stats::xmr_chart;

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
    rules: SignalRules,
}

impl Xmr {
    /// Signals and jumps are places from 1; `trial` says that the limits rest on few points.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        let values = numbers(&self.data, &[self.y])?.pop().unwrap_or_default();
        let baseline = self.rules.baseline(values.len())?;
        let chart = xmr_chart(&values, baseline.clone(), self.screened).with_context(|| {
            let file = self.data.display();
            format!("{file}: the baseline needs two figures at least, for a moving range")
        })?;
        let signals = chart.signals(&self.rules.rules(), self.rules.good());
        let ranges = chart.points.iter().map(|at| at.and_then(|point| point.range));
        let jumps = chart.jumps().into_iter().map(|at| at + 1);
        Ok(json!({
            "mean": chart.centre,
            "lcl": chart.lower,
            "ucl": chart.upper,
            "mean_range": chart.mean_range,
            "range_ucl": chart.range_upper,
            "ranges": ranges.collect::<Vec<_>>(),
            "jumps": jumps.collect::<Vec<_>>(),
            "signals": signals::outside(&signals),
            "baseline": [baseline.start + 1, baseline.end],
            "trial": chart.trial,
            "rules": signals::rows(&signals),
        }))
    }
}
