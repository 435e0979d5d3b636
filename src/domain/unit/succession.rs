//! Where what was done under one unit belongs in the structure of another day.

use chrono::NaiveDate;

use super::event::{Change, Event};
use super::structure::Organisation;
use crate::base::calendar::office_day;

/// How a unit ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Its code.
    pub unit: String,
    /// The first day on which it was no more.
    pub day: NaiveDate,
    /// Codes of the units that have now what was its own; none when it was closed.
    pub successors: Vec<String>,
}

impl Organisation {
    /// The units that had ended by the day `on`, with those that have their work then.
    pub fn ended(&self, on: NaiveDate) -> Vec<Ended> {
        let of = |event: &Event| {
            let day = self.end(&event.unit, on).filter(|day| *day == event.day)?;
            let into = match &event.change {
                Change::Passed { into, .. } if event.ends() => into.as_slice(),
                Change::Closed => &[],
                _ => return None,
            };
            let now = into.iter().filter_map(|to| self.place(to, "", day, on));
            let mut successors: Vec<String> = now.map(str::to_owned).collect();
            successors.sort();
            successors.dedup();
            Some(Ended { unit: event.unit.clone(), day, successors })
        };
        self.events.iter().filter_map(of).collect()
    }

    /// The unit that, in the structure of the day `on`, has what was done on `day` under `unit` at
    /// `touchpoint`; `None` when no unit of that day has it.
    ///
    /// With `on = day` it is the unit as then. Later days follow mergers and divisions forward, the
    /// touchpoint deciding which part took it; earlier days follow them back. A touchpoint that an
    /// office merely gave to another unit, without a change of units, takes no history along.
    pub fn place(
        &self,
        unit: &str,
        touchpoint: &str,
        day: NaiveDate,
        on: NaiveDate,
    ) -> Option<&str> {
        let mut at = self.undone(self.key(unit)?, touchpoint, day);
        let until = |event: &&Event| event.day <= day.max(on) && !is_settled(event, day);
        for event in self.events.iter().filter(until) {
            at = after(event, at, touchpoint);
        }
        if on < day {
            at = self.back(at, touchpoint, on, day);
        }
        self.is_alive(at, on).then_some(at)
    }

    /// Who would have it, had nothing been passed on that was taken back as wrong: a touchpoint was at
    /// another unit from the day this was recorded to the day it was withdrawn, and its answers with it.
    fn undone<'a>(&'a self, mut at: &'a str, touchpoint: &str, day: NaiveDate) -> &'a str {
        for event in self.withdrawn.iter().rev() {
            let Change::Passed { touchpoints, .. } = &event.change else {
                continue;
            };
            let until = event.withdrawn.map(office_day);
            let held = office_day(event.recorded) <= day && until.is_some_and(|until| day <= until);
            if held && touchpoints.get(touchpoint).is_some_and(|to| to == at) {
                at = &event.unit;
            }
        }
        at
    }

    /// Who had it on the day `on`, of what `at` has on the day `day`.
    fn back<'a>(
        &'a self,
        mut at: &'a str,
        touchpoint: &str,
        on: NaiveDate,
        day: NaiveDate,
    ) -> &'a str {
        let within = |event: &&Event| on < event.day && event.day <= day;
        let mut days: Vec<NaiveDate> = self.events.iter().filter(within).map(|e| e.day).collect();
        days.dedup();
        for day in days.into_iter().rev() {
            at = self.before(day, at, touchpoint);
        }
        at
    }

    /// Who had it before that day's changes: whom the touchpoint came from; of a unit that only then
    /// began, the first of those it was made from.
    fn before<'a>(&'a self, day: NaiveDate, at: &'a str, touchpoint: &str) -> &'a str {
        let given = self.events.iter().filter(|event| event.day == day);
        let mut first = None;
        for event in given {
            let Change::Passed { into, touchpoints } = &event.change else {
                continue;
            };
            if event.unit == at || !into.iter().any(|to| to == at) {
                continue;
            }
            if touchpoints.get(touchpoint).is_some_and(|to| to == at) {
                return &event.unit;
            }
            first = first.or(Some(event.unit.as_str()));
        }
        first.filter(|_| self.began_on(at, day)).unwrap_or(at)
    }
}

/// Whether what was done on `day` under a unit was done there although the unit had passed it on before:
/// what was recorded late leaves answers under the old unit until that day; what it does later it was
/// given back, by hand. A unit that ended can do nothing later.
fn is_settled(event: &Event, day: NaiveDate) -> bool {
    event.day <= day && office_day(event.recorded) < day && !event.ends()
}

/// Who has it after the event.
fn after<'a>(event: &'a Event, at: &'a str, touchpoint: &str) -> &'a str {
    let Change::Passed { into, touchpoints } = &event.change else {
        return at;
    };
    if event.unit != at {
        return at;
    }
    match (touchpoints.get(touchpoint), into.first()) {
        (Some(to), _) => to,
        (None, Some(principal)) if event.ends() => principal,
        _ => at,
    }
}
