//! `hailong export`.

mod out;
mod wanted;

use std::sync::Arc;

use clap::Subcommand;
use futures_util::{StreamExt, TryStreamExt, pin_mut, stream};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::office;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::dataset::{
    self, Cell, Dataset, Rows, Shown, Study, Summary, Whole, codebook, ddi, in_lines,
};
use crate::config::Places;
use crate::domain::batch::{Audience, SettleRule};
use crate::domain::measure::Scorecard;
use crate::domain::survey::{Catalogue, Instrument};
use crate::pages::export::{self, LONGEST_REMARK, Remarks, tallies};
use crate::pages::shared::figures::{self, Answers};
use crate::store::{By, Responses, Store};
use out::Out;
use wanted::{Format, Wanted};

#[derive(Subcommand, Debug)]
pub(super) enum Export {
    /// The settled responses, one a row.
    Responses(Wanted),
    /// The counters: how often each answer was given, by day, counter and tier.
    Tallies(Wanted),
    /// All figures, as pages show them.
    Scorecard(Wanted),
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

    fn write(&self, bytes: &[u8]) -> anyhow::Result<()> {
        let mut out = Out::begin(&self.out)?;
        out.write_all(bytes)?;
        out.finish()
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
        mut table: Dataset,
        runs: impl stream::Stream<Item = Result<R, E>> + Send + 'static,
    ) -> anyhow::Result<()>
    where
        R: Rows,
        E: From<dataset::Failed> + std::error::Error + Send + Sync + 'static,
    {
        let mut out = Out::begin(&self.wanted.out)?;
        if self.format.lines().is_ok() {
            // Read by programs, whatever the language.
            table.shown = Shown::Codes;
        }
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
