//! Units from a file: what its rows change, and keeping it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::act::NewAct;
use super::change::{UnitsChanged, all_events, record, units};
use super::row::acts;
use crate::base::random::Random;
use crate::base::{Text, calendar::office_day};
use crate::domain::unit::table::{History, UnitChanges, UnitRow, changes};
use crate::domain::unit::{Change, Event};
use crate::store::audit::{self, By};
use crate::store::transaction::{Transaction, hold};
use crate::store::{Result, Store};

impl Store {
    /// The units with all that is recorded of them.
    pub async fn unit_history(&self) -> Result<History> {
        let units = self.units().await?.into_iter();
        let units = units.map(|unit| (unit.code, unit.name)).collect();
        let acts = self.unit_acts().await?;
        let events: Vec<Event> = acts.into_iter().flat_map(|act| act.events).collect();
        Ok(History { units, events })
    }

    /// What rows would change on a day; nothing is kept.
    pub async fn preview_units(&self, rows: &[UnitRow], today: NaiveDate) -> Result<UnitChanges> {
        Ok(changes(rows, &self.unit_history().await?, today))
    }

    /// Keeps what rows change, all or nothing; the same rows again change nothing. `basis` is that of rows that name
    /// none.
    pub async fn import_units(
        &self,
        rows: &[UnitRow],
        (basis, random): (&str, &Random),
        by: &By,
    ) -> Result<UnitsChanged> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "units").await?;
        let events = all_events(&acts(&mut transaction).await?);
        let history = History { units: units(&mut transaction).await?, events };
        let changes = changes(rows, &history, office_day(by.at));
        add(&mut transaction, &changes.added, by).await?;
        let faults = record(&mut transaction, &as_acts(changes, basis, random), by).await?;
        if !faults.is_empty() {
            return Ok(UnitsChanged::Refused(faults));
        }
        self.units_changed(transaction).await
    }
}

/// What happens on one day on one basis is one act; foundings come before what they allow.
fn as_acts(changes: UnitChanges, basis: &str, random: &Random) -> Vec<NewAct> {
    let mut acts: BTreeMap<(NaiveDate, String), Vec<(String, Change)>> = BTreeMap::new();
    for each in changes.events {
        let own = if each.basis.is_empty() { basis.to_owned() } else { each.basis };
        acts.entry((each.day, own)).or_default().push((each.unit, each.change));
    }
    // Acts of one instant are read in the order of their ids.
    let ids: BTreeSet<String> = acts.iter().map(|_| random.uuid()).collect();
    let act = |(((day, basis), changes), id)| NewAct { id, basis, day, changes };
    acts.into_iter().zip(ids).map(act).collect()
}

/// Adds units that were always there.
async fn add(transaction: &mut Transaction, units: &[(String, Text)], by: &By) -> Result<()> {
    let mut entries = Vec::new();
    for (code, name) in units {
        execute!(
            &mut *transaction,
            "insert into unit (code, office, name_vi, name_en)
             values ($1, (select min(code) from office), $2, $3)",
            code,
            &name.vi,
            &name.en
        );
        entries.push(by.did("unit.added", "unit", code).in_unit(code).to(&name.vi));
    }
    audit::append_all(transaction, &entries).await
}
