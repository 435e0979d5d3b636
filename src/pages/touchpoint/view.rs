//! What the list of touchpoints shows of each. Pure.

use std::collections::BTreeMap;

use crate::base::Text;
use crate::base::text::folded;
use crate::domain::survey::Catalogue;
use crate::domain::touchpoint::Activity;
use crate::domain::unit::{Touchpoint, Unit};

/// One touchpoint with what it refers to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    pub(super) touchpoint: &'a Touchpoint,
    /// `None` when the unit is no longer kept.
    pub(super) unit: Option<&'a Text>,
    /// `None` when the instrument is not among those the program knows.
    pub(super) instrument: Option<&'a Text>,
    pub(super) activity: Activity,
}

/// What rows are made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept<'a> {
    pub(super) units: &'a [Unit],
    pub(super) instruments: &'a Catalogue,
    pub(super) activity: &'a BTreeMap<String, Activity>,
}

/// The rows of these touchpoints, in their order.
pub(super) fn rows<'a>(touchpoints: &[&'a Touchpoint], kept: Kept<'a>) -> Vec<Row<'a>> {
    let units: BTreeMap<&str, &Text> =
        kept.units.iter().map(|unit| (unit.code.as_str(), &unit.name)).collect();
    let row = |touchpoint: &&'a Touchpoint| Row {
        touchpoint,
        unit: units.get(touchpoint.unit.as_str()).copied(),
        instrument: kept.instruments.newest(&touchpoint.instrument).map(|it| &it.title),
        activity: kept.activity.get(&touchpoint.code).copied().unwrap_or_default(),
    };
    touchpoints.iter().map(row).collect()
}

/// Whether a code or a name has these words, without regard to case and accents.
pub(super) fn has(code: &str, name: &Text, words: &str) -> bool {
    let words = folded(words);
    [code, &name.vi, &name.en].into_iter().any(|text| folded(text).contains(&words))
}
