//! Rates of satisfaction: the rows of most charts, their axis, table and sentences.

use crate::base::format;
use crate::domain::measure::{ItemScore, verdict_name};
use crate::stats::{Interval, Verdict};

use super::table::{ChartTable, extremes, omitted, range, target};
use super::{Axis, ChartOptions, Words};

/// One rate: an item, a factor, a unit, a touchpoint or a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RateRow {
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
    /// Where its name leads.
    pub href: Option<String>,
}

impl RateRow {
    /// A row for an item that has a rate of satisfaction (not one of points).
    pub fn of_item(label: &str, score: &ItemScore) -> Self {
        Self {
            label: label.to_owned(),
            share: score.index.map(|index| index / 100.0),
            interval: score.interval,
            n: score.n,
            verdict: score.verdict,
            suppressed: score.suppressed,
            href: None,
        }
    }

    /// The same with a name that leads somewhere.
    #[must_use]
    pub fn linked(self, href: Option<String>) -> Self {
        Self { href, ..self }
    }

    /// The share to draw: `None` when hidden, without answers, or no number.
    pub(super) fn shown(&self) -> Option<f64> {
        self.share
            .filter(|share| !self.suppressed && share.is_finite())
            .map(|share| share.clamp(0.0, 1.0))
    }

    /// The interval to draw, both ends within 0…1.
    pub(super) fn shown_interval(&self) -> Option<Interval> {
        self.shown()?;
        self.interval
            .filter(|Interval(low, high)| low.is_finite() && high.is_finite())
            .map(|Interval(low, high)| Interval(low.clamp(0.0, 1.0), high.clamp(0.0, 1.0)))
    }

    /// The verdict, if there is a figure to judge.
    pub(super) fn shown_verdict(&self) -> Option<Verdict> {
        self.shown().and(self.verdict)
    }

    /// The share as a percentage, or the words that replace it.
    pub(super) fn figure(&self, options: &ChartOptions<'_>) -> String {
        match self.shown() {
            Some(share) => format::percent(share, options.lang),
            None if self.suppressed => options.hidden.to_owned(),
            None => options.words().no_answers.to_owned(),
        }
    }

    /// The number of answers; `None` for a hidden row, whose number is hidden with it.
    pub(super) fn count(&self, options: &ChartOptions<'_>) -> Option<String> {
        let n = self.n.filter(|_| !self.suppressed)?;
        Some(format::count(n, options.lang))
    }
}

/// An axis on which all rows, their intervals and the target find room.
pub(super) fn axis(rows: &[RateRow], target: Option<f64>) -> Axis {
    let lows =
        rows.iter().flat_map(|row| [row.shown(), row.shown_interval().map(|Interval(low, _)| low)]);
    Axis::of_shares(lows.chain([target]).flatten())
}

/// The table of the rows.
pub(super) fn table(options: &ChartOptions<'_>, rows: &[RateRow]) -> ChartTable {
    let words = options.words();
    let head = [options.row_name, words.share, words.interval, words.answers, words.verdict];
    let columns = if options.target.is_some() { 5 } else { 4 };
    let cells = |row: &RateRow| {
        let interval = row.shown_interval().map(|interval| range(interval, options.lang));
        let verdict = row.shown_verdict().map_or("", |verdict| verdict_name(verdict, options.lang));
        let mut cells = vec![
            row.label.clone(),
            row.figure(options),
            interval.unwrap_or_default(),
            row.count(options).unwrap_or_default(),
            verdict.to_owned(),
        ];
        cells.truncate(columns);
        cells
    };
    let table = ChartTable::new(options, &head[..columns], rows.iter().map(cells));
    table.linked(rows.iter().map(|row| row.href.clone()))
}

/// What a chart of rates shows, in sentences.
pub(super) fn sentence(options: &ChartOptions<'_>, rows: &[RateRow]) -> String {
    let shown = shown(rows);
    let hidden = rows.iter().filter(|row| row.suppressed).count();
    let extremes = extremes(options, &shown, Words::range);
    let parts = extremes.into_iter().chain(verdicts(options, rows));
    let omitted = omitted(options, hidden, rows.len() - hidden - shown.len());
    parts.chain(omitted).collect::<Vec<_>>().join(" ")
}

/// Labels and rates of the rows that have one to show.
pub(super) fn shown(rows: &[RateRow]) -> Vec<(&str, f64)> {
    rows.iter().filter_map(|row| Some((row.label.as_str(), row.shown()?))).collect()
}

/// How many rows reach the target, if there is one and any row is judged.
fn verdicts(options: &ChartOptions<'_>, rows: &[RateRow]) -> Option<String> {
    let target = target(options)?;
    let judged: Vec<Verdict> = rows.iter().filter_map(RateRow::shown_verdict).collect();
    if judged.is_empty() {
        return None;
    }
    let of = |wanted| judged.iter().filter(|each| **each == wanted).count();
    let [reached, missed, open] = [Verdict::Reached, Verdict::Missed, Verdict::Open].map(of);
    let words = options.words();
    let verdicts = words.verdicts(reached, judged.len(), missed, open);
    Some(format!("{}: {verdicts}", words.against(&target)))
}
