//! An attacker who has every view of a part and of what contains it, over every span they may be
//! asked for; once with subtraction, once with linear algebra.
//!
//! Unknown is how many people each cell (a set of sides on one day) holds. Each view is one equation.

use std::collections::BTreeSet;

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::domain::measure::Tally;

/// Two sides: 0 shares both, 3 lacks both.
const SETS: usize = 4;

/// People by day and by the sides they lack.
type Counts = Vec<[u64; SETS]>;

/// Some cells, of all days and sets in their order.
type View = Vec<bool>;

/// Arithmetic modulo a prime, so that elimination is exact; a rank can only come out too low.
const PRIME: u64 = 1_000_003;

fn day(at: usize) -> NaiveDate {
    // A Saturday before the turn of a quarter.
    let first: NaiveDate = "2026-03-28".parse().unwrap();
    first + Days::new(u64::try_from(at).unwrap())
}

fn tallies(counts: &Counts) -> Vec<(NaiveDate, usize, Tally)> {
    let days = counts.iter().enumerate();
    days.flat_map(|(at, sets)| {
        let sets = sets.iter().enumerate().filter(|(_, n)| **n > 0);
        sets.map(move |(lacks, responses)| {
            let tally = Tally { responses: *responses, ..Tally::default() };
            (day(at), lacks, tally)
        })
    })
    .collect()
}

/// The cuts of what shares the sides of `set`.
fn cuts_of(counts: &Counts, set: usize, k: u64) -> Cuts {
    let sides: Vec<usize> = (0..2).filter(|side| set & (1 << side) != 0).collect();
    let lacks = |lacks: usize| {
        let lost = sides.iter().enumerate();
        lost.map(|(at, side)| ((lacks >> side) & 1) << at).sum()
    };
    let rows = tallies(counts);
    let placed = rows.iter().map(|(day, set, tally)| (*day, lacks(*set), tally));
    ByDay::of(placed, sides.len(), 0).cuts(k)
}

/// What shares the sides of `set` over the days from `first` to `last`.
fn view(days: usize, set: usize, (first, last): (usize, usize)) -> View {
    let cells = (0..days).flat_map(|at| (0..SETS).map(move |lacks| (at, lacks)));
    cells.map(|(at, lacks)| (first..=last).contains(&at) && lacks & set == 0).collect()
}

fn size(counts: &Counts, view: &View) -> u64 {
    let cells = counts.iter().flatten().zip(view);
    cells.filter(|(_, inside)| **inside).map(|(n, _)| n).sum()
}

fn spans(days: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..days).flat_map(move |first| (first..days).map(move |last| (first, last)))
}

/// Every view of what shares `set`, as it is widened; none of 1 to k − 1, and none beside a `wider`
/// one that has 1 to k − 1 more: those are hidden.
fn shown(counts: &Counts, (set, wider): (usize, usize), k: u64) -> BTreeSet<View> {
    let cuts = cuts_of(counts, set, k);
    let small = |n: u64| (1..k).contains(&n);
    let mut shown = BTreeSet::new();
    for (first, last) in spans(counts.len()) {
        let (from, to) = cuts.widened((Some(day(first)), Some(day(last))));
        let is_in = |at: &usize| {
            from.is_none_or(|from| from <= day(*at)) && to.is_none_or(|to| day(*at) <= to)
        };
        let inside: Vec<usize> = (0..counts.len()).filter(is_in).collect();
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
            continue;
        };
        let of = |set| view(counts.len(), set, (*first, *last));
        let (own, all) = (size(counts, &of(set)), size(counts, &of(wider)));
        if !small(own) && !small(all - own) {
            shown.insert(of(set));
        }
    }
    shown
}

/// What the attacker knows, in echelon form: each row begins with a 1 where those below have 0.
struct Known(Vec<(usize, Vec<u64>)>);

impl Known {
    fn from(views: &[View]) -> Self {
        let mut known = Self(Vec::new());
        for view in views {
            let rest = known.reduced(view);
            if let Some(at) = rest.iter().position(|x| *x != 0) {
                let inverse = power(rest[at], PRIME - 2);
                let row = rest.iter().map(|x| x * inverse % PRIME).collect();
                known.0.push((at, row));
                known.0.sort_by_key(|(at, _)| *at);
            }
        }
        known
    }

