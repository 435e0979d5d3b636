//! `hailong estimate draw`: a random sample, with a protocol that can be repeated.

mod frame;

use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use self::frame::Frame;
use crate::base::csv::harmless;
use crate::base::random;
use crate::cli::whole_file;
use crate::stats::{Drawn, Stratum, allocate, pps, simple, systematic};

/// Changes whenever the same file and seed would give another sample.
const ALGORITHM: &str = "hailong-draw/1";

/// The whole recipe of the numbers.
const GENERATOR: &str = "ChaCha20 keyed with the SHA-256 of the seed's text in UTF-8, counter from \
    0, nonce 0, eight bytes a number, least first; a number below m is the remainder by m, numbers \
    past the last full multiple of m left out";

/// `simple` and `stratified` sort the list by id, so the file's order is of no matter; `systematic`
/// and `pps` go through it as it stands.
#[derive(Args, Debug)]
pub(crate) struct Draw {
    /// CSV with a row for each that can be drawn.
    #[arg(long, value_name = "FILE.csv")]
    data: PathBuf,
    /// The column that names each, once.
    #[arg(long, value_name = "COL")]
    id: String,
    /// How many to draw.
    #[arg(long)]
    n: u64,
    /// How to draw.
    #[arg(long, value_enum, default_value_t = Method::Simple)]
    method: Method,
    /// The column that says the stratum, for `stratified`: in proportion to the strata.
    #[arg(long, value_name = "COL", required_if_eq("method", "stratified"))]
    strata: Option<String>,
    /// At least so many from each stratum.
    #[arg(long, value_name = "M", default_value_t = 2)]
    min: u64,
    /// The column with each one's size, a whole number, for `pps`.
    #[arg(long, value_name = "COL", required_if_eq("method", "pps"))]
    size: Option<String>,
    /// Any text that cannot be chosen to suit a result: dice thrown before witnesses, a lottery's numbers.
    #[arg(long)]
    seed: String,
    /// Also writes id, stratum, probability and weight of those drawn.
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
enum Method {
    /// Every set of n is equally likely.
    Simple,
    /// Simple in each stratum.
    Stratified,
    /// Every N/n-th from a start by chance.
    Systematic,
    /// Systematic, with chances in proportion to size.
    Pps,
}

#[derive(Serialize)]
struct Selected {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stratum: Option<String>,
    /// Of being drawn.
    probability: f64,
    /// 1 / probability
    weight: f64,
}

impl Draw {
    /// The protocol: all that is needed to draw the same sample again.
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        let file = self.data.display();
        ensure!(
            self.strata.is_some() == (self.method == Method::Stratified),
            "--strata goes with --method stratified"
        );
        ensure!(
            self.size.is_some() == (self.method == Method::Pps),
            "--size goes with --method pps"
        );
        let frame =
            Frame::read(&self.data, &self.id, self.strata.as_deref(), self.size.as_deref())?;
        let frame = match self.method {
            Method::Simple | Method::Stratified => frame.sorted(),
            Method::Systematic | Method::Pps => frame,
        };
        ensure!(self.n > 0, "--n is 0: there is nothing to draw");
        let population = u64::try_from(frame.units.len())?;
        ensure!(self.n <= population, "--n is {}, and {file} has {population} rows", self.n);
        let key: [u8; 32] = Sha256::digest(self.seed.as_bytes()).into();
        let (strata, drawn) = self.drawn(&frame, &mut random::stream(key))?;
        ensure!(
            u64::try_from(drawn.len())? == self.n,
            "only {} rows of {file} have a size above 0, fewer than --n",
            drawn.len()
        );
        let selected: Vec<Selected> = drawn.iter().map(|each| frame.selected(each)).collect();
        if let Some(out) = &self.out {
            whole_file::write(out, &list(&selected)?)?;
        }
        Ok(json!({
            "algorithm": ALGORITHM,
            "generator": GENERATOR,
            "method": self.method,
            "seed": self.seed,
            "file_sha256": frame.digest,
            "population": population,
            "n": self.n,
            "strata": strata,
            "selected": selected,
        }))
    }

    /// The strata with their sizes, and the sample, by place in the frame.
    fn drawn(
        &self,
        frame: &Frame,
        next: &mut dyn FnMut() -> u64,
    ) -> anyhow::Result<(Vec<Value>, Vec<Drawn>)> {
        let (n, all) = (usize::try_from(self.n)?, frame.units.len());
        let drawn = match self.method {
            Method::Simple => simple(all, n, next),
            Method::Systematic => systematic(all, n, next),
            Method::Pps => {
                let sizes: Vec<u64> = frame.units.iter().map(|unit| unit.size).collect();
                pps(&sizes, n, next)
            }
            Method::Stratified => return self.stratified(frame, next),
        };
        Ok((Vec::new(), drawn))
    }

    /// One stratum after the other, by name, from one stream.
    fn stratified(
        &self,
        frame: &Frame,
        next: &mut dyn FnMut() -> u64,
    ) -> anyhow::Result<(Vec<Value>, Vec<Drawn>)> {
        let groups = frame.groups();
        let size =
            |places: &Vec<usize>| u64::try_from(places.len()).map(|size| Stratum::of(size, 1.0));
        let sizes: Vec<Stratum> = groups.values().map(size).collect::<Result<_, _>>()?;
        let parts = allocate(&sizes, self.n, self.min)
            .with_context(|| format!("--n {} cannot be shared out", self.n))?;
        let mut strata = Vec::with_capacity(groups.len());
        let mut drawn = Vec::new();
        for ((name, places), n) in groups.into_iter().zip(parts) {
            let chosen = simple(places.len(), usize::try_from(n)?, next);
            drawn.extend(chosen.into_iter().map(|each| Drawn { at: places[each.at], ..each }));
            strata.push(json!({ "stratum": name, "population": places.len(), "n": n }));
        }
        Ok((strata, drawn))
    }
}

/// The sample as CSV.
fn list(selected: &[Selected]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id", "stratum", "probability", "weight"])?;
    for each in selected {
        let stratum = each.stratum.as_deref().unwrap_or_default();
        let (probability, weight) = (each.probability.to_string(), each.weight.to_string());
        writer.write_record([&harmless(&each.id), &harmless(stratum), &probability, &weight])?;
    }
    Ok(writer.into_inner()?)
}
