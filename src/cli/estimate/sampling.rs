//! How the sample was drawn: the arguments that all design-based estimates share.

use std::path::Path;

use anyhow::bail;
use clap::Args;

use super::level::inside;
use crate::cli::sampled::Sampled;
use crate::stats::design::Trim;

/// Columns of the design, and what is done to its weights.
#[derive(Args, Debug)]
pub(super) struct Sampling {
    #[command(flatten)]
    pub(super) sampled: Sampled,
    /// Post-stratifies to the totals of a file with the columns `value,total`.
    #[arg(long, value_name = "COL=FILE", conflicts_with = "rake")]
    pub(super) post: Option<String>,
    /// Rakes to several such files.
    #[arg(long, value_name = "COL=FILE")]
    pub(super) rake: Vec<String>,
    /// Cuts weights to these bounds and spreads what is cut over the others.
    #[arg(long, value_name = "LO,HI", value_parser = trim)]
    pub(super) trim: Option<Trim>,
    /// Confidence level of the intervals.
    #[arg(long, default_value_t = 0.95, allow_negative_numbers = true)]
    pub(super) level: f64,
}

impl Sampling {
    /// Whether the options fit each other.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        inside("--level", self.level)?;
        self.sampled.check()
    }

    /// The pairs of `--post` or `--rake`.
    pub(super) fn margins(&self) -> anyhow::Result<Vec<(&str, &Path)>> {
        let all = self.post.iter().chain(&self.rake);
        all.map(|pair| match pair.split_once('=') {
            Some((column, file)) if !column.is_empty() && !file.is_empty() => {
                Ok((column, Path::new(file)))
            }
            _ => bail!("`{pair}` has not the form COL=FILE, such as sex=sex.csv"),
        })
        .collect()
    }
}

/// Reads the bounds of weights.
fn trim(text: &str) -> Result<Trim, &'static str> {
    let read = || {
        let (low, high) = text.split_once(',')?;
        let trim = Trim { low: low.trim().parse().ok()?, high: high.trim().parse().ok()? };
        let fits = 0.0 <= trim.low && trim.low < trim.high && trim.high.is_finite();
        fits.then_some(trim)
    };
    read().ok_or("write two numbers such as 0.3,3, the first below the second")
}
