//! What charts with limits share: rates against the range that chance alone would explain.

use crate::base::format;
use crate::stats::{Interval, Meaning, Verdict};

use super::{Axis, ChartOptions, ChartTable, Key, RateRow, Words, rate};

/// One point of a control chart, or one office of a funnel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitRow {
    /// Its name, in the chart's language and Unicode NFC.
    pub label: String,
    /// 0…1; `None` without answers.
    pub share: Option<f64>,
    /// Where chance would leave it, 0…1.
    pub limits: Option<Interval>,
    /// Responses.
    pub n: u64,
    /// What its signal is; `None` without a signal.
    pub signal: Option<Meaning>,
    /// Where its name leads.
    pub href: Option<String>,
}

/// Signals named in the sentence; the table has them all.
const NAMED: usize = 3;

impl LimitRow {
    /// The share to draw.
    pub(super) fn shown(&self) -> Option<f64> {
        self.share.filter(|share| share.is_finite()).map(|share| share.clamp(0.0, 1.0))
    }

    /// The verdict whose mark says what the signal is: ring, disc or diamond.
    pub(super) fn mark(&self) -> Verdict {
        match self.signal {
            None => Verdict::Open,
            Some(Meaning::Concern) => Verdict::Missed,
            Some(Meaning::Improvement | Meaning::Neither) => Verdict::Reached,
        }
    }

    /// The signal in words; empty without one.
    fn signal(&self, words: &Words) -> &'static str {
        match self.mark() {
            Verdict::Open => "",
            Verdict::Missed => words.signal_down,
            Verdict::Reached => words.signal_up,
        }
    }
}

fn as_rates(rows: &[LimitRow]) -> Vec<RateRow> {
    let as_rate = |row: &LimitRow| RateRow {
        label: row.label.clone(),
        share: row.share,
        interval: row.limits,
        n: row.share.map(|_| row.n),
        href: row.href.clone(),
        ..RateRow::default()
    };
    rows.iter().map(as_rate).collect()
}

/// An axis on which all rows, their limits and the centre find room.
pub(super) fn axis(rows: &[LimitRow], centre: f64) -> Axis {
    rate::axis(&as_rates(rows), Some(centre))
}

/// The keys these rows need.
pub(super) fn keys(options: &ChartOptions<'_>, rows: &[LimitRow]) -> Vec<(Key, &'static str)> {
    let words = options.words();
    let marks = |mark| rows.iter().any(|row| row.mark() == mark);
    let all = [
        (marks(Verdict::Reached), Key::Mark(Verdict::Reached), words.signal_up),
        (marks(Verdict::Missed), Key::Mark(Verdict::Missed), words.signal_down),
        (rows.iter().any(|row| row.shown().is_some()), Key::Mark(Verdict::Open), words.common),
        (rows.iter().any(|row| row.limits.is_some()), Key::Band, words.limits),
    ];
    all.into_iter().filter(|(used, ..)| *used).map(|(_, key, word)| (key, word)).collect()
}

/// The centre in words, with a full stop.
pub(super) fn centre_note(options: &ChartOptions<'_>, centre: f64) -> String {
    options.words().centre(&format::percent(centre, options.lang)) + "."
}

/// The table of the rows.
pub(super) fn table(options: &ChartOptions<'_>, rows: &[LimitRow]) -> ChartTable {
    let words = options.words();
    let head = [options.row_name, words.share, words.limits, words.responses, words.signal];
    let rates = rate::table(&ChartOptions { target: None, ..*options }, &as_rates(rows));
    let links = rates.links;
    let cells = rates.rows.into_iter().zip(rows).map(|(mut cells, row)| {
        cells.push(row.signal(words).to_owned());
        cells
    });
    ChartTable::new(options, &head, cells).linked(links.into_iter())
}

/// Which signals a sentence names where there are many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// The last ones, in their order: rows follow one another in time.
    Latest,
    /// The lowest ones, the lowest first: rows are places.
    Lowest,
}

/// The centre, and some of the rows with a signal.
pub(super) fn sentence(
    options: &ChartOptions<'_>,
    rows: &[LimitRow],
    centre: f64,
    named: Named,
) -> String {
    let words = options.words();
    let centre = centre_note(options, centre);
    let shares = rows.iter().filter(|row| row.signal.is_some());
    let mut signals: Vec<(&LimitRow, f64)> =
        shares.filter_map(|row| Some((row, row.shown()?))).collect();
    let all = signals.len();
    match named {
        Named::Latest => drop(signals.drain(..all.saturating_sub(NAMED))),
        Named::Lowest => {
            signals.sort_by(|(_, one), (_, other)| one.total_cmp(other));
            signals.truncate(NAMED);
        }
    }
    let said = signals.iter().map(|(row, share)| {
        let share = format::percent(*share, options.lang);
        format!("{} ({share}, {})", row.label, row.signal(words).to_lowercase())
    });
    let said = said.collect::<Vec<_>>().join("; ");
    match (all, named) {
        (0, _) => format!("{centre} {}", words.no_signal),
        (1..=NAMED, _) => format!("{centre} {}: {said}.", words.signal),
        (_, Named::Latest) => format!("{centre} {}", words.latest_signals(all, &said)),
        (_, Named::Lowest) => format!("{centre} {}", words.lowest_signals(all, &said)),
    }
}
