//! Answers by day, and by the sides on which they lie outside of a part.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::accept::{Judged, accept};
use super::calendar::Gaps;
use super::{Bounds, Cuts};
use crate::domain::measure::Tally;
use crate::domain::measure::disclosure::exposed::Exposed;

/// An answer's place beside a part: its day; the sides of the part (unit, touchpoint, …) it does not
/// share, one bit a side; and what it counts.
pub type Placed<'a> = (NaiveDate, usize, &'a Tally);

/// Answers by day beside one part. A part with no sides is everything.
#[derive(Clone, Debug)]
pub struct ByDay {
    gaps: Arc<Gaps>,
    /// How many sides the part has.
    sides: usize,
    /// Responses, and valid answers to each item looked at.
    width: usize,
    /// One a set of sides: those of the answers that lack exactly these sides, day by day.
    lacking: Vec<Vec<u64>>,
}

impl ByDay {
    /// Counts `placed`, which are all answers there are, of all days; `items` of them are looked at,
    /// the first ones.
    pub fn of<'a>(
        placed: impl IntoIterator<Item = Placed<'a>> + Clone,
        sides: usize,
        items: usize,
    ) -> Self {
        let days: BTreeSet<NaiveDate> = placed.clone().into_iter().map(|(day, ..)| day).collect();
        let gaps = Arc::new(Gaps::between(days.into_iter().collect()));
        let width = 1 + items;
        let mut all = Self {
            lacking: vec![vec![0; gaps.days.len() * width]; 1 << sides],
            gaps,
            sides,
            width,
        };
        all.count(placed);
        all
    }

    fn count<'a>(&mut self, placed: impl IntoIterator<Item = Placed<'a>>) {
        for (day, lacks, tally) in placed {
            let Ok(at) = self.gaps.days.binary_search(&day) else {
                continue;
            };
            let Some(sums) = self.lacking.get_mut(lacks) else {
                continue;
            };
            let answers = tally.items.iter().map(|item| item.choices.iter().sum());
            let counts = [tally.responses].into_iter().chain(answers);
            let own = sums.iter_mut().skip(at * self.width).take(self.width);
            own.zip(counts).for_each(|(sum, n)| *sum += n);
        }
    }

    /// The same beside a part of the part: `own` are the answers that share one side more.
    #[must_use]
    pub fn within<'a>(&self, own: impl IntoIterator<Item = Placed<'a>>) -> Self {
        let mut part = Self {
            gaps: Arc::clone(&self.gaps),
            sides: self.sides,
            width: self.width,
            lacking: vec![vec![0; self.gaps.days.len() * self.width]; self.lacking.len()],
        };
        part.count(own);
        let others = self.lacking.iter().zip(&part.lacking);
        let others = others.map(|(all, own)| all.iter().zip(own).map(|(all, own)| all - own));
        let others: Vec<Vec<u64>> = others.map(Iterator::collect).collect();
        part.lacking.extend(others);
        part.sides += 1;
        part
    }

    /// The cuts of the part for cells of `k`.
    pub fn cuts(&self, k: u64) -> Cuts {
        self.first_cuts(self.gaps.order.len(), k)
    }

    /// What of a span of the part may not be told. As [`Cuts::exposed`], and found sooner where the span is
    /// one of the calendar.
    pub fn exposed(&self, days: Bounds, k: u64) -> Exposed {
        let ends = self.gaps.ends(days);
        let position = |gap: usize| self.gaps.order.iter().position(|each| *each == gap);
        let last = ends.into_iter().flatten().filter_map(position).max();
        match last {
            Some(last) => self.first_cuts(last + 1, k).exposed(days),
            None => Exposed::default(),
        }
    }

    /// Those of the cuts that are among the first gaps in order.
    ///
    /// What contains the part is what shares fewer of its sides; each has cuts of its own, and those
    /// of the part are among the cuts of all of them.
    fn first_cuts(&self, offered: usize, k: u64) -> Cuts {
        let order = &self.gaps.order[..offered];
        let running: Vec<Vec<u64>> = (0..self.lacking.len()).map(|set| self.running(set)).collect();
        let everywhere = vec![true; self.gaps.best.len()];
        let mut columns: Vec<Vec<Vec<bool>>> = Vec::with_capacity(self.width);
        for column in 0..self.width {
            let mut cuts: Vec<Vec<bool>> = Vec::with_capacity(running.len());
            for set in 0..running.len() {
                let people = columns.first().map_or(&everywhere, |people| &people[set]);
                let mut open = people.clone();
                for side in (0..self.sides).filter(|side| set & (1 << side) != 0) {
                    let wider = open.iter_mut().zip(&cuts[set ^ (1 << side)]);
                    wider.for_each(|(own, cut)| *own &= cut);
                }
                let wider = (0..set).filter(|wider| wider & set == *wider);
                let judged = Judged {
                    own: &running[set],
                    wider: wider.map(|wider| running[wider].as_slice()).collect(),
                    width: self.width,
                    column,
                };
                accept(order, &mut open, &judged, k);
                cuts.push(open);
            }
            columns.push(cuts);
        }
        let mut own = columns.into_iter().filter_map(|mut cuts| cuts.pop());
        Cuts {
            gaps: Arc::clone(&self.gaps),
            people: own.next().unwrap_or(everywhere),
            items: own.collect(),
        }
    }

    /// The counts of what shares these sides, whatever else it lacks, added up from the first day on: one
    /// line more than there are days.
    fn running(&self, set: usize) -> Vec<u64> {
        let mut sums = vec![0; (self.gaps.days.len() + 1) * self.width];
        let sharing = self.lacking.iter().enumerate();
        for (_, lacking) in sharing.filter(|(lacks, _)| lacks & set == 0) {
            let own = sums[self.width..].iter_mut().zip(lacking);
            own.for_each(|(sum, n)| *sum += n);
        }
        for at in self.width..sums.len() {
            sums[at] += sums[at - self.width];
        }
        sums
    }
}
