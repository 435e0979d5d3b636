//! `hailong papi compare`: two years of each province, where the series allows it.

use std::path::PathBuf;

use anyhow::{bail, ensure};
use clap::Args;
use serde::Serialize;

use super::file::{self, Row, Rows, Wanted};
use super::print::{figure, table};
use super::province::Province;
use super::{structure, tell};
use crate::domain::measure::papi::{Change, Score as Scored, Series, Structure, compare};

#[derive(Args, Debug)]
pub(crate) struct Compare {
    /// Sub-dimensions or dimensions of both years, with a column `year`.
    file: PathBuf,
    /// The first year.
    #[arg(long, value_name = "Y")]
    from: i32,
    /// The second year.
    #[arg(long, value_name = "Y")]
    to: i32,
    /// One province alone, by the number or the name the file has.
    #[arg(long, value_name = "TINHID")]
    province: Option<String>,
    /// As JSON rather than as a table.
    #[arg(long)]
    json: bool,
}

/// One province.
#[derive(Serialize)]
struct Answer<'a> {
    province: Province,
    from: i32,
    to: i32,
    parts: Vec<Change<'a>>,
    #[serde(skip)]
    name: String,
}

impl Compare {
    pub(super) fn run(self, series: &Series) -> anyhow::Result<()> {
        if self.from >= self.to {
            bail!("--from {} is not before --to {}", self.from, self.to);
        }
        let old = structure(series, self.from)?;
        let new = structure(series, self.to)?;
        self.refuse_wholly_broken(series, &old)?;
        let wanted = Wanted { years: &[self.from, self.to], column: None };
        let rows = file::read(&self.file, series, wanted)?;
        let answers = self.answers(series, (&old, &new), &rows);
        ensure!(
            !answers.is_empty(),
            "{} has no province with rows of both {} and {}",
            self.file.display(),
            self.from,
            self.to
        );
        tell(&answers, self.json, || self.table(&answers))
    }

    /// Fails with the reasons when no dimension can be compared.
    fn refuse_wholly_broken(&self, series: &Series, old: &Structure<'_>) -> anyhow::Result<()> {
        let breaks = |code: &str| series.breaks_between(code, self.from, self.to);
        let reasons: Vec<String> = breaks("total")
            .into_iter()
            .map(|cut| format!("{} ({}, {})", cut.year, cut.reason.en, cut.source))
            .collect();
        ensure!(
            old.parts.iter().any(|part| breaks(&part.dimension.code).is_empty()),
            "{} and {} cannot be compared in any dimension: {}",
            self.from,
            self.to,
            reasons.join("; ")
        );
        Ok(())
    }

    fn answers<'a>(
        &self,
        series: &'a Series,
        (old, new): (&Structure<'_>, &Structure<'_>),
        rows: &Rows,
    ) -> Vec<Answer<'a>> {
        let wanted = self.province.as_deref().map(Province::of);
        let asked = |province: &Province, row: &Row| {
            let same = |wanted: &Province| wanted == province || wanted.to_string() == row.name;
            wanted.as_ref().is_none_or(same)
        };
        let answer = |((year, province), before): (&(Option<i32>, Province), &Row)| {
            if *year != Some(self.from) || !asked(province, before) {
                return None;
            }
            let after = rows.get(&(Some(self.to), province.clone()))?;
            let (old, new) = (scored(old, before), scored(new, after));
            Some(Answer {
                province: province.clone(),
                from: self.from,
                to: self.to,
                parts: compare(series, (self.from, &old), (self.to, &new)),
                name: before.name.clone(),
            })
        };
        rows.iter().filter_map(answer).collect()
    }

    fn table(&self, answers: &[Answer<'_>]) -> String {
        let (from, to) = (self.from.to_string(), self.to.to_string());
        let head =
            ["Mã", "Tỉnh, thành phố", "Nội dung", &from, &to, "Thay đổi", "Không so sánh được vì"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for answer in answers {
            for part in &answer.parts {
                let reasons = part.breaks.iter();
                let reasons = reasons.map(|cut| format!("{}: {}", cut.year, cut.reason.vi));
                let reasons: Vec<String> = reasons.collect();
                rows.push(vec![
                    answer.province.to_string(),
                    answer.name.clone(),
                    part.part.clone(),
                    figure(part.from),
                    figure(part.to),
                    if reasons.is_empty() { figure(part.change) } else { String::new() },
                    reasons.join("; "),
                ]);
            }
        }
        table(&rows)
    }
}

/// Added up from sub-dimensions, or taken as the file has it where it has none.
fn scored(structure: &Structure<'_>, row: &Row) -> Scored {
    let score = Scored::of(structure, &row.figures);
    if row.figures.keys().any(|code| code.starts_with('S')) {
        return score;
    }
    let given = |code: &str| row.figures.get(code).copied();
    let codes = score.dimensions.into_iter().map(|(code, _)| code);
    Scored {
        dimensions: codes.map(|code| (code.clone(), given(&code))).collect(),
        total: given("total"),
        missing: Vec::new(),
    }
}
