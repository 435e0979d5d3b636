//! `hailong official`: what others publish, as it is kept.

use std::str::FromStr;

use anyhow::anyhow;
use clap::Subcommand;
use serde_json::{Value, json};

use super::office;
use super::terminal::say_json;
use super::text_table::text_table;
use crate::base::Lang;
use crate::base::calendar::CivilPeriod;
use crate::base::format::of_hundredths;
use crate::config::Places;
use crate::domain::portal::{Board, Own, Side, Sides, is_agency};

#[derive(Subcommand, Debug)]
pub(super) enum Official {
    /// The board of the National Public Service Portal (766) as it printed it, and the points of its counts by its rule.
    Board {
        /// A month, a quarter or a year of the calendar: `2026-11`, `2026-Q3`, `2026`.
        #[arg(long, value_parser = CivilPeriod::from_str)]
        period: CivilPeriod,
        /// The agency as the portal names it; without it the office itself.
        #[arg(long)]
        agency: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

impl Official {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let Self::Board { period, agency, json } = self;
        let store = office::existing(places).await?.store;
        let board = Board::built_in().map_err(|error| anyhow!(error))?;
        let known = store.portal_agencies(period.year()).await?;
        let offices = store.offices().await?;
        let of_office = |each: &&String| offices.iter().any(|it| is_agency(each, &it.name.vi));
        let agency = agency.or_else(|| known.iter().find(of_office).cloned()).ok_or_else(|| {
            anyhow!(
                "the portal's figures of {} name no agency that is this office; name one with --agency: {}",
                period.year(),
                if known.is_empty() { "there is none yet".to_owned() } else { known.join(", ") }
            )
        })?;
        let figures = store.portal_figures(&agency, period).await?;
        let own = Own::new();
        let sides = Sides::of(&board, &own, &figures);
        if json {
            return say_json(&answer(&board, &sides, (&agency, period)));
        }
        say!("{agency}, {period}\n{}", table(&board, &sides).trim_end());
        Ok(())
    }
}

fn points(points: Option<u64>) -> String {
    let points = points.and_then(|it| i64::try_from(it).ok());
    points.map_or("–".to_owned(), |it| of_hundredths(it, Lang::Vi))
}

fn table(board: &Board, sides: &Sides<'_>) -> String {
    let row = |number: &str, name: &str, side: &Side| {
        let count = side.portal.map(|rate| format!("{}/{}", rate.good, rate.all));
        vec![
            number.to_owned(),
            name.to_owned(),
            count.unwrap_or_default(),
            points(side.portal_points),
            points(side.by_rule),
        ]
    };
    let mut rows =
        vec![["", "Chỉ tiêu", "Cổng", "Điểm", "Theo công thức"].map(str::to_owned).to_vec()];
    for group in &board.groups {
        rows.push(row("", &group.name.vi.to_uppercase(), &sides.group(group)));
        rows.extend(group.lines.iter().map(|it| row(&it.number, &it.name.vi, &sides.line(it))));
    }
    text_table(&rows, |at| at < 2)
}

fn answer(board: &Board, sides: &Sides<'_>, (agency, period): (&str, CivilPeriod)) -> Value {
    let decimal = |hundredths: Option<u64>| {
        hundredths.and_then(|it| format!("{}.{:02}", it / 100, it % 100).parse::<f64>().ok())
    };
    let told = |code: &str, side: &Side| {
        json!({
            "code": code,
            "numerator": side.portal.map(|rate| rate.good),
            "denominator": side.portal.map(|rate| rate.all),
            "points": decimal(side.portal_points),
            "points_by_rule": decimal(side.by_rule),
        })
    };
    let groups = board.groups.iter().map(|group| {
        let mut of_group = told(&group.code, &sides.group(group));
        let lines = group.lines.iter().map(|line| told(&line.code, &sides.line(line)));
        of_group["most"] = json!(group.most);
        of_group["lines"] = lines.collect();
        of_group
    });
    let total = sides.total(|side| side.portal_points);
    json!({
        "agency": agency,
        "period": period.to_string(),
        "points": decimal(total.map(|(points, _)| points)),
        "of": decimal(total.map(|(_, most)| most)),
        "groups": groups.collect::<Vec<_>>(),
    })
}
