//! How sure one can be that a silence is no chance.

use super::number::float_of;

/// Answers and working days a pace must rest on; our choice: a month of work, and a relative error
/// of the pace (1/√n) of under a quarter.
const LEAST_ANSWERS: u64 = 20;
const LEAST_DAYS: u32 = 20;

/// A silence with a lower probability is reported: one in a hundred is a false alarm.
const CHANCE: f64 = 0.01;

/// How many answers come on a working day (nhịp phiếu).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Answers of the days behind.
    pub answers: u64,
    /// How many working days those were.
    pub days: u32,
}

impl Pace {
    /// Answers a working day; `None` before there is a month to judge by.
    pub fn a_day(self) -> Option<f64> {
        let enough = self.answers >= LEAST_ANSWERS && self.days >= LEAST_DAYS;
        enough.then(|| float_of(self.answers) / f64::from(self.days))
    }

    /// The chance of no answer on `gap` working days in a row at this pace, e^(−λ·gap); `None`
    /// before there is a month to judge by.
    ///
    /// Answers are taken to come one by one and independently: a Poisson process. Source: Ross
    /// (2014), Introduction to probability models, 11th edition, section 5.3 (the first arrival of
    /// a Poisson process is exponential).
    pub fn silence(self, gap: u32) -> Option<f64> {
        Some((-self.a_day()? * f64::from(gap)).exp())
    }

    /// Whether a silence of `gap` working days is hardly chance.
    pub fn is_quiet(self, gap: u32) -> bool {
        self.silence(gap).is_some_and(|chance| chance < CHANCE)
    }
}
