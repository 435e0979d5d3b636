//! The mean points of an item, for indices that score instead of counting the satisfied.

use super::tally::ItemTally;
use crate::domain::survey::Choice;
use crate::stats::{Exact, fraction};

/// Thousandths in one point.
const SCALE: i64 = 1000;

/// Mean points of the answers that have points; `None` without such answers.
pub(crate) fn mean_points(choices: &[Choice], tally: &ItemTally) -> Option<Exact> {
    let mut earned = Exact::from_integer(0.into());
    let mut answers = Exact::from_integer(0.into());
    for (choice, count) in choices.iter().zip(&tally.choices) {
        if let Some(points) = choice.points {
            let count = Exact::from_integer((*count).into());
            earned += fraction(points, SCALE)? * &count;
            answers += count;
        }
    }
    (answers.numer() > &0.into()).then(|| earned / answers)
}

/// How many answers have points.
pub(crate) fn answers_with_points(choices: &[Choice], tally: &ItemTally) -> u64 {
    let with_points = |(choice, count): (&Choice, &u64)| choice.points.map(|_| *count);
    choices.iter().zip(&tally.choices).filter_map(with_points).sum()
}

/// The fewest and the most points of a scale, in thousandths; `None` for a scale without points.
pub(super) fn ends(choices: &[Choice]) -> Option<(i64, i64)> {
    let points = || choices.iter().filter_map(|choice| choice.points);
    Some((points().min()?, points().max()?))
}

/// Thousandths as an exact figure.
pub(super) fn thousandths(points: i64) -> Exact {
    Exact::new(points.into(), SCALE.into())
}
