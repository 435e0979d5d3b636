//! Answers that wait for company.

use crate::measure::scorecard::ItemScore;
use crate::measure::tally::{ItemTally, Tally};
use crate::survey::{Instrument, Item};

/// What has come since the last parcel of a series, and what earlier ones left behind.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    /// People of whom nothing is told yet.
    open: Tally,
    /// One an item: answers of people already told, the item left out.
    behind: Vec<Behind>,
}

/// Answers to one item by people whose parcel told nothing of it.
#[derive(Clone, Debug, Default)]
struct Behind {
    choices: Vec<u64>,
    people: u64,
}

impl Waiting {
    pub(super) fn nobody(instrument: &Instrument) -> Self {
        Self {
            open: Tally::empty(instrument),
            behind: vec![Behind::default(); instrument.items.len()],
        }
    }

    /// A day joins; the parcel, if there are at least `k` now.
    pub(super) fn join(&mut self, instrument: &Instrument, day: &Tally, k: u64) -> Option<Tally> {
        self.open.add(day);
        if self.open.responses == 0 || self.open.responses < k {
            return None;
        }
        let mut parcel = std::mem::replace(&mut self.open, Tally::empty(instrument));
        let responses = parcel.responses;
        let items = instrument.items.iter().zip(&mut parcel.items);
        for ((item, tally), behind) in items.zip(&mut self.behind) {
            let is_safe = |tally: &ItemTally| safe(instrument, item, tally, responses, k);
            let all = behind.joined(tally, responses);
            if let Some(all) = all.filter(is_safe) {
                *tally = all;
                *behind = Behind::default();
            } else if !is_safe(tally) {
                behind.take(tally, responses);
            }
        }
        Some(parcel)
    }
}

/// Whether neither those who answered the item nor those whose answer counts are 1 to `k` − 1.
fn safe(instrument: &Instrument, item: &Item, tally: &ItemTally, responses: u64, k: u64) -> bool {
    let valid = ItemScore::of(instrument, item, tally, responses).n;
    let small = |people: u64| (1..k).contains(&people);
    !small(valid) && !small(responses.saturating_sub(silent(tally)))
}

fn silent(tally: &ItemTally) -> u64 {
    tally.missing + tally.dont_know + tally.not_applicable
}

impl Behind {
    /// The item of a parcel with these answers in the place of silent people: blanks first, then
    /// those who were not asked, then those who did not know. `None` without room.
    fn joined(&self, tally: &ItemTally, responses: u64) -> Option<ItemTally> {
        if self.people == 0 {
            return Some(tally.clone());
        }
        (self.people <= silent(tally) && silent(tally) <= responses).then(|| {
            let mut all = tally.clone();
            let mut left = self.people;
            for place in [
                &mut all.missing,
                &mut all.not_applicable,
                &mut all.dont_know,
            ] {
                let taken = left.min(*place);
                *place -= taken;
                left -= taken;
            }
            add(&mut all.choices, &self.choices);
            all
        })
    }

    /// Keeps the answers back: in the parcel those people have left the item blank.
    fn take(&mut self, tally: &mut ItemTally, responses: u64) {
        let people = responses.saturating_sub(silent(tally));
        self.people += people;
        add(&mut self.choices, &tally.choices);
        tally.choices.fill(0);
        tally.missing += people;
    }
}

fn add(to: &mut Vec<u64>, more: &[u64]) {
    to.resize(to.len().max(more.len()), 0);
    for (count, further) in to.iter_mut().zip(more) {
        *count += further;
    }
}
