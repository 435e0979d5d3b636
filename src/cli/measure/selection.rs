//! Which rows of the file are measured.

use chrono::NaiveDate;
use clap::Args;

use super::columns::{Column, Extra};
use crate::domain::measure::Filter;
use crate::domain::survey::Tier;

/// Filters by the columns beside the answers.
#[derive(Args, Clone, Debug)]
pub(super) struct Selection {
    /// First office day, as 2026-01-31; needs the column `day`.
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// Last office day; needs the column `day`.
    #[arg(long, value_name = "DAY")]
    to: Option<NaiveDate>,
    /// Unit code; needs the column `unit`.
    #[arg(long)]
    unit: Option<String>,
    /// Touchpoint code; needs the column `touchpoint`.
    #[arg(long)]
    touchpoint: Option<String>,
    /// How answers came in; needs the column `tier`.
    #[arg(long, value_parser = ["verified", "open", "assisted", "paper"])]
    tier: Option<String>,
}

impl Selection {
    /// Refuses days that end before they begin.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        match self.from.zip(self.to) {
            Some((from, to)) if from > to => {
                anyhow::bail!("--from {from} is after --to {to}; exchange them")
            }
            _ => Ok(()),
        }
    }

    /// The selection as the scorecard names it.
    pub(super) fn filter(&self) -> Filter {
        Filter {
            from: self.from,
            to: self.to,
            unit: self.unit.clone(),
            touchpoint: self.touchpoint.clone(),
            tier: self.tier.clone(),
            ..Filter::default()
        }
    }

    /// Columns this asks for and `columns` lack.
    pub(super) fn lacking(&self, columns: &[Column<'_>]) -> Vec<Extra> {
        let asked = [
            (Extra::Day, self.from.is_some() || self.to.is_some()),
            (Extra::Unit, self.unit.is_some()),
            (Extra::Touchpoint, self.touchpoint.is_some()),
            (Extra::Tier, self.tier.is_some()),
        ];
        let has = |extra| columns.contains(&Column::Extra(extra));
        asked
            .into_iter()
            .filter(|(extra, asked)| *asked && !has(*extra))
            .map(|(extra, _)| extra)
            .collect()
    }

    /// Whether a row is measured.
    pub(super) fn takes(&self, facts: &Facts<'_>) -> bool {
        let named = |asked: &Option<String>, found| {
            asked.as_deref().is_none_or(|asked| Some(asked) == found)
        };
        self.from.is_none_or(|from| facts.day.is_some_and(|day| from <= day))
            && self.to.is_none_or(|to| facts.day.is_some_and(|day| day <= to))
            && named(&self.unit, facts.unit)
            && named(&self.touchpoint, facts.touchpoint)
            && named(&self.tier, facts.tier.map(Tier::code))
    }
}

/// What a row has beside its answers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts<'a> {
    pub(super) day: Option<NaiveDate>,
    pub(super) unit: Option<&'a str>,
    pub(super) touchpoint: Option<&'a str>,
    pub(super) tier: Option<Tier>,
    pub(super) version: Option<&'a str>,
}
