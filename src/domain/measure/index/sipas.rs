//! Shares of satisfied answers, brought together in one of four named ways; 0–100.
//!
//! Source: Quyết định 1001/QĐ-BNV (2023) for the items, factors and domains. The text of the
//! formula was not found; the mean of all item indices explains published figures best
//! (`docs/methodology.md` shows the four rows that were tested).

use super::super::rate::Rate;
use super::{Counted, Figures, items_of};
use crate::domain::survey::{Aggregation, Factor};
use crate::stats::{Exact, mean};

pub(super) fn figures(counted: &Counted<'_>, by: Aggregation) -> Figures {
    Figures {
        factors: counted.by_factor(|factor| of_items(counted, by, &[factor])),
        domains: domains(counted, by),
        index: index(counted, by),
    }
}

pub(super) fn index(counted: &Counted<'_>, by: Aggregation) -> Option<Exact> {
    match by {
        Aggregation::ItemMean | Aggregation::Pooled => of_items(counted, by, &counted.factors()),
        Aggregation::FactorMean => factor_mean(counted, &counted.factors()),
        Aggregation::DomainMean => mean(domains(counted, by)),
    }
}

fn domains(counted: &Counted<'_>, by: Aggregation) -> Vec<Option<Exact>> {
    counted.by_domain(|own| match by {
        Aggregation::FactorMean => factor_mean(counted, own),
        _ => of_items(counted, by, own),
    })
}

fn of_items(counted: &Counted<'_>, by: Aggregation, factors: &[&Factor]) -> Option<Exact> {
    match by {
        Aggregation::Pooled => pooled(counted, factors),
        _ => item_mean(counted, factors),
    }
}

/// Every item counts the same; one without answers is left out.
fn item_mean(counted: &Counted<'_>, factors: &[&Factor]) -> Option<Exact> {
    mean(items_of(factors).map(|code| rate(counted, code).index()))
}

/// Every answer counts the same.
fn pooled(counted: &Counted<'_>, factors: &[&Factor]) -> Option<Exact> {
    items_of(factors).map(|code| rate(counted, code)).sum::<Rate>().index()
}

/// Every factor counts the same.
fn factor_mean(counted: &Counted<'_>, factors: &[&Factor]) -> Option<Exact> {
    mean(factors.iter().map(|factor| item_mean(counted, &[factor])))
}

fn rate(counted: &Counted<'_>, code: &str) -> Rate {
    counted.item(code).map_or_else(Rate::default, |(choices, tally)| {
        Rate::under(counted.instrument.missing, choices, tally)
    })
}
