//! A rate of satisfaction (tỷ lệ hài lòng): satisfied over valid answers, as whole numbers.

use super::tally::ItemTally;
use crate::domain::survey::{Choice, Counts, MissingRule};
use crate::stats::{Exact, ratio};

/// Whole numbers until print; "Bình thường" is valid and not satisfied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// Answers that count as satisfied.
    pub satisfied: u64,
    /// Answers that count as satisfied, neutral or unsatisfied; blanks, "no opinion" and "does
    /// not apply" are in neither part.
    pub valid: u64,
}

impl Rate {
    /// What the choices of a scale say about the counts of one item.
    pub fn of(choices: &[Choice], tally: &ItemTally) -> Self {
        let mut rate = Self::default();
        for (choice, count) in choices.iter().zip(&tally.choices) {
            match choice.counts {
                Counts::Satisfied => {
                    rate.satisfied += count;
                    rate.valid += count;
                }
                Counts::Neutral | Counts::Unsatisfied => rate.valid += count,
                Counts::Points | Counts::Described => {}
            }
        }
        rate
    }

    /// The same under the instrument's rule for blanks; without any valid answer there is none.
    pub(super) fn under(rule: MissingRule, choices: &[Choice], tally: &ItemTally) -> Self {
        let rate = Self::of(choices, tally);
        match rule {
            MissingRule::InDenominator if rate.valid > 0 => {
                Self { valid: rate.valid + tally.missing, ..rate }
            }
            MissingRule::InDenominator | MissingRule::LeftOut => rate,
        }
    }

    /// 100 · satisfied / valid, unrounded; `None` without valid answers.
    pub(super) fn index(self) -> Option<Exact> {
        ratio(self.satisfied.checked_mul(100)?, self.valid)
    }
}

impl std::iter::Sum for Rate {
    fn sum<I: Iterator<Item = Self>>(rates: I) -> Self {
        rates.fold(Self::default(), |sum, rate| Self {
            satisfied: sum.satisfied + rate.satisfied,
            valid: sum.valid + rate.valid,
        })
    }
}
