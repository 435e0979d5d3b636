//! `hailong estimate cusum`: small shifts of a share that last.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use serde::Serialize;

use super::print::print;
use super::trials::each_counted;
use crate::measure::{CusumPoint, Direction, average_run_length, cusum};

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct Cusum {
    /// A CSV file, a row a point of time, in order.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The column of satisfied answers.
    #[arg(long, value_name = "COL")]
    successes: String,
    /// The column of valid answers; a blank or 0 is a gap.
    #[arg(long, value_name = "COL")]
    trials: String,
    /// The share the process should have, between 0 and 1.
    #[arg(long, value_name = "SHARE")]
    target: f64,
    /// Reference value, in standard errors: half the shift to be found.
    #[arg(short, long, value_name = "SIGMAS", default_value_t = 0.5)]
    k: f64,
    /// Decision interval, in standard errors.
    #[arg(long, value_name = "SIGMAS", default_value_t = 4.0)]
    h: f64,
    /// As JSON rather than as lines.
    #[arg(long)]
    json: bool,
}

/// Points until a signal, on average.
#[derive(Serialize)]
struct RunLength {
    at_target: Option<f64>,
    one_sigma_off: Option<f64>,
}

/// A point above the decision interval, from 1.
#[derive(Serialize)]
struct Found {
    point: usize,
    direction: Direction,
    began: Option<usize>,
}

/// One figure a row; `null` at a gap.
#[derive(Serialize)]
struct Answer {
    target: f64,
    k: f64,
    h: f64,
    z: Vec<Option<f64>>,
    upper: Vec<Option<f64>>,
    lower: Vec<Option<f64>>,
    signals: Vec<Found>,
    average_run_length: RunLength,
}

impl Cusum {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let Self { target, k, h, .. } = self;
        anyhow::ensure!(
            k >= 0.0 && k.is_finite() && h > 0.0 && h.is_finite(),
            "--k is 0 or more and --h is above 0, both in standard errors"
        );
        let mut points = Vec::new();
        let columns = (self.successes.as_str(), self.trials.as_str());
        each_counted(&self.data, &[], columns, |_, counted| points.push(counted))?;
        let sums = cusum(&points, target, k, h)
            .with_context(|| format!("--target: {target} does not lie between 0 and 1"))?;
        let each = |figure: fn(&CusumPoint) -> f64| {
            let points = sums.points.iter();
            points.map(|at| at.as_ref().map(figure)).collect()
        };
        let found = |(at, point): (usize, &Option<CusumPoint>)| {
            let point = point.as_ref()?;
            Some(Found {
                point: at + 1,
                direction: point.signal?,
                began: point.began.map(|at| at + 1),
            })
        };
        let answer = Answer {
            target,
            k,
            h,
            z: each(|point| point.z),
            upper: each(|point| point.upper),
            lower: each(|point| point.lower),
            signals: sums.points.iter().enumerate().filter_map(found).collect(),
            average_run_length: RunLength {
                at_target: average_run_length(k, h, 0.0),
                one_sigma_off: average_run_length(k, h, 1.0),
            },
        };
        print(&answer, self.json)
    }
}
