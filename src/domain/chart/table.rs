//! The figures of a chart as a table and in words, for people who do not see the drawing.

use crate::base::{Lang, format};
use crate::stats::Interval;

use super::{ChartOptions, Words};

/// A chart's figures as text (bảng số liệu); pages render it beside the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartTable {
    /// What it shows.
    pub caption: String,
    /// One head a column.
    pub head: Vec<String>,
    /// Rows of as many cells; the first names the row.
    pub rows: Vec<Vec<String>>,
    /// Where the name of each row leads; empty where none leads anywhere.
    pub links: Vec<Option<String>>,
}

impl ChartTable {
    /// A table with the chart's title as its caption.
    pub(super) fn new(
        options: &ChartOptions<'_>,
        head: &[&str],
        rows: impl Iterator<Item = Vec<String>>,
    ) -> Self {
        Self {
            caption: options.title.to_owned(),
            head: head.iter().copied().map(str::to_owned).collect(),
            rows: rows.collect(),
            links: Vec::new(),
        }
    }

    /// The same with the names of rows as links.
    pub(super) fn linked(self, links: impl Iterator<Item = Option<String>>) -> Self {
        Self { links: links.collect(), ..self }
    }
}

/// An interval of shares: "24,10–45,02%".
pub(super) fn range(Interval(low, high): Interval, lang: Lang) -> String {
    format::percent_range((low, high), lang)
}

/// The target, if there is one, without decimals unless it has some: "90%", "85,50%".
pub(super) fn target(options: &ChartOptions<'_>) -> Option<String> {
    let text = format::percent(options.target?, options.lang);
    Some(text.replace(",00%", "%").replace(".00%", "%"))
}

/// The highest and the lowest of labelled rates in a sentence, worded by `range`; a single rate
/// alone; `None` without any.
pub(super) fn extremes(
    options: &ChartOptions<'_>,
    rows: &[(&str, f64)],
    range: fn(&Words, &str, &str, &str, &str) -> String,
) -> Option<String> {
    let (words, percent) = (options.words(), |share| format::percent(share, options.lang));
    let by_share = |one: &&(&str, f64), other: &&(&str, f64)| one.1.total_cmp(&other.1);
    // Both name the first of equal rates; max_by alone would give the last.
    let (highest, most) = rows.iter().rev().max_by(by_share)?;
    let (lowest, least) = rows.iter().min_by(by_share)?;
    Some(match rows {
        [_] => words.single(highest, &percent(*most)),
        _ => range(words, highest, &percent(*most), lowest, &percent(*least)),
    })
}

/// How many rows are hidden and how many have no answers, a sentence each where there are any.
pub(super) fn omitted(
    options: &ChartOptions<'_>,
    hidden: usize,
    silent: usize,
) -> impl Iterator<Item = String> {
    let words = options.words();
    let hidden = (hidden > 0).then(|| words.hidden(hidden));
    let silent = (silent > 0).then(|| words.silent(silent));
    hidden.into_iter().chain(silent)
}
