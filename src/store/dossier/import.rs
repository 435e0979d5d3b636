//! Imports a file of dossiers, all or nothing.

use sqlx::QueryBuilder;

use super::read::{KeptDossier, select_dossier};
use crate::domain::dossier::{Apology, Changes, Dossier, Known, Outcome};
use crate::store::audit::{self, By};
use crate::store::transaction::Transaction;
use crate::store::{AsExecutor, Result, Store, runs};

/// Outcome of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DossierImport {
    /// It was imported.
    Taken {
        /// Dossiers that are new.
        added: usize,
        /// Open dossiers that changed.
        changed: usize,
        /// Dossiers without a change.
        unchanged: usize,
    },
    /// These dossiers were completed and differ; nothing was imported.
    Conflicts(Vec<String>),
}

impl Store {
    /// Imports dossiers, all or none; their procedures and touchpoints must exist. A file that
    /// changes nothing is not logged.
    pub async fn import_dossiers(&self, read: Vec<Dossier>, by: &By) -> Result<DossierImport> {
        let mut transaction = self.begin().await?;
        // Locks out other imports.
        execute!(&mut transaction, "update dossier_import set imports = imports + 1 where id = 1");
        let known = known(&mut transaction, &read).await?;
        let changes = Changes::between(&known, read);
        if !changes.conflicts.is_empty() {
            return Ok(DossierImport::Conflicts(changes.conflicts));
        }
        let taken = DossierImport::Taken {
            added: changes.added.len(),
            changed: changes.changed.len(),
            unchanged: changes.unchanged,
        };
        if changes.is_empty() {
            return Ok(taken);
        }
        insert(&mut transaction, &changes.added, by).await?;
        for (before, after) in &changes.changed {
            change(&mut transaction, before, after, by).await?;
        }
        place(&mut transaction).await?;
        let counts = format!(
            "{} new, {} changed, {} unchanged",
            changes.added.len(),
            changes.changed.len(),
            changes.unchanged
        );
        let entry = by.did("dossier.imported", "dossier", "file").to(counts);
        audit::commit(transaction, &entry).await?;
        Ok(taken)
    }
}

/// The dossiers of the file as last imported.
async fn known(transaction: &mut Transaction, read: &[Dossier]) -> Result<Known> {
    let mut known = Known::new();
    for some in runs(read) {
        let rows: Vec<KeptDossier> = on!(&mut *transaction, |it| {
            QueryBuilder::new(select_dossier!("where code in "))
                .push_tuples(some, |mut row, dossier| {
                    row.push_bind(&dossier.code);
                })
                .build_query_as()
                .fetch_all(AsExecutor::executor(it))
                .await?
        });
        let dossiers = rows.into_iter().map(|row| row.dossier);
        known.extend(dossiers.map(|each| (each.code.clone(), each)));
    }
    Ok(known)
}

/// Gives open dossiers the unit their touchpoint has now; completed ones keep theirs.
async fn place(transaction: &mut Transaction) -> Result<()> {
    execute!(
        transaction,
        "update dossier set unit = (select t.unit from touchpoint t where t.code = dossier.touchpoint)
         where unit = ''"
    );
    Ok(())
}

/// The apology of the file, which has at most one.
fn apology(dossier: &Dossier) -> Option<Apology> {
    dossier.apologies.first().copied()
}

async fn insert(transaction: &mut Transaction, dossiers: &[Dossier], by: &By) -> Result<()> {
    insert!(
        transaction,
        dossiers,
        "insert into dossier (code, procedure, touchpoint, received, due, completed, outcome,
             apology_sent, apology_new_due, entries) ",
        |dossier| [
            &dossier.code,
            &dossier.procedure,
            &dossier.touchpoint,
            dossier.received,
            dossier.due,
            dossier.completed,
            dossier.outcome.map(Outcome::code),
            apology(dossier).map(|each| each.sent),
            apology(dossier).and_then(|each| each.new_due),
            1_i64
        ]
    );
    insert!(
        transaction,
        dossiers,
        "insert into dossier_entry (dossier, entry, at, actor, value_before, value_after) ",
        |dossier| [
            &dossier.code,
            1_i64,
            by.at.timestamp_millis(),
            by.actor.name(),
            "",
            audit_line(dossier)
        ]
    );
    Ok(())
}

async fn change(
    transaction: &mut Transaction,
    before: &Dossier,
    after: &Dossier,
    by: &By,
) -> Result<()> {
    let entry: i64 = scalar_one!(
        transaction,
        "update dossier set procedure = $2, touchpoint = $3, received = $4, due = $5,
             completed = $6, outcome = $7, apology_sent = $8, apology_new_due = $9,
             unit = case when touchpoint = $3 then unit else '' end, entries = entries + 1
         where code = $1 returning entries",
        &after.code,
        &after.procedure,
        &after.touchpoint,
        after.received,
        after.due,
        after.completed,
        after.outcome.map(Outcome::code),
        apology(after).map(|each| each.sent),
        apology(after).and_then(|each| each.new_due)
    );
    execute!(
        transaction,
        "insert into dossier_entry (dossier, entry, at, actor, value_before, value_after)
         values ($1, $2, $3, $4, $5, $6)",
        &after.code,
        entry,
        by.at.timestamp_millis(),
        by.actor.name(),
        audit_line(before),
        audit_line(after)
    );
    Ok(())
}

/// A dossier as one line, in the order of the file's columns.
fn audit_line(dossier: &Dossier) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|it| it.to_string()).unwrap_or_default();
    [
        dossier.procedure.clone(),
        dossier.touchpoint.clone(),
        dossier.received.to_string(),
        dossier.due.to_string(),
        day(dossier.completed),
        dossier.outcome.map_or("", Outcome::code).to_owned(),
        day(apology(dossier).map(|each| each.sent)),
        day(apology(dossier).and_then(|each| each.new_due)),
    ]
    .join(",")
}
