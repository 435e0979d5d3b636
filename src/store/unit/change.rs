//! Records and withdraws acts; history, present state and audit log change together.

use crate::base::Text;
use crate::domain::unit::{Change, Event, Fault, Organisation, check};
use crate::store::audit::{self, By};
use crate::store::facts::mark_names;
use crate::store::transaction::{Transaction, commit, hold};
use crate::store::{Result, Store};

use super::act::{Act, NewAct};
use super::present;
use super::row::acts;

/// Outcome of recording or withdrawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitsChanged {
    /// Recorded or withdrawn.
    Done,
    /// There is no such act, or it was withdrawn already.
    NotThere,
    /// The history would be contradictory; nothing was changed.
    Refused(Vec<Fault>),
}

impl Store {
    /// Records an act unless it contradicts the history. Units are founded and renamed; touchpoints
    /// move with their remarks; accounts limited to an ended unit are limited to its successors,
    /// and its unfinished tasks go to the first of them. The touchpoints must exist.
    pub async fn record_units(&self, act: &NewAct, by: &By) -> Result<UnitsChanged> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "units").await?;
        let faults = record(&mut transaction, std::slice::from_ref(act), by).await?;
        if !faults.is_empty() {
            return Ok(UnitsChanged::Refused(faults));
        }
        self.units_changed(transaction).await
    }

    /// Withdraws an act as wrong unless that contradicts the history. Touchpoints that are still
    /// where it put them go back with their remarks, and so do unfinished tasks; accounts stay as
    /// they are.
    pub async fn withdraw_units(&self, id: &str, reason: &str, by: &By) -> Result<UnitsChanged> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "units").await?;
        let mut all = acts(&mut transaction).await?;
        let Some(act) = all.iter_mut().find(|act| act.id == id && act.withdrawn.is_none()) else {
            return Ok(UnitsChanged::NotThere);
        };
        for event in &mut act.events {
            event.withdrawn = Some(by.at);
        }
        let taken = act.events.clone();
        let units = units(&mut transaction).await?;
        let organisation = Organisation::of(units, &all_events(&all), None);
        let faults = faults_of(&organisation);
        if !faults.is_empty() {
            return Ok(UnitsChanged::Refused(faults));
        }
        execute!(
            &mut transaction,
            "update unit_act set withdrawn = $2, withdrawn_by = $3, withdrawn_reason = $4
             where id = $1",
            id,
            by.at.timestamp_millis(),
            by.actor.name(),
            reason
        );
        present::give_back(&mut transaction, &taken, by).await?;
        present::rename(&mut transaction, &taken, &organisation, by).await?;
        for event in &taken {
            let entry = by
                .did("unit.withdrawn", "unit", &event.unit)
                .in_unit(&event.unit)
                .from(audit_line(event, ""))
                .to(reason);
            audit::append(&mut transaction, &entry).await?;
        }
        self.units_changed(transaction).await
    }

    /// Commits a change of units.
    pub(super) async fn units_changed(&self, mut transaction: Transaction) -> Result<UnitsChanged> {
        mark_names(&mut transaction).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(UnitsChanged::Done)
    }
}

/// Records acts whose changes are in force from their days on; gives what is wrong with them, and then the transaction is
/// to be dropped.
pub(super) async fn record(
    transaction: &mut Transaction,
    new: &[NewAct],
    by: &By,
) -> Result<Vec<Fault>> {
    let units = units(transaction).await?;
    let mut events = all_events(&acts(transaction).await?);
    let before = Organisation::of(units.clone(), &events, None);
    let added: Vec<Event> = new.iter().flat_map(|act| act.events(by.at)).collect();
    events.extend(added.clone());
    let organisation = Organisation::of(units, &events, None);
    let mut faults = faults_of(&organisation);
    faults.extend(founded_again(&before, &added));
    if !faults.is_empty() {
        return Ok(faults);
    }
    present::found(transaction, &added).await?;
    for act in new {
        insert(transaction, act, by).await?;
    }
    present::take_over(transaction, &added, by).await?;
    present::rename(transaction, &added, &organisation, by).await?;
    let entry = |event: &Event, basis: &str| {
        by.did(&format!("unit.{}", event.change.code()), "unit", &event.unit)
            .in_unit(&event.unit)
            .to(audit_line(event, basis))
    };
    let of_act = |act: &NewAct| {
        let events = act.events(by.at);
        events.iter().map(|event| entry(event, &act.basis)).collect::<Vec<_>>()
    };
    let entries: Vec<_> = new.iter().flat_map(of_act).collect();
    audit::append_all(transaction, &entries).await?;
    Ok(Vec::new())
}

