//! `hailong survey`.

use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};
use clap::Subcommand;
use serde_json::json;

use super::instruments::{self, Files};
use super::terminal::say_json;
use crate::config::Places;
use crate::domain::survey::file::{File, Frozen, check_beside};
use crate::domain::survey::{Catalogue, Instrument};

#[derive(Subcommand, Debug)]
pub(super) enum Survey {
    /// Lists the instruments, every version of each.
    List {
        /// As JSON rather than as a table.
        #[arg(long)]
        json: bool,
    },
    /// Shows one instrument: its questions, scales and formula.
    Show {
        /// The instrument's id; `ID@VERSION` for another than the newest version.
        #[arg(value_name = "ID")]
        id: String,
        /// As JSON, whole, rather than as text.
        #[arg(long)]
        json: bool,
    },
    /// Checks instrument files and names every fault; without files, all instruments there are.
    Check {
        /// Files to check; a frozen.toml among them is taken as the list of published versions.
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Prints the lines for frozen.toml that publish files as they are.
    Freeze {
        /// Files to publish.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

impl Survey {
    pub(super) fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::List { json } => list(&instruments::load(places)?, json),
            Self::Show { id, json } => show(&instruments::load(places)?, &id, json),
            Self::Check { files } => check(places, &files),
            Self::Freeze { files } => freeze(places, &files),
        }
    }
}

fn list(catalogue: &Catalogue, json: bool) -> anyhow::Result<()> {
    if json {
        let row = |each: &Instrument| {
            json!({
                "id": each.id,
                "version": each.version,
                "title": each.title,
                "items": each.items.len(),
                "valid_from": each.valid_from,
                "valid_to": each.valid_to,
                "provisional": each.provisional,
            })
        };
        return say_json(&catalogue.all().iter().map(row).collect::<Vec<_>>());
    }
    for each in catalogue.all() {
        let Instrument { id, version, valid_from, .. } = each;
        let mark = each.provisional.as_ref().map_or("", |_| "  (tạm thời)");
        let (items, title) = (each.items.len(), &each.title.vi);
        say!("{id:<14}  {version:<8}  {items:>3}  {valid_from}  {title}{mark}");
    }
    Ok(())
}

fn show(catalogue: &Catalogue, id: &str, json: bool) -> anyhow::Result<()> {
    let found = match id.split_once('@') {
        Some((id, version)) => catalogue.version(id, version),
        None => catalogue.newest(id),
    };
    let instrument = found.with_context(|| {
        format!("there is no instrument \"{id}\"; there are {}", catalogue.ids().join(", "))
    })?;
    if json {
        return say_json(instrument);
    }
    print(instrument);
    Ok(())
}

/// The instrument in Vietnamese, its questions in their sections.
fn print(instrument: &Instrument) {
    say!("{} @ {}", instrument.id, instrument.version);
    say!("{}", instrument.title.vi);
    say!("{}", instrument.purpose.vi);
    if let Some(note) = &instrument.provisional {
        say!("{}", note.vi);
    }
    for basis in &instrument.legal_basis {
        say!("- {}", basis.title.vi);
    }
    say!("{}", instrument.formula.version);
    for section in &instrument.sections {
        say!("\n{}", section.title.vi);
        let items = instrument.items.iter();
        for item in items.filter(|item| item.section == section.code) {
            say!("  {:<8} {}", item.code, item.question.vi);
            let scale = instrument.scale_of(item);
            for choice in scale.iter().flat_map(|scale| &scale.choices) {
                say!("           {} {}", choice.code, choice.label.vi);
            }
        }
    }
}

fn check(places: &Places, given: &[PathBuf]) -> anyhow::Result<()> {
    let known = Files::known(places)?;
    let (files, others) =
        if given.is_empty() { (known, Files::default()) } else { (Files::read(given)?, known) };
    let frozen = others.frozen.clone().and(files.frozen.clone());
    let checked = files.instruments();
    let Err(findings) = check_beside(&checked, &others.instruments(), &frozen) else {
        say!("{}, no faults", counted(checked.len(), "instrument"));
        return Ok(());
    };
    eprintln!("{}", instruments::all_of(&findings));
    bail!("{} to mend", counted(findings.len(), "fault"))
}

fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

fn freeze(places: &Places, given: &[PathBuf]) -> anyhow::Result<()> {
    let (known, given) = (Files::known(places)?, Files::read(given)?);
    let frozen = known.frozen.clone().and(given.frozen.clone());
    let files = given.instruments();
    let checked = check_beside(&files, &known.instruments(), &frozen);
    let catalogue = checked.map_err(|findings| anyhow!(instruments::all_of(&findings)))?;
    let digests: Vec<_> = files.iter().map(File::digest).collect();
    for each in catalogue.all().iter().filter(|each| digests.contains(&each.digest)) {
        say!("{}", Frozen::line(each));
    }
    Ok(())
}
