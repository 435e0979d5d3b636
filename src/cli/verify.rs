//! `hailong verify`: whether what is stored still holds.

use anyhow::bail;
use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};

use super::instruments;
use crate::config::Places;
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
    /// `held` is said when nothing differs.
    fn of(name: &'static str, found: &Differences, held: &str) -> Self {
        let more = found.count - found.told.len() as u64;
        let mut detail = found.told.join("; ");
        if more > 0 {
            detail = format!("{detail}; and {more} more");
        }
        if found.is_empty() {
            held.clone_into(&mut detail);
        }
        let ok = found.is_empty();
        Self { name, ok, detail }
    }
}

impl Verify {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let catalogue = instruments::load(places)?;
        let store = Store::open(&places.database_url()).await?;
        let (responses, counts) = store.verify_counts(&catalogue).await?;
        let (files, evidence) = store.verify_evidence().await?;
        let frozen = store.verify_frozen(&catalogue).await?;
        let audit = store.verify_audit().await?;
        let entries = store.audit_end().await?;
        let checks = [
            Check::of(
                "database",
                &store.verify_database().await?,
                "pages and references hold",
            ),
            Check::of(
                "tallies",
                &counts,
                &format!("{responses} responses counted again"),
            ),
            Check::of(
                "instruments",
                &frozen,
                "every file is the one answers were taken under",
            ),
            Check {
                name: "audit",
                ok: audit.is_none(),
                detail: audit.map_or_else(|| entries.to_string(), |fault| fault.to_string()),
            },
            Check::of("evidence", &evidence, &format!("{files} files hold")),
        ];
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
        let names: Vec<&str> = checks
            .iter()
            .filter(|each| !each.ok)
            .map(|each| each.name)
            .collect();
        bail!("what is stored differs: {}", names.join(", "))
    }
}
