//! Counters of one name in one unit, which nobody could tell apart. Pure.

use chrono::NaiveDate;

use crate::base::text::same_name;
use crate::domain::unit::Touchpoint;

/// Another counter of `all` that is open today, in the same unit and under the same name.
pub fn namesake<'a>(
    own: &Touchpoint,
    all: impl IntoIterator<Item = &'a Touchpoint>,
    today: NaiveDate,
) -> Option<&'a Touchpoint> {
    let name = same_name(&own.name.vi);
    all.into_iter().find(|each| {
        each.code != own.code
            && each.unit == own.unit
            && !each.is_closed(today)
            && same_name(&each.name.vi) == name
    })
}
