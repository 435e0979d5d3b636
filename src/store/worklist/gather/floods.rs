//! Bursts of answers, and what is held apart.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Sources, Visibility};
use crate::base::calendar::{office_instant, office_time};
use crate::domain::batch::Selection;
use crate::domain::flood::Burst;
use crate::domain::measure::Filter;
use crate::domain::unit::Touchpoint;
use crate::domain::worklist::{self, HeldApart, WorkItem};
use crate::store::Result;

/// Days for which a burst is named.
const NEWS: u64 = 7;

/// Days that tell a counter's pace.
const PACE: u64 = 60;

/// Bursts of the last week at visible counters.
pub(super) async fn bursts(from: &Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    let since = from.today.checked_sub_days(Days::new(NEWS)).unwrap_or(from.today);
    let midnight = since.and_hms_opt(0, 0, 0).unwrap_or_default();
    let bursts = from.store.bursts(office_instant(midnight)).await?;
    if bursts.is_empty() {
        return Ok(Vec::new());
    }
    let set = from.store.opening_hours().await?;
    let hours = set.as_ref().unwrap_or(from.hours);
    let touchpoints = from.store.touchpoints().await?;
    let mut found = Vec::new();
    for burst in &bursts {
        let at = touchpoints.iter().find(|each| each.code == burst.touchpoint);
        let Some(at) = at.filter(|at| sight.holds(&at.unit)) else { continue };
        let hour = office_time(burst.hour);
        let is_holiday = is_holiday(from, hour.date());
        let closed = is_holiday || !hours.are_in_hour(hour);
        found.extend(worklist::burst(burst, (hour, closed), usual(from, at, burst).await?));
    }
    Ok(found)
}

/// Whether a day from Monday to Friday is not worked.
fn is_holiday(from: &Sources<'_>, day: NaiveDate) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    !weekend && !from.rules.holidays.is_worked(day)
}

/// The answers of a usual day at a counter before its burst; `None` without any.
async fn usual(from: &Sources<'_>, at: &Touchpoint, burst: &Burst) -> Result<Option<u64>> {
    let day = office_time(burst.hour).date();
    let Some(instrument) = from.instruments.current(&at.instrument, day) else {
        return Ok(None);
    };
    let last = day.pred_opt();
    let filter = Filter {
        touchpoint: Some(at.code.clone()),
        from: last.and_then(|last| last.checked_sub_days(Days::new(PACE))),
        to: last,
        ..Filter::default()
    };
    let before = Selection { filter, ..Selection::default() };
    let columns = from.store.columns(instrument).await?;
    let days = columns.view(&before).responses_by(|_, day| day);
    Ok(worklist::usual(days.into_values().collect()))
}

/// Batches and petitions that are held apart.
pub(super) async fn held_apart(from: &Sources<'_>, sight: &Visibility) -> Result<Vec<WorkItem>> {
    let mut found = Vec::new();
    if sight.batches {
        let (batches, answers) = from.store.batches_apart().await?;
        found.extend(worklist::held_apart(HeldApart::Batches { batches, answers }));
    }
    if sight.petitions {
        let waiting = from.store.petitions_apart_count().await?;
        found.extend(worklist::held_apart(HeldApart::Petitions(waiting)));
    }
    Ok(found)
}
