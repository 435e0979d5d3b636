//! Each kind of file: who may bring it in, how it is read, and how it is kept.

use std::collections::BTreeSet;

use crate::app::App;
use crate::base::random::Random;
use crate::base::table::{self, ColumnMap, Header, Most, Source};
use crate::base::template::Template;
use crate::base::{Lang, Text};
use crate::domain::account::Role;
use crate::domain::assessment::Criterion;
use crate::domain::dossier::Dossier;
use crate::domain::dossier::table::Context;
use crate::domain::import::{FileKind, Lists};
use crate::domain::measure::is_share;
use crate::domain::official::OfficialFigure;
use crate::domain::plan::table::Plan;
use crate::domain::portal::{Board, PortalFigure, Reading};
use crate::domain::survey::Catalogue;
use crate::domain::touchpoint::Changes;
use crate::domain::unit::table::{History, UnitRow};
use crate::domain::unit::{Procedure, Touchpoint, table as unit_table};
use crate::domain::{assessment, dossier, official, plan, portal, touchpoint};
use crate::store::{
    self, By, CriteriaImport, DossierImport, PlanImport, Present, Store, UnitsChanged,
};
use crate::web::auth::permission::{
    ApprovePlan, HandleDossiers, ImportOfficial, ManageTouchpoints, ManageUnits, Permission,
};

/// Whether a role may bring in files of a kind.
pub fn is_given_to(kind: FileKind, role: Role) -> bool {
    match kind {
        FileKind::Units => ManageUnits::is_given_to(role),
        FileKind::Touchpoints | FileKind::Procedures => ManageTouchpoints::is_given_to(role),
        FileKind::Dossiers | FileKind::Board => HandleDossiers::is_given_to(role),
        FileKind::Plan | FileKind::Criteria => ApprovePlan::is_given_to(role),
        FileKind::Official => ImportOfficial::is_given_to(role),
    }
}

/// What templates and readers need of the office.
#[derive(Clone, Debug)]
pub struct Known {
    present: Present,
    lists: Lists,
    context: Context,
    shares: Vec<String>,
    history: History,
    with_touchpoints: BTreeSet<String>,
    has_office: bool,
}

impl Known {
    /// Reads it.
    pub async fn read(
        store: &Store,
        instruments: &Catalogue,
        (today, lang): (chrono::NaiveDate, Lang),
    ) -> store::Result<Self> {
        let present = store.present_units(today).await?;
        let procedures = store.procedures().await?;
        let touchpoints = store.touchpoints().await?;
        let named = |code: &str, name: &Text| (code.to_owned(), name.in_lang(lang).to_owned());
        let current = instruments.ids().into_iter().filter_map(|id| instruments.current(id, today));
        let lists = Lists {
            units: present.units.iter().map(|it| named(&it.code, &it.name)).collect(),
            procedures: procedures
                .iter()
                .filter(|it| it.closed.is_none())
                .map(|it| named(&it.code, &it.name))
                .collect(),
            touchpoints: touchpoints
                .iter()
                .filter(|it| !it.is_closed(today))
                .map(|it| named(&it.code, &it.name))
                .collect(),
            instruments: current.map(|it| named(&it.id, &it.title)).collect(),
        };
        let open = touchpoints.iter().filter(|it| !it.is_closed(today));
        let with_touchpoints = open.map(|it| it.unit.clone()).collect();
        let context = Context {
            procedures: procedures.into_iter().map(|each| each.code).collect(),
            touchpoints: touchpoints.into_iter().map(|each| each.code).collect(),
            today,
        };
        let shares = instruments.ids().into_iter().filter(|id| {
            instruments.newest(id).is_some_and(|newest| is_share(newest.formula.method))
        });
        let shares = shares.map(str::to_owned).collect();
        Ok(Self {
            present,
            lists,
            context,
            shares,
            history: store.unit_history().await?,
            with_touchpoints,
            has_office: !store.offices().await?.is_empty(),
        })
    }

    /// The template of a kind of file.
    pub fn template(&self, kind: FileKind, lang: Lang) -> Template {
        kind.template(&self.lists, lang)
    }
}

/// The rows of a file.
#[derive(Clone, Debug)]
pub enum Rows {
    /// Units.
    Units(Vec<UnitRow>),
    /// Counters.
    Touchpoints(Vec<Touchpoint>),
    /// Procedures.
    Procedures(Vec<Procedure>),
    /// Dossiers.
    Dossiers(Vec<Dossier>),
    /// A year's plan.
    Plan(Plan),
    /// Criteria.
    Criteria(Vec<Criterion>),
    /// Official figures.
    Official(Vec<OfficialFigure>),
    /// The portal's figures.
    Board(Vec<PortalFigure>),
}

