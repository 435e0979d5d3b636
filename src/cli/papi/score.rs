//! `hailong papi score`: dimensions and totals from sub-dimensions.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use serde::Serialize;

use super::file::{self, Row, Wanted};
use super::print::{figure, table};
use super::province::Province;
use super::{structure, tell};
use crate::domain::measure::papi::{Score as Scored, Series, weighted};

/// Arguments of the command.
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
    /// Only with weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    weighted: Option<Weighted>,
    #[serde(skip)]
    name: String,
}

/// A weighted index, or none where a dimension is missing.
#[derive(Clone, Copy, Serialize)]
struct Weighted(Option<f64>);

impl Score {
    pub(super) fn run(self, series: &Series) -> anyhow::Result<()> {
        let structure = structure(series, self.year)?;
        let (given, needed) = (self.weights.len(), structure.parts.len());
        if given > 0 && given != needed {
            bail!("--weights: {given} given, and {} has {needed} dimensions", self.year);
        }
        if let Some(bad) = self.weights.iter().find(|weight| !weight.is_finite()) {
            bail!("--weights: {bad} is no weight");
        }
        let years = [self.year];
        let wanted = Wanted { years: &years, column: None };
        let rows = file::read(&self.file, series, wanted)?;
        if rows.is_empty() {
            bail!("{} has no row of {}", self.file.display(), self.year);
        }
        let sub = |code: &str| code.starts_with('S');
        if !rows.values().any(|row| row.figures.keys().any(|code| sub(code))) {
            bail!("{} has no sub-dimension of {}", self.file.display(), self.year);
        }
        let answers: Vec<Answer> = rows
            .into_iter()
            .map(|((_, province), row)| {
                let score = Scored::of(&structure, &row.figures);
                for difference in differences(&score, &row) {
                    eprintln!("note: province {}: {difference}", province.text());
                }
                Answer {
                    weighted: (given > 0).then(|| Weighted(weighted(&score, &self.weights))),
                    province,
                    year: self.year,
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
    let mut head = vec!["Mã".to_owned(), "Tỉnh, thành phố".to_owned()];
    head.extend(dimensions.into_iter().flatten().cloned());
    head.push("Tổng".to_owned());
    let with_weights = answers.iter().any(|answer| answer.weighted.is_some());
    if with_weights {
        head.push("Có trọng số".to_owned());
    }
    head.push("Thiếu".to_owned());
    let mut rows = vec![head];
    for answer in answers {
        let mut row = vec![answer.province.text(), answer.name.clone()];
        row.extend(answer.dimensions.values().map(|value| figure(*value)));
        row.push(figure(answer.total));
        if with_weights {
            row.push(figure(answer.weighted.and_then(|index| index.0)));
        }
        row.push(answer.missing.join(" "));
        rows.push(row);
    }
    table(&rows)
}
