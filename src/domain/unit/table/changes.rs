//! What rows change of the units that are kept.

use chrono::{Days, NaiveDate};

use super::fault::by_unit;
use super::{History, UnitRow};
use crate::base::Text;
use crate::domain::unit::{Change, Organisation};

/// A change that a row asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitChange {
    /// The row in the file.
    pub row: u64,
    /// Code of the unit.
    pub unit: String,
    /// The day it takes effect.
    pub day: NaiveDate,
    /// The decision it rests on; may be empty.
    pub basis: String,
    /// What happens.
    pub change: Change,
}

/// What rows change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitChanges {
    /// Code and name of units that were always there.
    pub added: Vec<(String, Text)>,
    /// What happens to units, those that are founded first.
    pub events: Vec<UnitChange>,
    /// Units that stay as they are.
    pub same: usize,
}

/// What rows change of the units that are kept; the same rows again change nothing.
pub fn changes(rows: &[UnitRow], history: &History, today: NaiveDate) -> UnitChanges {
    let organisation = Organisation::of(history.units.iter().cloned(), &history.events, None);
    let mut all = UnitChanges::default();
    for unit in by_unit(rows) {
        let before = (all.added.len(), all.events.len());
        of_unit(&unit, &organisation, today, &mut all);
        all.same += usize::from(before == (all.added.len(), all.events.len()));
    }
    all.events.sort_by_key(|each| (!matches!(each.change, Change::Founded { .. }), each.day));
    all
}

/// A unit's name and the unit above it.
type State = (Text, Option<String>);

fn of_unit(rows: &[&UnitRow], kept: &Organisation, today: NaiveDate, all: &mut UnitChanges) {
    let mut is_known = rows.first().is_some_and(|row| kept.knows(&row.code));
    // What the row before changed, which holds until the next one.
    let mut changed: Option<State> = None;
    for (place, row) in rows.iter().enumerate() {
        let code = &row.code;
        let day = row.from.unwrap_or_else(|| row.to.map_or(today, |to| to.min(today)));
        let wanted: State = (row.name.clone(), row.parent.clone());
        let before = changed.clone().or_else(|| {
            let is_alive = kept.is_alive(code, day);
            let name = kept.name(code, day).filter(|_| is_alive)?;
            Some((name.clone(), kept.parent(code, day).map(str::to_owned)))
        });
        let mut add = |day, change| {
            let (unit, basis) = (code.clone(), row.basis.clone());
            all.events.push(UnitChange { row: row.row, unit, day, basis, change });
        };
        let (name, parent) = wanted.clone();
        match before {
            None if !is_known && row.from.is_none() => {
                if parent.is_some() {
                    add(day, Change::Moved { parent });
                }
                all.added.push((code.clone(), name));
            }
            // One that ended cannot be founded again; the check says so.
            None => add(day, Change::Founded { name, parent }),
            Some(before) if before == wanted => {}
            Some((old, above)) => {
                if old != name {
                    add(day, Change::Renamed { name, before: old });
                }
                if above != parent {
                    add(day, Change::Moved { parent });
                }
            }
        }
        let is_new =
            !is_known || changed.is_some() || all.events.last().is_some_and(|it| it.row == row.row);
        changed = is_new.then_some(wanted);
        is_known = true;
        let end = row
            .to
            .filter(|_| place + 1 == rows.len())
            .and_then(|to| to.checked_add_days(Days::new(1)));
        if let Some(end) = end.filter(|end| changed.is_some() || kept.is_alive(code, *end)) {
            let (unit, basis) = (code.clone(), row.basis.clone());
            all.events.push(UnitChange {
                row: row.row,
                unit,
                day: end,
                basis,
                change: Change::Closed,
            });
        }
    }
}
