//! What the charts are made from, and what comes back.

use crate::measure::{Interval, ItemScore, Verdict};
use crate::survey::Lang;

/// What is said about a chart as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    /// Unique on the page; letters, digits and hyphens.
    pub id: &'a str,
    /// What the chart shows: its accessible name and its table's caption.
    pub title: &'a str,
    /// For a file instead of a page: the title is drawn, the light colours are fixed, and the drawing
    /// has a width and a height instead of a class.
    pub standalone: bool,
    /// What one row is, as head of the table's first column: "Tiêu chí", "Quầy", "Kỳ".
    pub row_name: &'a str,
    /// What stands in place of a hidden figure: "ẩn, dưới 5 phiếu".
    pub hidden: &'a str,
    /// The share to be reached, 0…1.
    pub target: Option<f64>,
    /// The language of all words and numbers.
    pub lang: Lang,
}

/// One rate: an item, a factor, a unit, a touchpoint or a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its name, in the chart's language and Unicode NFC.
    pub label: String,
    /// 0…1; `None` without answers.
    pub share: Option<f64>,
    /// The 95 % interval of the share, 0…1.
    pub interval: Option<Interval>,
    /// Valid answers, where one number says it.
    pub n: Option<u64>,
    /// Against the target.
    pub verdict: Option<Verdict>,
    /// Hidden, because too few have answered.
    pub suppressed: bool,
}

impl Row {
    /// A row for an item that has a rate of satisfaction (not one of points).
    pub fn of_item(label: &str, score: &ItemScore) -> Self {
        Self {
            label: label.to_owned(),
            share: score.index.map(|index| index / 100.0),
            interval: score.wilson,
            n: Some(score.n),
            verdict: score.verdict,
            suppressed: score.suppressed,
        }
    }

    /// The share to draw: `None` when hidden, without answers, or no number.
    pub(super) fn shown(&self) -> Option<f64> {
        self.share
            .filter(|share| !self.suppressed && share.is_finite())
            .map(|share| share.clamp(0.0, 1.0))
    }

    /// The interval to draw, both ends within 0…1.
    pub(super) fn range(&self) -> Option<Interval> {
        self.shown()?;
        self.interval
            .filter(|Interval(low, high)| low.is_finite() && high.is_finite())
            .map(|Interval(low, high)| Interval(low.clamp(0.0, 1.0), high.clamp(0.0, 1.0)))
    }
}

/// For whom a chart is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 760 units wide, labels beside the marks.
    Desk,
    /// 352 units wide, labels above the marks.
    Phone,
}

impl Size {
    /// Width of the drawing, in CSS pixels at its natural size.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Desk => 760.0,
            Self::Phone => 352.0,
        }
    }

    /// The end of the class that shows or hides it: `chart-desk`, `chart-phone`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Phone => "phone",
        }
    }
}
