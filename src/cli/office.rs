//! The office a command works for: its database, its instruments, what it begins with.

use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};

use super::{instruments, petition_key};
use crate::base::calendar::OpeningHours;
use crate::base::random::Random;
use crate::base::text::tidied;
use crate::config::Places;
use crate::domain::flood;
use crate::domain::petition::{Key, Rules};
use crate::domain::remark::Topics;
use crate::domain::survey::Catalogue;
use crate::domain::touchpoint::seeds;
use crate::domain::touchpoint::seeds::{Files, Seeds};
use crate::store::Store;
use crate::web::auth::session::Secret;

/// An open database that holds at least what the office begins with.
pub(super) struct Opened {
    /// Everything kept.
    pub(super) store: Store,
    /// The instruments, all versions.
    pub(super) instruments: Catalogue,
}

/// Opens the database, brings it up to date and adds what it lacks of the office's own files.
pub(super) async fn open(places: &Places) -> anyhow::Result<Opened> {
    opened(places, EMPTY).await
}

/// The same, with the demo's office where there are no own files.
pub(super) async fn open_demo(places: &Places) -> anyhow::Result<Opened> {
    opened(places, seeds::DEMO).await
}

/// An office that is set up in the browser.
const EMPTY: Files<'static> = Files {
    offices: "",
    procedures: "",
    touchpoints: "code,name_vi,name_en,unit,procedures,instrument,tier",
};

/// The secret of the link for the first administrator of a database without accounts.
pub(super) async fn first_link(store: &Store) -> anyhow::Result<Option<String>> {
    if !store.all_staff().await?.is_empty() {
        return Ok(None);
    }
    let secret = Secret::drawn(&Random::system());
    store.keep_first_link(secret.hash()).await?;
    Ok(Some(secret.text().to_owned()))
}

async fn opened(places: &Places, otherwise: Files<'_>) -> anyhow::Result<Opened> {
    let instruments = instruments::load(places)?;
    let seeds = seeds(places, &instruments, otherwise)?;
    let store = Store::open(&places.database_url()).await?;
    let instruments = store.with_published(instruments).await?;
    crate::store::seed(&store, &seeds).await?;
    Ok(Opened { store, instruments })
}

/// Opens a database that is there; makes, migrates and adds nothing.
pub(super) async fn existing(places: &Places) -> anyhow::Result<Opened> {
    let store = store(places).await?;
    let instruments = instruments::with_published(places, &store).await?;
    Ok(Opened { store, instruments })
}

/// The database that is there.
pub(super) async fn store(places: &Places) -> anyhow::Result<Store> {
    Ok(Store::open_existing(&places.database_url()).await?)
}

/// What petitions go by: the office's own `holidays.toml` and `petitions.toml` in `DIR/seeds` or the
/// built-in ones, and its key, which is made at the first use.
pub(super) async fn petition_rules(places: &Places, store: &Store) -> anyhow::Result<Rules> {
    let folder = places.directory().join("seeds");
    let holidays = text(&folder, "holidays.toml")?;
    let limits = text(&folder, "petitions.toml")?;
    let key = petition_key::of(places.directory(), store).await?;
    let rules = whole(Rules::read(holidays.as_deref(), limits.as_deref(), key))?;
    if let Err(error) = store.count_petition_days(&rules).await {
        // What is there can be handled; the next start tries again.
        tracing::warn!(%error, "the last days of petitions could not be counted");
    }
    Ok(rules)
}

/// The same for reading alone: no name of a sender is opened, so no key is asked for.
pub(super) fn petition_days(places: &Places) -> anyhow::Result<Rules> {
    let folder = places.directory().join("seeds");
    let holidays = text(&folder, "holidays.toml")?;
    let limits = text(&folder, "petitions.toml")?;
    whole(Rules::read(holidays.as_deref(), limits.as_deref(), Key::of([0; 32])))
}

/// When the office is open: its own `hours.toml` in `DIR/seeds` or the built-in one.
pub(super) fn opening_hours(places: &Places) -> anyhow::Result<OpeningHours> {
    let own = text(&places.directory().join("seeds"), "hours.toml")?;
    whole(flood::opening_hours(own.as_deref()))
}

/// What remarks can be about: the office's own `remark-topics.toml` in `DIR/seeds` or the built-in one.
pub(super) fn topics(places: &Places, instruments: &Catalogue) -> anyhow::Result<Topics> {
    let own = text(&places.directory().join("seeds"), "remark-topics.toml")?;
    let sipas = instruments.newest("sipas-2026");
    let factors = sipas.into_iter().flat_map(|sipas| &sipas.factors);
    let factors = factors.map(|factor| factor.code.as_str()).collect();
    whole(Topics::own_or_built_in(own.as_deref(), &factors))
}

/// The office's own files in `DIR/seeds`, or others.
fn seeds(places: &Places, instruments: &Catalogue, otherwise: Files<'_>) -> anyhow::Result<Seeds> {
    let ids = instruments.ids().into_iter().map(str::to_owned).collect();
    let folder = places.directory().join("seeds");
    whole(if folder.is_dir() {
        let offices = text(&folder, "offices.toml")?
            .with_context(|| format!("{} has no offices.toml; add it", folder.display()))?;
        let procedures = text(&folder, "procedures.toml")?.unwrap_or_default();
        let touchpoints = text(&folder, "touchpoints.csv")?
            .unwrap_or_else(|| crate::domain::touchpoint::table::COLUMNS.join(","));
        let files = Files { offices: &offices, procedures: &procedures, touchpoints: &touchpoints };
        seeds::read(files, &ids)
    } else {
        seeds::read(otherwise, &ids)
    })
}

/// What was read of the office's own files, or the error that lists their faults.
fn whole<T>(read: Result<T, Vec<String>>) -> anyhow::Result<T> {
    read.map_err(|faults| {
        let list = faults.join("\n");
        anyhow!("the office's files have {} fault(s):\n{list}", faults.len())
    })
}

/// A file's text; `None` when it is not there.
fn text(folder: &Path, name: &str) -> anyhow::Result<Option<String>> {
    let path = folder.join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(tidied(&text).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}
