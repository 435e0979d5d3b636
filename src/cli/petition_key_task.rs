//! `hailong petition-key`: whether the key is the right one, and a new one where it is lost.

use anyhow::{bail, ensure};
use clap::Subcommand;
use serde_json::json;

use super::petition_key::{self, FILE, FINGERPRINT};
use crate::base::clock::Clock;
use crate::config::Places;
use crate::store::{By, Store};

#[derive(Subcommand, Debug)]
pub(super) enum PetitionKeyTask {
    /// Says whether the key in the data directory is the database's, and how many names open under it.
    Check {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Makes a new key where the old one is lost for good. Stop the server before.
    Replace {
        /// Names and contacts on all petitions so far can never be read again.
        #[arg(long, required = true)]
        old_names_are_lost: bool,
    },
}

impl PetitionKeyTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::Check { json } => check(places, json).await,
            Self::Replace { .. } => replace(places).await,
        }
    }
}

async fn check(places: &Places, json: bool) -> anyhow::Result<()> {
    let store = Store::snapshot(&places.database_url()).await?;
    let (known, seals) = (store.fact(FINGERPRINT).await?, store.all_petition_seals().await?);
    store.close().await;
    let path = places.directory().join(FILE);
    let Some(key) = petition_key::in_directory(places.directory())? else {
        match known {
            Some(_) => bail!(
                "{} is missing; {} names are sealed with it: restore it from a backup or from paper",
                path.display(),
                seals.len()
            ),
            None => bail!("there is no petition key yet; the server makes it at its first start"),
        }
    };
    let opened = seals.iter().filter(|(code, sealed)| key.open(sealed, code).is_some()).count();
    let is_known = known.is_none_or(|known| known == key.fingerprint());
    if json {
        say!("{}", json!({ "right": is_known, "names": seals.len(), "opened": opened }));
    } else {
        say!("{opened} of {} names open under {}", seals.len(), path.display());
    }
    ensure!(
        is_known,
        "{} is another key than the one this database is used with; restore that one",
        path.display()
    );
    Ok(())
}

async fn replace(places: &Places) -> anyhow::Result<()> {
    let url = places.database_url();
    let snapshot = Store::snapshot(&url).await?;
    let (known, made_by) = (snapshot.fact(FINGERPRINT).await?, snapshot.migrations_made().await?);
    let seals = snapshot.all_petition_seals().await?.len();
    snapshot.close().await;
    let Some(lost) = known else {
        bail!("there is no petition key yet; the server makes it at its first start")
    };
    ensure!(
        Store::is_current(&url, &made_by),
        "the database is of another version of this program; use that one, or restore a backup"
    );
    let path = places.directory().join(FILE);
    match petition_key::in_directory(places.directory()) {
        Ok(None) => {}
        Ok(Some(there)) if there.fingerprint() == lost => {
            bail!("{} is the right key; nothing is lost", path.display())
        }
        _ => bail!("{} is there and is not the right key; move it away first", path.display()),
    }
    let store = Store::open(&url).await?;
    let key = petition_key::make(places.directory(), &path)?;
    let by = By::command_line(Clock::System.now());
    let prints = (lost.as_str(), &*key.fingerprint());
    store.replace_petition_key(FINGERPRINT, prints, &by).await?;
    store.close().await;
    say!(
        "{} is a new key; the names on {seals} petitions are lost. Keep a copy of it.",
        path.display()
    );
    Ok(())
}
