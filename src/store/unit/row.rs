//! Acts and events as rows.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::act::Act;
use crate::base::Text;
use crate::domain::unit::{Change, Ended, Event, Organisation, Unit};
use crate::store::readable::or_left_out;
use crate::store::stored::Millis;
use crate::store::transaction::Transaction;
use crate::store::{Error, Result, Store};

#[derive(FromRow)]
struct ActRow {
    id: String,
    basis: String,
    recorded: Millis,
    recorded_by: String,
    withdrawn: Option<Millis>,
    withdrawn_by: Option<String>,
    withdrawn_reason: Option<String>,
}

#[derive(FromRow)]
struct EventRow {
    act: String,
    place: i64,
    unit: String,
    day: NaiveDate,
    kind: String,
    name_vi: String,
    name_en: String,
    before_vi: String,
    before_en: String,
    parent: String,
    successors: String,
}

/// Act, place, touchpoint, unit.
type GivenRow = (String, i64, String, String);

type Rows = (Vec<ActRow>, Vec<EventRow>, Vec<GivenRow>);

const ACTS: &str = "select id, basis, recorded, recorded_by, withdrawn, withdrawn_by,
     withdrawn_reason from unit_act";
const EVENTS: &str = "select act, place, unit, day, kind, name_vi, name_en, before_vi, before_en,
     parent, successors from unit_event";
const GIVEN: &str = "select act, place, touchpoint, unit from unit_event_touchpoint";

/// The current units and the ended ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Present {
    /// By code.
    pub units: Vec<Unit>,
    /// In the order of their ends.
    pub ended: Vec<Ended>,
}

impl Store {
    /// Every act, withdrawn ones too, in the order of recording.
    pub async fn unit_acts(&self) -> Result<Vec<Act>> {
        // Acts are read first, so their events are already there.
        let rows = (
            fetch_all!(&self.read, ACTS),
            fetch_all!(&self.read, EVENTS),
            fetch_all!(&self.read, GIVEN),
        );
        read(rows, |event, unit| or_left_out(event, &format!("unit {unit}")))
    }

    /// The units over time, as known at an instant, or now at `None`.
    pub async fn organisation(&self, known_at: Option<DateTime<Utc>>) -> Result<Organisation> {
        let units = self.units().await?.into_iter();
        let units = units.map(|unit| (unit.code, unit.name));
        let acts = self.unit_acts().await?;
        let events: Vec<Event> = acts.into_iter().flat_map(|act| act.events).collect();
        Ok(Organisation::of(units, &events, known_at))
    }

    /// The units on a day, as known now, and those that had ended by then.
    pub async fn present_units(&self, on: NaiveDate) -> Result<Present> {
        let organisation = self.organisation(None).await?;
        let mut units = self.units().await?;
        units.retain(|unit| organisation.is_alive(&unit.code, on));
        let ended = organisation.ended(on);
        Ok(Present { units, ended })
    }
}

/// Every act, read within a transaction.
pub(super) async fn acts(transaction: &mut Transaction) -> Result<Vec<Act>> {
    let rows = (
        fetch_all!(transaction, ACTS),
        fetch_all!(transaction, EVENTS),
        fetch_all!(transaction, GIVEN),
    );
    // The next act is checked against every event.
    read(rows, |event, _| event.map(Some))
}

/// Rows as acts; `sound` says what becomes of an event of a unit that cannot be read.
fn read(
    (acts, events, given): Rows,
    sound: impl Fn(Result<Event>, &str) -> Result<Option<Event>>,
) -> Result<Vec<Act>> {
    let mut touchpoints: BTreeMap<(String, i64), BTreeMap<String, String>> = BTreeMap::new();
    for (act, place, touchpoint, unit) in given {
        let of_event = touchpoints.entry((act, place)).or_default();
        of_event.insert(touchpoint, unit);
    }
    let mut by_act: BTreeMap<String, Vec<EventRow>> = BTreeMap::new();
    for row in events {
        by_act.entry(row.act.clone()).or_default().push(row);
    }
    let mut found = Vec::with_capacity(acts.len());
    for row in acts {
        let mut rows = by_act.remove(&row.id).unwrap_or_default();
        rows.sort_by_key(|event| event.place);
        let events = rows.into_iter().map(|event| {
            let unit = event.unit.clone();
            sound(event.read(&row, &mut touchpoints), &unit)
        });
        let events = events.filter_map(Result::transpose).collect::<Result<_>>()?;
        let withdrawn = row.withdrawn_by.zip(row.withdrawn_reason);
        let act =
            Act { id: row.id, basis: row.basis, recorded_by: row.recorded_by, withdrawn, events };
        found.push((DateTime::from(row.recorded), act));
    }
    found.sort_by(|(one, first), (other, second)| (one, &first.id).cmp(&(other, &second.id)));
    Ok(found.into_iter().map(|(_, act)| act).collect())
}

impl EventRow {
    fn read(
        self,
        act: &ActRow,
        touchpoints: &mut BTreeMap<(String, i64), BTreeMap<String, String>>,
    ) -> Result<Event> {
        let parent = Some(self.parent).filter(|parent| !parent.is_empty());
        let name = Text { vi: self.name_vi, en: self.name_en };
        let change = match self.kind.as_str() {
            "founded" => Change::Founded { name, parent },
            "renamed" => {
                Change::Renamed { name, before: Text { vi: self.before_vi, en: self.before_en } }
            }
            "moved" => Change::Moved { parent },
            "passed" => Change::Passed {
                into: self.successors.split(' ').map(str::to_owned).collect(),
                touchpoints: touchpoints.remove(&(self.act, self.place)).unwrap_or_default(),
            },
            "closed" => Change::Closed,
            other => return Err(Error::Corrupt(format!("`{other}` happens to no unit"))),
        };
        Ok(Event {
            act: act.id.clone(),
            unit: self.unit,
            day: self.day,
            change,
            recorded: act.recorded.into(),
            withdrawn: act.withdrawn.map(Into::into),
        })
    }
}
