//! Two years of one province, where the series allows it.

use serde::Serialize;

use super::score::Score;
use super::series::{Break, Series};

/// One dimension, or the total, in two years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change<'a> {
    /// `D1` … `D8` or `total`.
    #[serde(rename = "code")]
    pub part: String,
    /// In the first year.
    pub from: Option<f64>,
    /// In the second year.
    pub to: Option<f64>,
    /// The difference; `None` when a figure is missing or the series breaks in between.
    pub change: Option<f64>,
    /// The breaks in between: while there is one, the two figures are not alike.
    pub breaks: Vec<&'a Break>,
}

/// Every dimension that is in both years, then the total.
///
/// The total is comparable only where every dimension is.
pub fn compare<'a>(
    series: &'a Series,
    (from, old): (i32, &Score),
    (to, new): (i32, &Score),
) -> Vec<Change<'a>> {
    let in_new = |code: &String| new.dimensions.iter().any(|(other, _)| other == code);
    let dimensions = old.dimensions.iter().map(|(code, _)| code);
    let mut parts: Vec<String> = dimensions.filter(|code| in_new(code)).cloned().collect();
    parts.push("total".to_owned());
    let change = |part: String| {
        let breaks = series.breaks_between(&part, from, to);
        let (before, after) = (old.part(&part), new.part(&part));
        let difference = before.zip(after).map(|(before, after)| after - before);
        Change {
            change: difference.filter(|_| breaks.is_empty()),
            from: before,
            to: after,
            breaks,
            part,
        }
    };
    parts.into_iter().map(change).collect()
}
