//! `hailong survey`.

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::instruments::{self, Files};
use crate::base::Text;
use crate::config::Places;
use crate::domain::survey::Instrument;
use crate::domain::survey::file::{File, Frozen, check_beside};

/// Its tasks.
#[derive(Subcommand, Debug)]
pub(super) enum Survey {
    /// Lists the instruments, every version of each.
    List(List),
    /// Shows one instrument: its questions, scales and formula.
    Show(Show),
    /// Checks instrument files and names every fault; without files, all instruments there are.
    Check(Check),
    /// Prints the lines for frozen.toml that publish files as they are.
    Freeze(Freeze),
}

/// Arguments of `list`.
#[derive(Args, Debug)]
pub(super) struct List {
    /// As JSON rather than as a table.
    #[arg(long)]
    json: bool,
}

/// Arguments of `show`.
#[derive(Args, Debug)]
pub(super) struct Show {
    /// The instrument's id; `ID@VERSION` for another than the newest version.
    #[arg(value_name = "ID")]
    id: String,
    /// As JSON, whole, rather than as text.
    #[arg(long)]
    json: bool,
}

/// Arguments of `check`.
#[derive(Args, Debug)]
pub(super) struct Check {
    /// Files to check; a frozen.toml among them is taken as the list of published versions.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Arguments of `freeze`.
#[derive(Args, Debug)]
pub(super) struct Freeze {
    /// Files to publish.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Survey {
    pub(super) fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::List(task) => task.run(places),
            Self::Show(task) => task.run(places),
            Self::Check(task) => task.run(places),
            Self::Freeze(task) => task.run(places),
        }
    }
}

/// An instrument as `list --json` shows it.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a Text,
    items: usize,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    provisional: Option<&'a Text>,
}

impl List {
    fn run(&self, places: &Places) -> anyhow::Result<()> {
        let catalogue = instruments::load(places)?;
        let all = catalogue.all();
        if self.json {
            let listed: Vec<_> = all.iter().map(listed).collect();
            say!("{}", serde_json::to_string_pretty(&listed)?);
            return Ok(());
        }
        for each in all {
            let mark = each.provisional.as_ref().map_or("", |_| "  (tạm thời)");
            say!(
                "{:<14}  {:<8}  {:>3}  {}  {}{mark}",
                each.id,
                each.version,
                each.items.len(),
                each.valid_from,
                each.title.vi,
            );
        }
        Ok(())
    }
}

fn listed(instrument: &Instrument) -> Listed<'_> {
    Listed {
        id: &instrument.id,
        version: &instrument.version,
        title: &instrument.title,
        items: instrument.items.len(),
        valid_from: instrument.valid_from,
        valid_to: instrument.valid_to,
        provisional: instrument.provisional.as_ref(),
    }
}

impl Show {
    fn run(&self, places: &Places) -> anyhow::Result<()> {
        let catalogue = instruments::load(places)?;
        let found = match self.id.split_once('@') {
            Some((id, version)) => catalogue.version(id, version),
            None => catalogue.newest(&self.id),
        };
        let Some(instrument) = found else {
            let known = catalogue.ids().join(", ");
            bail!("there is no instrument \"{}\"; there are {known}", self.id);
        };
        if self.json {
            say!("{}", serde_json::to_string_pretty(instrument)?);
        } else {
            show(instrument);
        }
        Ok(())
    }
}

/// The instrument in Vietnamese, its questions in their sections.
fn show(instrument: &Instrument) {
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

impl Check {
    fn run(self, places: &Places) -> anyhow::Result<()> {
        let known = Files::known(places)?;
        let (files, others) = if self.files.is_empty() {
            (known, Files::default())
        } else {
            (Files::read(&self.files)?, known)
        };
        let frozen = others.frozen.clone().and(files.frozen.clone());
        let checked = files.instruments();
        let Err(findings) = check_beside(&checked, &others.instruments(), &frozen) else {
            say!("{}, no faults", counted(checked.len(), "instrument"));
            return Ok(());
        };
        eprintln!("{}", instruments::all_of(&findings));
        bail!("{} to mend", counted(findings.len(), "fault"))
    }
}

fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

impl Freeze {
    fn run(self, places: &Places) -> anyhow::Result<()> {
        let known = Files::known(places)?;
        let given = Files::read(&self.files)?;
        let frozen = known.frozen.clone().and(given.frozen.clone());
        let files = given.instruments();
        let checked = check_beside(&files, &known.instruments(), &frozen);
        let catalogue = checked.map_err(|findings| anyhow!(instruments::all_of(&findings)))?;
        let digests: Vec<_> = files.iter().map(File::digest).collect();
        for each in catalogue.all() {
            if digests.contains(&each.digest) {
                say!("{}", Frozen::line(each));
            }
        }
        Ok(())
    }
}
