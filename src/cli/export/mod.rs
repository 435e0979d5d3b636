//! `hailong export`.

mod out;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail, ensure};
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use futures_util::{StreamExt, TryStreamExt, pin_mut, stream};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::{instruments, office};
use crate::base::Lang;
use crate::base::calendar::{office_day, read_day};
use crate::base::clock::Clock;
use crate::base::dataset::{
    self, BinaryForm, Cell, Dataset, LinesForm, Rows, Study, Summary, Whole, codebook, ddi,
    in_lines,
};
use crate::config::Places;
use crate::domain::batch::{Audience, SettleRule};
use crate::domain::measure::{Filter, Scorecard};
use crate::domain::survey::{Catalogue, Instrument};
use crate::domain::wave::{OUTSIDE, Wave};
use crate::pages::export::{self, LONGEST_REMARK, Remarks, tallies};
use crate::pages::shared::figures::{self, Answers};
use crate::store::{By, Responses, Store};
use out::Out;

#[derive(Subcommand, Debug)]
pub(super) enum Export {
    /// The settled responses, one a row.
    Responses(Wanted),
    /// The counters: how often each answer was given, by day, counter and tier.
    Tallies(Wanted),
    /// All figures, as pages show them.
    Scorecard(Wanted),
}

/// Reads a day of a year that can be asked for.
fn day(text: &str) -> Result<NaiveDate, &'static str> {
    read_day(text).ok_or("write a day as 2026-01-31")
}

/// Reads the code of a wave.
fn wave(text: &str) -> Result<String, &'static str> {
    if text.is_empty() {
        return Err("write the code of a wave, or `-`");
    }
    Ok(text.to_ascii_uppercase())
}

/// Reads a language.
fn lang(text: &str) -> Result<Lang, &'static str> {
    match text {
        "vi" => Ok(Lang::Vi),
        "en" => Ok(Lang::En),
        _ => Err("write `vi` or `en`"),
    }
}

/// Which answers, and where to.
#[derive(Args, Debug)]
pub(super) struct Wanted {
    /// Id of the instrument.
    #[arg(long, value_name = "ID")]
    survey: String,
    /// The first office day.
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<NaiveDate>,
    /// The last office day.
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<NaiveDate>,
    /// Code of a wave: its answers alone; `-` for those outside of all waves.
    #[arg(long, value_name = "CODE", value_parser = wave, allow_hyphen_values = true)]
    wave: Option<String>,
    /// What the file is: without it figures are JSON, responses and counters CSV.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The language of labels and of the sheets of XLSX.
    #[arg(long, value_name = "vi|en", value_parser = lang, default_value = "vi")]
    lang: Lang,
    /// Also writes the codebook: DDI-Codebook 2.5 where the name ends in `.xml`, else JSON.
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
    /// The file; `-` is the terminal.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Comma-separated, UTF-8 with a byte-order mark.
    Csv,
    /// A workbook with the rows, the codebook and the figures.
    Xlsx,
    /// SPSS, with labels and missing values.
    Sav,
    /// An array of objects; of figures the API's shape.
    Json,
    /// An object a line.
    Jsonl,
    /// Apache Parquet, with the codebook in its metadata.
    Parquet,
}

impl Format {
    fn lines(self) -> Result<LinesForm, BinaryForm> {
        match self {
            Self::Csv => Ok(LinesForm::Csv),
            Self::Json => Ok(LinesForm::Json),
            Self::Jsonl => Ok(LinesForm::JsonLines),
            Self::Xlsx => Err(BinaryForm::Xlsx),
            Self::Sav => Err(BinaryForm::Sav),
            Self::Parquet => Err(BinaryForm::Parquet),
        }
    }
}

impl Export {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::Responses(wanted) => wanted.responses(places).await,
            Self::Tallies(wanted) => wanted.tallies(places).await,
            Self::Scorecard(wanted) => wanted.scorecard(places).await,
        }
    }
}

