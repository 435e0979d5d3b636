//! What cannot have happened: a history is checked as a whole, so that a change and the withdrawal of
//! one are refused for the same reasons.

use std::collections::BTreeSet;

use super::event::{Change, Event};
use super::structure::Organisation;

/// Something in a history that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The code is not 1 to 12 capital letters and digits.
    Code(String),
    /// The unit was founded although it was there.
    FoundedTwice(String),
    /// There is no such unit.
    Unknown(String),
    /// The unit was not there on the day of its change.
    NotThere(String),
    /// The successor did not exist on that day.
    SuccessorNotThere(String),
    /// No successor is named.
    NoSuccessor(String),
    /// It passes everything to itself.
    OnlyItself(String),
    /// This touchpoint is given to a unit that takes nothing over.
    Stray(String),
    /// The unit above was not there on that day.
    ParentNotThere(String),
    /// The unit would stand above itself.
    Loop(String),
    /// The new name is the old one, or empty in one of the languages.
    Name(String),
}

/// Letters and digits of a unit's code at most.
const LONGEST_CODE: usize = 12;

/// Every fault of a history, by the act it is in.
pub fn check(organisation: &Organisation) -> Vec<(String, Fault)> {
    let mut found = Vec::new();
    let mut founded = BTreeSet::new();
    for event in &organisation.events {
        let mut add = |fault| found.push((event.act.clone(), fault));
        if let Change::Founded { name, parent } = &event.change {
            if !is_code(&event.unit) {
                add(Fault::Code(event.unit.clone()));
            }
            if !founded.insert(&event.unit) || !organisation.began_on(&event.unit, event.day) {
                add(Fault::FoundedTwice(event.unit.clone()));
            }
            if name.vi.trim().is_empty() || name.en.trim().is_empty() {
                add(Fault::Name(event.unit.clone()));
            }
            below(organisation, event, parent.as_deref(), &mut add);
        } else if !organisation.knows(&event.unit) {
            add(Fault::Unknown(event.unit.clone()));
        } else {
            if !was_there(organisation, event) {
                add(Fault::NotThere(event.unit.clone()));
            }
            changed(organisation, event, &mut add);
        }
    }
    found
}

fn changed(organisation: &Organisation, event: &Event, add: &mut impl FnMut(Fault)) {
    match &event.change {
        Change::Renamed { name, before } => {
            let empty = name.vi.trim().is_empty() || name.en.trim().is_empty();
            if empty || name == before {
                add(Fault::Name(event.unit.clone()));
            }
        }
        Change::Moved { parent } => below(organisation, event, parent.as_deref(), add),
        Change::Passed { into, touchpoints } => {
            if into.is_empty() {
                add(Fault::NoSuccessor(event.unit.clone()));
            }
            if !into.is_empty() && into.iter().all(|to| *to == event.unit) {
                add(Fault::OnlyItself(event.unit.clone()));
            }
            let others = into.iter().filter(|to| **to != event.unit);
            for to in others.filter(|to| !organisation.is_alive(to, event.day)) {
                add(Fault::SuccessorNotThere(to.clone()));
            }
            for (touchpoint, to) in touchpoints {
                if !into.contains(to) {
                    add(Fault::Stray(touchpoint.clone()));
                }
            }
            // Child units now belong to the successor, which may be one of their own children.
            let alive = organisation.alive(event.day);
            for unit in alive.filter(|unit| organisation.is_above_itself(unit, event.day)) {
                add(Fault::Loop(unit.to_owned()));
            }
        }
        Change::Founded { .. } | Change::Closed => {}
    }
}

/// Whether the unit was there the day before, or began that very day.
fn was_there(organisation: &Organisation, event: &Event) -> bool {
    let before = event.day.pred_opt().unwrap_or(event.day);
    organisation.is_alive(&event.unit, before) || organisation.began_on(&event.unit, event.day)
}

/// Whether the unit can stand below `parent` from the day of the event on.
fn below(
    organisation: &Organisation,
    event: &Event,
    parent: Option<&str>,
    add: &mut impl FnMut(Fault),
) {
    let Some(parent) = parent else { return };
    if !organisation.is_alive(parent, event.day) {
        add(Fault::ParentNotThere(parent.to_owned()));
        return;
    }
    let mut at = Some(parent);
    let mut seen = BTreeSet::new();
    while let Some(unit) = at {
        if unit == event.unit || !seen.insert(unit) {
            add(Fault::Loop(event.unit.clone()));
            return;
        }
        at = organisation.parent(unit, event.day);
    }
}

/// Whether a text can be a unit's code.
pub(super) fn is_code(text: &str) -> bool {
    let letters = text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    letters && (1..=LONGEST_CODE).contains(&text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit::any::{day, event, name, units};

    fn faults(events: &[Event]) -> Vec<Fault> {
        let found = check(&Organisation::of(units(), events, None));
        found.into_iter().map(|(_, fault)| fault).collect()
    }

    #[test]
    fn a_unit_that_is_no_more_can_neither_change_nor_take_over() {
        let gone = event("A", day(10), Change::Closed);
        let moved = event("A", day(11), Change::Moved { parent: None });
        let into = vec!["A".to_owned()];
        let touchpoints = [("T1".to_owned(), "C".to_owned())].into();
        let passed = event("B", day(12), Change::Passed { into, touchpoints });
        assert_eq!(
            faults(&[gone, moved, passed]),
            [
                Fault::NotThere("A".to_owned()),
                Fault::SuccessorNotThere("A".to_owned()),
                Fault::Stray("T1".to_owned()),
            ]
        );
    }

    #[test]
    fn no_unit_stands_above_itself_on_any_day() {
        let below = |parent: &str| Change::Moved { parent: Some(parent.to_owned()) };
        let fine = [event("A", day(5), below("B")), event("C", day(6), below("A"))];
        assert_eq!(faults(&fine), []);
        let mut loops = fine.to_vec();
        loops.push(event("B", day(7), below("C")));
        assert_eq!(faults(&loops), [Fault::Loop("B".to_owned())]);
    }

    #[test]
    fn a_founding_needs_a_new_code_and_both_names() {
        let founded = |code: &str, vi: &str| {
            let (name, parent) = (name(vi), None);
            event(code, day(3), Change::Founded { name, parent })
        };
        assert_eq!(faults(&[founded("D", "Phòng D")]), []);
        assert_eq!(
            faults(&[founded("phòng", ""), founded("D", "Phòng D"), founded("D", "D")]),
            [
                Fault::Code("phòng".to_owned()),
                Fault::Name("phòng".to_owned()),
                Fault::FoundedTwice("D".to_owned()),
            ]
        );
    }
}
