//! `hailong estimate drivers`: what goes together with one column.

use std::path::PathBuf;

use anyhow::{anyhow, ensure};
use clap::Args;
use serde_json::{Value, json};

use super::level::inside;
use super::print::progress;
use super::sheet::{different, numbers};
use crate::base::random::Random;
use crate::stats::{FEWEST_ROWS, MOST_DRIVERS, NoDrivers, Samples, drivers_watched};

/// Samples of the bootstrap, at most: each is a regression over all rows.
const MOST_SAMPLES: usize = 100_000;

/// Fewer samples tell no ends of an interval.
const FEWEST_SAMPLES: usize = 100;

#[derive(Args, Debug)]
pub(crate) struct Drivers {
    /// A CSV file with a header, one row a response.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The column to be explained.
    #[arg(long, value_name = "COL")]
    y: String,
    /// Columns of the drivers, with commas between.
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', required = true)]
    x: Vec<String>,
    /// Samples to draw for intervals: 100 or more, 0 for none.
    #[arg(long, value_name = "N", default_value_t = 0)]
    bootstrap: usize,
    /// Decides the samples.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Level of the intervals.
    #[arg(long, default_value_t = 0.95)]
    level: f64,
}

impl Drivers {
    /// Lists are in the order of `--x`.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        inside("--level", self.level)?;
        ensure!(
            self.bootstrap == 0 || self.bootstrap >= FEWEST_SAMPLES,
            "--bootstrap is {}, too few for intervals: {FEWEST_SAMPLES} or more, 2000 settle them, 0 for none",
            self.bootstrap
        );
        ensure!(
            self.bootstrap <= MOST_SAMPLES,
            "--bootstrap is {}, and {MOST_SAMPLES} samples are the most; 2000 settle the intervals",
            self.bootstrap
        );
        let names: Vec<String> = self.x.iter().chain([&self.y]).cloned().collect();
        different("--y and --x", &names)?;
        let mut columns = numbers(&self.data, &names)?;
        let y = columns.pop().unwrap_or_default();
        let xs: Vec<&[Option<f64>]> = columns.iter().map(Vec::as_slice).collect();
        let samples = Samples { count: self.bootstrap, level: self.level };
        let bar = progress(self.bootstrap);
        let found = Random::seeded(self.seed)
            .with(|rng| drivers_watched(&y, &xs, samples, rng, &mut || bar.inc(1)))
            .map_err(|reason| anyhow!(self.sentence(reason)));
        bar.finish_and_clear();
        let found = found?;
        let mut answer = json!({
            "spearman_rho": found.spearman,
            "spearman_p_t": found.spearman_p,
            "pearson_r": found.pearson,
            "kendall_tau_b": found.kendall,
            "ols_coef": found.coefficients,
            "ols_std_beta": found.betas,
            "r_squared": found.r_squared,
            "lmg_shapley_r2": found.shares,
            "lmg_standard_error": found.share_errors,
            "mean_performance": found.performance,
            "ipa_crosshair": found.crosshair,
            "quadrants": found.quadrants,
            "n": found.n,
            "n_left_out": found.left_out,
            "rough": found.rough,
        });
        if let (None, Some(fields)) = (found.share_errors, answer.as_object_mut()) {
            fields.shift_remove("lmg_standard_error");
        }
        if let Some(all) = found.bootstrap {
            answer["bootstrap"] = json!({
                "samples": all.samples,
                "level": self.level,
                "spearman_rho": all.spearman,
                "lmg_shapley_r2": all.shares,
            });
        }
        Ok(answer)
    }

    /// Why there are no figures, and what to do.
    fn sentence(&self, reason: NoDrivers) -> String {
        let quoted = |at: usize| format!("`{}`", self.x[at]);
        match reason {
            NoDrivers::Number(count) => {
                format!("--x names {count} columns; name 1 to {MOST_DRIVERS}")
            }
            NoDrivers::TooFewRows(n, needed) => format!(
                "only {n} rows have `{}` and every column of --x; {needed} are needed (at least \
                 {FEWEST_ROWS}, and more than twice as many as columns), or R² is mostly chance. \
                 Name fewer columns, or wait for more answers",
                self.y
            ),
            NoDrivers::ConstantOutcome => format!(
                "--y: `{}` is the same in every complete row, so nothing can be explained",
                self.y
            ),
            NoDrivers::AllConstant => {
                "--x: every column is the same in every complete row".to_owned()
            }
            NoDrivers::Collinear(at, on) => {
                let others: Vec<String> = on.into_iter().map(quoted).collect();
                format!(
                    "--x: {} follows exactly from {}, so their parts cannot be told apart. Leave \
                     one of them out",
                    quoted(at),
                    others.join(" and ")
                )
            }
        }
    }
}
