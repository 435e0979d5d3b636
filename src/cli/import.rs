//! `hailong import`: what other systems keep, and what others publish.

use std::str::FromStr;

use anyhow::{anyhow, bail};
use chrono::{DateTime, Datelike, Utc};
use clap::Subcommand;

use super::figures::{self, Doubts};
use super::responses::Responses;
use super::rows_file::RowsFile;
use super::{notes, office, sheet_file};
use crate::base::Lang;
use crate::base::calendar::{CivilPeriod, office_day};
use crate::base::clock::Clock;
use crate::config::Places;
use crate::domain::dossier::table::Context;
use crate::domain::import::{FileKind, Question};
use crate::domain::measure::papi::Series;
use crate::domain::official::papi::Publisher;
use crate::domain::portal::{Board, Reading};
use crate::domain::{assessment, dossier, official, portal};
use crate::pages::import::kinds::Rows;
use crate::store::{By, CriteriaImport, DossierImport, Store};

#[derive(Subcommand, Debug)]
pub(super) enum Import {
    /// Brings in dossiers of the one-stop system from a CSV or XLSX file; all of it or nothing.
    ///
    /// Its columns are `dossier_code,procedure_code,touchpoint,received,due,completed,outcome,apology_sent,apology_new_due`.
    Dossiers(RowsFile),
    /// Brings in official PAR Index, SIPAS, XHH and PAPI figures from a CSV or XLSX file; all of it or nothing.
    ///
    /// Its columns are those of `seeds/official-published.csv`.
    Official {
        #[command(flatten)]
        file: RowsFile,
        #[command(flatten)]
        doubts: Doubts,
    },
    /// Brings in what the National Public Service Portal prints on its board (766), from a CSV or XLSX file or from
    /// the portal's own JSON; all of it or nothing.
    ///
    /// Its columns are `agency,code,period,numerator,denominator,points`.
    Board {
        #[command(flatten)]
        file: RowsFile,
        /// The period of rows that name none, and of JSON: `2026-11`, `2026-Q3` or `2026`.
        #[arg(long, value_parser = CivilPeriod::from_str)]
        period: Option<CivilPeriod>,
        /// Tells what would change and keeps nothing.
        #[arg(long)]
        preview: bool,
        #[command(flatten)]
        doubts: Doubts,
    },
    /// Brings in the criteria of a year's self-scoring sheet (bảng tự chấm điểm CCHC) from a CSV or XLSX file; all of it
    /// or nothing.
    ///
    /// Its columns are those of `seeds/cchc-criteria-2023.csv`.
    Criteria(RowsFile),
    Responses(Responses),
    /// Brings in published PAPI figures of provinces, as `papi score` reads them; all of the file or
    /// nothing.
    ///
    /// Its columns are `year,tinhid,name_vi` and those of the figures, such as `S1.1`, `D1` and `total`, or `code,value`.
    Papi {
        #[command(flatten)]
        file: RowsFile,
        /// Title of the source.
        #[arg(long, value_name = "TITLE", default_value = Question::Source.usual())]
        source: String,
        /// Address of the source.
        #[arg(long, value_name = "URL", default_value = Question::Address.usual())]
        address: String,
        #[command(flatten)]
        doubts: Doubts,
    },
}

impl Import {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        match self {
            Self::Dossiers(file) => import_dossiers(places, &file).await,
            Self::Official { file, doubts } => import_official(places, &file, doubts).await,
            Self::Board { file, period, preview, doubts } => {
                board(places, &file, (period, preview), doubts).await
            }
            Self::Criteria(file) => criteria(places, &file).await,
            Self::Responses(responses) => responses.run(places).await,
            Self::Papi { file, source, address, doubts } => {
                let publisher = Publisher { source: &source, address: &address };
                import_papi(places, &file, publisher, doubts).await
            }
        }
    }
}

async fn import_official(places: &Places, of: &RowsFile, doubts: Doubts) -> anyhow::Result<()> {
    let office = office::existing(places).await?;
    let Some(path) = of.path(FileKind::Official, &office).await? else { return Ok(()) };
    let rows = of.read(FileKind::Official, (path, &office.store)).await?;
    let this_year = office_day(Clock::System.now()).year();
    let figures = official::table::read_until(rows.source(), this_year)
        .map_err(|faults| sheet_file::refused(path, &faults))?;
    notes::add(path, &figures.notes);
    figures::bring_in(&office.store, path, Rows::Official(figures.rows), (doubts, false)).await?;
    rows.remember(&office.store, &By::command_line(Clock::System.now())).await
}

