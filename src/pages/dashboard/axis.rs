//! What figures can be broken down by. Pure.

use chrono::{Datelike, Months, NaiveDate};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::words::{DrillWords, Words};
use crate::base::calendar::Span;
use crate::base::{Lang, enum_codes};
use crate::domain::batch::Place;
use crate::domain::survey::Tier;
use crate::domain::unit::{Procedure, Touchpoint, Unit};

/// One way to break figures down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Axis {
    Unit,
    Touchpoint,
    Procedure,
    Tier,
    #[strum(serialize = "period")]
    Month,
}

enum_codes!(pub(super) Axis);

impl Axis {
    /// What one of its parts is called.
    pub(super) fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Unit => words.unit,
            Self::Touchpoint => words.touchpoint,
            Self::Procedure => words.procedure,
            Self::Tier => words.tier,
            Self::Month => words.month,
        }
    }

    /// Where answers of a place and day fall; keys sort as they are to be shown, and what a batch does
    /// not tell is [`MERGED`]. Procedures are no property of a place.
    pub(super) fn key(self, place: &Place, day: NaiveDate) -> String {
        let told = |code: Option<&str>| code.unwrap_or(MERGED).to_owned();
        match self {
            Self::Unit => told(place.unit.as_deref()),
            Self::Touchpoint => told(place.touchpoint.as_deref()),
            Self::Tier => told(place.tier.map(Tier::code)),
            Self::Month => month_key(day),
            Self::Procedure => String::new(),
        }
    }
}

/// The key of answers whose batch has several units, touchpoints or channels, and of procedures too
/// small to be told; sorts last.
pub(super) const MERGED: &str = "~";

/// `2026-03`.
pub(super) fn month_key(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// Every month from the first day to the last: one without answers is a gap, not a missing row.
pub(super) fn months(first: NaiveDate, last: NaiveDate) -> Vec<Span> {
    let begin = first.with_day(1).unwrap_or(first);
    let steps = (0_u32..).map_while(|step| begin.checked_add_months(Months::new(step)));
    let whole = |first: NaiveDate| {
        let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
        Some(Span { first, last })
    };
    steps.take_while(|month| *month <= last).filter_map(whole).collect()
}

/// The names of what keys stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    pub(super) units: &'a [Unit],
    pub(super) touchpoints: &'a [Touchpoint],
    pub(super) procedures: &'a [Procedure],
    pub(super) words: &'a Words,
    pub(super) lang: Lang,
}

impl Names<'_> {
    /// The name of a key of this axis; the bare key of what is no longer known.
    pub(super) fn of(&self, axis: Axis, key: &str) -> String {
        if key == MERGED {
            return DrillWords::of(self.lang).merged(axis).to_owned();
        }
        let known = match axis {
            Axis::Unit => self.units.iter().find(|each| each.code == key).map(|each| &each.name),
            Axis::Touchpoint => {
                let mut all = self.touchpoints.iter();
                all.find(|each| each.code == key).map(|each| &each.name)
            }
            Axis::Procedure if key.is_empty() => {
                return DrillWords::of(self.lang).procedure_unknown.to_owned();
            }
            Axis::Procedure => {
                let mut all = self.procedures.iter();
                all.find(|each| each.code == key).map(|each| &each.name)
            }
            Axis::Tier => {
                let tier = Tier::of_code(key);
                return tier
                    .map_or_else(|| key.to_owned(), |tier| self.words.tier(tier).to_owned());
            }
            Axis::Month => {
                return key
                    .split_once('-')
                    .map_or_else(|| key.to_owned(), |(year, month)| format!("{month}/{year}"));
            }
        };
        known.map_or_else(|| key.to_owned(), |name| name.in_lang(self.lang).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_run_without_gaps_over_the_turn_of_the_year() {
        let day = |text: &str| text.parse().unwrap();
        let months = months(day("2025-11-30"), day("2026-02-01"));
        let keys: Vec<String> = months.iter().map(|month| month_key(month.first)).collect();
        assert_eq!(keys, ["2025-11", "2025-12", "2026-01", "2026-02"]);
        assert_eq!(months[3].last, day("2026-02-28"));
    }
}