    /// A sum of cells less all that is known of it.
    fn reduced(&self, view: &View) -> Vec<u64> {
        let mut equation: Vec<u64> = view.iter().map(|inside| u64::from(*inside)).collect();
        for (at, row) in &self.0 {
            let factor = equation[*at];
            for (x, known) in equation.iter_mut().zip(row) {
                *x = (*x + (PRIME - factor) * known) % PRIME;
            }
        }
        equation
    }

    /// Whether the sum of some cells follows.
    fn tells(&self, view: &View) -> bool {
        self.reduced(view).iter().all(|x| *x == 0)
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

/// Each part with each one that contains it.
const NESTED: [(usize, usize); 5] = [(1, 0), (2, 0), (3, 0), (3, 1), (3, 2)];

fn counts() -> impl Strategy<Value = Counts> {
    let n = prop_oneof![2 => Just(0), 2 => 1_u64..4, 1 => 4_u64..15];
    prop::collection::vec([n.clone(), n.clone(), n.clone(), n], 1..8)
}

#[test]
fn the_attacker_finds_what_whole_days_would_tell() {
    let counts: Counts = vec![[12, 0, 0, 0], [3, 0, 0, 0]];
    let all = view(2, 0, (0, 1));
    let first = view(2, 0, (0, 0));
    assert!(Known::from(&[all, first]).tells(&view(2, 0, (1, 1))));
    assert_eq!(shown(&counts, (0, 0), 5).len(), 1, "only both days");
}

proptest! {
    #[test]
    fn no_view_less_another_within_it_leaves_fewer_than_k(counts in counts(), k in 2_u64..8) {
        for (set, wider) in NESTED {
            let (parts, all) = (shown(&counts, (set, wider), k), shown(&counts, (wider, wider), k));
            let views: Vec<View> = parts.into_iter().chain(all).collect();
            for one in &views {
                for other in &views {
                    let mut cells = one.iter().zip(other);
                    if cells.all(|(one, other)| *one || !*other) {
                        let left = size(&counts, one) - size(&counts, other);
                        prop_assert!(!(1..k).contains(&left), "{left}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_sums_and_differences_of_any_number_of_views_tell_fewer_than_k(
        counts in counts(),
        k in 2_u64..8,
    ) {
        for (set, wider) in NESTED {
            let (parts, all) = (shown(&counts, (set, wider), k), shown(&counts, (wider, wider), k));
            let views: Vec<View> = parts.into_iter().chain(all).collect();
            let known = Known::from(&views);
            for span in spans(counts.len()) {
                let of = |set| view(counts.len(), set, span);
                let rest: View = of(wider).iter().zip(of(set)).map(|(all, own)| *all && !own).collect();
                for secret in [of(set), of(wider), rest] {
                    let n = size(&counts, &secret);
                    prop_assert!(!(1..k).contains(&n) || !known.tells(&secret), "{n}");
                }
            }
        }
    }

    #[test]
    fn widening_contains_what_was_asked_and_is_done_once(counts in counts(), k in 2_u64..8) {
        let cuts = cuts_of(&counts, 3, k);
        for (first, last) in spans(counts.len()) {
            let (from, to) = cuts.widened((Some(day(first)), Some(day(last))));
            prop_assert!(from.is_none_or(|from| from <= day(first)));
            prop_assert!(to.is_none_or(|to| day(last) <= to));
            prop_assert_eq!(cuts.widened((from, to)), (from, to));
            prop_assert!(!cuts.exposed((from, to)).all);
        }
    }

    #[test]
    fn where_every_day_has_k_nothing_moves(days in 1_usize..8, more in 0_u64..9, k in 2_u64..8) {
        let counts: Counts = vec![[k, k + more, k, k]; days];
        let cuts = cuts_of(&counts, 3, k);
        for (first, last) in spans(days) {
            let asked = (Some(day(first)), Some(day(last)));
            prop_assert_eq!(cuts.widened(asked), asked);
        }
    }

    #[test]
    fn cuts_of_a_part_are_cuts_of_what_contains_it(counts in counts(), k in 2_u64..8) {
        for (set, wider) in NESTED {
            let (part, all) = (cuts_of(&counts, set, k), cuts_of(&counts, wider, k));
            for at in 0..counts.len() {
                let from = (Some(day(at)), None);
                prop_assert!(part.exposed(from).all || !all.exposed(from).all);
            }
        }
    }
}
