//! `hailong papi rank`: ranks, groups and the distance to the next group.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{bail, ensure};
use clap::Args;
use serde::Serialize;

use super::file::{self, Row, Rows, Wanted};
use super::print::{figure, group, table};
use super::province::Province;
use super::tell;
use crate::domain::measure::papi::{
    Cuts, MissingProvinces, Score as Scored, Series, Standing, Structure, code, cuts, standings,
};

#[derive(Args, Debug)]
pub(crate) struct Rank {
    /// Totals (`tinhid,total`), dimensions (`tinhid,D1,…`) or sub-dimensions of the provinces.
    file: PathBuf,
    /// The year, where the file has several.
    #[arg(long, value_name = "Y")]
    year: Option<i32>,
    /// What to rank by: `total`, a dimension (`D6`), or a column of the file.
    #[arg(long, value_name = "COL", default_value = "total")]
    column: String,
    /// As JSON rather than as a table.
    #[arg(long)]
    json: bool,
}

/// One province; the column that was asked for stands under `total`.
#[derive(Serialize)]
struct Answer {
    tinhid: Province,
    total: Option<f64>,
    #[serde(flatten)]
    standing: Standing,
    cuts: Option<Cuts>,
    #[serde(skip)]
    name: String,
}

impl Rank {
    pub(super) fn run(self, series: &Series) -> anyhow::Result<()> {
        let years: Vec<i32> = self.year.into_iter().collect();
        let wanted = Wanted { years: &years, column: Some(&self.column) };
        let rows = file::read(&self.file, series, wanted)?;
        let year = self.one_year(&rows)?;
        let structure = year.and_then(|year| series.of_year(year));
        let figures = self.figures(&rows, structure.as_ref());
        ensure!(
            figures.iter().any(Option::is_some),
            "{} has no figure to rank by `{}`",
            self.file.display(),
            self.column
        );
        let cut = cuts(&figures, MissingProvinces::LeftOut);
        let mut answers: Vec<Answer> = rows
            .into_iter()
            .zip(figures.iter().zip(standings(&figures)))
            .map(|(((_, tinhid), Row { name, .. }), (total, standing))| Answer {
                tinhid,
                total: *total,
                standing,
                cuts: cut,
                name,
            })
            .collect();
        let key = |answer: &Answer| (answer.standing.rank.is_none(), answer.standing.rank);
        answers.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.tinhid.cmp(&b.tinhid)));
        let below = cuts(&figures, MissingProvinces::AtTheBottom);
        tell(&answers, self.json, || table_text(&answers, cut, below))
    }

    /// The year of the rows, if they say one; several need a choice.
    fn one_year(&self, rows: &Rows) -> anyhow::Result<Option<i32>> {
        let years: BTreeSet<i32> = rows.keys().filter_map(|(year, _)| *year).collect();
        let name = self.file.display();
        match (years.first(), years.last()) {
            (Some(first), Some(last)) if first != last => bail!(
                "{name} has the years {first} to {last}: choose one with --year, since ranks are within a year"
            ),
            (None, _) if rows.is_empty() => match self.year {
                Some(year) => bail!("{name} has no row of {year}"),
                None => bail!("{name} has no province"),
            },
            (found, _) => Ok(found.copied().or(self.year)),
        }
    }

    /// The figure to rank by, a province: as the file gives it, else added up.
    fn figures(&self, rows: &Rows, structure: Option<&Structure<'_>>) -> Vec<Option<f64>> {
        let column = code(&self.column).unwrap_or_else(|| self.column.clone());
        for code in [&self.column, &column] {
            if rows.values().any(|row| row.figures.contains_key(code)) {
                return rows.values().map(|row| row.figures.get(code).copied()).collect();
            }
        }
        let mut codes = rows.values().flat_map(|row| row.figures.keys());
        match structure {
            Some(structure) if codes.any(|code| code.starts_with('S')) => {
                let scores = rows.values().map(|row| Scored::of(structure, &row.figures));
                let known = |code: &str| column == "total" || code == column;
                let part = |score: Scored| {
                    let there = score.dimensions.iter().any(|(code, _)| known(code));
                    there.then(|| score.part(&column)).flatten()
                };
                scores.map(part).collect()
            }
            _ if column == "total" => sums(rows, structure),
            _ => vec![None; rows.len()],
        }
    }
}

/// Σ of the dimensions: those of the year, or those the file has figures of.
fn sums(rows: &Rows, structure: Option<&Structure<'_>>) -> Vec<Option<f64>> {
    let dimensions: BTreeSet<&str> = if let Some(structure) = structure {
        let parts = structure.parts.iter();
        parts.map(|part| part.dimension.code.as_str()).collect()
    } else {
        let codes = rows.values().flat_map(|row| row.figures.keys());
        let codes = codes.map(String::as_str);
        codes.filter(|code| code.starts_with('D')).collect()
    };
    let sum = |figures: &BTreeMap<String, f64>| -> Option<f64> {
        let parts = dimensions.iter().map(|code| figures.get(*code).copied());
        let sum = parts.sum::<Option<f64>>();
        sum.filter(|_| !dimensions.is_empty())
    };
    rows.values().map(|row| sum(&row.figures)).collect()
}

fn table_text(answers: &[Answer], valid: Option<Cuts>, with_missing: Option<Cuts>) -> String {
    let head = [
        "Hạng",
        "Mã",
        "Tỉnh, thành phố",
        "Điểm",
        "Nhóm",
        "Nhóm (tỉnh thiếu điểm xếp cuối)",
        "Còn thiếu để lên nhóm",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for Answer { tinhid, total, standing, name, .. } in answers {
        rows.push(vec![
            standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            tinhid.to_string(),
            name.clone(),
            figure(*total),
            group(standing.group).to_owned(),
            group(standing.group_missing_as_bottom).to_owned(),
            standing.to_next_cut.map(|lacking| figure(Some(lacking))).unwrap_or_default(),
        ]);
    }
    let with_figure = answers.iter().filter(|answer| answer.total.is_some());
    let mut text = format!("{} trên {} tỉnh có điểm.\n", with_figure.count(), answers.len());
    for (name, cuts) in [("các tỉnh có điểm", valid), ("tỉnh thiếu điểm xếp cuối", with_missing)]
    {
        if let Some(cuts) = cuts {
            let [p25, p50, p75] = [cuts.p25, cuts.p50, cuts.p75].map(|cut| figure(Some(cut)));
            let line = format!("Bách phân vị 25, 50, 75 ({name}): {p25}; {p50}; {p75}\n");
            text.push_str(&line);
        }
    }
    text + &table(&rows)
}
