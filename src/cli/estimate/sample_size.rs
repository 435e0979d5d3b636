//! `hailong estimate sample-size`: for a margin of error, or to show one share above another.

use anyhow::{Context, bail, ensure};
use clap::Args;
use serde_json::{Value, json};

use super::level::{computable, inside};
use crate::cli::decimal::Decimal;
use crate::stats::{sample_size, slovin, to_detect};

/// Arguments of the command: `--margin` and what goes with it, or `--share0` and `--share1`.
#[derive(Args, Debug)]
pub(crate) struct Sizing {
    /// The half width the interval may have, as a share: 0.05 for five points.
    #[arg(long, value_name = "E", conflicts_with_all = ["share0", "share1", "power", "alpha"])]
    margin: Option<Decimal>,
    /// The share one expects; 0.5 asks for the most answers.
    #[arg(long, default_value_t = 0.5, conflicts_with = "share0", allow_negative_numbers = true)]
    share: f64,
    /// How many there are in all.
    #[arg(long, value_name = "N", conflicts_with = "share0")]
    population: Option<u64>,
    /// How much more the design varies than drawing each by chance alone.
    #[arg(long, default_value_t = 1.0, conflicts_with = "share0", allow_negative_numbers = true)]
    deff: f64,
    /// The share of those asked who answer.
    #[arg(long, value_name = "R", default_value = "1", conflicts_with = "share0")]
    response_rate: Decimal,
    /// The level of the interval.
    #[arg(long, default_value_t = 0.95, conflicts_with = "share0", allow_negative_numbers = true)]
    level: f64,
    /// The share that is to be surpassed.
    #[arg(long, value_name = "P0", requires = "share1", allow_negative_numbers = true)]
    share0: Option<f64>,
    /// The true share that is to be recognised as higher.
    #[arg(long, value_name = "P1", requires = "share0", allow_negative_numbers = true)]
    share1: Option<f64>,
    /// The chance of recognising it.
    #[arg(long, default_value_t = 0.8, allow_negative_numbers = true)]
    power: f64,
    /// The chance of recognising what is not there (one-sided).
    #[arg(long, default_value_t = 0.05, allow_negative_numbers = true)]
    alpha: f64,
}

/// Sizes beyond 64 bits.
const TOO_MANY: &str = "so many answers cannot be told: ask for less precision";

impl Sizing {
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        match (self.margin, self.share0, self.share1) {
            (Some(margin), ..) => self.for_margin(margin),
            (None, Some(share0), Some(share1)) => self.for_power(share0, share1),
            _ => bail!("give --margin, or --share0 and --share1"),
        }
    }

    /// The size for a margin of error, and how many to invite so that so many answer.
    fn for_margin(&self, margin: Decimal) -> anyhow::Result<Value> {
        let Decimal { numerator, denominator } = margin;
        ensure!(numerator < denominator, "--margin is a share below 1: write 0.05 for five points");
        ensure!(
            self.deff > 0.0 && self.deff.is_finite(),
            "--deff is {}, and has to be above 0: 1 for drawing each by chance alone",
            self.deff
        );
        let rate = self.response_rate;
        ensure!(
            rate.numerator <= rate.denominator,
            "--response-rate is a share and at most 1: write 0.6 when six in ten answer"
        );
        ensure!(self.population != Some(0), "--population is 0: there is nobody to ask");
        computable("--population", self.population.unwrap_or(1))?;
        let share = inside("--share", self.share)?;
        let level = inside("--level", self.level)?;
        let size = sample_size(margin.real(), share, self.population, self.deff, level);
        let size = size.context(TOO_MANY)?;
        let asked = u128::from(size.n) * u128::from(rate.denominator);
        let invite = u64::try_from(asked.div_ceil(u128::from(rate.numerator))).context(TOO_MANY)?;
        let mut answer = json!(size);
        answer["invite"] = json!(invite);
        let slovin = |all| slovin(all, (numerator, denominator));
        answer["slovin"] = json!(self.population.and_then(slovin));
        Ok(answer)
    }

    /// The size that shows one share above another.
    fn for_power(&self, share0: f64, share1: f64) -> anyhow::Result<Value> {
        let share0 = inside("--share0", share0)?;
        let share1 = inside("--share1", share1)?;
        ensure!(share1 > share0, "--share1 is {share1}, and has to be above --share0 {share0}");
        let power = inside("--power", self.power)?;
        let alpha = inside("--alpha", self.alpha)?;
        let (n_exact, n) = to_detect(share0, share1, alpha, power).context(TOO_MANY)?;
        Ok(json!({ "n_exact": n_exact, "n": n }))
    }
}
