//! `hailong estimate allocate`: a sample over strata.

use std::collections::BTreeSet;
use std::str::FromStr;

use anyhow::{Context, bail, ensure};
use clap::Args;
use serde::Serialize;

use super::print::print;
use crate::measure;

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct Allocate {
    /// The strata with how many each holds, with commas between.
    #[arg(long, value_name = "NAME=N,…", value_delimiter = ',', required = true)]
    strata: Vec<Named>,
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
    /// As JSON rather than as lines.
    #[arg(long)]
    json: bool,
}

/// A stratum as it is typed.
#[derive(Clone, Debug)]
struct Named {
    name: String,
    population: u64,
}

impl FromStr for Named {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "write NAME=N, such as counter-1=420";
        let (name, population) = text.rsplit_once('=').ok_or(FORM)?;
        if name.trim().is_empty() {
            return Err(FORM);
        }
        Ok(Self {
            name: name.trim().to_owned(),
            population: population.trim().parse().map_err(|_| FORM)?,
        })
    }
}

/// In the order the strata came in.
#[derive(Serialize)]
struct Answer {
    method: &'static str,
    n: u64,
    strata: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    stratum: String,
    population: u64,
    n: u64,
    /// n / population
    probability: Option<f64>,
    /// population / n: how many each drawn one stands for.
    weight: Option<f64>,
}

impl Allocate {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.strata.iter().find(|each| !seen.insert(&each.name)) {
            bail!("--strata names `{}` twice", twice.name);
        }
        ensure!(
            self.sd.is_empty() || self.sd.len() == self.strata.len(),
            "--sd has {} values for {} strata",
            self.sd.len(),
            self.strata.len()
        );
        let sum = self.strata.iter().map(|each| u128::from(each.population));
        ensure!(
            sum.sum::<u128>() <= 1_000_000_000_000,
            "--strata hold more than 1000000000000 in all"
        );
        let sds = self.sd.iter().copied().chain(std::iter::repeat(1.0));
        let strata: Vec<measure::Stratum> = self
            .strata
            .iter()
            .zip(sds)
            .map(|(each, sd)| measure::Stratum::of(each.population, sd))
            .collect();
        let parts = measure::allocate(&strata, self.n, self.min)
            .with_context(|| format!("--n {} cannot be shared out", self.n))?;
        let method = if self.sd.is_empty() { "proportional" } else { "neyman" };
        let answer = Answer {
            method,
            n: self.n,
            strata: self.strata.into_iter().zip(parts).map(part).collect(),
        };
        print(&answer, self.json)
    }
}

fn part((of, n): (Named, u64)) -> Part {
    Part {
        stratum: of.name,
        population: of.population,
        n,
        probability: measure::share(n, of.population),
        weight: measure::share(of.population, n),
    }
}
