//! Parcels (gói phiếu): the smallest sets of answers that are ever told, decided once.
//!
//! Hiding cells table by table leaves the differences of tables: one filter less another that lacks
//! a day tells that day. Parcels turn the order around. The counters of one series (a touchpoint
//! and a channel) are joined day by day until k people are together, and stand under the day on
//! which they were; whoever lacks company waits. Every table, total and filter is then a sum of
//! whole parcels, so whatever is added to or taken from whatever else is again one of whole
//! parcels, and none holds 1 to k − 1 answers. Nothing needs hiding any more.
//!
//! Source: the argument is that of microaggregation with a least group size, Hundepool et al.
//! (2012), Statistical Disclosure Control, section 3.4.

mod waiting;

#[cfg(test)]
mod attack;

use std::collections::BTreeMap;

use waiting::Waiting;

use crate::measure::tally::Tally;
use crate::survey::Instrument;

/// The parcels of some counters, each a counter itself, by series and by the day it was complete.
///
/// `rows` are counters of series and day (several of one pair are added up); they must be **all**
/// of the series, from its beginning: a filter comes after. A parcel has at least `k` responses, and
/// of each item no answers or at least `k`; an item's answers that are fewer wait for a later parcel
/// with room, where they take the place of people who left it blank. What has no company by the
/// last day is in no parcel.
///
/// Later days leave earlier parcels as they were; a counter that comes late for an early day does
/// not, so parcels belong where answers are released.
pub fn parcels<S: Ord + Clone, D: Ord + Copy>(
    instrument: &Instrument,
    rows: impl IntoIterator<Item = ((S, D), Tally)>,
    k: u64,
) -> BTreeMap<(S, D), Tally> {
    let mut series: BTreeMap<S, BTreeMap<D, Tally>> = BTreeMap::new();
    for ((name, day), tally) in rows {
        let days = series.entry(name).or_default();
        days.entry(day).or_default().add(&tally);
    }
    let mut found = BTreeMap::new();
    for (name, days) in series {
        let mut waiting = Waiting::nobody(instrument);
        for (day, tally) in days {
            if let Some(parcel) = waiting.join(instrument, &tally, k) {
                found.insert((name.clone(), day), parcel);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::fixture::{record, service_form};

    fn tally(form: &Instrument, lines: &[(&str, usize)]) -> Tally {
        let mut tally = Tally::empty(form);
        for (line, times) in lines {
            (0..*times).for_each(|_| assert!(tally.count(form, &record(line))));
        }
        tally
    }

    #[test]
    fn days_are_joined_until_k_are_together_and_the_rest_waits() {
        let form = service_form(1);
        let day = |count| tally(&form, &[("44445001", count)]);
        let rows = [3, 1, 2, 9, 4].into_iter().zip(1_u32..);
        let rows = rows.map(|(count, at)| (("a", at), day(count)));
        let found = parcels(&form, rows, 5);
        let sizes: Vec<_> = found
            .iter()
            .map(|((_, at), t)| (*at, t.responses))
            .collect();
        assert_eq!(sizes, [(3, 6), (4, 9)]);
    }

    #[test]
    fn a_rare_items_answers_wait_for_a_parcel_with_room() {
        let form = service_form(1);
        // Item s0 is left blank by most.
        let day = |some, blank| tally(&form, &[("44445001", some), ("-4445001", blank)]);
        let rows = [
            (("a", 1), day(2, 8)),
            (("a", 2), day(4, 6)),
            (("a", 3), day(9, 0)),
        ];
        let found: Vec<Tally> = parcels(&form, rows, 5).into_values().collect();
        let item = |at: usize| found[at].items.first().unwrap();
        let answered = |at: usize| item(at).choices.iter().sum::<u64>();
        assert_eq!((answered(0), item(0).missing), (0, 10));
        assert_eq!((answered(1), item(1).missing), (6, 4));
        assert_eq!((answered(2), item(2).missing), (9, 0));
    }

    #[test]
    fn a_later_day_changes_no_earlier_parcel() {
        let form = service_form(1);
        let day = |at: u32, count| (("a", at), tally(&form, &[("44445001", count)]));
        let before = parcels(&form, [day(1, 4), day(2, 3), day(3, 2)], 5);
        let after = parcels(&form, [day(1, 4), day(2, 3), day(3, 2), day(4, 40)], 5);
        assert!(
            before
                .iter()
                .all(|(key, parcel)| after.get(key) == Some(parcel))
        );
        assert_eq!((before.len(), after.len()), (1, 2));
    }
}
