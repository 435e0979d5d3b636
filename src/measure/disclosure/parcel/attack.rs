//! An attacker who has every view there is, and linear algebra.
//!
//! Unknown is how many people each counter (a touchpoint and channel on one day) holds, or how many
//! of them answered an item. Each view of the product is one equation: by touchpoint, unit and
//! channel or all of them, over each span of days; cross-tables, months and totals are such
//! views too. The attacker knows which counters make up which parcel, and which are empty.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::parcels;
use crate::measure::fixture::{record, service_form};
use crate::measure::tally::Tally;
use crate::survey::Instrument;

/// Unit, touchpoint, channel.
type Series = (u8, u8, u8);
type Key = (Series, u8);
type Counts = BTreeMap<Key, u64>;

/// Arithmetic modulo a prime, so that elimination is exact; a rank can only come out too low.
const PRIME: u64 = 1_000_003;

/// Which of the counters each view adds up.
fn views(counters: &[Key], days: u8) -> BTreeSet<BTreeSet<Key>> {
    let units: BTreeSet<Option<u8>> = with_all(counters.iter().map(|((unit, ..), _)| *unit));
    let places: BTreeSet<Option<u8>> = with_all(counters.iter().map(|((_, at, _), _)| *at));
    let tiers: BTreeSet<Option<u8>> = with_all(counters.iter().map(|((.., tier), _)| *tier));
    let mut views = BTreeSet::new();
    let is = |wanted: &Option<u8>, found: u8| wanted.is_none_or(|wanted| wanted == found);
    for unit in &units {
        for place in &places {
            for tier in &tiers {
                for from in 0..days {
                    for to in from..days {
                        let inside = counters.iter().filter(|((u, p, t), day)| {
                            is(unit, *u)
                                && is(place, *p)
                                && is(tier, *t)
                                && (from..=to).contains(day)
                        });
                        views.insert(inside.copied().collect());
                    }
                }
            }
        }
    }
    views
}

fn with_all(codes: impl Iterator<Item = u8>) -> BTreeSet<Option<u8>> {
    codes.map(Some).chain([None]).collect()
}

/// What the attacker knows, in echelon form: each row begins with a 1 where those below have 0.
struct Known(Vec<(usize, Vec<u64>)>);

impl Known {
    fn from(equations: impl IntoIterator<Item = Vec<u64>>) -> Self {
        let mut known = Self(Vec::new());
        for equation in equations {
            let rest = known.reduced(equation);
            if let Some(at) = rest.iter().position(|x| *x != 0) {
                let inverse = power(rest[at], PRIME - 2);
                let row = rest.iter().map(|x| x * inverse % PRIME).collect();
                known.0.push((at, row));
                known.0.sort_by_key(|(at, _)| *at);
            }
        }
        known
    }

    /// An equation less all that is known of it.
    fn reduced(&self, mut equation: Vec<u64>) -> Vec<u64> {
        for (at, row) in &self.0 {
            let factor = equation[*at];
            for (x, known) in equation.iter_mut().zip(row) {
                *x = (*x + (PRIME - factor) * known) % PRIME;
            }
        }
        equation
    }

    /// Whether the sum of some counters follows.
    fn tells(&self, sum: Vec<u64>) -> bool {
        self.reduced(sum).iter().all(|x| *x == 0)
    }
}

fn power(base: u64, exponent: u64) -> u64 {
    let half = |half: u64| half * half % PRIME;
    match exponent {
        0 => 1,
        even if even.is_multiple_of(2) => half(power(base, even / 2)),
        odd => base * half(power(base, odd / 2)) % PRIME,
    }
}

/// Sums of 1 to k − 1 answers, of the counters of any view, that follow from the published
/// `parcels`, each with the counters it is made of.
fn uncovered(raw: &Counts, parcels: &BTreeMap<Key, Vec<Key>>, days: u8, k: u64) -> Vec<u64> {
    let unknown: Vec<Key> = raw
        .iter()
        .filter(|(_, n)| **n > 0)
        .map(|(key, _)| *key)
        .collect();
    let vector = |inside: &dyn Fn(&Key) -> bool| -> Vec<u64> {
        unknown.iter().map(|key| u64::from(inside(key))).collect()
    };
    let published = views(&parcels.keys().copied().collect::<Vec<_>>(), days);
    let equations = published.iter().map(|view| {
        let parts: BTreeSet<Key> = view.iter().flat_map(|at| parcels[at].clone()).collect();
        vector(&|key| parts.contains(key))
    });
    let known = Known::from(equations.collect::<BTreeSet<_>>());
    let secrets = views(&unknown, days).into_iter().filter_map(|view| {
        let n: u64 = view.iter().map(|key| raw[key]).sum();
        let tells = (1..k).contains(&n) && known.tells(vector(&|key| view.contains(key)));
        tells.then_some(n)
    });
    secrets.collect()
}

