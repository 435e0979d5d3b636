//! When remarks may be shown: in batches of so many answers that none can be tied to a visit. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// A span of office days, both included, in which one touchpoint had enough answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Batch {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// The answers of one touchpoint to one instrument that were settled since its last batch, by day, cut into the shortest runs
/// of days with at least `at_least` answers each; days left over belong to the last run. None while all of
/// them together are fewer: then every remark among them waits.
///
/// A remark is shown with its batch in place of its day. A reader who knows of a visit then faces at least
/// `at_least` answers, only some of which have a remark (k-anonymity by generalisation: Sweeney 2002,
/// International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10(5)).
pub fn batches(new: &BTreeMap<NaiveDate, u64>, at_least: u64) -> Vec<Batch> {
    let mut found: Vec<Batch> = Vec::new();
    let mut begun: Option<NaiveDate> = None;
    let mut sum = 0;
    for (&day, &answers) in new.iter().filter(|(_, answers)| **answers > 0) {
        let from = *begun.get_or_insert(day);
        sum += answers;
        if sum >= at_least {
            found.push(Batch { from, to: day });
            (begun, sum) = (None, 0);
        } else if let Some(last) = found.last_mut()
            && new.range(day..).skip(1).all(|(_, more)| *more == 0)
        {
            last.to = day;
        }
    }
    found
}
