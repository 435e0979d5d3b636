//! An instrument's figures as parts of a page: what the public and the office pages share.

mod bar;
mod cells;
mod charts;
mod distance;
mod headline;
mod print;
mod standing;
mod tables;
mod words;

pub use bar::bar;
pub use cells::{cells, value};
pub use charts::{ItemLink, items, spreads};
pub use distance::{counted, needed, of_all};
pub use headline::{
    basis, basis_line, beside, big, headline, index_of_few, merged, too_few, verdict,
};
pub use print::Print;
pub use standing::{brief, pooled_days, standing, standing_text};
pub use tables::{blanks, groups};

use crate::base::{Lang, format};
use crate::domain::measure::{Pooled, Scorecard, is_share};
use crate::domain::survey::Instrument;
use crate::stats::Interval;

/// A scorecard with what it is about, as it is shown to someone.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// What was asked.
    pub instrument: &'a Instrument,
    /// What it came to.
    pub card: &'a Scorecard,
    /// Items of fewer answers are not judged.
    pub k: u64,
    /// Answers a year at the pace of the last twelve months.
    pub a_year: u64,
    /// That the figures are of more days than were asked for.
    pub pooled: Option<Pooled>,
    /// The language of the page.
    pub lang: Lang,
}

impl Shown<'_> {
    /// Whether the index is a share: then it prints in percent, and its interval is of 0…1.
    pub fn is_share(&self) -> bool {
        is_share(self.instrument.formula.method)
    }

    /// An index as text: `91,23%`, or `13,50 điểm`.
    pub fn index(&self, value: f64) -> String {
        let number = format::two_decimals(value, self.lang);
        if self.is_share() {
            format!("{number}%")
        } else {
            format!("{number} {}", words::Words::of(self.lang).points)
        }
    }

    /// An interval of the index as text, on the same scale.
    pub fn interval(&self, Interval(low, high): Interval) -> String {
        if self.is_share() {
            return format::percent_range((low, high), self.lang);
        }
        let end = |value: f64| format::two_decimals(value, self.lang);
        format!("{} – {}", end(low), end(high))
    }
}
