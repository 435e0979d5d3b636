//! What may not be told of a part, because something else that is told would then tell a few.

use crate::domain::measure::Scorecard;
use crate::domain::survey::Instrument;

/// What of a part's figures is hidden beside its own small cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exposed {
    /// All of it.
    pub all: bool,
    /// One an item of the instrument; those beyond the end are not hidden.
    pub items: Vec<bool>,
}

impl Exposed {
    /// Whether an item (by its place in the instrument) is hidden.
    pub fn item(&self, at: usize) -> bool {
        self.all || self.items.get(at) == Some(&true)
    }

    /// Whether anything is hidden.
    pub fn any(&self) -> bool {
        self.all || self.items.contains(&true)
    }

    /// Hides more.
    pub fn add(&mut self, more: &Self) {
        self.all |= more.all;
        let items = self.items.len().max(more.items.len());
        self.items.resize(items, false);
        let own = self.items.iter_mut().zip(&more.items);
        own.for_each(|(own, more)| *own |= more);
    }

    /// The scorecard with that hidden, and its small cells.
    pub fn hide(&self, card: Scorecard, instrument: &Instrument, k: u64) -> Scorecard {
        if self.all { card.all_hidden() } else { card.suppressed_with(instrument, &self.items, k) }
    }
}
