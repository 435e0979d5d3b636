//! Every sum of whole batches that a page about a scope may tell.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use hailong::base::calendar::{Period, Span, quarter_of};

use super::book::{Axis, Book, Scope};
use super::look::Look;
use super::{OF, ONE_STOP, STAFF, WAVE};

/// Axes that figures of a window are broken down by; of the public's the first four.
const AXES: [Axis; 7] =
    [Axis::All, Axis::Unit, Axis::Touchpoint, Axis::Tier, Axis::Wave, Axis::Week, Axis::Month];

/// What numbers a page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// People, and those who answered the items.
    Figures,
    /// Those who answered one item, by what people are broken down by.
    Item(usize),
    /// People by two axes, and those who answered any item by one.
    Crossed,
}

/// The sums of a scope and of the days it is compared with.
#[derive(Clone, Default)]
pub(super) struct Sums {
    people: BTreeSet<u64>,
    /// Those who answered an item, of all places and days together.
    answered: BTreeSet<u64>,
    /// The same by every axis.
    by_item: Vec<BTreeSet<u64>>,
    /// People by two axes of the scope's own days.
    crossed: BTreeSet<u64>,
}

impl Sums {
    /// Whether a page may tell this number.
    pub(super) fn may_be(&self, n: u64, of: Of) -> bool {
        let item = |at: usize| self.by_item.get(at).is_some_and(|sums| sums.contains(&n));
        n == 0
            || self.people.contains(&n)
            || match of {
                Of::Figures => self.answered.contains(&n),
                Of::Item(at) => item(at),
                Of::Crossed => self.crossed.contains(&n) || (0..self.by_item.len()).any(item),
            }
    }

    fn add(&mut self, book: &Book, scope: &Scope) {
        for axis in if scope.public { &AXES[..4] } else { &AXES[..] } {
            for sum in book.by(scope, *axis).values() {
                self.people.insert(sum.people);
                if *axis == Axis::All {
                    self.answered.extend(&sum.answered);
                }
                let items = self.by_item.len().max(sum.answered.len());
                self.by_item.resize_with(items, BTreeSet::new);
                for (sums, answered) in self.by_item.iter_mut().zip(&sum.answered) {
                    sums.insert(*answered);
                }
            }
        }
        self.people.insert(book.people(&Scope { apart: true, ..scope.clone() }));
    }
}

impl Look<'_> {
    /// Every sum of whole batches that a page about this scope may tell: of its days and those that pages compare them with.
    pub(super) fn sums(&mut self, scope: &Scope) -> Sums {
        if let Some(known) = self.sums.get(scope) {
            return known.clone();
        }
        let mut sums = Sums::default();
        for (from, to) in self.windows(scope) {
            for instrument in [Some(OF), Some(ONE_STOP), None] {
                let instrument = instrument.map(str::to_owned);
                sums.add(self.book, &Scope { instrument, from, to, ..scope.clone() });
            }
        }
        for one in AXES {
            for other in [Axis::Unit, Axis::Tier, Axis::Month] {
                sums.crossed.extend(self.book.crossed(scope, (one, other)).values());
            }
        }
        // The morning list tells all that is held apart, and a wave how far it has come.
        sums.people.insert(self.book.people(&Scope { apart: true, ..Scope::default() }));
        let wave = Some(WAVE.to_owned());
        sums.people.insert(self.book.people(&Scope { wave, ..Scope::default() }));
        let all = sums.people.iter().chain(&sums.answered).chain(&sums.crossed);
        let few = all.chain(sums.by_item.iter().flatten()).find(|sum| (1..STAFF).contains(*sum));
        assert!(few.is_none(), "{scope:?}: {few:?}");
        self.sums.insert(scope.clone(), sums.clone());
        sums
    }

    /// The days of a scope, and those that pages compare them with.
    fn windows(&self, scope: &Scope) -> BTreeSet<(Option<NaiveDate>, Option<NaiveDate>)> {
        let mut windows = BTreeSet::from([(scope.from, scope.to), (None, None)]);
        let mut add = |span: Option<Span>| {
            windows.extend(span.map(|span| (Some(span.first), Some(span.last))));
        };
        for period in Period::all_of(2026) {
            add(period.days().map(|(first, last)| Span { first, last }));
        }
        if scope.public {
            let quarter = quarter_of(self.today);
            add(quarter.map(|quarter| Span { first: quarter.first, last: quarter.last }));
            return windows;
        }
        let today = self.today;
        let last = scope.to.map_or(today, |to| to.min(today));
        let lately = Span::three_months_to(last);
        let own = scope.from.map(|first| Span { first, last: last.max(first) }).or(lately);
        for span in [own, lately].into_iter().flatten() {
            add(Some(span));
            add(span.before());
            add(span.year_before());
        }
        let year = last.succ_opt().and_then(|end| end.checked_sub_months(Months::new(12)));
        add(year.map(|first| Span { first, last }));
        for days in [7, 30, 365] {
            add(Some(Span { first: today - Days::new(days - 1), last: today }));
        }
        windows.insert((None, Some(last)));
        windows
    }
}
