//! What charts with limits share: a rate against the span in which chance would leave it.

use crate::format;
use crate::measure::{Interval, Meaning, Verdict};

use super::axis::Axis;
use super::face::{Face, Row};
use super::legend::Key;
use super::table::{self, ChartTable};
use super::words::Words;

/// One point of a control chart, or one office of a funnel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitRow {
    /// Its name, in the chart's language and Unicode NFC.
    pub label: String,
    /// 0…1; `None` without answers.
    pub share: Option<f64>,
    /// Where chance would leave it, 0…1.
    pub limits: Option<Interval>,
    /// Valid answers.
    pub n: u64,
    /// What its signal is; `None` without a signal.
    pub signal: Option<Meaning>,
}

impl LimitRow {
    /// The share to draw.
    pub(super) fn shown(&self) -> Option<f64> {
        let share = self.share.filter(|share| share.is_finite())?;
        Some(share.clamp(0.0, 1.0))
    }

    /// The mark that says what the signal is by its shape: ring, disc or diamond.
    pub(super) fn mark(&self) -> Verdict {
        match self.signal {
            None => Verdict::Open,
            Some(Meaning::Concern) => Verdict::Missed,
            Some(Meaning::Improvement | Meaning::Neither) => Verdict::Reached,
        }
    }

    fn as_rate(&self) -> Row {
        Row {
            label: self.label.clone(),
            share: self.share,
            interval: self.limits,
            n: self.share.map(|_| self.n),
            verdict: None,
            suppressed: false,
        }
    }
}

/// An axis on which all rows, their limits and the centre find room.
pub(super) fn axis(rows: &[LimitRow], centre: f64) -> Axis {
    let rates: Vec<Row> = rows.iter().map(LimitRow::as_rate).collect();
    Axis::over(&rates, Some(centre), (0.0, 1.0))
}

/// The keys these rows need.
pub(super) fn keys(face: &Face<'_>, rows: &[LimitRow]) -> Vec<(Key, String)> {
    let words = Words::of(face.lang);
    let any = |wanted: fn(&LimitRow) -> bool| rows.iter().any(wanted);
    let drawn = |row: &LimitRow| row.shown().is_some();
    let all = [
        (
            any(|row| row.signal.is_some_and(|meaning| meaning != Meaning::Concern)),
            Key::Mark(Verdict::Reached),
            words.signal_up,
        ),
        (
            any(|row| row.signal == Some(Meaning::Concern)),
            Key::Mark(Verdict::Missed),
            words.signal_down,
        ),
        (rows.iter().any(drawn), Key::Mark(Verdict::Open), words.common),
        (any(|row| row.limits.is_some()), Key::Band, words.limits),
    ];
    all.into_iter()
        .filter(|(holds, ..)| *holds)
        .map(|(_, key, word)| (key, word.to_owned()))
        .collect()
}

/// The table of the rows.
pub(super) fn table(face: &Face<'_>, rows: &[LimitRow]) -> ChartTable {
    let words = Words::of(face.lang);
    let head = [face.row_name, words.share, words.limits, words.answers, words.signal];
    let mut table = table::rates(
        &Face { target: None, ..*face },
        &rows.iter().map(LimitRow::as_rate).collect::<Vec<_>>(),
    );
    table.head = head.map(str::to_owned).into();
    for (cells, row) in table.rows.iter_mut().zip(rows) {
        cells.push(meaning(face, row).to_owned());
    }
    table
}

fn meaning(face: &Face<'_>, row: &LimitRow) -> &'static str {
    let words = Words::of(face.lang);
    match row.signal {
        None => "",
        Some(Meaning::Improvement | Meaning::Neither) => words.signal_up,
        Some(Meaning::Concern) => words.signal_down,
    }
}

/// The centre, and every row with a signal.
pub(super) fn sentence(face: &Face<'_>, rows: &[LimitRow], centre: f64) -> String {
    let words = Words::of(face.lang);
    let told = |row: &LimitRow| {
        row.signal?;
        let share = format::percent(row.shown()?, face.lang);
        Some(format!("{} ({share}, {})", row.label, meaning(face, row).to_lowercase()))
    };
    let signals: Vec<String> = rows.iter().filter_map(told).collect();
    let centre = words.centre(&format::percent(centre, face.lang));
    if signals.is_empty() {
        return format!("{centre}. {}", words.no_signal);
    }
    format!("{centre}. {}: {}.", words.signal, signals.join("; "))
}
