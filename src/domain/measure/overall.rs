//! The overall question of a form: a rated item outside the index, or the one item of a form of one.

use super::rate::Rate;
use super::tally::Tally;
use crate::domain::survey::{Counts, Instrument, Item, Kind};
use crate::stats::Counted;

/// The item that asks for overall satisfaction: a rated one that no factor holds.
pub fn overall_item(instrument: &Instrument) -> Option<&Item> {
    let inside = instrument.index_items();
    let items = instrument.items.iter().enumerate();
    let outside = items.filter(|(at, _)| !inside.contains(at));
    outside.map(|(_, item)| item).find(|item| is_rated(instrument, item))
}

/// Whether an item's choices say how satisfied someone is.
pub fn is_rated(instrument: &Instrument, item: &Item) -> bool {
    let scale = instrument.scale_of(item);
    let choices = scale.map_or(&[][..], |scale| &scale.choices);
    let satisfied = |counts| counts == Counts::Satisfied;
    matches!(item.kind, Kind::SelectOne { .. }) && choices.iter().any(|each| satisfied(each.counts))
}

/// The item whose counts can stand for the index in words: the index's own where it is of one item, else
/// the overall question.
pub fn counted_item(instrument: &Instrument) -> Option<&Item> {
    match instrument.index_items().as_slice() {
        [only] => instrument.items.get(*only),
        _ => overall_item(instrument),
    }
}

/// Satisfied and valid answers to that item.
pub(super) fn counted(instrument: &Instrument, tally: &Tally) -> Option<Counted> {
    let item = counted_item(instrument)?;
    let at = instrument.items.iter().position(|each| each.code == item.code)?;
    let choices = &instrument.scale_of(item)?.choices;
    let Rate { satisfied, valid } = Rate::of(choices, tally.items.get(at)?);
    Some(Counted { successes: satisfied, trials: valid })
}
