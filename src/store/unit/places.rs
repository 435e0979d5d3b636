//! Offices, units and procedures.

use crate::base::Text;
use crate::domain::unit::{Letterhead, Office, Procedure, Unit};
use crate::store::audit::{self, By};
use crate::store::facts::mark_names;
use crate::store::stored::text;
use crate::store::transaction::{Transaction, commit};
use crate::store::{Result, Store};

from_row!(Office, |row| Office {
    code: row.try_get("code")?,
    name: text(row, "name")?,
    parent: text(row, "parent")?,
    petitions: text(row, "petitions")?,
    letterhead: Letterhead {
        place: row.try_get("place")?,
        abbreviation: row.try_get("abbreviation")?,
    },
});

from_row!(Unit, |row| Unit {
    code: row.try_get("code")?,
    office: row.try_get("office")?,
    name: text(row, "name")?,
});

from_row!(Procedure, |row| Procedure {
    code: row.try_get("code")?,
    name: text(row, "name")?,
    illustrative: row.try_get("illustrative")?,
    closed: row.try_get("closed")?,
});

impl Store {
    /// Adds or replaces the office.
    pub async fn keep_office(&self, office: &Office) -> Result<()> {
        let mut transaction = self.begin().await?;
        put_office(&mut transaction, office).await?;
        mark_names(&mut transaction).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(())
    }

    /// The name of the office with this code.
    pub(in crate::store) async fn office_name(&self, code: &str) -> Result<Option<Text>> {
        let names: Option<(String, String)> = fetch_optional!(
            &self.read,
            "select name_vi, name_en from office where code = $1",
            code
        );
        Ok(names.map(|(vi, en)| Text { vi, en }))
    }

    /// All offices, by code.
    pub async fn offices(&self) -> Result<Vec<Office>> {
        let mut offices: Vec<Office> = fetch_all!(
            &self.read,
            "select code, name_vi, name_en, parent_vi, parent_en, petitions_vi, petitions_en, place,
                 abbreviation
             from office"
        );
        offices.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(offices)
    }

    /// Adds or replaces units, all or none; their office must exist.
    pub async fn keep_units(&self, units: &[Unit]) -> Result<()> {
        let mut transaction = self.begin().await?;
        for unit in units {
            execute!(
                &mut transaction,
                "insert into unit (code, office, name_vi, name_en) values ($1, $2, $3, $4)
                 on conflict (code) do update set office = excluded.office,
                     name_vi = excluded.name_vi, name_en = excluded.name_en",
                &unit.code,
                &unit.office,
                &unit.name.vi,
                &unit.name.en
            );
        }
        mark_names(&mut transaction).await?;
        commit(transaction).await
    }

    /// Adds units that were always there, each with an audit entry; their office must exist.
    pub async fn add_units(&self, units: &[Unit], by: &By) -> Result<()> {
        let mut transaction = self.begin().await?;
        let mut entries = Vec::new();
        for unit in units {
            execute!(
                &mut transaction,
                "insert into unit (code, office, name_vi, name_en) values ($1, $2, $3, $4)",
                &unit.code,
                &unit.office,
                &unit.name.vi,
                &unit.name.en
            );
            let entry = by.did("unit.added", "unit", &unit.code).in_unit(&unit.code);
            entries.push(entry.to(&unit.name.vi));
        }
        mark_names(&mut transaction).await?;
        audit::append_all(&mut transaction, &entries).await?;
        commit(transaction).await
    }

    /// Adds procedures, each with an audit entry.
    pub async fn add_procedures(&self, procedures: &[Procedure], by: &By) -> Result<()> {
        let mut transaction = self.begin().await?;
        let mut entries = Vec::new();
        for each in procedures {
            execute!(
                &mut transaction,
                "insert into procedure (code, name_vi, name_en, illustrative)
                 values ($1, $2, $3, $4)",
                &each.code,
                &each.name.vi,
                &each.name.en,
                each.illustrative
            );
            let entry = by.did("procedure.added", "procedure", &each.code);
            entries.push(entry.to(&each.name.vi));
        }
        audit::append_all(&mut transaction, &entries).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(())
    }

