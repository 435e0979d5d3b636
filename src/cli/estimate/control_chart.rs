//! `hailong estimate control-chart`: a share over time.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use serde::Serialize;

use super::print::print;
use super::told::{Asked, Told, told};
use super::trials::{each_counted, span};
use crate::measure::{PPoint, p_chart};

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct ControlChart {
    /// A CSV file, a row a point of time, in order.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The column of satisfied answers.
    #[arg(long, value_name = "COL")]
    successes: String,
    /// The column of valid answers; a blank or 0 is a gap.
    #[arg(long, value_name = "COL")]
    trials: String,
    /// Limits for the variation there is, not for chance alone (Laney's p′).
    #[arg(long)]
    laney: bool,
    #[command(flatten)]
    asked: Asked,
    /// As JSON rather than as lines.
    #[arg(long)]
    json: bool,
}

/// One figure a row; `null` at a gap.
#[derive(Serialize)]
struct Answer {
    pbar: f64,
    lcl: Vec<Option<f64>>,
    ucl: Vec<Option<f64>>,
    z: Vec<Option<f64>>,
    sigma_z: Option<f64>,
    signals: Vec<usize>,
    share: Vec<Option<f64>>,
    baseline: [usize; 2],
    rules: Vec<Told>,
}

impl ControlChart {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let mut points = Vec::new();
        let columns = (self.successes.as_str(), self.trials.as_str());
        each_counted(&self.data, &[], columns, |_, counted| points.push(counted))?;
        let baseline = span(self.asked.baseline.as_deref(), points.len())?;
        let told_baseline = [baseline.start + 1, baseline.end];
        let chart = p_chart(&points, baseline, self.laney).with_context(|| {
            let file = self.data.display();
            if self.laney {
                format!("{file}: --laney needs two points of the baseline that differ in share")
            } else {
                format!("{file}: no point of the baseline has trials, so there are no limits")
            }
        })?;
        let (rules, signals) = told(&chart.signals(&self.asked.rules(), self.asked.good()));
        let each = |figure: fn(&PPoint) -> Option<f64>| {
            let points = chart.points.iter();
            points.map(|at| at.as_ref().and_then(figure)).collect()
        };
        let answer = Answer {
            pbar: chart.centre,
            lcl: each(|point| Some(point.lower)),
            ucl: each(|point| Some(point.upper)),
            z: each(|point| point.z),
            sigma_z: chart.sigma_z,
            signals,
            share: each(|point| Some(point.share)),
            baseline: told_baseline,
            rules,
        };
        print(&answer, self.json)
    }
}
