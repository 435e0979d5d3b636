//! `hailong backup --drill`: whether a backup taken now gives back the same figures.

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use super::take::{Wanted, take};
use super::{Backup, progress_bar};
use crate::base::archive::Recipient;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::cli::text_table::text_table;
use crate::cli::{instruments, petition_key, restore, verify};
use crate::config::Places;
use crate::domain::batch::{Audience, SettleRule};
use crate::domain::measure::Filter;
use crate::domain::survey::{Catalogue, Instrument};
use crate::pages::shared::figures;
use crate::store::{Error, Store};

/// One thing that is compared.
#[derive(Debug, PartialEq, Serialize)]
struct Row {
    what: String,
    here: Value,
    restored: Value,
    same: bool,
}

impl Row {
    fn of(what: impl Into<String>, here: impl Into<Value>, restored: impl Into<Value>) -> Self {
        let (here, restored) = (here.into(), restored.into());
        Self { what: what.into(), same: here == restored, here, restored }
    }
}

/// An office: its database, its instruments, where its files are.
struct Office<'a> {
    store: &'a Store,
    catalogue: Catalogue,
    places: &'a Places,
}

/// Takes a backup, restores it and compares both as of the same instant, while others write.
pub(super) async fn run(
    places: &Places,
    recipient: Option<Recipient>,
    json: bool,
) -> anyhow::Result<()> {
    let url = places.database_url();
    let store = Store::snapshot(&url).await?;
    ensure!(
        Store::is_current(&url, &store.migrations_made().await?),
        "the database is of another version of this program; start the server once, then try again"
    );
    let scratch = Scratch::make(places.directory())?;
    let file = scratch.0.join("drill.backup");
    let wanted = Wanted { recipient, with_key: true };
    let bar = progress_bar()?;
    let taken = Clock::System.now();
    let written = take(&store, places, &wanted, (&file, taken), &bar).await?;
    let data = Some(scratch.0.join("data"));
    let there = Places { data, database: None, surveys: None };
    let mut backup = Backup::open(&file, &written.opens)?;
    bar.set_message("restored");
    restore::restore(&mut backup, &there, &bar).await?;
    bar.finish_and_clear();
    let there = restore::with_surveys(&there, &backup.manifest);
    let restored = Store::open(&there.database_url()).await?;
    let catalogue = instruments::with_published(places, &store).await?;
    let here = Office { store: &store, catalogue, places };
    let catalogue = instruments::with_published(&there, &restored).await?;
    let restored = Office { store: &restored, catalogue, places: &there };
    let mut rows = counts(&here, &restored).await?;
    rows.extend(scorecards(&here, &restored).await?);
    rows.extend(names(&here, &restored).await?);
    rows.extend(checks(&here, &restored).await);
    restored.store.close().await;
    store.close().await;
    report(&rows, json)
}

/// The rows of every table that has any.
async fn counts(here: &Office<'_>, restored: &Office<'_>) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for table in here.store.tables().await? {
        let counts = (here.store.rows_of(&table).await?, restored.store.rows_of(&table).await?);
        if counts != (0, 0) {
            rows.push(Row::of(format!("rows of {}", table.name), counts.0, counts.1));
        }
    }
    Ok(rows)
}

/// Every scorecard with answers: the index is shown, all figures are compared.
async fn scorecards(here: &Office<'_>, restored: &Office<'_>) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for instrument in here.catalogue.all() {
        let known = restored.catalogue.version(&instrument.id, &instrument.version);
        let known = known.with_context(|| format!("`{}` was not restored", instrument.id))?;
        let cards =
            [scorecard(here.store, instrument).await?, scorecard(restored.store, known).await?];
        if cards.iter().all(|card| card["responses"] == 0) {
            continue;
        }
        let what = format!("scorecard {} {}", instrument.id, instrument.version);
        let shown = |card: &Value| card["index"]["value"].clone();
        let same = cards[0] == cards[1];
        rows.push(Row { same, ..Row::of(what, shown(&cards[0]), shown(&cards[1])) });
    }
    Ok(rows)
}

/// As staff see it; waits while answers are read into memory.
async fn scorecard(store: &Store, instrument: &Instrument) -> anyhow::Result<Value> {
    let eyes = (Audience::Staff, SettleRule::default().at_least);
    let today = office_day(Clock::System.now());
    loop {
        match figures::scorecard(store, instrument, &Filter::default(), eyes, today).await {
            Err(Error::Loading) => tokio::time::sleep(Duration::from_secs(1)).await,
            card => return Ok(serde_json::to_value(card?)?),
        }
    }
}

/// How many names on petitions open under the key.
async fn names(here: &Office<'_>, restored: &Office<'_>) -> anyhow::Result<Option<Row>> {
    let opened = [names_of(here).await?, names_of(restored).await?];
    Ok((opened != [None, None]).then(|| Row::of("names that open", opened[0], opened[1])))
}

/// `None` without a key.
async fn names_of(office: &Office<'_>) -> anyhow::Result<Option<u64>> {
    let Some(key) = petition_key::in_directory(office.places.directory())? else {
        return Ok(None);
    };
    let seals = office.store.all_petition_seals().await?;
    let opened = seals.iter().filter(|(code, sealed)| key.open(sealed, code).is_some()).count();
    Ok(Some(opened as u64))
}

/// What `verify` says of both.
async fn checks(here: &Office<'_>, restored: &Office<'_>) -> Vec<Row> {
    let here = verify::checks(here.store, Ok(here.catalogue.clone())).await;
    let restored = verify::checks(restored.store, Ok(restored.catalogue.clone())).await;
    let said = |check: &verify::Check| {
        if check.ok { "ok".to_owned() } else { check.detail.clone() }
    };
    let rows = here.iter().zip(&restored);
    rows.map(|(here, there)| {
        let row = Row::of(format!("verify {}", here.name), said(here), said(there));
        Row { same: here.ok && there.ok, ..row }
    })
    .collect()
}

fn report(rows: &[Row], json: bool) -> anyhow::Result<()> {
    let differ: Vec<&str> =
        rows.iter().filter(|row| !row.same).map(|row| row.what.as_str()).collect();
    if json {
        say!("{}", json!({ "ok": differ.is_empty(), "rows": rows }));
    } else {
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let head = ["compared", "here", "restored", ""].map(str::to_owned).to_vec();
        let lines = rows.iter().map(|row| {
            let same = if row.same { "same" } else { "DIFFERS" };
            vec![row.what.clone(), text(&row.here), text(&row.restored), same.to_owned()]
        });
        let table: Vec<Vec<String>> = std::iter::once(head).chain(lines).collect();
        say!("{}", text_table(&table, |at| at == 0 || at == 3).trim_end());
    }
    ensure!(differ.is_empty(), "what was restored differs: {}", differ.join(", "));
    Ok(())
}

/// A directory for the owner alone, which is gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn make(data: &Path) -> anyhow::Result<Self> {
        let path = data.join(format!("drill-{}", std::process::id()));
        let made = fs::DirBuilder::new().mode(0o700).create(&path);
        made.with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left can be deleted by hand.
        let _ = fs::remove_dir_all(&self.0);
    }
}
