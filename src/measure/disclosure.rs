//! Small cells (ô nhỏ) are hidden, and what would let one work them out.
//!
//! Source: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4: primary suppression
//! of cells under k, secondary suppression so that no difference of what is shown gives them away.

use super::scorecard::{Channels, GroupScore, IndexScore, ItemScore, Scorecard};
use crate::survey::{Factor, Instrument};

/// Which cells of a one-way table are hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hiding {
    /// One a cell.
    pub cells: Vec<bool>,
    /// Whether the total must be hidden too, because it would tell a hidden cell.
    pub total: bool,
}

/// Hides cells of fewer than `k`, and the smallest others until what is hidden is at least two
/// cells of at least `k` together; the total too when there are not enough.
///
/// A cell of 0 is nobody's: it stays, and hides nothing.
pub fn one_way(counts: &[u64], k: u64) -> Hiding {
    let mut cells: Vec<bool> = counts.iter().map(|n| (1..k).contains(n)).collect();
    loop {
        let hidden = counts.iter().zip(&cells).filter(|(_, hidden)| **hidden);
        let sizes: Vec<u64> = hidden.map(|(n, _)| *n).collect();
        if sizes.is_empty() || safe(&sizes, k) {
            return Hiding {
                cells,
                total: false,
            };
        }
        let shown = counts.iter().enumerate().zip(&cells);
        let next = shown
            .filter(|((_, n), hidden)| !**hidden && **n > 0)
            .min_by_key(|((_, n), _)| **n)
            .map(|((at, _), _)| at);
        match next.and_then(|at| cells.get_mut(at)) {
            Some(cell) => *cell = true,
            None => return Hiding { cells, total: true },
        }
    }
}

/// Whether hidden cells keep each other's secret when their sum is known.
fn safe(sizes: &[u64], k: u64) -> bool {
    sizes.len() > 1 && sizes.iter().sum::<u64>() >= k
}

impl Scorecard {
    /// The same with every cell under `k` valid answers hidden, and what would uncover it.
    ///
    /// Fewer than `k` responses hide everything. Otherwise an item of fewer than `k` answers is
    /// hidden with its blanks, for responses less blanks are its answers; and, because a factor
    /// less its shown items would give the hidden one, so are the smallest others of its factor.
    /// Where a factor has not enough to hide behind, the factor is hidden, then its domain, then
    /// the index. An item nobody has answered stays: there is nothing to hide.
    #[must_use]
    pub fn suppressed(mut self, instrument: &Instrument, k: u64) -> Self {
        if self.responses < k {
            return self.all_hidden();
        }
        for item in &mut self.items {
            item.suppressed |= (1..k).contains(&item.n);
        }
        let mut exposed = Vec::new();
        for factor in &instrument.factors {
            let sizes = self.hide_within(factor, k);
            if !sizes.is_empty() {
                self.factors
                    .iter_mut()
                    .for_each(|group| group.hide(&factor.code));
                exposed.push((factor.code.as_str(), sizes));
            }
        }
        self.hide_above(instrument, exposed, k);
        for item in self.items.iter_mut().filter(|item| item.suppressed) {
            item.hide();
        }
        self
    }

    /// Hides the small items of a factor behind others; the sizes of those that the factor itself
    /// would tell, when there are not enough.
    fn hide_within(&mut self, factor: &Factor, k: u64) -> Vec<u64> {
        let own = |item: &&mut ItemScore| factor.items.contains(&item.code);
        let mut items: Vec<&mut ItemScore> = self.items.iter_mut().filter(own).collect();
        let sizes: Vec<u64> = items.iter().map(|item| item.n).collect();
        let hiding = one_way(&sizes, k);
        for (item, hidden) in items.iter_mut().zip(&hiding.cells) {
            item.suppressed |= hidden;
        }
        let told = sizes.into_iter().zip(hiding.cells);
        told.filter(|(_, hidden)| *hidden && hiding.total)
            .map(|(size, _)| size)
            .collect()
    }

    /// Hides domains, and the index, that would tell items of hidden factors.
    fn hide_above(&mut self, instrument: &Instrument, mut exposed: Vec<(&str, Vec<u64>)>, k: u64) {
        for domain in &instrument.domains {
            let own = |(code, _): &(&str, _)| domain.factors.iter().any(|each| each == code);
            let sizes = exposed.iter().filter(|each| own(each));
            let sizes: Vec<u64> = sizes.flat_map(|(_, sizes)| sizes.clone()).collect();
            if sizes.is_empty() {
                continue;
            }
            if safe(&sizes, k) {
                exposed.retain(|each| !own(each));
            } else {
                self.domains
                    .iter_mut()
                    .for_each(|group| group.hide(&domain.code));
            }
        }
        let sizes: Vec<u64> = exposed.into_iter().flat_map(|(_, sizes)| sizes).collect();
        if !sizes.is_empty() && !safe(&sizes, k) {
            self.index.hide();
        }
    }

    fn all_hidden(mut self) -> Self {
        self.suppressed = true;
        self.responses = 0;
        self.channels = Channels::default();
        self.response_rate = None;
        for item in &mut self.items {
            item.hide();
        }
        for group in self.factors.iter_mut().chain(&mut self.domains) {
            let code = group.code.clone();
            group.hide(&code);
            group.n_items = 0;
        }
        self.index.hide();
        self
    }
}

impl ItemScore {
    fn hide(&mut self) {
        *self = Self {
            code: std::mem::take(&mut self.code),
            n: 0,
            missing: 0,
            dont_know: 0,
            not_applicable: 0,
            counts: Vec::new(),
            satisfied: 0,
            index: None,
            wilson: None,
            verdict: None,
            shortfall: None,
            more_needed: None,
            suppressed: true,
        };
    }
}

impl GroupScore {
    /// Hides the group if it is the one with this code.
    fn hide(&mut self, code: &str) {
        if self.code == code {
            self.index = None;
            self.suppressed = true;
        }
    }
}

impl IndexScore {
    fn hide(&mut self) {
        self.value = None;
        self.interval = None;
        self.verdict = None;
        self.reached_exactly = None;
        self.more_needed = None;
        self.suppressed = true;
    }
}