impl Wanted {
    async fn responses(&self, places: &Places) -> anyhow::Result<()> {
        let store = office::store(places).await?;
        let catalogue = self.catalogue(places, &store).await?;
        self.wave_is_known(&store).await?;
        let wanted = Responses {
            instrument: self.survey.clone(),
            version: None,
            from: self.from,
            to: self.to,
            wave: self.wave.clone(),
        };
        let format = self.format.unwrap_or(Format::Csv);
        let by = By::command_line(Clock::System.now());
        store.record(&by.exported(&wanted)).await?;
        let remark = match format {
            Format::Sav => export::longest_remark(&store, &wanted, Remarks::Masked).await?,
            _ => LONGEST_REMARK,
        };
        let summary = match format {
            Format::Xlsx => {
                let (card, instrument) = self.card(&store, &catalogue).await?;
                Some(export::summary(&card, instrument, self.lang))
            }
            _ => None,
        };
        let table = Arc::new(export::table(&catalogue, &wanted, remark, self.lang));
        let count = store.count_responses(&wanted).await?;
        let bar = progress_bar(count)?;
        let runs = export::runs(&store, &table, &wanted, Remarks::Masked);
        let counted = bar.clone();
        let runs = runs.inspect_ok(move |rows| counted.inc(rows.len()));
        let file = self.file(places, format, summary);
        file.write(table.dataset.clone(), runs).await?;
        bar.finish_and_clear();
        self.write_codebook(&store, &catalogue, (&table.dataset, count)).await
    }

    async fn tallies(&self, places: &Places) -> anyhow::Result<()> {
        let store = office::store(places).await?;
        let catalogue = self.catalogue(places, &store).await?;
        self.wave_is_known(&store).await?;
        let instrument = self.version(&store, &catalogue).await?;
        let answers = Answers::read(&store, instrument, &self.filter(), Audience::Staff).await?;
        let counters = tallies::counters(instrument, answers.view());
        let (table, rows) = tallies::table(&counters, instrument.title.clone(), self.lang);
        let format = self.format.unwrap_or(Format::Csv);
        let count = u64::try_from(rows.len()).unwrap_or(0);
        self.write_codebook(&store, &catalogue, (&table, count)).await?;
        match format {
            Format::Json => self.write(&json(&counters)?),
            _ => self.file(places, format, None).write_rows(table, rows).await,
        }
    }

    async fn scorecard(&self, places: &Places) -> anyhow::Result<()> {
        let store = office::store(places).await?;
        let catalogue = self.catalogue(places, &store).await?;
        self.wave_is_known(&store).await?;
        let (card, instrument) = self.card(&store, &catalogue).await?;
        let (table, rows) = export::scores(&card, instrument, self.lang);
        let count = u64::try_from(rows.len()).unwrap_or(0);
        self.write_codebook(&store, &catalogue, (&table, count)).await?;
        let format = self.format.unwrap_or(Format::Json);
        let summary =
            || (format == Format::Xlsx).then(|| export::summary(&card, instrument, self.lang));
        match format {
            Format::Json => self.write(&json(&card)?),
            _ => self.file(places, format, summary()).write_rows(table, rows).await,
        }
    }

