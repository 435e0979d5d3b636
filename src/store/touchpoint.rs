//! Touchpoints.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::audit::{self, By};
use super::stored::text;
use super::transaction::{Transaction, commit};
use super::{Result, Store};
use crate::domain::survey::Tier;
use crate::domain::unit::Touchpoint;

#[derive(FromRow)]
struct TouchpointRow {
    code: String,
    office: String,
    unit: String,
    name_vi: String,
    name_en: String,
    instrument: String,
    tier: Tier,
    procedures: String,
}

impl TouchpointRow {
    fn read(self) -> Touchpoint {
        Touchpoint {
            tier: self.tier,
            code: self.code,
            office: self.office,
            unit: self.unit,
            name: text(self.name_vi, self.name_en),
            instrument: self.instrument,
            procedures: self.procedures.split_whitespace().map(str::to_owned).collect(),
        }
    }
}

impl Store {
    /// Adds or replaces touchpoints, all or none; their office and unit must exist.
    pub async fn keep_touchpoints(&self, touchpoints: &[Touchpoint]) -> Result<()> {
        let mut transaction = self.begin().await?;
        keep(&mut transaction, touchpoints).await?;
        commit(transaction).await
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
        commit(transaction).await
    }

    /// The touchpoint with this code, in any case.
    pub async fn touchpoint(&self, code: &str) -> Result<Option<Touchpoint>> {
        let row: Option<TouchpointRow> = fetch_optional!(
            &self.read,
            "select code, office, unit, name_vi, name_en, instrument, tier, procedures
             from touchpoint where code = $1",
            code.to_ascii_uppercase()
        );
        Ok(row.map(TouchpointRow::read))
    }

    /// All touchpoints, by code.
    pub async fn touchpoints(&self) -> Result<Vec<Touchpoint>> {
        let rows: Vec<TouchpointRow> = fetch_all!(
            &self.read,
            "select code, office, unit, name_vi, name_en, instrument, tier, procedures
             from touchpoint"
        );
        let mut touchpoints: Vec<_> = rows.into_iter().map(TouchpointRow::read).collect();
        touchpoints.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(touchpoints)
    }
}

/// A touchpoint in the audit log.
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
    }
    Ok(())
}
