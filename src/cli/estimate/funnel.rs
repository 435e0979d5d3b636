//! `hailong estimate funnel`: the limits of one office, or offices side by side.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::count_columns::CountColumns;
use super::level::computable;
use crate::stats::{
    Counted, FunnelPlace, FunnelUnit, INNER, Interval, LEVEL, OUTER, Spread, exact_limits, funnel,
};

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

impl Funnel {
    pub(super) fn answer(self) -> anyhow::Result<Value> {
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

    /// The limits of one number of trials.
    fn limits(&self) -> anyhow::Result<Value> {
        let target =
            self.target.context("--target: without a file, say the share the office is held to")?;
        let trials = self.trials.parse().ok().filter(|trials| *trials > 0);
        let trials = trials.with_context(|| {
            format!(
                "--trials: `{}` is no count above 0; a column needs --data, --unit and --successes",
                self.trials
            )
        })?;
        computable("--trials", trials)?;
        let [lo95, hi95] = ends(exact_limits(target, trials, INNER));
        let [lo998, hi998] = ends(exact_limits(target, trials, OUTER));
        Ok(json!({ "lo95": lo95, "hi95": hi95, "lo998": lo998, "hi998": hi998 }))
    }

    /// Offices side by side; `null` where one has no answers.
    fn side_by_side(&self, data: &Path, unit: &str, successes: &str) -> anyhow::Result<Value> {
        let mut units: BTreeMap<String, Counted> = BTreeMap::new();
        CountColumns { successes, trials: &self.trials }.each(
            data,
            &[unit],
            |labels, counted| {
                let sum = units.entry(labels.concat()).or_default();
                *sum = Counted::sum([*sum, counted]);
            },
        )?;
        let spread = match self.spread {
            Beyond::Chance => Spread::Chance,
            Beyond::Phi => Spread::Multiplied,
            Beyond::Tau => Spread::Added,
        };
        let found = funnel(&units, self.target, spread, LEVEL).with_context(|| {
            let file = data.display();
            format!("{file}: no answers, or all of them agree; with --target there is a funnel")
        })?;
        let dispersion = found.dispersion.as_ref();
        Ok(json!({
            "target": found.target,
            "phi": dispersion.map(|each| each.phi),
            "phi_winsorised": dispersion.map(|each| each.phi_winsorised),
            "tau_squared": dispersion.map(|each| each.tau_squared),
            "units": found.units.iter().map(row).collect::<Vec<_>>(),
        }))
    }
}

fn row(unit: &FunnelUnit) -> Value {
    let place = unit.place.as_ref();
    let [lo95, hi95] = ends(place.map(|at| at.inner));
    let [lo998, hi998] = ends(place.map(|at| at.outer));
    json!({
        "unit": unit.name,
        "successes": unit.counted.successes,
        "trials": unit.counted.trials,
        "share": place.map(|at| at.share),
        "lo95": lo95,
        "hi95": hi95,
        "lo998": lo998,
        "hi998": hi998,
        "z": place.map(|at| at.z),
        "p": place.map(|at| at.p),
        "p_holm": place.map(|at| at.p_holm),
        "p_bh": place.map(|at| at.p_bh),
        "outside": place.map(outside),
        "rank": unit.rank.map(|rank| [rank.best, rank.worst]),
    })
}

fn ends(limits: Option<Interval>) -> [Option<f64>; 2] {
    limits.map_or([None; 2], |Interval(low, high)| [Some(low), Some(high)])
}

/// The limits and the tests an office lies outside of.
fn outside(at: &FunnelPlace) -> Vec<&'static str> {
    let beyond = |Interval(low, high): Interval| at.share < low || at.share > high;
    let found = [
        (beyond(at.inner), "95"),
        (beyond(at.outer), "998"),
        (at.p_holm <= 1.0 - LEVEL, "holm"),
        (at.p_bh <= 1.0 - LEVEL, "bh"),
    ];
    found.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect()
}