async fn import_papi(
    places: &Places,
    of: &RowsFile,
    publisher: Publisher<'_>,
    doubts: Doubts,
) -> anyhow::Result<()> {
    let series = Series::built_in().map_err(|fault| anyhow!("surveys/papi: {fault}"))?;
    let office = office::existing(places).await?;
    let Some(path) = of.path(FileKind::Papi, &office).await? else { return Ok(()) };
    let rows = of.read(FileKind::Papi, (path, &office.store)).await?;
    let figures = official::papi::read(rows.source(), &series, publisher)
        .map_err(|faults| sheet_file::refused(path, &faults))?;
    notes::add(path, &figures.notes);
    figures::bring_in(&office.store, path, Rows::Official(figures.rows), (doubts, false)).await?;
    rows.remember(&office.store, &By::command_line(Clock::System.now())).await
}

async fn criteria(places: &Places, of: &RowsFile) -> anyhow::Result<()> {
    let office = office::existing(places).await?;
    let Some(path) = of.path(FileKind::Criteria, &office).await? else { return Ok(()) };
    let store = &office.store;
    let rows = of.read(FileKind::Criteria, (path, store)).await?;
    let taken = assessment::table::read(rows.source())
        .map_err(|faults| sheet_file::refused(path, &faults))?;
    notes::add(path, &taken.notes);
    let by = By::command_line(Clock::System.now());
    let year = taken.rows.first().map_or(0, |criterion| criterion.year);
    let many = taken.rows.iter().filter(|criterion| criterion.is_scored()).count();
    let file = path.display();
    match store.import_criteria(year, &taken.rows, &by).await? {
        CriteriaImport::Added => say!("{file}: {many} criteria of {year} added"),
        CriteriaImport::Same => say!("{file}: {many} criteria of {year} as they were"),
        CriteriaImport::Differs(numbers) => bail!(
            "{file}: nothing was imported: there are criteria of {year} already, and they differ at {}; criteria \
             that carry scores are not replaced",
            numbers.join(", ")
        ),
    }
    rows.remember(store, &by).await?;
    notes::say();
    Ok(())
}

async fn board(
    places: &Places,
    of: &RowsFile,
    (period, preview): (Option<CivilPeriod>, bool),
    doubts: Doubts,
) -> anyhow::Result<()> {
    let board = Board::built_in().map_err(|error| anyhow!(error))?;
    let office = office::existing(places).await?;
    let Some(path) = of.path(FileKind::Board, &office).await? else { return Ok(()) };
    let store = &office.store;
    let rows = of.read(FileKind::Board, (path, store)).await?;
    let figures = portal::table::read(rows.source(), Reading { board: &board, period })
        .map_err(|faults| sheet_file::refused(path, &faults))?;
    notes::add(path, &figures.notes);
    figures::bring_in(store, path, Rows::Board(figures.rows), (doubts, preview)).await?;
    if !preview {
        rows.remember(store, &By::command_line(Clock::System.now())).await?;
    }
    Ok(())
}

async fn import_dossiers(places: &Places, of: &RowsFile) -> anyhow::Result<()> {
    let office = office::existing(places).await?;
    let Some(path) = of.path(FileKind::Dossiers, &office).await? else { return Ok(()) };
    let store = &office.store;
    let rows = of.read(FileKind::Dossiers, (path, store)).await?;
    let now = Clock::System.now();
    let dossiers = dossier::table::read(rows.source(), &known(store, now).await?)
        .map_err(|unread| sheet_file::refused(path, &unread.localized(Lang::En)))?;
    let file = path.display();
    notes::add(path, &dossiers.notes);
    let changes = store.preview_dossiers(dossiers.rows.clone()).await?;
    notes::add(path, changes.note().as_slice());
    match store.import_dossiers(dossiers.rows, &By::command_line(now)).await? {
        DossierImport::Taken { added: 0, changed: 0, unchanged } => {
            say!("{file}: nothing changed, {unchanged} dossiers as they were");
        }
        DossierImport::Taken { added, changed, unchanged } => {
            say!("{file}: {added} new, {changed} changed, {unchanged} as they were");
        }
        DossierImport::Zeros(told) => {
            let told: Vec<&str> = told.iter().map(|it| it.en.as_str()).collect();
            return Err(sheet_file::refused(path, &told));
        }
        DossierImport::Conflicts(codes) => bail!(
            "{file}: nothing was imported: {} completed dossier(s) differ, and a completed one keeps its \
             days and its outcome: {}",
            codes.len(),
            codes.join(", ")
        ),
    }
    rows.remember(store, &By::command_line(now)).await?;
    notes::say();
    Ok(())
}

/// What a row may refer to.
async fn known(store: &Store, now: DateTime<Utc>) -> anyhow::Result<Context> {
    let procedures = store.procedures().await?.into_iter();
    let touchpoints = store.touchpoints().await?.into_iter();
    Ok(Context {
        procedures: procedures.map(|each| each.code).collect(),
        touchpoints: touchpoints.map(|each| each.code).collect(),
        today: office_day(now),
    })
}
