//! `hailong estimate funnel`: the limits of one office, or offices side by side.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::print::print;
use super::trials::each_counted;
use crate::measure::{
    Counted, Funnel as Measured, FunnelPlace, FunnelUnit, INNER, Interval, LEVEL, OUTER, Spread,
    exact_limits, funnel,
};

/// Arguments of the command.
#[derive(Args, Debug)]
pub(crate) struct Funnel {
    /// The share every office is held to; of a file, that of all its answers by default.
    #[arg(long, value_name = "SHARE")]
    target: Option<f64>,
    /// How many valid answers; with --unit, the column of them.
    #[arg(long, value_name = "N|COL")]
    trials: String,
    /// A CSV file with the offices; rows of one office are added up.
    #[arg(long, value_name = "FILE", requires = "unit")]
    data: Option<PathBuf>,
    /// The column of the offices' names.
    #[arg(long, value_name = "COL", requires = "data", requires = "successes")]
    unit: Option<String>,
    /// The column of satisfied answers.
    #[arg(long, value_name = "COL", requires = "unit")]
    successes: Option<String>,
    /// What to do about more variation than chance gives.
    #[arg(long, value_enum, default_value_t = Beyond::Chance)]
    spread: Beyond,
    /// As JSON rather than as lines.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Beyond {
    /// Nothing: exact limits of chance alone.
    Chance,
    /// Multiply standard errors by √φ, winsorised.
    Phi,
    /// Add the offices' own variance τ².
    Tau,
}

/// The limits of one number of trials.
#[derive(Serialize)]
struct Limits {
    lo95: Option<f64>,
    hi95: Option<f64>,
    lo998: Option<f64>,
    hi998: Option<f64>,
}

impl Limits {
    fn of(inner: Option<Interval>, outer: Option<Interval>) -> Self {
        let low = |limits: Option<Interval>| limits.map(|Interval(low, _)| low);
        let high = |limits: Option<Interval>| limits.map(|Interval(_, high)| high);
        Self { lo95: low(inner), hi95: high(inner), lo998: low(outer), hi998: high(outer) }
    }
}

/// Offices side by side; `null` where one has no answers.
#[derive(Serialize)]
struct Answer<'a> {
    target: f64,
    phi: Option<f64>,
    phi_winsorised: Option<f64>,
    tau_squared: Option<f64>,
    units: Vec<Unit<'a>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    #[serde(rename = "unit")]
    name: &'a str,
    successes: u64,
    trials: u64,
    share: Option<f64>,
    #[serde(flatten)]
    limits: Limits,
    z: Option<f64>,
    p: Option<f64>,
    p_holm: Option<f64>,
    p_bh: Option<f64>,
    /// Of `95`, `998`, `holm`, `bh`: the limits and the tests it lies outside of.
    outside: Option<Vec<&'static str>>,
    rank: Option<[usize; 2]>,
}

impl Funnel {
    pub(super) fn run(self) -> anyhow::Result<()> {
        if let Some(target) = self.target
            && !(target > 0.0 && target < 1.0)
        {
            bail!("--target: {target} does not lie between 0 and 1");
        }
        match (&self.data, &self.unit, &self.successes) {
            (Some(data), Some(unit), Some(successes)) => self.side_by_side(data, unit, successes),
            _ => self.limits(),
        }
    }

    fn limits(&self) -> anyhow::Result<()> {
        let target =
            self.target.context("--target: without a file, say the share the office is held to")?;
        let trials = self.trials.parse().ok().filter(|trials| *trials > 0);
        let trials = trials.with_context(|| {
            format!(
                "--trials: `{}` is no count above 0; a column needs --data, --unit and --successes",
                self.trials
            )
        })?;
        let of = |coverage| exact_limits(target, trials, coverage);
        print(&Limits::of(of(INNER), of(OUTER)), self.json)
    }

    fn side_by_side(&self, data: &Path, unit: &str, successes: &str) -> anyhow::Result<()> {
        let mut units: BTreeMap<String, Counted> = BTreeMap::new();
        each_counted(data, &[unit], (successes, &self.trials), |labels, counted| {
            let name = labels.first().copied().unwrap_or_default();
            let sum = units.entry(name.to_owned()).or_default();
            *sum = Counted::sum([*sum, counted]);
        })?;
        let spread = match self.spread {
            Beyond::Chance => Spread::Chance,
            Beyond::Phi => Spread::Multiplied,
            Beyond::Tau => Spread::Added,
        };
        let found = funnel(&units, self.target, spread, LEVEL).with_context(|| {
            let file = data.display();
            format!("{file}: no answers, or all of them agree; with --target there is a funnel")
        })?;
        print(&answer(&found), self.json)
    }
}

fn answer(found: &Measured) -> Answer<'_> {
    let dispersion = found.dispersion.as_ref();
    Answer {
        target: found.target,
        phi: dispersion.map(|each| each.phi),
        phi_winsorised: dispersion.map(|each| each.phi_winsorised),
        tau_squared: dispersion.map(|each| each.tau_squared),
        units: found.units.iter().map(told).collect(),
    }
}

fn told(unit: &FunnelUnit) -> Unit<'_> {
    let place = unit.place.as_ref();
    Unit {
        name: &unit.name,
        successes: unit.counted.successes,
        trials: unit.counted.trials,
        share: place.map(|at| at.share),
        limits: Limits::of(place.map(|at| at.inner), place.map(|at| at.outer)),
        z: place.map(|at| at.z),
        p: place.map(|at| at.p),
        p_holm: place.map(|at| at.p_holm),
        p_bh: place.map(|at| at.p_bh),
        outside: place.map(outside),
        rank: unit.rank.map(|rank| [rank.best, rank.worst]),
    }
}

fn outside(at: &FunnelPlace) -> Vec<&'static str> {
    let beyond = |Interval(low, high): Interval| at.share < low || at.share > high;
    let found = [
        (beyond(at.inner), "95"),
        (beyond(at.outer), "998"),
        (at.p_holm <= 1.0 - LEVEL, "holm"),
        (at.p_bh <= 1.0 - LEVEL, "bh"),
    ];
    let names = found.into_iter().filter(|(holds, _)| *holds);
    names.map(|(_, name)| name).collect()
}
