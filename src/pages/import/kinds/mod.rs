//! Each kind of file: how it is read, and how it is kept.

mod keep;
mod kept;
mod read;

use std::collections::BTreeSet;

use crate::app::App;
use crate::base::template::Template;
use crate::base::{Lang, Text};
use crate::domain::assessment::Criterion;
use crate::domain::dossier::Dossier;
use crate::domain::dossier::table::Context;
use crate::domain::import::{FileKind, Lists};
use crate::domain::measure::is_share;
use crate::domain::official::OfficialFigure;
use crate::domain::plan::table::Plan;
use crate::domain::portal::PortalFigure;
use crate::domain::survey::Catalogue;
use crate::domain::unit::table::{History, UnitRow};
use crate::domain::unit::{Procedure, Touchpoint};
use crate::store::{self, Present, Store};

pub use keep::keep;
pub use kept::kept;
pub use read::{Sent, header, read};

/// What templates and readers need of the office.
#[derive(Clone, Debug)]
pub struct Known {
    present: Present,
    lists: Lists,
    context: Context,
    shares: Vec<String>,
    history: History,
    with_touchpoints: BTreeSet<String>,
    touchpoints: Vec<Touchpoint>,
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
            touchpoints: touchpoints.iter().map(|each| each.code.clone()).collect(),
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
            touchpoints,
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

/// What a request needs of the office.
pub async fn known(app: &App, lang: Lang) -> store::Result<Known> {
    Known::read(&app.store, &app.instruments, (app.today(), lang)).await
}