/// The header of a file; `None` where it has none, as JSON of the portal.
pub fn header(
    kind: FileKind,
    bytes: &[u8],
    map: &ColumnMap,
) -> Result<Option<Header>, table::Refusal> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if kind == FileKind::Board && (start.starts_with(b"{") || start.starts_with(b"[")) {
        return Ok(None);
    }
    table::header(Source::mapped(bytes, map), Most::KEPT, &kind.columns()).map(Some)
}

/// The rows of a file and what was taken for what, or one sentence a fault.
pub fn read(
    (kind, known): (FileKind, &Known),
    (bytes, map): (&[u8], &ColumnMap),
    lang: Lang,
) -> Result<(Rows, Vec<Text>), Vec<String>> {
    let source = Source::mapped(bytes, map);
    let told = |faults: Vec<table::Fault<Text>>| -> Vec<String> {
        faults.iter().map(|fault| fault.localized(lang)).collect()
    };
    match kind {
        FileKind::Units => {
            let of = unit_table::Known {
                history: &known.history,
                with_touchpoints: &known.with_touchpoints,
                has_office: known.has_office,
                today: known.context.today,
            };
            let read = unit_table::read(source, of).map_err(told)?;
            Ok((Rows::Units(read.rows), read.notes))
        }
        FileKind::Touchpoints => {
            let of = touchpoint::table::Known {
                units: &known.present.units,
                ended: &known.present.ended,
                procedures: &known.context.procedures,
                instruments: &known.lists.instruments.iter().map(|(id, _)| id.clone()).collect(),
            };
            let read = touchpoint::table::read(source, of).map_err(told)?;
            Ok((Rows::Touchpoints(read.rows), read.notes))
        }
        FileKind::Procedures => {
            let read = touchpoint::procedure_table::read(source).map_err(told)?;
            Ok((Rows::Procedures(read.rows), read.notes))
        }
        FileKind::Dossiers => {
            let read = dossier::table::read(source, &known.context);
            let read = read.map_err(|unread| unread.localized(lang))?;
            Ok((Rows::Dossiers(read.rows), read.notes))
        }
        FileKind::Plan => {
            let of = plan::table::Known {
                units: &known.present.units.iter().map(|unit| unit.code.clone()).collect(),
                instruments: &known.shares.iter().cloned().collect(),
            };
            let read = plan::table::read(source, of).map_err(told)?;
            Ok((Rows::Plan(read.rows), read.notes))
        }
        FileKind::Criteria => {
            let read = assessment::table::read(source).map_err(told)?;
            Ok((Rows::Criteria(read.rows), read.notes))
        }
        FileKind::Official => {
            let read = official::table::read(source).map_err(told)?;
            Ok((Rows::Official(read.rows), read.notes))
        }
        FileKind::Board => {
            let board = Board::built_in().map_err(|error| vec![error])?;
            let with = Reading { board: &board, period: None };
            let read = portal::table::read(source, with).map_err(told)?;
            Ok((Rows::Board(read.rows), read.notes))
        }
    }
}

/// Keeps rows; `false` where they may not be kept.
pub async fn keep(
    (store, random): (&Store, &Random),
    rows: Rows,
    (name, by): (&str, &By),
) -> store::Result<bool> {
    match rows {
        Rows::Units(read) => {
            let done = store.import_units(&read, (name, random), by).await?;
            Ok(done == UnitsChanged::Done)
        }
        Rows::Touchpoints(read) => {
            let changes = Changes::between(&store.touchpoints().await?, read);
            store.import_touchpoints(&changes.to_keep(), by).await?;
            Ok(true)
        }
        Rows::Procedures(read) => {
            store.import_procedures(&read, by).await?;
            Ok(true)
        }
        Rows::Dossiers(read) => {
            let done = store.import_dossiers(read, by).await?;
            Ok(matches!(done, DossierImport::Taken { .. }))
        }
        Rows::Plan(Plan { year, rows }) => {
            Ok(!matches!(store.import_plan(year, &rows, by).await?, PlanImport::Differs(_)))
        }
        Rows::Criteria(read) => {
            let year = read.first().map_or(0, |each| each.year);
            let done = store.import_criteria(year, &read, by).await?;
            Ok(!matches!(done, CriteriaImport::Differs(_)))
        }
        Rows::Official(read) => {
            store.import_official(name, &read, by).await?;
            Ok(true)
        }
        Rows::Board(read) => {
            store.import_portal(name, &read, by).await?;
            Ok(true)
        }
    }
}

/// What a request needs of the office.
pub async fn known(app: &App, lang: Lang) -> store::Result<Known> {
    Known::read(&app.store, &app.instruments, (app.today(), lang)).await
}
