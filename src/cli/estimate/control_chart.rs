//! `hailong estimate control-chart`: a share over time.

use anyhow::Context;
use clap::Args;
use serde_json::{Value, json};

use super::count_columns::CountSeries;
use super::signals::{self, SignalRules};
use crate::stats::{Counted, PPoint, p_chart};

#[derive(Args, Debug)]
pub(crate) struct ControlChart {
    #[command(flatten)]
    series: CountSeries,
    /// Limits for the variation there is, not for chance alone (Laney's p′).
    #[arg(long)]
    laney: bool,
    #[command(flatten)]
    rules: SignalRules,
}

impl ControlChart {
    /// Lists have one figure a row; `null` at a gap.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        let points: Vec<_> = self.series.read()?.into_iter().map(Counted::observed).collect();
        let baseline = self.rules.baseline(points.len())?;
        let chart = p_chart(&points, baseline.clone(), self.laney).with_context(|| {
            let file = self.series.data.display();
            if self.laney {
                format!("{file}: --laney needs two points of the baseline that differ in share")
            } else {
                format!("{file}: no point of the baseline has trials, so there are no limits")
            }
        })?;
        let signals = chart.signals(&self.rules.rules(), self.rules.good());
        let each = |figure: fn(&PPoint) -> Option<f64>| {
            let points = chart.points.iter();
            points.map(|at| at.as_ref().and_then(figure)).collect::<Vec<_>>()
        };
        Ok(json!({
            "pbar": chart.centre,
            "lcl": each(|point| Some(point.lower)),
            "ucl": each(|point| Some(point.upper)),
            "z": each(|point| point.z),
            "sigma_z": chart.sigma_z,
            "signals": signals::outside(&signals),
            "share": each(|point| Some(point.share)),
            "baseline": [baseline.start + 1, baseline.end],
            "rules": signals::rows(&signals),
        }))
    }
}
