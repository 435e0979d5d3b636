//! How sure one can be that a silence is no chance.

/// Weeks a pace must rest on; our choice: a month.
const LEAST_WEEKS: u32 = 4;

/// A silence with a lower probability is reported: one in a hundred is a false alarm.
const CHANCE: f64 = 0.01;

/// In how many of the weeks behind there were answers (nhịp phiếu).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Weeks with an answer.
    pub answered: u32,
    /// All weeks.
    pub weeks: u32,
}

impl Pace {
    /// The chance of `gap` weeks in a row without an answer at this pace; `None` before there is a
    /// month to judge by.
    ///
    /// Weeks are taken to be independent, each answered with a chance of which nothing was known
    /// before: after m of w weeks the next is silent with (w − m + 1)/(w + 2), and one more silent
    /// week counts like those before it. Source: Ross (2014), Introduction to probability models,
    /// 11th edition, section 3.6.3 (uniform priors).
    pub fn silence(self, gap: u32) -> Option<f64> {
        let silent = self.weeks.checked_sub(self.answered)?;
        let step = |at: u32| f64::from(silent + 1 + at) / f64::from(self.weeks + 2 + at);
        (self.weeks >= LEAST_WEEKS).then(|| (0..gap).map(step).product())
    }

    /// Whether a silence of `gap` weeks is hardly chance.
    pub fn is_quiet(self, gap: u32) -> bool {
        self.silence(gap).is_some_and(|chance| chance < CHANCE)
    }
}
