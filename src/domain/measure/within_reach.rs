//! Whether an office could collect as many more answers as a verdict needs: otherwise the number is no
//! advice.

use chrono::NaiveDate;

use super::cell::Cell;
use crate::stats::{LEVEL, Target, Undecided, Verdict, aim, ceiling, float_of};

/// Days of a year.
const YEAR: u16 = 365;

/// The fewest days that say something of a pace; our choice: four weeks.
const LEAST_DAYS: u16 = 28;

/// Answers a year at the pace of the 365 days up to `today`, or of the days since the first answer
/// where they are fewer; `days` are those with answers.
pub fn answers_a_year(days: impl IntoIterator<Item = (NaiveDate, u64)>, today: NaiveDate) -> u64 {
    let (mut since, mut answers) = (LEAST_DAYS, 0_u64);
    for (day, count) in days {
        let ago = u16::try_from((today - day).num_days()).ok();
        if let Some(ago) = ago.filter(|ago| *ago < YEAR && count > 0) {
            since = since.max(ago + 1);
            answers += count;
        }
    }
    ceiling(float_of(answers) * f64::from(YEAR) / f64::from(since)).unwrap_or(answers)
}

/// How many more answers like a cell's would decide its open verdict.
pub fn more_needed(cell: &Cell, target: &Target) -> Option<u64> {
    // As the interval counts: an index has one answer a person.
    let (share, effective) = (cell.value?, cell.effective.map(|it| cell.people.unwrap_or(it))?);
    let of = Undecided { share, aim: aim(target)?, effective };
    of.more_needed(cell.n, LEVEL).filter(|_| cell.verdict == Some(Verdict::Open))
}

/// The number of further answers, where a year brings as many.
pub fn within_a_year(more: Option<u64>, answers_a_year: u64) -> Option<u64> {
    more.filter(|more| *more <= answers_a_year)
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    #[test]
    fn a_year_counts_its_answers_and_a_shorter_time_is_drawn_out() {
        let today: NaiveDate = "2026-11-29".parse().unwrap();
        let ago = |days| today - Days::new(days);
        let old = [(ago(365), 900), (ago(364), 10), (ago(3), 90)];
        assert_eq!(answers_a_year(old, today), 100);
        assert_eq!(answers_a_year([(ago(72), 20), (ago(0), 10)], today), 150);
        // A day alone is no pace.
        assert_eq!(answers_a_year([(ago(0), 28)], today), 365);
        assert_eq!(answers_a_year([], today), 0);
    }

    #[test]
    fn millions_of_answers_are_no_advice() {
        assert_eq!(within_a_year(Some(863), 1217), Some(863));
        assert_eq!(within_a_year(Some(14_422_059), 18_775), None);
        assert_eq!(within_a_year(None, 18_775), None);
    }
}