/// The counters each parcel is made of: those of its series since the one before, and with them
/// those whose answers waited, where the parcel had room for all of them. Checked against the
/// counts, so that the attacker's knowledge is true; `people` has every parcel.
fn made_of(raw: &Counts, published: &Counts, people: &Counts) -> BTreeMap<Key, Vec<Key>> {
    let mut made: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    let mut waiting: BTreeMap<Series, Vec<Key>> = BTreeMap::new();
    let mut before: Option<Key> = None;
    let sum = |keys: &[Key]| keys.iter().map(|key| raw[key]).sum::<u64>();
    for at in people.keys() {
        let (series, day) = *at;
        let begun = before.filter(|(one, _)| *one == series).map(|(_, day)| day);
        before = Some(*at);
        let since =
            |key: &&Key| key.0 == series && key.1 <= day && begun.is_none_or(|begun| begun < key.1);
        let mut parts: Vec<Key> = raw.keys().filter(since).copied().collect();
        let behind = waiting.entry(series).or_default();
        match published.get(at) {
            None => behind.append(&mut parts),
            Some(n) => {
                if *n == sum(&parts) + sum(behind) {
                    parts.append(behind);
                }
                assert_eq!(sum(&parts), *n, "{at:?}");
                made.insert(*at, parts);
            }
        }
    }
    made
}

/// People, or those who answered the first item.
fn counts(rows: &BTreeMap<Key, Tally>, of_item: bool) -> Counts {
    let count = |tally: &Tally| match tally.items.first() {
        Some(item) if of_item => item.choices.iter().sum(),
        _ => tally.responses,
    };
    let all = rows.iter().map(|(key, tally)| (*key, count(tally)));
    all.filter(|(_, n)| *n > 0).collect()
}

/// Two units of two touchpoints each, two channels, five days; few people, and of them some answer
/// the first item.
fn raw() -> impl Strategy<Value = Vec<(Key, u8, u8)>> {
    let key = ((0_u8..2, 0_u8..2, 0_u8..2), 0_u8..5);
    let one = (key, 0_u8..7, 0_u8..5);
    prop::collection::vec(one, 1..30).prop_map(|all| {
        let named = |((unit, place, tier), day): Key| ((unit, 2 * unit + place, tier), day);
        all.into_iter()
            .map(|(key, n, m)| (named(key), n, m))
            .collect()
    })
}

fn counters(form: &Instrument, raw: &[(Key, u8, u8)]) -> BTreeMap<Key, Tally> {
    let mut rows: BTreeMap<Key, Tally> = BTreeMap::new();
    for (key, answered, blank) in raw {
        let tally = rows.entry(*key).or_insert_with(|| Tally::empty(form));
        for (line, times) in [("44445001", answered), ("-4445001", blank)] {
            (0..*times).for_each(|_| assert!(tally.count(form, &record(line))));
        }
    }
    rows
}

#[test]
fn the_attacker_finds_what_hiding_table_by_table_leaves() {
    // Twelve people, then three more: both totals are large enough to show.
    let raw: Counts = [(((0, 0, 0), 0), 12), (((0, 0, 0), 1), 3)].into();
    let as_is = raw.keys().map(|key| (*key, vec![*key])).collect();
    assert_eq!(uncovered(&raw, &as_is, 2, 5), [3]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_sum_or_difference_of_views_tells_fewer_than_k(raw in raw(), k in 2_u64..9) {
        let form = service_form(1);
        let rows = counters(&form, &raw);
        let found = parcels(&form, rows.clone(), k);
        let people = counts(&found, false);
        for of_item in [false, true] {
            let (raw, published) = (counts(&rows, of_item), counts(&found, of_item));
            prop_assert!(published.values().all(|n| *n >= k));
            prop_assert!(published.values().sum::<u64>() <= raw.values().sum());
            let made = made_of(&raw, &published, &people);
            prop_assert_eq!(uncovered(&raw, &made, 5, k), Vec::<u64>::new());
        }
    }

    #[test]
    fn every_parcel_is_a_counter_that_can_be_kept(raw in raw(), k in 2_u64..9) {
        let form = service_form(1);
        for parcel in parcels(&form, counters(&form, &raw), k).into_values() {
            let read = Tally::from_text(&form, &parcel.to_text());
            prop_assert_eq!(read.as_ref(), Some(&parcel));
        }
    }
}