    /// Adds procedures, and renames those whose codes are known, all or none, each with an audit entry; what is so
    /// already is left out.
    pub async fn import_procedures(&self, procedures: &[Procedure], by: &By) -> Result<()> {
        let known = self.procedures().await?;
        let mut transaction = self.begin().await?;
        let mut entries = Vec::new();
        for each in procedures {
            let before = known.iter().find(|before| before.code == each.code);
            if before.is_some_and(|before| before.name == each.name) {
                continue;
            }
            execute!(
                &mut transaction,
                "insert into procedure (code, name_vi, name_en, illustrative)
                 values ($1, $2, $3, $4)
                 on conflict (code) do update set name_vi = excluded.name_vi,
                     name_en = excluded.name_en",
                &each.code,
                &each.name.vi,
                &each.name.en,
                each.illustrative
            );
            let action = if before.is_some() { "procedure.changed" } else { "procedure.added" };
            let mut entry = by.did(action, "procedure", &each.code).to(procedure_line(each));
            entry.before = before.map(procedure_line);
            entries.push(entry);
        }
        mark_names(&mut transaction).await?;
        audit::append_all(&mut transaction, &entries).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(())
    }

    /// All units, by code.
    pub async fn units(&self) -> Result<Vec<Unit>> {
        let mut units: Vec<Unit> =
            fetch_all!(&self.read, "select code, office, name_vi, name_en from unit");
        units.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(units)
    }

    /// Adds or replaces procedures, all or none.
    pub async fn keep_procedures(&self, procedures: &[Procedure]) -> Result<()> {
        let mut transaction = self.begin().await?;
        for procedure in procedures {
            execute!(
                &mut transaction,
                "insert into procedure (code, name_vi, name_en, illustrative)
                 values ($1, $2, $3, $4)
                 on conflict (code) do update set name_vi = excluded.name_vi,
                     name_en = excluded.name_en, illustrative = excluded.illustrative",
                &procedure.code,
                &procedure.name.vi,
                &procedure.name.en,
                procedure.illustrative
            );
        }
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(())
    }

    /// Those of these procedures that are known, in the order of their codes here.
    pub async fn procedures_of(&self, codes: &[String]) -> Result<Vec<Procedure>> {
        if codes.is_empty() {
            return Ok(Vec::new());
        }
        // Codes have no space, so that one parameter holds any number of them.
        let found: Vec<Procedure> = fetch_all!(
            &self.read,
            "select code, name_vi, name_en, illustrative, closed from procedure
             where $1 like '% ' || code || ' %'",
            format!(" {} ", codes.join(" "))
        );
        let of = |code: &String| found.iter().find(|each: &&Procedure| each.code == *code).cloned();
        Ok(codes.iter().filter_map(of).collect())
    }

    /// Renames a procedure, or changes whether it is offered; what is so already is left out of the audit log.
    pub async fn change_procedure(&self, procedure: &Procedure, by: &By) -> Result<()> {
        let before = self.procedures_of(std::slice::from_ref(&procedure.code)).await?.pop();
        if before.as_ref().is_none_or(|before| before == procedure) {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        execute!(
            &mut transaction,
            "update procedure set name_vi = $1, name_en = $2, closed = $3 where code = $4",
            &procedure.name.vi,
            &procedure.name.en,
            procedure.closed,
            &procedure.code
        );
        let mut entry = by.did("procedure.changed", "procedure", &procedure.code);
        entry.before = before.as_ref().map(procedure_line);
        audit::append(&mut transaction, &entry.to(procedure_line(procedure))).await?;
        mark_names(&mut transaction).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(())
    }

    /// All procedures, by code.
    pub async fn procedures(&self) -> Result<Vec<Procedure>> {
        let mut procedures: Vec<Procedure> = fetch_all!(
            &self.read,
            "select code, name_vi, name_en, illustrative, closed from procedure"
        );
        procedures.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(procedures)
    }
}

/// A procedure in the audit log.
fn procedure_line(procedure: &Procedure) -> String {
    serde_json::json!({
        "name_vi": procedure.name.vi,
        "name_en": procedure.name.en,
        "closed": procedure.closed,
    })
    .to_string()
}

/// Adds or replaces an office.
pub(in crate::store) async fn put_office(
    transaction: &mut Transaction,
    office: &Office,
) -> Result<()> {
    execute!(
        transaction,
        "insert into office (code, name_vi, name_en, parent_vi, parent_en, petitions_vi,
             petitions_en, place, abbreviation)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (code) do update set name_vi = excluded.name_vi,
             name_en = excluded.name_en, parent_vi = excluded.parent_vi,
             parent_en = excluded.parent_en, petitions_vi = excluded.petitions_vi,
             petitions_en = excluded.petitions_en, place = excluded.place,
             abbreviation = excluded.abbreviation",
        &office.code,
        &office.name.vi,
        &office.name.en,
        &office.parent.vi,
        &office.parent.en,
        &office.petitions.vi,
        &office.petitions.en,
        &office.letterhead.place,
        &office.letterhead.abbreviation
    );
    Ok(())
}
