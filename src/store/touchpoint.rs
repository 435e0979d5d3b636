//! Touchpoints.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::audit::{self, By};
use super::dossier_mark::move_open;
use super::facts::mark_names;
use super::stored::text;
use super::transaction::{Transaction, commit};
use super::{Result, Store};
use crate::domain::batch::Selection;
use crate::domain::measure::Filter;
use crate::domain::survey::Catalogue;
use crate::domain::touchpoint::Activity;
use crate::domain::unit::{NamedTouchpoint, Touchpoint};

from_row!(Touchpoint, |row| {
    let procedures: String = row.try_get("procedures")?;
    Touchpoint {
        code: row.try_get("code")?,
        office: row.try_get("office")?,
        unit: row.try_get("unit")?,
        name: text(row, "name")?,
        instrument: row.try_get("instrument")?,
        tier: row.try_get("tier")?,
        procedures: procedures.split_whitespace().map(str::to_owned).collect(),
        closed: row.try_get("closed")?,
    }
});

impl Store {
    /// Adds or replaces touchpoints, all or none; their office and unit must exist.
    pub async fn keep_touchpoints(&self, touchpoints: &[Touchpoint]) -> Result<()> {
        let mut transaction = self.begin().await?;
        keep(&mut transaction, touchpoints).await?;
        mark_names(&mut transaction).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(())
    }

    /// The same, with audit entries; office and unit must exist.
    pub async fn import_touchpoints(&self, touchpoints: &[Touchpoint], by: &By) -> Result<()> {
        let mut before = BTreeMap::new();
        for known in self.touchpoints().await? {
            before.insert(known.code.clone(), audit_line(&known));
        }
        let mut transaction = self.begin().await?;
        keep(&mut transaction, touchpoints).await?;
        for touchpoint in touchpoints {
            let code = touchpoint.code.to_ascii_uppercase();
            let entry = match before.remove(&code) {
                Some(before) => by.did("touchpoint.changed", "touchpoint", code).from(before),
                None => by.did("touchpoint.added", "touchpoint", code),
            };
            let entry = entry.in_unit(&touchpoint.unit).to(audit_line(touchpoint));
            audit::append(&mut transaction, &entry).await?;
        }
        mark_names(&mut transaction).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(())
    }

    /// Closes a touchpoint from a day on, or opens it again; whether it was another way before.
    pub async fn close_touchpoint(
        &self,
        touchpoint: &Touchpoint,
        from: Option<NaiveDate>,
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "update touchpoint set closed = $1 where code = $2
             and closed is distinct from $1",
            from,
            &touchpoint.code
        );
        if changed == 0 {
            return Ok(false);
        }
        let action = if from.is_some() { "touchpoint.closed" } else { "touchpoint.reopened" };
        let mut entry = by.did(action, "touchpoint", &touchpoint.code).in_unit(&touchpoint.unit);
        entry.after = from.map(|day| day.to_string());
        audit::append(&mut transaction, &entry).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(true)
    }

    /// The touchpoint with this code, in any case.
    pub async fn touchpoint(&self, code: &str) -> Result<Option<Touchpoint>> {
        Ok(fetch_optional!(
            &self.read,
            "select code, office, unit, name_vi, name_en, instrument, tier, procedures, closed
             from touchpoint where code = $1",
            code.to_ascii_uppercase()
        ))
    }

    /// The same with the names that its form shows.
    pub(super) async fn named_touchpoint(&self, code: &str) -> Result<Option<NamedTouchpoint>> {
        let Some(touchpoint) = self.touchpoint(code).await? else { return Ok(None) };
        let office = self.office_name(&touchpoint.office).await?.unwrap_or_default();
        let mut procedures = self.procedures_of(&touchpoint.procedures).await?;
        procedures.retain(|each| each.closed.is_none());
        let waves = self.waves_at(&touchpoint.code).await?;
        Ok(Some(NamedTouchpoint { touchpoint, office, procedures, waves }))
    }

    /// What came in lately at each touchpoint that had answers to one of these instruments, by its code.
    pub async fn activity(
        &self,
        instruments: &Catalogue,
        today: NaiveDate,
    ) -> Result<BTreeMap<String, Activity>> {
        let filter = Filter { from: Activity::since(today), ..Filter::default() };
        let lately = Selection { filter, ..Selection::default() };
        let mut activity: BTreeMap<String, Activity> = BTreeMap::new();
        for instrument in instruments.all() {
            let columns = self.columns(instrument).await?;
            let days = columns.view(&lately).responses_by(|place, day| (&place.touchpoint, day));
            for ((touchpoint, day), answers) in days {
                if let Some(code) = touchpoint {
                    activity.entry(code.clone()).or_default().add(day, answers, today);
                }
            }
        }
        Ok(activity)
    }

    /// The touchpoints that ask an instrument.
    pub async fn touchpoints_asking(&self, instrument: &str) -> Result<Vec<Touchpoint>> {
        Ok(fetch_readable!(
            &self.read,
            "select code, office, unit, name_vi, name_en, instrument, tier, procedures, closed
             from touchpoint where instrument = $1",
            instrument
        ))
    }

    /// All touchpoints, by code.
    pub async fn touchpoints(&self) -> Result<Vec<Touchpoint>> {
        let mut touchpoints: Vec<Touchpoint> = fetch_readable!(
            &self.read,
            "select code, office, unit, name_vi, name_en, instrument, tier, procedures, closed
             from touchpoint"
        );
        touchpoints.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(touchpoints)
    }
}

/// A touchpoint in the audit log, without whether it is closed, which has entries of its own.
fn audit_line(touchpoint: &Touchpoint) -> String {
    serde_json::json!({
        "unit": touchpoint.unit,
        "name_vi": touchpoint.name.vi,
        "name_en": touchpoint.name.en,
        "instrument": touchpoint.instrument,
        "tier": touchpoint.tier.code(),
        "procedures": touchpoint.procedures,
    })
    .to_string()
}

async fn keep(transaction: &mut Transaction, touchpoints: &[Touchpoint]) -> Result<()> {
    for touchpoint in touchpoints {
        execute!(
            transaction,
            "insert into touchpoint (code, office, unit, name_vi, name_en, instrument,
                     tier, procedures)
                 values ($1, $2, $3, $4, $5, $6, $7, $8)
                 on conflict (code) do update set office = excluded.office,
                     unit = excluded.unit, name_vi = excluded.name_vi,
                     name_en = excluded.name_en, instrument = excluded.instrument,
                     tier = excluded.tier, procedures = excluded.procedures",
            touchpoint.code.to_ascii_uppercase(),
            &touchpoint.office,
            &touchpoint.unit,
            &touchpoint.name.vi,
            &touchpoint.name.en,
            &touchpoint.instrument,
            touchpoint.tier.code(),
            touchpoint.procedures.join(" ")
        );
        let code = touchpoint.code.to_ascii_uppercase();
        move_open(transaction, &code, &touchpoint.unit).await?;
    }
    Ok(())
}
