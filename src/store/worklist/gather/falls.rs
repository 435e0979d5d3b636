//! Criteria that fell at counters and units, from the sums that are kept of each place and half month.

use std::collections::BTreeMap;

use super::{Sources, Visibility};
use crate::base::calendar::Span;
use crate::domain::batch::{Columns, Place, Selection, Sum};
use crate::domain::measure::{Channels, Filter};
use crate::domain::survey::Instrument;
use crate::domain::worklist::{self, FellAt, Quarters, WorkItem};

/// Sums of places over some months, with their channels.
type Sums = BTreeMap<FellAt, (Sum, Channels)>;

/// What fell in the three months up to today.
pub(super) fn falls(
    from: &Sources<'_>,
    instrument: &Instrument,
    columns: &Columns,
    sight: &Visibility,
) -> Vec<WorkItem> {
    let Some(days) = Span::three_months_to(from.today) else { return Vec::new() };
    let Some(before) = days.before() else { return Vec::new() };
    let mut earlier = sums(columns, sight, before);
    let tally = |(sum, channels): (Sum, Channels)| (columns.shape().tally(&sum), channels);
    let places: Vec<(FellAt, Quarters)> = sums(columns, sight, days)
        .into_iter()
        .filter_map(|(place, now)| {
            let before = tally(earlier.remove(&place)?);
            Some((place, Quarters { before, now: tally(now) }))
        })
        .collect();
    worklist::falls(instrument, &places, days)
}

fn sums(columns: &Columns, sight: &Visibility, days: Span) -> Sums {
    let mut sums = Sums::new();
    for filter in sight.filters() {
        let filter = Filter { from: Some(days.first), to: Some(days.last), ..filter };
        let selection = Selection { filter, ..Selection::default() };
        for (place, sum) in columns.view(&selection).sums_by(|piece| piece.place) {
            for at in places_of(place) {
                let (all, channels) = sums
                    .entry(at)
                    .or_insert_with(|| (columns.shape().empty(), Channels::default()));
                all.add(&sum);
                *channels.of(place.tier) += sum.responses;
            }
        }
    }
    sums
}

/// The touchpoint and the unit, as far as they are told.
fn places_of(place: &Place) -> impl Iterator<Item = FellAt> {
    let touchpoint = place.touchpoint.clone();
    let touchpoint = touchpoint.map(|code| FellAt::Touchpoint(code, place.unit.clone()));
    touchpoint.into_iter().chain(place.unit.clone().map(FellAt::Unit))
}
