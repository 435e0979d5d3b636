//! `hailong report`.

use std::io::{Write, stdout};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use clap::{Args, ValueEnum};

use super::office::{self, Opened};
use super::whole_file::WholeFile;
use crate::app::{App, Shared, Site};
use crate::base::calendar::Period;
use crate::config::Places;
use crate::intake::Intake;
use crate::pages::report::leader::made::{self, LeaderFormat};
use crate::pages::report::{current, file};
use crate::store::By;

#[derive(Args, Debug)]
pub(super) struct Report {
    /// The period: 2026-Q1, 2026-H1, 2026-Q3 or 2026-Y.
    #[arg(long)]
    period: Period,
    /// What the file is.
    #[arg(long, value_enum)]
    format: Format,
    /// The file; `-` is the terminal.
    #[arg(long)]
    out: PathBuf,
    /// One page for the leader instead of the whole report: pdf, png, html or json.
    #[arg(long)]
    one_page: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a word processor.
    Docx,
    /// To be signed and sent.
    Pdf,
    /// For a browser.
    Html,
    /// Every number of the others.
    Json,
    /// A picture; of the leader's page alone.
    Png,
}

impl Report {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let app = app(places).await?;
        let bytes = self.bytes(&app).await;
        app.intake.finish().await;
        app.store.close().await;
        let bytes = bytes?;
        if self.out.as_os_str() == "-" {
            stdout().write_all(&bytes).context("cannot write -")?;
            return Ok(stdout().flush()?);
        }
        let mut out = WholeFile::begin(&self.out)?;
        out.write_all(&bytes)?;
        out.finish()
    }

    async fn bytes(&self, app: &App) -> anyhow::Result<Vec<u8>> {
        let period = self.period;
        let (first, _) = period.days().context("the period is beyond the calendar")?;
        if first > app.today() {
            let last = current::closed_last(app.today());
            bail!("{period} begins on {first} only; the last period that has ended is {last}");
        }
        let (bytes, name) = if self.one_page {
            self.one_page(app).await?
        } else {
            let found = current::current(app, period).await?;
            let found = found.context("the period is beyond the calendar")?;
            let format = match self.format {
                Format::Docx => file::Format::Docx,
                Format::Pdf => file::Format::Pdf,
                Format::Html => file::Format::Html,
                Format::Json => file::Format::Json,
                Format::Png => bail!(
                    "a report is no picture; add --one-page, or choose docx, pdf, html or json"
                ),
            };
            let bytes = file::file(&found.report, format).map_err(|error| anyhow!(error))?;
            (bytes, format.code().to_owned())
        };
        let by = By::command_line(app.clock.now());
        let taken = by.did("report.downloaded", "report", period.to_string());
        app.store.record(&taken.to(name)).await?;
        Ok(bytes)
    }

    /// The leader's page, and what the log calls it.
    async fn one_page(&self, app: &App) -> anyhow::Result<(Vec<u8>, String)> {
        let format = match self.format {
            Format::Docx => {
                bail!("the leader's page is no text to work on; choose pdf, png, html or json")
            }
            Format::Pdf => LeaderFormat::Pdf,
            Format::Html => LeaderFormat::Html,
            Format::Json => LeaderFormat::Json,
            Format::Png => LeaderFormat::Png,
        };
        let page = made::page(app, self.period).await?;
        let page = page.context("the period is beyond the calendar")?;
        let bytes = made::file(&page, format).map_err(|error| anyhow!(error))?;
        Ok((bytes, format!("one-page {}", format.code())))
    }
}

/// What figures are read with: a database that is there; nothing is served, made or migrated.
async fn app(places: &Places) -> anyhow::Result<App> {
    let Opened { store, instruments } = office::existing(places).await?;
    let topics = office::topics(places, &instruments)?;
    let hours = Arc::new(office::opening_hours(places)?);
    let site = Site::of(&store.offices().await?);
    let intake = Intake::start(store.clone());
    let shared = Shared::built_in(store, intake, office::petition_days(places)?);
    let shared = shared.map_err(|faults| anyhow!(faults.join("; ")))?;
    Ok(App::of(instruments, Shared { hours, site, topics: Arc::new(topics), ..shared }))
}
