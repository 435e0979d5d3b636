//! Imports a file of dossiers, all or nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use super::letter::IssuedLetter;
use super::read::{KeptDossier, select_dossier};
use crate::base::Text;
use crate::base::table::zero_variants;
use crate::domain::dossier::{Apology, Changes, Dossier, Known, Outcome, compared_code};
use crate::store::audit::{self, By};
use crate::store::deadline::answered;
use crate::store::dossier_mark::mark_received;
use crate::store::many::runs;
use crate::store::transaction::{Transaction, retrying};
use crate::store::{Error, Result, Store};

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
    /// These codes differ from those that are kept by zeros before them alone; nothing was imported.
    Zeros(Vec<Text>),
}

impl Store {
    /// Imports dossiers, all or none; their procedures and touchpoints must exist. A file that
    /// changes nothing is not logged.
    pub async fn import_dossiers(&self, read: Vec<Dossier>, by: &By) -> Result<DossierImport> {
        retrying(|| self.try_import(read.clone(), by)).await
    }

    /// What importing dossiers would change; nothing is kept.
    pub async fn preview_dossiers(&self, read: Vec<Dossier>) -> Result<Changes> {
        self.changes(read).await
    }

    /// What a file changes. An apology of it that was issued here says nothing new of the dossier.
    async fn changes(&self, mut read: Vec<Dossier>) -> Result<Changes> {
        let codes = read.iter().map(|dossier| compared_code(&dossier.code));
        let alike = read.iter().flat_map(|dossier| zero_variants(&dossier.code));
        let codes: Vec<String> = codes.chain(alike).collect();
        let known = self.known(&codes).await?;
        let mut differing: Vec<(&mut Dossier, &Dossier)> = read
            .iter_mut()
            .filter(|dossier| !dossier.apologies.is_empty())
            .filter_map(|dossier| {
                let kept = known.get(&dossier.code);
                let before = kept.or_else(|| known.get(&compared_code(&dossier.code)))?;
                Some((dossier, before))
            })
            .filter(|(dossier, before)| before.apologies != dossier.apologies)
            .collect();
        let codes: Vec<&str> = differing.iter().map(|(_, before)| before.code.as_str()).collect();
        let mut issued: BTreeMap<String, Vec<Apology>> = BTreeMap::new();
        for letter in self.letters_of(&codes).await? {
            let apology = letter.apology();
            issued.entry(letter.letter.dossier).or_default().push(apology);
        }
        for (dossier, before) in &mut differing {
            let issued = issued.get(&before.code).map_or(&[][..], Vec::as_slice);
            if dossier.apologies.iter().all(|apology| issued.contains(apology)) {
                dossier.apologies.clone_from(&before.apologies);
            }
        }
        Ok(Changes::between(&known, read))
    }

