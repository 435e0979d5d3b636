//! `hailong estimate allocate`: a sample over strata.

use std::collections::BTreeSet;

use anyhow::{Context, bail, ensure};
use clap::Args;
use serde_json::{Value, json};

use crate::stats;
use crate::stats::share;

#[derive(Args, Debug)]
pub(crate) struct Allocate {
    /// The strata with how many each holds, with commas between.
    #[arg(long, value_name = "NAME=N,…", value_delimiter = ',', required = true, value_parser = stratum)]
    strata: Vec<Stratum>,
    /// The standard deviation in each, in the same order: then Neyman's allocation, which takes
    /// more where opinions differ more. Without it, in proportion to the population.
    #[arg(long, value_name = "S,…", value_delimiter = ',')]
    sd: Vec<f64>,
    /// How many to draw in all.
    #[arg(long)]
    n: u64,
    /// At least so many from each stratum; two are the fewest that tell how opinions differ.
    #[arg(long, value_name = "M", default_value_t = 2)]
    min: u64,
}

/// A stratum as it is typed.
#[derive(Clone, Debug)]
struct Stratum {
    name: String,
    population: u64,
}

fn stratum(text: &str) -> Result<Stratum, &'static str> {
    let read = || {
        let (name, population) = text.rsplit_once('=')?;
        let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty())?;
        Some(Stratum { name, population: population.trim().parse().ok()? })
    };
    read().ok_or("write NAME=N, such as counter-1=420")
}

impl Allocate {
    /// The allocation, in the order of `--strata`. A weight is how many each drawn one stands for.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        let Self { strata, sd, n, min } = self;
        let mut seen = BTreeSet::new();
        if let Some(twice) = strata.iter().find(|each| !seen.insert(&each.name)) {
            bail!("--strata names `{}` twice", twice.name);
        }
        ensure!(
            sd.is_empty() || sd.len() == strata.len(),
            "--sd has {} values for {} strata",
            sd.len(),
            strata.len()
        );
        if let Some(bad) = sd.iter().find(|sd| !sd.is_finite() || **sd < 0.0) {
            bail!("--sd has {bad}, and a standard deviation is a number of 0 or more");
        }
        let sum: u128 = strata.iter().map(|each| u128::from(each.population)).sum();
        ensure!(sum <= 1_000_000_000_000, "--strata hold more than 1000000000000 in all");
        let sds = sd.iter().copied().chain(std::iter::repeat(1.0));
        let sized: Vec<_> = strata
            .iter()
            .zip(sds)
            .map(|(each, sd)| stats::Stratum::of(each.population, sd))
            .collect();
        let parts = stats::allocate(&sized, n, min)
            .with_context(|| format!("--n {n} cannot be shared out"))?;
        let part = |(Stratum { name, population }, n): (&Stratum, u64)| {
            json!({
                "stratum": name,
                "population": population,
                "n": n,
                "probability": share(n, *population),
                "weight": share(*population, n),
            })
        };
        Ok(json!({
            "method": if sd.is_empty() { "proportional" } else { "neyman" },
            "n": n,
            "strata": strata.iter().zip(parts).map(part).collect::<Vec<_>>(),
        }))
    }
}
