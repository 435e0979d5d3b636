//! `hailong papi score`: dimensions and totals from sub-dimensions.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{bail, ensure};
use clap::Args;
use serde::Serialize;
use serde_json::Value;

use super::file::{self, Row, Wanted};
use super::print::{figure, table};
use super::province::Province;
use super::{structure, tell};
use crate::domain::measure::papi::{Score as Scored, Series, weighted};

#[derive(Args, Debug)]
pub(crate) struct Score {
    /// Sub-dimensions: `year,tinhid,code,value` (long) or a column each (wide).
    file: PathBuf,
    /// The year, which says what PAPI is made of.
    #[arg(long, value_name = "Y")]
    year: i32,
    /// A weight a dimension, with commas between: adds a weighted index.
    #[arg(long, value_name = "W1,W2,…", value_delimiter = ',')]
    weights: Vec<f64>,
    /// As JSON rather than as a table.
    #[arg(long)]
    json: bool,
}

/// One province.
#[derive(Serialize)]
struct Answer {
    province: Province,
    year: i32,
    dimensions: BTreeMap<String, Option<f64>>,
    total: Option<f64>,
    missing: Vec<String>,
    /// With `--weights`; `null` where a dimension is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    weighted: Option<Value>,
    #[serde(skip)]
    name: String,
}

impl Score {
    pub(super) fn run(self, series: &Series) -> anyhow::Result<()> {
        let structure = structure(series, self.year)?;
        let (year, file) = (self.year, self.file.display());
        let (given, needed) = (self.weights.len(), structure.parts.len());
        ensure!(
            given == 0 || given == needed,
            "--weights: {given} given, and {year} has {needed} dimensions"
        );
        if let Some(bad) = self.weights.iter().find(|it| !it.is_finite() || **it < 0.0) {
            bail!("--weights: {bad} is no weight; write numbers from 0");
        }
        let rows = file::read(&self.file, series, Wanted { years: &[year], column: None })?;
        ensure!(!rows.is_empty(), "{file} has no row of {year}");
        let mut codes = rows.values().flat_map(|row| row.figures.keys());
        ensure!(codes.any(|code| code.starts_with('S')), "{file} has no sub-dimension of {year}");
        let answers: Vec<Answer> = rows
            .into_iter()
            .map(|((_, province), row)| {
                let score = Scored::of(&structure, &row.figures);
                for difference in differences(&score, &row) {
                    complain!("note: province {province}: {difference}");
                }
                Answer {
                    weighted: (given > 0).then(|| weighted(&score, &self.weights).into()),
                    province,
                    year,
                    dimensions: score.dimensions.into_iter().collect(),
                    total: score.total,
                    missing: score.missing,
                    name: row.name,
                }
            })
            .collect();
        tell(&answers, self.json, || table_text(&answers))
    }
}

/// How far a published sum may be from its parts: five in the sixth decimal, for the tables are of
/// single precision. Hà Nội's total of 2022 is the one known to be further off (0.000695).
const SINGLE_PRECISION: f64 = 5e-6;

/// Where dimensions or the total that the file gives are not the sums of its sub-dimensions.
fn differences(score: &Scored, row: &Row) -> Vec<String> {
    let dimensions = score.dimensions.iter();
    let sums = dimensions.map(|(code, sum)| (code.as_str(), *sum));
    let all = sums.chain([("total", score.total)]);
    all.filter_map(|(code, sum)| {
        let (sum, given) = sum.zip(row.figures.get(code))?;
        let difference = given - sum;
        (difference.abs() > SINGLE_PRECISION)
            .then(|| format!("`{code}` is given as {given}, {difference:+.6} from its parts' sum"))
    })
    .collect()
}

fn table_text(answers: &[Answer]) -> String {
    let dimensions = answers.first().map(|answer| answer.dimensions.keys());
    let with_weights = answers.iter().any(|answer| answer.weighted.is_some());
    let mut head = vec!["Mã", "Tỉnh, thành phố"];
    head.extend(dimensions.into_iter().flatten().map(String::as_str));
    head.push("Tổng");
    head.extend(with_weights.then_some("Có trọng số"));
    head.push("Thiếu");
    let mut rows = vec![head.into_iter().map(str::to_owned).collect()];
    for answer in answers {
        let mut row = vec![answer.province.to_string(), answer.name.clone()];
        row.extend(answer.dimensions.values().map(|value| figure(*value)));
        row.push(figure(answer.total));
        row.extend(answer.weighted.as_ref().map(|index| figure(index.as_f64())));
        row.push(answer.missing.join(" "));
        rows.push(row);
    }
    table(&rows)
}
