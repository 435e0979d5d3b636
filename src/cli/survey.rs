//! `hailong survey`.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::Subcommand;
use serde_json::json;
use strum::VariantArray;

use super::instruments::{self, Files};
use super::terminal::say_json;
use crate::base::Lang;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::config::Places;
use crate::domain::survey::edit::{core_findings, of_file};
use crate::domain::survey::file::{File, Finding, Frozen, check_beside, open, write};
use crate::domain::survey::interchange::{self, Format};
use crate::domain::survey::{Catalogue, Instrument};
use crate::store::Store;

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
    /// Writes an instrument as a file: our TOML, an XLSForm workbook (ODK, Kobo) or LimeSurvey's .lss.
    Export {
        /// The instrument's id; `ID@VERSION` for another than the newest version.
        #[arg(value_name = "ID")]
        id: String,
        /// The format; by the file's ending where it is left out.
        #[arg(long, value_parser = ["toml", "xlsform", "lss"])]
        format: Option<String>,
        /// The file.
        #[arg(long)]
        out: PathBuf,
    },
    /// Makes an instrument's file of an XLSForm workbook or a LimeSurvey .lss, and names what is left to mend in it.
    Import {
        /// The file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Where the TOML is written; it must not be there yet.
        #[arg(long)]
        out: PathBuf,
    },
    /// Prints the lines for frozen.toml that publish files as they are.
    Freeze {
        /// Files to publish.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

impl Survey {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::List { json } => list(&instruments::known(places).await?, json),
            Self::Show { id, json } => show(&instruments::known(places).await?, &id, json),
            Self::Check { files } => check(places, &files).await,
            Self::Freeze { files } => freeze(places, &files),
            Self::Export { id, format, out } => {
                export(&instruments::known(places).await?, &id, (format.as_deref(), &out))
            }
            Self::Import { file, out } => import(&instruments::known(places).await?, &file, &out),
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

/// The instrument of `ID` or `ID@VERSION`.
fn named<'a>(catalogue: &'a Catalogue, id: &str) -> anyhow::Result<&'a Instrument> {
    let found = match id.split_once('@') {
        Some((id, version)) => catalogue.version(id, version),
        None => catalogue.newest(id),
    };
    found.with_context(|| {
        format!("there is no instrument \"{id}\"; there are {}", catalogue.ids().join(", "))
    })
}

fn export(
    catalogue: &Catalogue,
    id: &str,
    (format, out): (Option<&str>, &Path),
) -> anyhow::Result<()> {
    let instrument = named(catalogue, id)?;
    let ending = out.extension().and_then(OsStr::to_str).unwrap_or_default();
    let format = match format {
        Some(format) => format.parse().ok(),
        None => Format::VARIANTS.iter().copied().find(|it| it.ending() == ending),
    };
    let format = format.with_context(|| {
        format!("{} says no format; add --format toml, xlsform or lss", out.display())
    })?;
    let file = interchange::write(instrument, format)?;
    fs::write(out, file).with_context(|| format!("cannot write {}", out.display()))?;
    say!("wrote {} @ {} to {}", instrument.id, instrument.version, out.display());
    Ok(())
}

fn import(catalogue: &Catalogue, file: &Path, out: &Path) -> anyhow::Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let today = office_day(Clock::System.now());
    let instrument = interchange::read(&name, &bytes, today).map_err(|faults| {
        let told: Vec<String> = faults.iter().map(|fault| fault.localized(Lang::En)).collect();
        anyhow!("{} has {}:\n{}", file.display(), counted(told.len(), "fault"), told.join("\n"))
    })?;
    let version = instrument.version.clone();
    let (instrument, _) = of_file(instrument, catalogue, today);
    let text = write(&instrument);
    let mut made =
        fs::File::create_new(out).with_context(|| format!("cannot make {}", out.display()))?;
    made.write_all(text.as_bytes())?;
    let (_, findings) = open(File { name: &out.display().to_string(), text: &text });
    say!("wrote {} to {}", counted(instrument.items.len(), "item"), out.display());
    if instrument.version != version {
        let Instrument { id, version: next, valid_from, .. } = &instrument;
        say!(
            "version {version} of {id} is published; the file is version {next}, from {valid_from}"
        );
    }
    for (_, finding) in &findings {
        say!("{finding}");
    }
    Ok(())
}

fn show(catalogue: &Catalogue, id: &str, json: bool) -> anyhow::Result<()> {
    let instrument = named(catalogue, id)?;
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

async fn check(places: &Places, given: &[PathBuf]) -> anyhow::Result<()> {
    let known = Files::known(places)?;
    let (files, mut others) =
        if given.is_empty() { (known, Files::default()) } else { (Files::read(given)?, known) };
    if let Ok(store) = Store::open_existing(&places.database_url()).await {
        others.add(store.published_files().await?);
    }
    let checked = files.instruments();
    let findings = all_findings(&files, &others).err().unwrap_or_default();
    if findings.is_empty() {
        say!("{}, no faults", counted(checked.len(), "instrument"));
        return Ok(());
    }
    complain!("{}", instruments::all_of(&findings));
    bail!("{} to mend", counted(findings.len(), "fault"))
}

/// Checks files by themselves, beside others and against the core of what they are based on.
fn all_findings(files: &Files, others: &Files) -> Result<Catalogue, Vec<Finding>> {
    let frozen = others.frozen.clone().and(files.frozen.clone());
    let (own, others) = (files.instruments(), others.instruments());
    let checked = check_beside(&own, &others, &frozen);
    let core = core_findings(&own, &others, &frozen);
    match checked {
        Ok(catalogue) if core.is_empty() => Ok(catalogue),
        checked => {
            let mut findings = checked.err().unwrap_or_default();
            findings.extend(core);
            findings.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
            Err(findings)
        }
    }
}

fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

fn freeze(places: &Places, given: &[PathBuf]) -> anyhow::Result<()> {
    let (known, given) = (Files::known(places)?, Files::read(given)?);
    let files = given.instruments();
    let catalogue =
        all_findings(&given, &known).map_err(|findings| anyhow!(instruments::all_of(&findings)))?;
    let digests: Vec<_> = files.iter().map(File::digest).collect();
    for each in catalogue.all().iter().filter(|each| digests.contains(&each.digest)) {
        say!("{}", Frozen::line(each));
    }
    Ok(())
}