    /// The figures that pages show of the same days.
    async fn card<'a>(
        &self,
        store: &'a Store,
        catalogue: &'a Catalogue,
    ) -> anyhow::Result<(Scorecard, &'a Instrument)> {
        let instrument = self.version(store, catalogue).await?;
        let eyes = (Audience::Staff, SettleRule::default().at_least);
        let today = office_day(Clock::System.now());
        let card = figures::scorecard(store, instrument, &self.filter(), eyes, today).await?;
        Ok((card, instrument))
    }

    fn filter(&self) -> Filter {
        let wave = self.wave.clone();
        Filter { from: self.from, to: self.to, wave, ..Filter::default() }
    }

    /// Fails for a wave that is not there.
    async fn wave_is_known(&self, store: &Store) -> anyhow::Result<()> {
        let Some(code) = self.wave.as_deref().filter(|code| *code != OUTSIDE) else {
            return Ok(());
        };
        let known = store.wave_heads().await?;
        let of = |wave: &Wave| {
            format!("{} ({}, {} to {})", wave.code, wave.instrument, wave.first, wave.last)
        };
        ensure!(
            known.iter().any(|wave| wave.code == code),
            "there is no wave `{code}`; known: {}",
            known.iter().map(of).collect::<Vec<_>>().join(", ")
        );
        Ok(())
    }

    fn file<'a>(
        &'a self,
        places: &'a Places,
        format: Format,
        summary: Option<Summary>,
    ) -> TableFile<'a> {
        TableFile { wanted: self, places, format, summary }
    }

    async fn write_codebook(
        &self,
        store: &Store,
        catalogue: &Catalogue,
        (table, cases): (&Dataset, u64),
    ) -> anyhow::Result<()> {
        let Some(path) = &self.codebook else { return Ok(()) };
        let bytes = if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml")) {
            let offices = store.offices().await?;
            let purpose = catalogue.newest(&self.survey).map(|newest| newest.purpose.clone());
            let study = Study {
                id: self.survey.clone(),
                agency: offices.first().map(|office| office.name.clone()).unwrap_or_default(),
                purpose: purpose.unwrap_or_default(),
                days: (self.from, self.to),
                file: self.out.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                cases: Some(cases),
            };
            ddi(table, &study)?
        } else {
            json(&codebook(table))?
        };
        let mut out = Out::begin(path)?;
        out.write_all(&bytes)?;
        out.finish()
    }

    /// The version that pages show the figures of: those of two versions are never added up.
    async fn version<'a>(
        &self,
        store: &'a Store,
        catalogue: &'a Catalogue,
    ) -> anyhow::Result<&'a Instrument> {
        let today = office_day(Clock::System.now());
        let of = (&self.filter(), Audience::Staff);
        figures::version_of((store, catalogue), &self.survey, of, today)
            .await?
            .with_context(|| format!("there is no instrument `{}`", self.survey))
    }

    fn write(&self, bytes: &[u8]) -> anyhow::Result<()> {
        let mut out = Out::begin(&self.out)?;
        out.write_all(bytes)?;
        out.finish()
    }

    /// The instruments, when the one asked for is among them and the days are in order.
    async fn catalogue(&self, places: &Places, store: &Store) -> anyhow::Result<Catalogue> {
        let catalogue = instruments::with_published(places, store).await?;
        ensure!(
            catalogue.newest(&self.survey).is_some(),
            "there is no instrument `{}`; known: {}",
            self.survey,
            catalogue.ids().join(", ")
        );
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            bail!("--from {from} is after --to {to}; exchange them");
        }
        Ok(catalogue)
    }
}

/// Indented, with a line end.
fn json(value: &impl Serialize) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The file of a table.
struct TableFile<'a> {
    wanted: &'a Wanted,
    places: &'a Places,
    format: Format,
    summary: Option<Summary>,
}

impl TableFile<'_> {
    async fn write_rows(self, table: Dataset, rows: Vec<Vec<Cell<'static>>>) -> anyhow::Result<()> {
        let runs = stream::once(async { Ok::<_, dataset::Failed>(rows) });
        self.write(table, runs).await
    }

    async fn write<R, E>(
        self,
        table: Dataset,
        runs: impl stream::Stream<Item = Result<R, E>> + Send + 'static,
    ) -> anyhow::Result<()>
    where
        R: Rows,
        E: From<dataset::Failed> + std::error::Error + Send + Sync + 'static,
    {
        let mut out = Out::begin(&self.wanted.out)?;
        let table = Arc::new(table);
        match self.format.lines() {
            Ok(form) => {
                let pieces = in_lines(table, form, runs);
                pin_mut!(pieces);
                while let Some(piece) = pieces.next().await {
                    out.write_all(&piece?)?;
                }
            }
            Err(form) => {
                let scratch = self.places.directory().to_owned();
                let whole = Whole { table, form, summary: self.summary, scratch };
                let file = out.seekable(self.places.directory())?;
                out.take(whole.write(file, runs).await?)?;
            }
        }
        out.finish()
    }
}

/// Shown on a terminal only.
fn progress_bar(responses: u64) -> anyhow::Result<ProgressBar> {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} responses, {eta} left")?;
    Ok(ProgressBar::new(responses).with_style(style))
}