    async fn try_import(&self, read: Vec<Dossier>, by: &By) -> Result<DossierImport> {
        // Compared before the lock is taken: answers wait only while rows are written.
        let imports: i64 =
            scalar_one!(&self.read, "select imports from dossier_import where id = 1");
        let changes = self.changes(read).await?;
        if !changes.conflicts.is_empty() {
            return Ok(DossierImport::Conflicts(changes.conflicts));
        }
        if !changes.zeros.is_empty() {
            return Ok(DossierImport::Zeros(changes.zeros_told()));
        }
        let taken = DossierImport::Taken {
            added: changes.added.len(),
            changed: changes.changed.len(),
            unchanged: changes.unchanged,
        };
        if changes.is_empty() {
            return Ok(taken);
        }
        let mut transaction = self.begin().await?;
        // Nothing but an import changes what was compared.
        let first = execute!(
            &mut transaction,
            "update dossier_import set imports = imports + 1 where id = 1 and imports = $1",
            imports
        );
        if first == 0 {
            return Err(Error::Overtaken);
        }
        write(&mut transaction, &changes, by).await?;
        place(&mut transaction).await?;
        mark_received(&mut transaction, received(&changes)).await?;
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

    /// The letters issued here for dossiers.
    async fn letters_of(&self, dossiers: &[&str]) -> Result<Vec<IssuedLetter>> {
        let mut letters = Vec::new();
        for run in runs(dossiers) {
            let rows: Vec<IssuedLetter> = on!(&self.read, |pool| {
                answered(
                    QueryBuilder::new(
                        "select dossier, number, sent, new_due, actor, at from apology_letter
                         where dossier in ",
                    )
                    .push_tuples(run, |mut row, dossier| {
                        row.push_bind(*dossier);
                    })
                    .build_query_as()
                    .fetch_all(pool),
                )
                .await?
            });
            letters.extend(rows);
        }
        Ok(letters)
    }

    /// The dossiers with these codes, in any case, as last imported. PostgreSQL folds letters with marks too; such rows
    /// are passed over, since codes are compared by ASCII letters.
    async fn known(&self, codes: &[String]) -> Result<Known> {
        let mut known = Known::new();
        for run in runs(codes) {
            let rows: Vec<KeptDossier> = on!(&self.read, |pool| {
                answered(
                    QueryBuilder::new(select_dossier!("where upper(code) in "))
                        .push_tuples(run, |mut row, code| {
                            row.push("upper(")
                                .push_bind_unseparated(code.clone())
                                .push_unseparated(")");
                        })
                        .build_query_as()
                        .fetch_all(pool),
                )
                .await?
            });
            for row in rows {
                let compared = compared_code(&row.dossier.code);
                if compared != row.dossier.code {
                    known.entry(compared).or_insert_with(|| row.dossier.clone());
                }
                known.insert(row.dossier.code.clone(), row.dossier);
            }
        }
        Ok(known)
    }
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

/// The days of receipt that new and changed dossiers have, or had.
fn received(changes: &Changes) -> impl Iterator<Item = NaiveDate> + '_ {
    let both = changes.changed.iter().flat_map(|(before, after)| [before, after]);
    changes.added.iter().chain(both).map(|dossier| dossier.received)
}

/// The apology of the file, which has at most one.
fn apology(dossier: &Dossier) -> Option<Apology> {
    dossier.apologies.first().copied()
}

/// Writes what is new and what changes, each with its entry.
async fn write(transaction: &mut Transaction, changes: &Changes, by: &By) -> Result<()> {
    let new = changes.added.iter().map(|dossier| (dossier, String::new()));
    let other = changes.changed.iter().map(|(before, after)| (after, audit_line(before)));
    let rows: Vec<(&Dossier, String)> = new.chain(other).collect();
    insert!(
        &mut *transaction,
        &rows,
        "insert into dossier (code, procedure, touchpoint, received, due, completed, outcome,
             apology_sent, apology_new_due, entries) ",
        |(dossier, _)| [
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
        ],
        " on conflict (code) do update set procedure = excluded.procedure,
             unit = case when dossier.touchpoint = excluded.touchpoint then dossier.unit else '' end,
             touchpoint = excluded.touchpoint, received = excluded.received, due = excluded.due,
             completed = excluded.completed, outcome = excluded.outcome,
             apology_sent = excluded.apology_sent, apology_new_due = excluded.apology_new_due,
             entries = dossier.entries + 1"
    );
    for run in runs(&rows) {
        on!(&mut *transaction, |it| {
            let mut query = QueryBuilder::new("with given (code, value_before, value_after) as (");
            query.push_values(run, |mut row, (dossier, before)| {
                row.push_bind(&dossier.code).push_bind(before).push_bind(audit_line(dossier));
            });
            // SQLite looks up the right side of a cross join for each row of the left.
            query
                .push(
                    ") insert into dossier_entry (dossier, entry, at, actor, value_before, value_after)
                     select given.code, dossier.entries, ",
                )
                .push_bind(by.at.timestamp_millis())
                .push(", ")
                .push_bind(by.actor.name())
                .push(
                    ", given.value_before, given.value_after
                     from given cross join dossier where dossier.code = given.code",
                );
            answered(query.build().execute(&mut **it)).await?;
        });
    }
    Ok(())
}

/// A dossier as one line, in the order of the file's columns.
fn audit_line(dossier: &Dossier) -> String {
    let day = |day: Option<NaiveDate>| day.map(|it| it.to_string()).unwrap_or_default();
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
