//! `hailong export`.

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use futures_util::{StreamExt, pin_mut};
use serde::Serialize;

use super::whole_file::WholeFile;
use super::{instruments, office};
use crate::base::calendar::{office_day, read_day};
use crate::base::clock::Clock;
use crate::config::Places;
use crate::domain::batch::{Audience, SettleRule};
use crate::domain::measure::Filter;
use crate::domain::survey::{Catalogue, Instrument};
use crate::pages::export;
use crate::pages::export::{Form, tallies};
use crate::pages::shared::figures::{self, Answers};
use crate::store::{By, Responses, Store};

#[derive(Subcommand, Debug)]
pub(super) enum Export {
    /// The settled responses, one a row.
    Responses {
        #[command(flatten)]
        wanted: Wanted,
        /// What the file is.
        #[arg(long, value_enum, default_value_t = RowFormat::Csv)]
        format: RowFormat,
    },
    /// The counters: how often each answer was given, by day, counter and tier.
    Tallies {
        #[command(flatten)]
        wanted: Wanted,
        /// What the file is.
        #[arg(long, value_enum, default_value_t = CountFormat::Csv)]
        format: CountFormat,
    },
    /// All figures, as pages show them.
    Scorecard {
        #[command(flatten)]
        wanted: Wanted,
        /// What the file is.
        #[arg(long, value_enum, default_value_t = FigureFormat::Json)]
        format: FigureFormat,
    },
}

/// Reads a day of a year that can be asked for.
fn day(text: &str) -> Result<NaiveDate, &'static str> {
    read_day(text).ok_or("write a day as 2026-01-31")
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
    /// The file; `-` is the terminal.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RowFormat {
    /// Comma-separated, UTF-8 with a byte-order mark.
    Csv,
    /// An array of objects, the columns of the CSV as their names.
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum CountFormat {
    /// Comma-separated, one answer a row.
    Csv,
    /// One object a counter.
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FigureFormat {
    /// The shape the API has.
    Json,
}

impl Export {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::Responses { wanted, format } => wanted.responses(places, format).await,
            Self::Tallies { wanted, format } => wanted.tallies(places, format).await,
            Self::Scorecard { wanted, format: FigureFormat::Json } => {
                wanted.scorecard(places).await
            }
        }
    }
}

impl Wanted {
    async fn responses(&self, places: &Places, format: RowFormat) -> anyhow::Result<()> {
        let catalogue = self.catalogue(places)?;
        let store = office::store(places).await?;
        let wanted = Responses {
            instrument: self.survey.clone(),
            version: None,
            from: self.from,
            to: self.to,
        };
        let by = By::command_line(Clock::System.now());
        store.record(&by.exported(&wanted)).await?;
        let form = match format {
            RowFormat::Csv => Form::Csv,
            RowFormat::Json => Form::Json,
        };
        let pieces = export::rows(&store, &catalogue, &wanted, (form, export::Remarks::Masked));
        pin_mut!(pieces);
        let mut out = Out::begin(&self.out)?;
        while let Some(piece) = pieces.next().await {
            out.write_all(&piece?)?;
        }
        out.finish()
    }

    async fn tallies(&self, places: &Places, format: CountFormat) -> anyhow::Result<()> {
        let catalogue = self.catalogue(places)?;
        let store = office::store(places).await?;
        let instrument = self.version(&store, &catalogue).await?;
        let answers = Answers::read(&store, instrument, &self.filter(), Audience::Staff).await?;
        let counters = tallies::counters(instrument, answers.view());
        let bytes = match format {
            CountFormat::Csv => tallies::csv(&counters)?,
            CountFormat::Json => json(&counters)?,
        };
        self.write(&bytes)
    }

    async fn scorecard(&self, places: &Places) -> anyhow::Result<()> {
        let catalogue = self.catalogue(places)?;
        let store = office::store(places).await?;
        let instrument = self.version(&store, &catalogue).await?;
        let filter = self.filter();
        let eyes = (Audience::Staff, SettleRule::default().at_least);
        let today = office_day(Clock::System.now());
        let scorecard = figures::scorecard(&store, instrument, &filter, eyes, today).await?;
        self.write(&json(&scorecard)?)
    }

    fn filter(&self) -> Filter {
        Filter { from: self.from, to: self.to, ..Filter::default() }
    }

    /// The version that pages show the figures of: those of two versions are never added up.
    async fn version<'a>(
        &self,
        store: &Store,
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
    fn catalogue(&self, places: &Places) -> anyhow::Result<Catalogue> {
        let catalogue = instruments::load(places)?;
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

/// A file, or standard output.
struct Out(Option<WholeFile>);

impl Out {
    fn begin(path: &Path) -> anyhow::Result<Self> {
        let is_file = path.as_os_str() != "-";
        Ok(Self(is_file.then(|| WholeFile::begin(path)).transpose()?))
    }

    fn write_all(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        match &mut self.0 {
            Some(file) => file.write_all(bytes),
            None => stdout().write_all(bytes).context("cannot write -"),
        }
    }

    fn finish(self) -> anyhow::Result<()> {
        match self.0 {
            Some(file) => file.finish(),
            None => Ok(stdout().flush()?),
        }
    }
}
