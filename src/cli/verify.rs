//! `hailong verify`: whether what is stored still holds.

use std::fmt::Display;

use anyhow::ensure;
use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::{instruments, office};
use crate::config::Places;
use crate::domain::batch::SettleRule;
use crate::domain::survey::Catalogue;
use crate::store::{Differences, Store, VerifiedBatches};

#[derive(Args, Debug)]
pub(super) struct Verify {
    /// As JSON rather than as a list.
    #[arg(long)]
    json: bool,
}

/// What no check of the database alone can tell; an operator who relies on `ok` must know it.
const UNSEEN: [&str; 4] = [
    "a whole older copy put in the database's place: compare the audit log's end with one noted elsewhere",
    "a copy of hailong.db taken while the server wrote, without its -wal file: it lacks answers already thanked for",
    "answers that still wait in the inbox: they are checked once they are settled",
    "the petition key (petition.key): without it the names on petitions cannot be read",
];

/// One check and its outcome.
#[derive(Debug, Serialize)]
pub(super) struct Check {
    pub(super) name: &'static str,
    pub(super) ok: bool,
    pub(super) detail: String,
}

impl Check {
    /// `found` is the differences, and the detail when there are none. A check that could not be
    /// made has failed.
    fn of<E: Display>(name: &'static str, found: Result<(Differences, String), E>) -> Self {
        let (ok, detail) = match found {
            Ok((found, held)) if found.is_empty() => (true, held),
            Ok((found, _)) => (false, list(&found)),
            Err(error) => (false, error.to_string()),
        };
        Self { name, ok, detail }
    }
}

fn list(found: &Differences) -> String {
    let more = found.count - found.listed.len() as u64;
    let all = found.listed.join("; ");
    if more > 0 { format!("{all}; and {more} more") } else { all }
}

impl Verify {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let store = office::store(places).await?;
        let checks = checks(&store, instruments::with_published(places, &store).await).await;
        report(&checks, self.json)
    }
}

/// Prints the checks.
///
/// # Errors
/// When one has failed.
pub(super) fn report(checks: &[Check], json: bool) -> anyhow::Result<()> {
    let failed: Vec<&str> = checks.iter().filter(|each| !each.ok).map(|each| each.name).collect();
    if json {
        let ok = failed.is_empty();
        say!("{}", json!({ "ok": ok, "checks": checks, "log": null, "unseen": UNSEEN }));
    } else {
        for check in checks {
            let state = if check.ok { "ok" } else { "DIFFERS" };
            say!("{state:<8} {:<12} {}", check.name, check.detail);
        }
        for limit in UNSEEN {
            say!("{:<8} {limit}", "unseen");
        }
    }
    ensure!(failed.is_empty(), "what is stored differs: {}", failed.join(", "));
    Ok(())
}

/// Every check. Responses to an instrument that could not be loaded are counted by number alone.
pub(super) async fn checks(store: &Store, loaded: anyhow::Result<Catalogue>) -> [Check; 5] {
    let (catalogue, unread) = match loaded {
        Ok(catalogue) => (catalogue, None),
        Err(error) => (Catalogue::default(), Some(error)),
    };
    let by_number = if unread.is_some() { ", their answers not" } else { "" };
    let database = store.verify_database().await;
    let database = database.map(|found| (found, "pages and references hold".to_owned()));
    let batches = store.verify_batches(&catalogue, SettleRule::default()).await;
    let batches = batches.map(|(sums, found)| {
        let VerifiedBatches { batches, responses, public } = sums;
        let sentence = format!(
            "{responses} responses in {batches} batches read again{by_number}, {public} public"
        );
        (found, sentence)
    });
    let instruments = match unread {
        Some(error) => Err(error),
        None => store.verify_frozen(&catalogue).await.map_err(Into::into),
    };
    let instruments = instruments
        .map(|found| (found, "every file is the one answers were taken under".to_owned()));
    let evidence = store.verify_evidence().await;
    let evidence = evidence.map(|(files, found)| (found, format!("{files} files hold")));
    [
        Check::of("database", database),
        Check::of("batches", batches),
        Check::of("instruments", instruments),
        audit(store).await,
        Check::of("evidence", evidence),
    ]
}

/// The chain of the audit log.
async fn audit(store: &Store) -> Check {
    let (fault, end) = (store.verify_audit().await, store.audit_end().await);
    let (ok, detail) = match (fault, end) {
        (Ok(None), Ok(end)) => (true, end.to_string()),
        (Ok(Some(fault)), _) => (false, fault.to_string()),
        (Err(error), _) | (_, Err(error)) => (false, error.to_string()),
    };
    Check { name: "audit", ok, detail }
}
