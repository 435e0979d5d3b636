//! The units as they were on a day, as known at an instant.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::event::{Change, Event};
use crate::base::Text;

/// All units that ever were, with what is known of their lives.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// Each unit by its code.
    lives: BTreeMap<String, Life>,
    /// Known events, by the day they are in force and then as they were recorded.
    pub(super) events: Vec<Event>,
    /// Events known to have been taken back, as they were recorded.
    pub(super) withdrawn: Vec<Event>,
}

/// One unit's life.
#[derive(Clone, Debug)]
struct Life {
    /// `None`: it was there before anything is known.
    founded: Option<NaiveDate>,
    /// The first day on which it is no more.
    ended: Option<NaiveDate>,
    /// Its names, each from a day on; the first one has none.
    names: Vec<(Option<NaiveDate>, Text)>,
    /// The units above it, likewise.
    parents: Vec<(Option<NaiveDate>, Option<String>)>,
}

/// A unit in the tree of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its code.
    pub unit: String,
    /// Its name on that day.
    pub name: Text,
    /// How many units stand above it.
    pub depth: usize,
    /// The unit above it.
    pub parent: Option<String>,
}

impl Organisation {
    /// The organisation of `units` (code and present name) and those that `events` found, as known at
    /// an instant; at `None`, as known now.
    ///
    /// A unit without a founding among all events was always there.
    pub fn of(
        units: impl IntoIterator<Item = (String, Text)>,
        events: &[Event],
        known_at: Option<DateTime<Utc>>,
    ) -> Self {
        let mut lives = BTreeMap::new();
        let founded = events.iter().filter_map(|event| match &event.change {
            Change::Founded { name, .. } => Some((event.unit.clone(), name.clone())),
            _ => None,
        });
        for (code, name) in units.into_iter().chain(founded) {
            if let Some(life) = Life::begun(&code, name, events, known_at) {
                lives.insert(code, life);
            }
        }
        let mut known: Vec<Event> =
            events.iter().filter(|each| each.is_known(known_at)).cloned().collect();
        known.sort_by_key(|each| (each.day, each.recorded));
        for event in &known {
            if let Some(life) = lives.get_mut(&event.unit) {
                life.live(event);
            }
        }
        let is_over = |event: &&Event| {
            let then = event.withdrawn;
            then.is_some_and(|then| known_at.is_none_or(|at| then <= at))
        };
        let mut withdrawn: Vec<Event> = events.iter().filter(is_over).cloned().collect();
        withdrawn.sort_by_key(|each| each.recorded);
        Self { lives, events: known, withdrawn }
    }

    /// Whether the unit was there on that day.
    pub fn is_alive(&self, unit: &str, on: NaiveDate) -> bool {
        self.lives.get(unit).is_some_and(|life| life.is_alive(on))
    }

    /// The first day on which the unit was no more, if it had ended by that day.
    pub(super) fn end(&self, unit: &str, on: NaiveDate) -> Option<NaiveDate> {
        let ended = self.lives.get(unit)?.ended;
        ended.filter(|day| *day <= on)
    }

    /// Whether there ever was such a unit.
    pub fn knows(&self, unit: &str) -> bool {
        self.lives.contains_key(unit)
    }

    /// The unit's code as it is kept here.
    pub(super) fn key(&self, unit: &str) -> Option<&str> {
        let (code, _) = self.lives.get_key_value(unit)?;
        Some(code)
    }

    /// The units of that day, by code.
    pub fn alive(&self, on: NaiveDate) -> impl Iterator<Item = &str> {
        let alive = self.lives.iter().filter(move |(_, life)| life.is_alive(on));
        alive.map(|(code, _)| code.as_str())
    }

    /// Whether the unit was founded on that day.
    pub(super) fn began_on(&self, unit: &str, day: NaiveDate) -> bool {
        let life = self.lives.get(unit);
        life.is_some_and(|life| life.founded == Some(day))
    }

    /// What the unit was called on that day; of one that was not there, its nearest name.
    pub fn name(&self, unit: &str, on: NaiveDate) -> Option<&Text> {
        in_force(&self.lives.get(unit)?.names, on)
    }

    /// The parent unit on that day: the one recorded, or its successor; where that is the unit
    /// itself, the parent of the unit it succeeded.
    pub fn parent(&self, unit: &str, on: NaiveDate) -> Option<&str> {
        let mut above = self.recorded_parent(unit, on)?;
        let mut seen = BTreeSet::new();
        while seen.insert(above) {
            match self.place(above, "", on, on) {
                Some(found) if found == unit => above = self.recorded_parent(above, on)?,
                found => return found,
            }
        }
        None
    }

