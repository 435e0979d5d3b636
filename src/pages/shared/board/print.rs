//! How a figure and its distance to a target print.

use super::Shown;
use super::words::StandingWords;
use crate::base::{Lang, format};
use crate::domain::measure::Distance;
use crate::stats::TargetRule;

/// How a figure prints: a share in percent, or points.
#[derive(Clone, Copy, Debug)]
pub struct Print {
    /// Whether it is a share.
    pub is_share: bool,
    /// The language.
    pub lang: Lang,
}

impl Print {
    /// That of an instrument's index.
    pub fn of(shown: Shown<'_>) -> Self {
        Self { is_share: shown.is_share(), lang: shown.lang }
    }

    /// A figure: `89,99%`, or `13,50 điểm`.
    pub fn value(self, value: f64) -> String {
        if self.is_share {
            return format::percent(value, self.lang);
        }
        self.points(&format::two_decimals(value, self.lang))
    }

    /// A distance: always in points.
    pub(super) fn gap(self, gap: i64) -> String {
        self.points(&format::of_hundredths(gap.abs(), self.lang))
    }

    fn points(self, number: &str) -> String {
        format!("{number} {}", StandingWords::of(self.lang).points)
    }

    /// A target without the decimals it does not need: `90%`, `trên 90%`.
    pub(super) fn target(self, of: &Distance) -> String {
        let number = match of.target % 100 {
            0 => (of.target / 100).to_string(),
            _ => format::of_hundredths(of.target, self.lang),
        };
        let number = if self.is_share { format!("{number}%") } else { self.points(&number) };
        match of.rule {
            TargetRule::AtLeast => number,
            TargetRule::MoreThan => StandingWords::of(self.lang).above(&number),
        }
    }
}
