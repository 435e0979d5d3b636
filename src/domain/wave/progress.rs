//! How far a wave has come, and whether it gets as far as it should at its present pace.

use chrono::NaiveDate;

use super::Wave;
use crate::base::calendar::Holidays;

/// Working days ahead that are looked at: some four years.
const FARTHEST: usize = 1_000;

/// What a wave comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// It has what is wanted.
    Done,
    /// At the present pace it has on this day, a working one within the wave.
    InTime(NaiveDate),
    /// It falls short: so many answers a working day are needed, today's not counted, in the days that are left.
    Short {
        /// Answers a working day.
        a_day: u64,
        /// Working days left after today; 0 on the last one, whose need is `a_day`.
        days: u64,
    },
    /// It has ended with so many answers too few.
    Missed(u64),
    /// It has not begun.
    Planned,
}

/// What a wave comes to that has `n` of `wanted` answers at the end of `today`.
///
/// The pace is answers a working day since its first: `n` over the days worked.
pub fn outlook(
    wave: &Wave,
    (n, wanted): (u64, u64),
    today: NaiveDate,
    holidays: &Holidays,
) -> Outlook {
    let Some(missing) = wanted.checked_sub(n).filter(|missing| *missing > 0) else {
        return Outlook::Done;
    };
    if today > wave.last {
        return Outlook::Missed(missing);
    }
    if today < wave.first {
        return Outlook::Planned;
    }
    let is_worked = |day: &NaiveDate| holidays.is_worked(*day);
    let worked = wave.first.iter_days().take_while(|day| *day <= today).filter(is_worked);
    // A wave that begins on a day off has had a day, if it has answers.
    let worked = (worked.count() as u64).max(1);
    let needed = (missing * worked).div_ceil(n.max(1));
    let left: Vec<NaiveDate> = today
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= wave.last)
        .filter(is_worked)
        .take(FARTHEST)
        .collect();
    let reached = usize::try_from(needed).ok().and_then(|needed| left.get(needed - 1));
    match reached {
        Some(day) if n > 0 => Outlook::InTime(*day),
        _ => {
            let days = left.len() as u64;
            Outlook::Short { a_day: missing.div_ceil(days.max(1)), days }
        }
    }
}
