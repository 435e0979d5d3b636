//! The same figures in words: tables and sentences of both charts.

use crate::format;
use crate::measure::{Interval, Quadrant};
use crate::survey::Lang;

use super::super::face::Face;
use super::super::table::{ChartTable, extremes};
use super::super::words::Words;
use super::DriverRow;

/// Quadrants as they are read: what to do first, first.
pub(super) const QUADRANTS: [Quadrant; 4] =
    [Quadrant::FixFirst, Quadrant::KeepUp, Quadrant::LowPriority, Quadrant::PossibleOverkill];

/// A quadrant in words.
pub(super) fn quadrant(of: Quadrant, words: &Words) -> &'static str {
    match of {
        Quadrant::FixFirst => words.fix_first,
        Quadrant::KeepUp => words.keep_up,
        Quadrant::LowPriority => words.low_priority,
        Quadrant::PossibleOverkill => words.possible_overkill,
    }
}

/// The rows without figures, told; nothing where all have some.
fn constant(rows: &[DriverRow], lang: Lang) -> Option<String> {
    let silent = rows.iter().filter(|row| row.importance.is_none());
    let labels: Vec<&str> = silent.map(|row| row.label.as_str()).collect();
    let words = Words::of(lang);
    (!labels.is_empty()).then(|| format!("{}: {}.", words.constant, labels.join("; ")))
}

/// "24,10–45,02%"
pub(super) fn range(Interval(low, high): Interval, lang: Lang) -> String {
    format!("{}–{}", format::two_decimals(low * 100.0, lang), format::percent(high, lang))
}

/// The table of the scatter.
pub(super) fn places(face: &Face<'_>, rows: &[DriverRow]) -> ChartTable {
    let words = Words::of(face.lang);
    let head = ["#", face.row_name, words.importance, words.performance, words.quadrant];
    let told = |figure: f64| format::two_decimals(figure, face.lang);
    let cells = |(number, row): (u32, &DriverRow)| {
        vec![
            number.to_string(),
            row.label.clone(),
            row.importance.map(told).unwrap_or_default(),
            told(row.performance),
            row.quadrant.map_or(words.constant, |of| quadrant(of, words)).to_owned(),
        ]
    };
    ChartTable {
        caption: face.title.to_owned(),
        head: head.map(str::to_owned).into(),
        rows: (1..).zip(rows).map(cells).collect(),
    }
}

/// The drivers of each quadrant.
pub(super) fn quadrants(face: &Face<'_>, rows: &[DriverRow]) -> String {
    let words = Words::of(face.lang);
    let told = |of: Quadrant| {
        let inside = rows.iter().filter(|row| row.quadrant == Some(of));
        let labels: Vec<&str> = inside.map(|row| row.label.as_str()).collect();
        (!labels.is_empty()).then(|| format!("{}: {}.", quadrant(of, words), labels.join("; ")))
    };
    let parts: Vec<String> =
        QUADRANTS.into_iter().filter_map(told).chain(constant(rows, face.lang)).collect();
    parts.join(" ")
}

/// The table of the bars.
pub(super) fn shares(face: &Face<'_>, rows: &[&DriverRow]) -> ChartTable {
    let words = Words::of(face.lang);
    let head = [face.row_name, words.share_of_r_squared, words.interval];
    let cells = |row: &&DriverRow| {
        let share = row.share.map(|share| format::percent(share, face.lang));
        vec![
            row.label.clone(),
            share.unwrap_or_else(|| words.constant.to_owned()),
            row.interval.map_or_else(String::new, |each| range(each, face.lang)),
        ]
    };
    ChartTable {
        caption: face.title.to_owned(),
        head: head.map(str::to_owned).into(),
        rows: rows.iter().map(cells).collect(),
    }
}

/// How much all explain, and the largest and the smallest share.
pub(super) fn explained(face: &Face<'_>, rows: &[DriverRow], r_squared: f64) -> String {
    let words = Words::of(face.lang);
    let shares: Vec<(&str, f64)> =
        rows.iter().filter_map(|row| Some((row.label.as_str(), row.share?))).collect();
    let mut parts = vec![words.explained(&format::percent(r_squared, face.lang))];
    match (shares.len(), extremes(&shares, face.lang)) {
        (1, Some([(label, share), _])) => parts.push(words.single(&label, &share)),
        (_, Some([(high, at), (low, below)])) => {
            parts.push(words.range(&high, &at, &low, &below));
        }
        (_, None) => {}
    }
    parts.push(words.not_cause.to_owned());
    parts.extend(constant(rows, face.lang));
    parts.join(" ")
}
