//! `hailong estimate cusum`: small shifts of a share that last.

use anyhow::{Context, ensure};
use clap::Args;
use serde_json::{Value, json};

use super::count_columns::CountSeries;
use crate::stats::{CusumPoint, average_run_length, cusum};

/// Standard errors that nothing is off by.
const MOST: f64 = 100.0;

#[derive(Args, Debug)]
pub(crate) struct Cusum {
    #[command(flatten)]
    series: CountSeries,
    /// The share the process should have, between 0 and 1.
    #[arg(long, value_name = "SHARE")]
    target: f64,
    /// Reference value, in standard errors: half the shift to be found.
    #[arg(short, long, value_name = "SIGMAS", default_value_t = 0.5)]
    k: f64,
    /// Decision interval, in standard errors.
    #[arg(long, value_name = "SIGMAS", default_value_t = 4.0)]
    h: f64,
}

impl Cusum {
    /// Lists have one figure a row, `null` at a gap; points are counted from 1. A run length is how
    /// many points there are until a signal, on average.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        let Self { series, target, k, h } = self;
        ensure!(
            (0.0..=MOST).contains(&k) && h > 0.0 && h <= MOST,
            "--k is {k} and --h is {h}: --k is 0 or more and --h above 0, both in standard errors and at most {MOST}"
        );
        let points = cusum(&series.read()?, target, k, h)
            .with_context(|| format!("--target: {target} does not lie between 0 and 1"))?
            .points;
        let each = |figure: fn(&CusumPoint) -> f64| {
            points.iter().map(|at| at.as_ref().map(figure)).collect::<Vec<_>>()
        };
        let signal = |(at, point): (usize, &Option<CusumPoint>)| {
            let point = point.as_ref()?;
            let began = point.began.map(|at| at + 1);
            Some(json!({ "point": at + 1, "direction": point.signal?, "began": began }))
        };
        Ok(json!({
            "target": target,
            "k": k,
            "h": h,
            "z": each(|point| point.z),
            "upper": each(|point| point.upper),
            "lower": each(|point| point.lower),
            "signals": points.iter().enumerate().filter_map(signal).collect::<Vec<_>>(),
            "average_run_length": {
                "at_target": average_run_length(k, h, 0.0),
                "one_sigma_off": average_run_length(k, h, 1.0),
            },
        }))
    }
}
