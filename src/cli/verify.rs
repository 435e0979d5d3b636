//! `hailong verify`: whether what is stored still holds.

use std::fmt::Display;

use anyhow::bail;
use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};

use super::instruments;
use crate::config::Places;
use crate::domain::survey::Catalogue;
use crate::store::{Differences, Store};

/// Arguments of the command.
#[derive(Args, Debug)]
pub(super) struct Verify {
    /// As JSON rather than as a list.
    #[arg(long)]
    json: bool,
}

/// One check and what came of it.
#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    detail: String,
}

impl Check {
    /// What was found, and what is said when nothing differs. A check that could not be made has not
    /// held.
    fn of<E: Display>(name: &'static str, found: Result<(Differences, String), E>) -> Self {
        let (ok, detail) = match found {
            Ok((found, held)) if found.is_empty() => (true, held),
            Ok((found, _)) => (false, told(&found)),
            Err(error) => (false, error.to_string()),
        };
        Self { name, ok, detail }
    }
}

fn told(found: &Differences) -> String {
    let more = found.count - found.told.len() as u64;
    let all = found.told.join("; ");
    if more > 0 { format!("{all}; and {more} more") } else { all }
}

impl Verify {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let store = Store::open(&places.database_url()).await?;
        let checks = checks(&store, instruments::load(places)).await;
        let ok = checks.iter().all(|check| check.ok);
        if self.json {
            let log = Value::Null;
            say!("{}", json!({ "ok": ok, "checks": checks, "log": log }));
        } else {
            for check in &checks {
                let state = if check.ok { "ok" } else { "DIFFERS" };
                say!("{state:<8} {:<12} {}", check.name, check.detail);
            }
        }
        if ok {
            return Ok(());
        }
        let names: Vec<&str> =
            checks.iter().filter(|each| !each.ok).map(|each| each.name).collect();
        bail!("what is stored differs: {}", names.join(", "))
    }
}

/// Every check. Without its instruments an office's responses can be numbered, their answers not
/// counted.
async fn checks(store: &Store, loaded: anyhow::Result<Catalogue>) -> [Check; 6] {
    let (catalogue, unread) = match loaded {
        Ok(catalogue) => (catalogue, None),
        Err(error) => (Catalogue::default(), Some(error)),
    };
    let by_number = if unread.is_some() { ", their answers not" } else { "" };
    let database = store.verify_database().await;
    let tallies = store.verify_counts(&catalogue).await;
    let released = store.verify_released(&catalogue).await;
    let evidence = store.verify_evidence().await;
    let instruments = match unread {
        Some(error) => Err(error),
        None => store.verify_frozen(&catalogue).await.map_err(Into::into),
    };
    let held = |detail: &str| detail.to_owned();
    [
        Check::of("database", database.map(|found| (found, held("pages and references hold")))),
        Check::of(
            "tallies",
            tallies.map(|(responses, found)| {
                let held = format!("{responses} responses counted again{by_number}");
                (found, held)
            }),
        ),
        Check::of(
            "released",
            released.map(|(public, found)| {
                let held = format!("{public} responses are public, all of them settled");
                (found, held)
            }),
        ),
        Check::of(
            "instruments",
            instruments.map(|found| {
                let held = held("every file is the one answers were taken under");
                (found, held)
            }),
        ),
        audit(store).await,
        Check::of(
            "evidence",
            evidence.map(|(files, found)| (found, format!("{files} files hold"))),
        ),
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
    let name = "audit";
    Check { name, ok, detail }
}
