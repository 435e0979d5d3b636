//! Touchpoints from which no answers come any more: a poster fell down, a tablet is off, a counter
//! is closed.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{Subject, Urgency, WorkItem};
use crate::base::calendar::Holidays;
use crate::stats::Pace;

/// Days back over which the pace is taken: a season, so that last year's does not count.
const LOOK_BACK: u64 = 120;

/// Answers may wait so many days for company before they are settled, so that the last of them are
/// not seen yet.
const SETTLED_AFTER: u64 = 2;

/// The answers of one touchpoint by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Its code.
    pub touchpoint: String,
    /// Settled responses of all its forms, on the days that have some.
    pub days: BTreeMap<NaiveDate, u64>,
}

/// A silent touchpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct QuietItem {
    /// Its code.
    pub touchpoint: String,
    /// The day of the last answer.
    pub last: NaiveDate,
    /// Working days without one.
    pub days: u32,
    /// Answers a working day before that.
    pub a_day: f64,
}

/// Those of `all` whose silence would be chance less than one time in a hundred at their own pace.
///
/// The pace is that of the working days up to the last answer, at most 120 days back; the silence
/// is the working days after it that are sure to be settled. `docs/methodology/over-time.md` has
/// the rule and its limits.
pub fn quiet(
    all: impl IntoIterator<Item = Silence>,
    holidays: &Holidays,
    today: NaiveDate,
) -> Vec<WorkItem> {
    all.into_iter().filter_map(|one| judged(one, holidays, today)).collect()
}

fn judged(one: Silence, holidays: &Holidays, today: NaiveDate) -> Option<WorkItem> {
    let (last, _) = one.days.last_key_value()?;
    let sure = today.checked_sub_days(Days::new(SETTLED_AFTER))?;
    let days = holidays.between(*last, sure);
    let start = last.checked_sub_days(Days::new(LOOK_BACK))?;
    let (first, _) = one.days.range(start..).next()?;
    let pace = Pace {
        answers: one.days.range(start..).map(|(_, n)| n).sum(),
        // The first day counts too.
        days: holidays.between(first.pred_opt()?, *last),
    };
    pace.is_quiet(days).then_some(())?;
    Some(WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Quiet(QuietItem {
            touchpoint: one.touchpoint,
            last: *last,
            days,
            a_day: pace.a_day()?,
        }),
    })
}
