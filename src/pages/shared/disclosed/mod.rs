//! Where filters meet counters: what of a filter's answers may be disclosed, and over which days.

mod beside;
mod parts;
mod sides;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use self::sides::Side;
use super::figures::{self, fits};
use crate::base::calendar::Span;
use crate::domain::measure::{Bounds, ByDay, Cuts, Exposed, Filter, Scorecard, TallyRow};
use crate::domain::survey::Instrument;
use crate::store;
use crate::store::{Audience, Store};

/// The answers a filter leaves, with what may be disclosed of them.
#[derive(Clone, Debug)]
pub struct Disclosed {
    /// The filter with the days really used: those requested, widened to where the part may be cut.
    pub filter: Filter,
    /// What of the part may not be disclosed.
    pub exposed: Exposed,
    /// The days requested.
    asked: Bounds,
    /// All counters there are, of all days.
    counters: Arc<[TallyRow]>,
    k: u64,
    found: Found,
}

/// What is found when it is first requested, and does not depend on the days.
#[derive(Clone, Debug, Default)]
struct Found {
    by_day: OnceLock<ByDay>,
    cuts: OnceLock<Cuts>,
    /// One a side: the cuts of the part and of those beside it along that side.
    siblings: [OnceLock<BTreeMap<String, Cuts>>; Side::ALL.len()],
}

impl Disclosed {
    /// What may be disclosed of `counters`, which are all there are, under a filter.
    pub fn of(counters: Arc<[TallyRow]>, asked: &Filter, k: u64) -> Self {
        let mut disclosed = Self {
            filter: asked.clone(),
            exposed: Exposed::default(),
            asked: (asked.from, asked.to),
            counters,
            k,
            found: Found::default(),
        };
        if disclosed.has_days() {
            (disclosed.filter.from, disclosed.filter.to) =
                disclosed.cuts().widened(disclosed.asked);
        }
        disclosed.exposed = disclosed.over(disclosed.days());
        disclosed
    }

    /// The days used, where they are others than those requested.
    pub fn widened(&self) -> Option<Bounds> {
        let used = self.days();
        (used != self.asked).then_some(used)
    }

    /// The counters that are told of.
    pub fn rows(&self) -> impl Iterator<Item = &TallyRow> {
        let fits = |row: &&TallyRow| !self.exposed.all && fits(&self.filter, row);
        self.counters.iter().filter(fits)
    }

    /// For all days.
    pub fn rows_of_all_days(&self) -> impl Iterator<Item = &TallyRow> {
        let filter = over(&self.filter, (None, None));
        let fits = move |row: &&TallyRow| !self.exposed.all && fits(&filter, row);
        self.counters.iter().filter(fits)
    }

    /// Where the part may be cut.
    pub fn cuts(&self) -> &Cuts {
        let find = || self.by_day().cuts(self.k);
        self.found.cuts.get_or_init(find)
    }

    /// What may not be disclosed of those of the days from `first` to `last` that the filter leaves.
    pub fn within(&self, first: NaiveDate, last: NaiveDate) -> Exposed {
        self.cuts().exposed(self.clipped(first, last))
    }

    /// What may not be disclosed of the part over other days than the filter's.
    pub fn span(&self, Span { first, last }: Span) -> Exposed {
        self.over((Some(first), Some(last)))
    }

    /// What may not be disclosed over some days: by the part's cuts, and by the tables that lead to it.
    fn over(&self, days: Bounds) -> Exposed {
        let mut exposed = Exposed::default();
        if days != (None, None) {
            exposed = self.cuts().exposed(days);
        }
        exposed.add(&self.in_tables(days));
        exposed
    }

    /// Those of the days from `first` to `last` that the filter leaves.
    pub fn clipped(&self, first: NaiveDate, last: NaiveDate) -> Bounds {
        let (from, to) = self.days();
        let first = from.map_or(first, |from| from.max(first));
        let last = to.map_or(last, |to| to.min(last));
        (Some(first), Some(last))
    }

    fn has_days(&self) -> bool {
        self.asked != (None, None)
    }

    fn days(&self) -> Bounds {
        (self.filter.from, self.filter.to)
    }

    fn by_day(&self) -> &ByDay {
        let find = || parts::by_day(&self.counters, &self.filter, self.items());
        self.found.by_day.get_or_init(find)
    }

    /// How many items the counters have.
    fn items(&self) -> usize {
        let items = self.counters.iter().map(|row| row.tally.items.len());
        items.max().unwrap_or_default()
    }
}

/// The scorecard under a filter, nothing hidden yet, with what of it may be disclosed.
pub async fn disclosed(
    store: &Store,
    instrument: &Instrument,
    asked: &Filter,
    (audience, k): (Audience, u64),
) -> store::Result<(Disclosed, Scorecard)> {
    let counters = store.counters(instrument, audience).await?;
    let disclosed = Disclosed::of(counters, asked, k);
    let card = figures::scorecard(store, instrument, &disclosed.filter, audience).await?;
    Ok((disclosed, card))
}

/// The filter over these days.
fn over(filter: &Filter, (from, to): Bounds) -> Filter {
    Filter { from, to, ..filter.clone() }
}
