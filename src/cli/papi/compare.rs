//! `hailong papi compare`: two years of each province, where the series allows it.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use serde::Serialize;

use super::file::{self, Row, Rows, Wanted};
use super::print::{figure, table};
use super::province::Province;
use super::{structure, tell};
use crate::domain::measure::papi::{Break, Change, Score as Scored, Series, Structure, compare};

/// Arguments of the command.
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
    parts: Vec<ChangeJson<'a>>,
    #[serde(skip)]
    name: String,
}

/// One dimension, or the total.
#[derive(Serialize)]
struct ChangeJson<'a> {
    code: String,
    from: Option<f64>,
    to: Option<f64>,
    change: Option<f64>,
    breaks: Vec<&'a Break>,
}

impl Compare {
    pub(super) fn run(self, series: &Series) -> anyhow::Result<()> {
        if self.from >= self.to {
            bail!("--from {} is not before --to {}", self.from, self.to);
        }
        let old = structure(series, self.from)?;
        let new = structure(series, self.to)?;
        self.refuse_wholly_broken(series, &old)?;
        let years = [self.from, self.to];
        let wanted = Wanted { years: &years, column: None };
        let rows = file::read(&self.file, series, wanted)?;
        let answers = self.answers(series, (&old, &new), &rows);
        if answers.is_empty() {
            let name = self.file.display();
            bail!("{name} has no province with rows of both {} and {}", self.from, self.to);
        }
        tell(&answers, self.json, || table_text(&answers))
    }

    /// Where no dimension can be compared there is no table, but the reasons.
    fn refuse_wholly_broken(&self, series: &Series, old: &Structure<'_>) -> anyhow::Result<()> {
        let breaks = |code: &str| series.breaks_between(code, self.from, self.to);
        let mut parts = old.parts.iter();
        if parts.any(|part| breaks(&part.dimension.code).is_empty()) {
            return Ok(());
        }
        let reasons = breaks("total");
        let reasons: Vec<String> = reasons.into_iter().map(reason).collect();
        bail!(
            "{} and {} cannot be compared in any dimension: {}",
            self.from,
            self.to,
            reasons.join("; ")
        )
    }

    fn answers<'a>(
        &self,
        series: &'a Series,
        (old, new): (&Structure<'_>, &Structure<'_>),
        rows: &Rows,
    ) -> Vec<Answer<'a>> {
        let wanted = self.province.as_deref().map(Province::of);
        let first = rows.iter().filter(|((year, _), _)| *year == Some(self.from));
        let asked = first.filter(|((_, province), row)| {
            let same = |wanted: &Province| wanted == province || wanted.text() == row.name;
            wanted.as_ref().is_none_or(same)
        });
        let both = asked.filter_map(|((_, province), row)| {
            let later = rows.get(&(Some(self.to), province.clone()))?;
            Some((province, row, later))
        });
        both.map(|(province, before, after)| {
            let before_score = scored(old, before);
            let after_score = scored(new, after);
            let changes = compare(series, (self.from, &before_score), (self.to, &after_score));
            Answer {
                province: province.clone(),
                from: self.from,
                to: self.to,
                parts: changes.into_iter().map(change_json).collect(),
                name: before.name.clone(),
            }
        })
        .collect()
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

fn change_json(change: Change<'_>) -> ChangeJson<'_> {
    ChangeJson {
        code: change.part,
        from: change.from,
        to: change.to,
        change: change.change,
        breaks: change.breaks,
    }
}

fn reason(cut: &Break) -> String {
    format!("{} ({}, {})", cut.year, cut.reason.en, cut.source)
}

fn table_text(answers: &[Answer<'_>]) -> String {
    let mut rows = Vec::new();
    for answer in answers {
        if rows.is_empty() {
            let years = [answer.from.to_string(), answer.to.to_string()];
            let mut head = ["Mã", "Tỉnh, thành phố", "Nội dung"].map(str::to_owned).to_vec();
            head.extend(years);
            head.extend(["Thay đổi", "Không so sánh được vì"].map(str::to_owned));
            rows.push(head);
        }
        for part in &answer.parts {
            let reasons = part.breaks.iter();
            let reasons = reasons.map(|cut| format!("{}: {}", cut.year, cut.reason.vi));
            let change = if part.breaks.is_empty() { figure(part.change) } else { String::new() };
            rows.push(vec![
                answer.province.text(),
                answer.name.clone(),
                part.code.clone(),
                figure(part.from),
                figure(part.to),
                change,
                reasons.collect::<Vec<_>>().join("; "),
            ]);
        }
    }
    table(&rows)
}