    fn recorded_parent(&self, unit: &str, on: NaiveDate) -> Option<&str> {
        in_force(&self.lives.get(unit)?.parents, on)?.as_deref()
    }

    /// Whether the unit stands above itself on that day.
    pub(super) fn is_above_itself(&self, unit: &str, on: NaiveDate) -> bool {
        let mut seen = BTreeSet::new();
        let mut at = self.parent(unit, on);
        while let Some(above) = at {
            if above == unit {
                return true;
            }
            if !seen.insert(above) {
                return false;
            }
            at = self.parent(above, on);
        }
        false
    }

    /// The tree of that day: every unit after the one above it, siblings by code.
    pub fn tree(&self, on: NaiveDate) -> Vec<Node> {
        let mut below: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
        let alive = self.lives.iter().filter(|(_, life)| life.is_alive(on));
        for (unit, _) in alive {
            below.entry(self.parent(unit, on)).or_default().push(unit);
        }
        let mut nodes = Vec::new();
        self.descend(on, None, 0, &below, &mut nodes);
        // Two units above each other are a fault that `check` names; they are shown all the same.
        let found: BTreeSet<String> = nodes.iter().map(|node| node.unit.clone()).collect();
        let lost = below.values().flatten().filter(|unit| !found.contains(**unit));
        nodes.extend(lost.map(|unit| self.node(unit, on, None, 0)));
        nodes
    }

    fn descend(
        &self,
        on: NaiveDate,
        above: Option<&str>,
        depth: usize,
        below: &BTreeMap<Option<&str>, Vec<&str>>,
        found: &mut Vec<Node>,
    ) {
        for unit in below.get(&above).into_iter().flatten() {
            found.push(self.node(unit, on, above, depth));
            self.descend(on, Some(unit), depth + 1, below, found);
        }
    }

    fn node(&self, unit: &str, on: NaiveDate, parent: Option<&str>, depth: usize) -> Node {
        Node {
            unit: unit.to_owned(),
            name: self.name(unit, on).cloned().unwrap_or_default(),
            depth,
            parent: parent.map(str::to_owned),
        }
    }
}

impl Life {
    /// A unit before its first known event; `None` when its founding is not known.
    fn begun(
        code: &str,
        name: Text,
        events: &[Event],
        known_at: Option<DateTime<Utc>>,
    ) -> Option<Self> {
        let of_unit = || events.iter().filter(|event| event.unit == code);
        let founding = |event: &&Event| matches!(event.change, Change::Founded { .. });
        if of_unit().any(|event| founding(&event)) {
            let event = of_unit().find(|event| founding(event) && event.is_known(known_at))?;
            let Change::Founded { name, parent } = &event.change else {
                return None;
            };
            return Some(Self {
                founded: Some(event.day),
                ended: None,
                names: vec![(None, name.clone())],
                parents: vec![(None, parent.clone())],
            });
        }
        // The name before anything was recorded stands in the change that was recorded first.
        let first = of_unit()
            .filter_map(|event| match &event.change {
                Change::Renamed { before, .. } => Some((event.recorded, before)),
                _ => None,
            })
            .min_by_key(|(recorded, _)| *recorded);
        Some(Self {
            founded: None,
            ended: None,
            names: vec![(None, first.map_or(name, |(_, before)| before.clone()))],
            parents: vec![(None, None)],
        })
    }

    /// Goes through one event; they come in the order of their days.
    fn live(&mut self, event: &Event) {
        match &event.change {
            Change::Renamed { name, .. } => self.names.push((Some(event.day), name.clone())),
            Change::Moved { parent } => self.parents.push((Some(event.day), parent.clone())),
            _ if event.ends() => self.ended = self.ended.or(Some(event.day)),
            _ => {}
        }
    }

    fn is_alive(&self, on: NaiveDate) -> bool {
        self.founded.is_none_or(|day| day <= on) && self.ended.is_none_or(|day| on < day)
    }
}

/// The last of these that is in force on that day.
fn in_force<T>(all: &[(Option<NaiveDate>, T)], on: NaiveDate) -> Option<&T> {
    let mut latest_first = all.iter().rev();
    latest_first.find(|(since, _)| since.is_none_or(|day| day <= on)).map(|(_, value)| value)
}
