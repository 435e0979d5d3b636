//! Touchpoints from which no answers come any more: a poster fell down, a tablet is off, a counter
//! is closed.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::{Subject, Urgency, WorkItem};
use crate::base::calendar::{Holidays, monday};
use crate::stats::Pace;

/// Weeks over which the pace is taken: a season, so that last year's does not count.
pub const LOOK_BACK: u64 = 17;

/// Working days that make a week: that of Tết has fewer, and is none.
const WORKING_DAYS: u32 = 3;

/// The weeks in which one touchpoint had answers: all that is told of answers that wait, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Its code.
    pub touchpoint: String,
    /// Their Mondays.
    pub weeks: BTreeSet<NaiveDate>,
}

/// A silent touchpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuietItem {
    /// Its code.
    pub touchpoint: String,
    /// The Monday of the last week with an answer.
    pub last: NaiveDate,
    /// Whole weeks without one.
    pub weeks: u32,
    /// In how many of the weeks before that there were answers.
    pub before: Pace,
}

/// Those of `all` whose silence would be chance less than one time in a hundred at their own pace.
///
/// The pace is that of the seventeen weeks up to the last one with an answer; the silence is the
/// whole weeks after it. `docs/methodology/over-time.md` has the rule and its limits.
pub fn quiet(
    all: impl IntoIterator<Item = Silence>,
    holidays: &Holidays,
    today: NaiveDate,
) -> Vec<WorkItem> {
    all.into_iter().filter_map(|one| judged(one, holidays, today)).collect()
}

fn judged(one: Silence, holidays: &Holidays, today: NaiveDate) -> Option<WorkItem> {
    let last = *one.weeks.last()?;
    let start = last.checked_sub_days(Days::new(7 * (LOOK_BACK - 1)))?;
    let first = *one.weeks.range(start..).next()?;
    let worked = |first: NaiveDate, until: NaiveDate| {
        let weeks = first.iter_weeks().take_while(move |week| *week < until);
        weeks.filter(|week| is_worked(*week, holidays))
    };
    let after = last.checked_add_days(Days::new(7))?;
    let count = |weeks: usize| u32::try_from(weeks).unwrap_or(u32::MAX);
    let answered = worked(first, after).filter(|week| one.weeks.contains(week)).count();
    let before = Pace { answered: count(answered), weeks: count(worked(first, after).count()) };
    let weeks = count(worked(after, monday(today)?).count());
    before.is_quiet(weeks).then_some(WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Quiet(QuietItem { touchpoint: one.touchpoint, last, weeks, before }),
    })
}

fn is_worked(week: NaiveDate, holidays: &Holidays) -> bool {
    let days = || Some(holidays.between(week.pred_opt()?, week.checked_add_days(Days::new(6))?));
    days().is_some_and(|days| days >= WORKING_DAYS)
}
