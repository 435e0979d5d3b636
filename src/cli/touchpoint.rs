//! `hailong touchpoint`.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use super::office::{self, Opened};
use super::{sheet_file, whole_file};
use crate::base::Text;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::config::{Places, Printed};
use crate::domain::survey::Tier;
use crate::domain::touchpoint::table::Known;
use crate::domain::touchpoint::{Changes, table};
use crate::domain::unit::{Office, Touchpoint};
use crate::pages::touchpoint::print::Format;
use crate::pages::touchpoint::{Drawing, Paper, poster, print, qr};
use crate::store::{By, Present, Store};

/// Its tasks.
#[derive(Subcommand, Debug)]
pub(super) enum TouchpointTask {
    /// Lists the counters with the addresses of their forms.
    List(List),
    /// Adds and changes counters from a CSV or XLSX file; all of it or nothing.
    Import(Import),
    /// Writes posters to print, with the QR code of the form.
    Poster(Poster),
}

/// Arguments of `list`.
#[derive(Args, Debug)]
pub(super) struct List {
    /// As JSON rather than as a table.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    printed: Printed,
}

/// Arguments of `import`.
#[derive(Args, Debug)]
pub(super) struct Import {
    /// The file, CSV or XLSX, with the columns `code,name_vi,name_en,unit,procedures,instrument,tier`. In
    /// XLSX the codes of procedures must be cells of text: as a number 1.001880 is 1.00188.
    file: PathBuf,
}

/// Arguments of `poster`.
#[derive(Args, Debug)]
pub(super) struct Poster {
    /// Codes of the counters; several become the pages of one PDF.
    #[arg(required = true, value_name = "CODE")]
    codes: Vec<String>,
    /// The file; its ending says what it becomes: svg, png or pdf.
    #[arg(long)]
    out: PathBuf,
    /// The paper it is printed on.
    #[arg(long, value_enum, default_value_t)]
    paper: PaperName,
    #[command(flatten)]
    printed: Printed,
}

/// A paper by its name.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum PaperName {
    /// 148 × 210 mm.
    #[default]
    A5,
    /// 210 × 297 mm.
    A4,
}

/// A touchpoint as `list --json` shows it.
#[derive(Serialize)]
struct Listed<'a> {
    code: &'a str,
    name: &'a Text,
    office: &'a str,
    unit: &'a str,
    procedures: &'a [String],
    instrument: &'a str,
    tier: Tier,
    address: String,
}

impl TouchpointTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::List(task) => task.run(places).await,
            Self::Import(task) => task.run(places).await,
            Self::Poster(task) => task.run(places).await,
        }
    }
}

impl List {
    async fn run(self, places: &Places) -> anyhow::Result<()> {
        let touchpoints = office::open(places).await?.store.touchpoints().await?;
        let listed: Vec<Listed<'_>> = touchpoints
            .iter()
            .map(|touchpoint| Listed {
                code: &touchpoint.code,
                name: &touchpoint.name,
                office: &touchpoint.office,
                unit: &touchpoint.unit,
                procedures: &touchpoint.procedures,
                instrument: &touchpoint.instrument,
                tier: touchpoint.tier,
                address: qr::address(&self.printed.public_url, &touchpoint.code),
            })
            .collect();
        if self.json {
            say!("{}", serde_json::to_string_pretty(&listed)?);
            return Ok(());
        }
        for each in &listed {
            say!(
                "{:<8}  {:<14}  {:<6}  {}  {}",
                each.code,
                each.instrument,
                each.unit,
                each.address,
                each.name.vi
            );
        }
        Ok(())
    }
}

impl Import {
    async fn run(self, places: &Places) -> anyhow::Result<()> {
        let file = self.file.display();
        let rows = sheet_file::read(&self.file)?;
        let Opened { store, instruments } = office::open(places).await?;
        let now = Clock::System.now();
        let Present { units, ended } = store.present_units(office_day(now)).await?;
        let procedures = store.procedures().await?;
        let known = Known {
            units: &units,
            ended: &ended,
            procedures: &procedures.into_iter().map(|each| each.code).collect(),
            instruments: &instruments.ids().into_iter().map(str::to_owned).collect(),
        };
        let read = table::read(&rows, known).map_err(|faults| {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            sheet_file::refused(&self.file, &told)
        })?;
        let changes = Changes::between(&store.touchpoints().await?, read);
        let by = By::command_line(now);
        store.import_touchpoints(&changes.to_keep(), &by).await?;
        say!(
            "{file}: {} added, {} changed, {} as they were",
            changes.added.len(),
            changes.changed.len(),
            changes.unchanged
        );
        Ok(())
    }
}

impl Poster {
    async fn run(self, places: &Places) -> anyhow::Result<()> {
        let format = format_of(&self.out)?;
        let store = office::open(places).await?.store;
        let paper = match self.paper {
            PaperName::A5 => Paper::A5,
            PaperName::A4 => Paper::A4,
        };
        let public_url = reachable(&self.printed.public_url)?;
        let offices = store.offices().await?;
        let sheets = named(&store, &self.codes)
            .await?
            .iter()
            .map(|touchpoint| {
                let office = office_of(&offices, touchpoint)?;
                Ok(poster(office, touchpoint, public_url, paper)?)
            })
            .collect::<anyhow::Result<Vec<Drawing>>>()?;
        let title = format!("Hài Lòng: {}", self.codes.join(", "));
        whole_file::write(&self.out, &print::file(&sheets, &title, format)?)?;
        say!("{}: {} poster(s)", self.out.display(), sheets.len());
        Ok(())
    }
}

/// The touchpoints with these codes; all that are unknown are named at once.
async fn named(store: &Store, codes: &[String]) -> anyhow::Result<Vec<Touchpoint>> {
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for code in codes {
        match store.touchpoint(code).await? {
            Some(touchpoint) => found.push(touchpoint),
            None => unknown.push(code.as_str()),
        }
    }
    if unknown.is_empty() {
        return Ok(found);
    }
    bail!(
        "there is no touchpoint {}; `hailong touchpoint list` names those there are",
        unknown.join(", ")
    )
}

/// The office a touchpoint belongs to.
pub(super) fn office_of<'a>(
    offices: &'a [Office],
    touchpoint: &Touchpoint,
) -> anyhow::Result<&'a Office> {
    offices.iter().find(|office| office.code == touchpoint.office).with_context(|| {
        format!(
            "touchpoint {} names the office `{}`, which is not kept; import the office first",
            touchpoint.code, touchpoint.office
        )
    })
}

/// What a file becomes, by its ending.
fn format_of(out: &Path) -> anyhow::Result<Format> {
    out.extension().and_then(|ending| Format::of_ending(&ending.to_string_lossy())).with_context(
        || format!("{}: a poster becomes .svg, .png or .pdf; name one of them", out.display()),
    )
}

/// The address citizens reach, without a slash at its end; warns of one that only this machine
/// reaches.
pub(super) fn reachable(public_url: &str) -> anyhow::Result<&str> {
    let url = public_url.trim_end_matches('/');
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        bail!("`{public_url}` is no address; it begins with https://");
    }
    if qr::stays_here(url) {
        eprintln!(
            "hailong: {url} is reached from this machine only; print what citizens reach with \
             --public-url or HAILONG_PUBLIC_URL"
        );
    }
    Ok(url)
}
