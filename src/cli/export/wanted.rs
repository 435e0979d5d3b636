//! What an export is asked for.

use std::path::PathBuf;

use anyhow::{Context, bail, ensure};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::base::Lang;
use crate::base::calendar::{office_day, read_day};
use crate::base::clock::Clock;
use crate::base::dataset::{BinaryForm, LinesForm};
use crate::cli::instruments;
use crate::config::Places;
use crate::domain::batch::Audience;
use crate::domain::measure::Filter;
use crate::domain::survey::{Catalogue, Instrument};
use crate::domain::wave::{OUTSIDE, Wave};
use crate::pages::shared::figures;
use crate::store::Store;

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
pub(in crate::cli) struct Wanted {
    /// Id of the instrument.
    #[arg(long, value_name = "ID")]
    pub(super) survey: String,
    /// The first office day.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) from: Option<NaiveDate>,
    /// The last office day.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) to: Option<NaiveDate>,
    /// Code of a wave: its answers alone; `-` for those outside of all waves.
    #[arg(long, value_name = "CODE", value_parser = wave, allow_hyphen_values = true)]
    pub(super) wave: Option<String>,
    /// What the file is: without it figures are JSON, responses and counters CSV.
    #[arg(long, value_enum)]
    pub(super) format: Option<Format>,
    /// The language of labels and of the sheets of XLSX.
    #[arg(long, value_name = "vi|en", value_parser = lang, default_value = "vi")]
    pub(super) lang: Lang,
    /// Also writes the codebook: DDI-Codebook 2.5 where the name ends in `.xml`, else JSON.
    #[arg(long, value_name = "FILE")]
    pub(super) codebook: Option<PathBuf>,
    /// The file; `-` is the terminal.
    #[arg(long)]
    pub(super) out: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
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
    pub(super) fn lines(self) -> Result<LinesForm, BinaryForm> {
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

impl Wanted {
    pub(super) fn filter(&self) -> Filter {
        let wave = self.wave.clone();
        Filter { from: self.from, to: self.to, wave, ..Filter::default() }
    }

    /// Fails for a wave that is not there.
    pub(super) async fn wave_is_known(&self, store: &Store) -> anyhow::Result<()> {
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

    /// The version that pages show the figures of: those of two versions are never added up.
    pub(super) async fn version<'a>(
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

    /// The instruments, when the one asked for is among them and the days are in order.
    pub(super) async fn catalogue(
        &self,
        places: &Places,
        store: &Store,
    ) -> anyhow::Result<Catalogue> {
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