/// Code and current name of every unit.
pub(super) async fn units(transaction: &mut Transaction) -> Result<Vec<(String, Text)>> {
    let rows: Vec<(String, String, String)> =
        fetch_all!(transaction, "select code, name_vi, name_en from unit");
    let unit = |(code, vi, en)| (code, Text { vi, en });
    Ok(rows.into_iter().map(unit).collect())
}

pub(super) fn all_events(acts: &[Act]) -> Vec<Event> {
    acts.iter().flat_map(|act| act.events.clone()).collect()
}

/// A unit without a recorded founding cannot be founded either.
fn founded_again(before: &Organisation, added: &[Event]) -> Vec<Fault> {
    let founded = |event: &&Event| matches!(event.change, Change::Founded { .. });
    let known = added.iter().filter(founded).filter(|event| before.knows(&event.unit));
    known.map(|event| Fault::FoundedTwice(event.unit.clone())).collect()
}

fn faults_of(organisation: &Organisation) -> Vec<Fault> {
    let mut faults: Vec<Fault> = check(organisation).into_iter().map(|(_, each)| each).collect();
    faults.sort();
    faults.dedup();
    faults
}

async fn insert(transaction: &mut Transaction, act: &NewAct, by: &By) -> Result<()> {
    execute!(
        transaction,
        "insert into unit_act (id, basis, recorded, recorded_by) values ($1, $2, $3, $4)",
        &act.id,
        &act.basis,
        by.at.timestamp_millis(),
        by.actor.name()
    );
    let none = Text::default();
    for (place, (unit, change)) in (1_i64..).zip(&act.changes) {
        let (name, before, parent, successors) = match change {
            Change::Founded { name, parent } => (name, &none, parent.as_deref(), String::new()),
            Change::Renamed { name, before } => (name, before, None, String::new()),
            Change::Moved { parent } => (&none, &none, parent.as_deref(), String::new()),
            Change::Passed { into, .. } => (&none, &none, None, into.join(" ")),
            Change::Closed => (&none, &none, None, String::new()),
        };
        execute!(
            transaction,
            "insert into unit_event (act, place, unit, day, kind, name_vi, name_en, before_vi,
                 before_en, parent, successors)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            &act.id,
            place,
            unit,
            act.day,
            change.code(),
            &name.vi,
            &name.en,
            &before.vi,
            &before.en,
            parent.unwrap_or_default(),
            successors
        );
        if let Change::Passed { touchpoints, .. } = change {
            let given: Vec<_> = touchpoints.iter().collect();
            insert!(
                transaction,
                &given,
                "insert into unit_event_touchpoint (act, place, touchpoint, unit) ",
                |(touchpoint, to)| [&act.id, place, *touchpoint, *to]
            );
        }
    }
    Ok(())
}

/// An event in the audit log.
fn audit_line(event: &Event, basis: &str) -> String {
    let what = match &event.change {
        Change::Founded { name, .. } | Change::Renamed { name, .. } => name.vi.clone(),
        Change::Moved { parent } => parent.clone().unwrap_or_default(),
        Change::Passed { into, touchpoints } => {
            let given = touchpoints.iter().map(|(from, to)| format!("{from} → {to}"));
            let given: Vec<String> = given.collect();
            format!("{} ({})", into.join(", "), given.join(", "))
        }
        Change::Closed => String::new(),
    };
    let parts = [event.day.to_string(), what, basis.to_owned()];
    let parts: Vec<String> = parts.into_iter().filter(|each| !each.is_empty()).collect();
    parts.join("; ")
}
