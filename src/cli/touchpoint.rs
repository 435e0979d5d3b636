//! `hailong touchpoint`.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::office::{self, Opened};
use super::rows_file::RowsFile;
use super::terminal::say_json;
use super::{notes, sheet_file, whole_file};
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::config::{Places, Printed, check_public_url, stays_here};
use crate::domain::import::FileKind;
use crate::domain::touchpoint::table::Known;
use crate::domain::touchpoint::{Changes, table};
use crate::domain::unit::{Office, Touchpoint};
use crate::pages::shared::typeface::lacking;
use crate::pages::touchpoint::print::Format;
use crate::pages::touchpoint::{Drawing, Paper, PosterLook, poster, print, qr, unprintable};
use crate::store::{By, Present, Store};

#[derive(Subcommand, Debug)]
pub(super) enum TouchpointTask {
    /// Lists the counters with the addresses of their forms.
    List {
        /// As JSON rather than as a table.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        printed: Printed,
    },
    /// Adds and changes counters from a CSV or XLSX file; all of it or nothing.
    ///
    /// Its columns are `code,name_vi,name_en,unit,procedures,instrument,tier`. In XLSX the codes of procedures must be
    /// cells of text: as a number 1.001880 is 1.00188.
    Import(RowsFile),
    /// Writes posters to print, with the QR code of the form.
    Poster(Poster),
}

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

impl TouchpointTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::List { json, printed } => list(places, json, &printed.public_url).await,
            Self::Import(file) => import(places, &file).await,
            Self::Poster(task) => task.run(places).await,
        }
    }
}

async fn list(places: &Places, json: bool, public_url: &str) -> anyhow::Result<()> {
    let touchpoints = office::existing(places).await?.store.touchpoints().await?;
    let address = |each: &Touchpoint| qr::address(public_url, &each.code);
    if json {
        let row = |each: &Touchpoint| {
            json!({
                "code": each.code,
                "name": each.name,
                "office": each.office,
                "unit": each.unit,
                "procedures": each.procedures,
                "instrument": each.instrument,
                "tier": each.tier,
                "address": address(each),
            })
        };
        return say_json(&touchpoints.iter().map(row).collect::<Vec<_>>());
    }
    for each in &touchpoints {
        let Touchpoint { code, instrument, unit, name, .. } = each;
        say!("{code:<8}  {instrument:<14}  {unit:<6}  {}  {}", address(each), name.vi);
    }
    Ok(())
}

async fn import(places: &Places, of: &RowsFile) -> anyhow::Result<()> {
    let office = office::existing(places).await?;
    let Some(file) = of.path(FileKind::Touchpoints, &office).await? else { return Ok(()) };
    let Opened { store, instruments } = &office;
    let rows = of.read(FileKind::Touchpoints, (file, store)).await?;
    let now = Clock::System.now();
    let Present { units, ended } = store.present_units(office_day(now)).await?;
    let (procedures, kept) = (store.procedures().await?, store.touchpoints().await?);
    let known = Known {
        units: &units,
        ended: &ended,
        procedures: &procedures.into_iter().map(|each| each.code).collect(),
        instruments: &instruments.ids().into_iter().map(str::to_owned).collect(),
        kept: &kept,
        today: office_day(now),
        unprintable: lacking,
    };
    let read =
        table::read(rows.source(), known).map_err(|faults| sheet_file::refused(file, &faults))?;
    notes::add(file, &read.notes);
    let changes = Changes::between(&kept, read.rows);
    let by = By::command_line(now);
    store.import_touchpoints(&changes.to_keep(), &by).await?;
    rows.remember(store, &by).await?;
    say!(
        "{}: {} added, {} changed, {} as they were",
        file.display(),
        changes.added.len(),
        changes.changed.len(),
        changes.unchanged
    );
    notes::say();
    Ok(())
}

impl Poster {
    async fn run(self, places: &Places) -> anyhow::Result<()> {
        let format = format_of(&self.out)?;
        let store = office::existing(places).await?.store;
        let paper = match self.paper {
            PaperName::A5 => Paper::A5,
            PaperName::A4 => Paper::A4,
        };
        let public_url = reachable(&self.printed.public_url)?;
        let (offices, logo) = (store.offices().await?, store.own_logo().await?);
        let printed = PosterLook { public_url, logo: logo.as_ref(), paper };
        let touchpoints = named(&store, &self.codes).await?;
        let with_office =
            touchpoints.iter().filter_map(|it| Some((office_of(&offices, it).ok()?, it)));
        if let Some(why) = unprintable(with_office) {
            bail!("{}", why.en);
        }
        let sheets = touchpoints
            .iter()
            .map(|touchpoint| {
                let office = office_of(&offices, touchpoint)?;
                Ok(poster(office, touchpoint, printed)?)
            })
            .collect::<anyhow::Result<Vec<Drawing>>>()?;
        let title = format!("Hài Lòng: {}", self.codes.join(", "));
        whole_file::write(&self.out, &print::file(&sheets, &title, format)?)?;
        say!("{}: {} poster(s)", self.out.display(), sheets.len());
        Ok(())
    }
}

/// The touchpoints with these codes; fails with all that are unknown.
pub(super) async fn named(store: &Store, codes: &[String]) -> anyhow::Result<Vec<Touchpoint>> {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for code in codes {
        match store.touchpoint(code).await? {
            Some(touchpoint) => found.push(touchpoint),
            None => unknown.push(code.as_str()),
        }
    }
    ensure!(
        unknown.is_empty(),
        "there is no touchpoint {}; `hailong touchpoint list` names those there are",
        unknown.join(", ")
    );
    Ok(found)
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

/// An address without a slash at its end; warns of one that only this machine reaches.
pub(super) fn reachable(public_url: &str) -> anyhow::Result<&str> {
    check_public_url(public_url).map_err(anyhow::Error::msg)?;
    let url = public_url.trim_end_matches('/');
    if stays_here(url) {
        complain!(
            "hailong: {url} is reached from this machine only; print what citizens reach with \
             --public-url or HAILONG_PUBLIC_URL"
        );
    }
    Ok(url)
}
