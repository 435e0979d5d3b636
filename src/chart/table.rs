//! The same figures as a table and as sentences, for those who do not see the drawing.

use crate::format;
use crate::measure::{Interval, Verdict};
use crate::survey::Lang;

use super::face::{Face, Row};
use super::words::Words;

/// A chart's figures as text (bảng số liệu); pages render it beside the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartTable {
    /// What it shows.
    pub caption: String,
    /// One head a column.
    pub head: Vec<String>,
    /// Rows of as many cells; the first names the row.
    pub rows: Vec<Vec<String>>,
}

/// The table of a chart of rates.
pub(super) fn rates(face: &Face<'_>, rows: &[Row]) -> ChartTable {
    let words = Words::of(face.lang);
    let mut head = vec![face.row_name, words.share, words.interval, words.answers];
    if face.target.is_some() {
        head.push(words.verdict);
    }
    let columns = head.len();
    let cells = |row: &Row| {
        let mut cells = vec![row.label.clone(), figure(face, row), interval(face, row)];
        cells.push(count(face, row).unwrap_or_default());
        cells.push(verdict(row).map_or_else(String::new, |each| words.verdict(each).to_owned()));
        cells.truncate(columns);
        cells
    };
    ChartTable {
        caption: face.title.to_owned(),
        head: head.into_iter().map(str::to_owned).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

/// A row's rate, or the words that stand in its place.
pub(super) fn figure(face: &Face<'_>, row: &Row) -> String {
    if row.suppressed {
        return face.hidden.to_owned();
    }
    row.shown().map_or_else(
        || Words::of(face.lang).no_answers.to_owned(),
        |share| format::percent(share, face.lang),
    )
}

/// A row's number of answers; none for a hidden row, whose number is hidden with it.
pub(super) fn count(face: &Face<'_>, row: &Row) -> Option<String> {
    let n = row.n.filter(|_| !row.suppressed)?;
    Some(format::count(n, face.lang))
}

/// A row's verdict, if there is a figure to judge.
pub(super) fn verdict(row: &Row) -> Option<Verdict> {
    row.shown().and(row.verdict)
}

fn interval(face: &Face<'_>, row: &Row) -> String {
    row.range().map_or_else(String::new, |Interval(low, high)| {
        format!(
            "{}–{}",
            format::two_decimals(low * 100.0, face.lang),
            format::percent(high, face.lang)
        )
    })
}

/// A target as people say it: without decimals unless it has some.
pub(super) fn goal(target: f64, lang: Lang) -> String {
    let text = format::percent(target, lang);
    text.replace(",00%", "%").replace(".00%", "%")
}

/// Highest and lowest rate, as label and figure; `None` without any.
pub(super) fn extremes(rows: &[(&str, f64)], lang: Lang) -> Option<[(String, String); 2]> {
    let by_share = |one: &&(&str, f64), other: &&(&str, f64)| one.1.total_cmp(&other.1);
    // The first of equals in both: max_by would give the last.
    let high = rows.iter().rev().max_by(by_share)?;
    let low = rows.iter().min_by(by_share)?;
    Some([high, low].map(|(label, share)| ((*label).to_owned(), format::percent(*share, lang))))
}

/// What a chart of rates shows, in sentences.
pub(super) fn sentence(face: &Face<'_>, rows: &[Row]) -> String {
    let words = Words::of(face.lang);
    let shown = shown(rows);
    let mut parts = Vec::new();
    match (shown.as_slice(), extremes(&shown, face.lang)) {
        ([_], Some([(label, share), _])) => parts.push(words.single(&label, &share)),
        (_, Some([(high, at), (low, below)])) => {
            parts.push(words.range(&high, &at, &low, &below));
        }
        (_, None) => {}
    }
    parts.extend(verdicts(face, rows));
    let hidden = rows.iter().filter(|row| row.suppressed).count();
    if hidden > 0 {
        parts.push(words.hidden(hidden));
    }
    let silent = rows.len() - hidden - shown.len();
    if silent > 0 {
        parts.push(words.silent(silent));
    }
    parts.join(" ")
}

/// Labels and rates of the rows that have one to show.
pub(super) fn shown(rows: &[Row]) -> Vec<(&str, f64)> {
    rows.iter().filter_map(|row| Some((row.label.as_str(), row.shown()?))).collect()
}

/// How many rows reach the target, if there is one and any row is judged.
fn verdicts(face: &Face<'_>, rows: &[Row]) -> Option<String> {
    let target = goal(face.target?, face.lang);
    let judged: Vec<Verdict> = rows.iter().filter_map(verdict).collect();
    if judged.is_empty() {
        return None;
    }
    let of = |wanted| judged.iter().filter(|each| **each == wanted).count();
    let [reached, missed, open] = [Verdict::Reached, Verdict::Missed, Verdict::Open].map(of);
    let words = Words::of(face.lang);
    let verdicts = words.verdicts(reached, judged.len(), missed, open);
    Some(format!("{}: {verdicts}", words.against(&target)))
}
