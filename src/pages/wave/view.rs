//! What the pages of waves show, gathered from the store.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::app::App;
use crate::domain::batch::{Audience, Selection};
use crate::domain::measure::{Filter, Scorecard, is_share};
use crate::domain::survey::Instrument;
use crate::domain::unit::Touchpoint;
use crate::domain::wave::{Counter, Counters, Known, Wave};
use crate::pages::shared::figures::{self, Answers};
use crate::store;

/// Settled answers of every wave.
pub(super) async fn counts(app: &App, waves: &[Wave]) -> store::Result<BTreeMap<String, u64>> {
    let mut counts = BTreeMap::new();
    let everything = Selection::default();
    let mut instruments: Vec<&str> = waves.iter().map(|wave| &*wave.instrument).collect();
    instruments.sort_unstable();
    instruments.dedup();
    for version in instruments.into_iter().flat_map(|id| app.instruments.versions(id)) {
        let columns = app.store.columns(version).await?;
        for (wave, n) in columns.view(&everything).responses_by_wave() {
            *counts.entry(wave.to_owned()).or_insert(0) += n;
        }
    }
    Ok(counts)
}

/// The answers of one wave.
#[derive(Clone, Debug)]
pub(super) struct Progress<'a> {
    /// The instrument that its figures are of, held against its target; `None` when it is gone.
    pub(super) instrument: Option<Cow<'a, Instrument>>,
    pub(super) card: Option<Scorecard>,
    pub(super) a_year: u64,
    /// Settled answers.
    pub(super) n: u64,
    /// By touchpoint; `None` for those whose touchpoint is not told.
    pub(super) touchpoints: BTreeMap<Option<String>, u64>,
    /// By procedure, for who may take single responses; `None` for those whose procedure is not known.
    pub(super) procedures: BTreeMap<Option<String>, u64>,
}

/// How far a wave has come. A procedure is no property of a batch: answers by procedure are for readers who may take
/// single responses.
pub(super) async fn progress<'a>(
    app: &'a App,
    wave: &Wave,
    is_full: bool,
) -> store::Result<Progress<'a>> {
    let filter = Filter { wave: Some(wave.code.clone()), ..Filter::default() };
    let version = figures::version(app, &wave.instrument, &filter, Audience::Staff).await?;
    let instrument = version.map(|version| wave.judging(version));
    let mut progress = Progress {
        instrument: None,
        card: None,
        a_year: 0,
        n: 0,
        touchpoints: BTreeMap::new(),
        procedures: BTreeMap::new(),
    };
    if let Some(instrument) = &instrument {
        let answers = Answers::read(&app.store, instrument, &filter, Audience::Staff).await?;
        let k = app.k();
        progress.card = Some(answers.card(&app.store, app.today(), k).await?);
        progress.a_year = answers.a_year(app.today());
    }
    let selection = Selection { filter, ..Selection::default() };
    for version in app.instruments.versions(&wave.instrument) {
        let columns = app.store.columns(version).await?;
        let view = columns.view(&selection);
        progress.n += view.responses();
        for (touchpoint, n) in view.responses_by_touchpoint() {
            *progress.touchpoints.entry(touchpoint.map(str::to_owned)).or_insert(0) += n;
        }
        if is_full && !wave.procedures.is_empty() {
            for ((procedure, ()), tally) in view.by_procedure(|_| ()) {
                let procedure = procedure.map(str::to_owned);
                *progress.procedures.entry(procedure).or_insert(0) += tally.responses;
            }
        }
    }
    progress.instrument = instrument;
    Ok(progress)
}

/// The touchpoints as forms of waves know them.
pub(super) fn counters(app: &App, touchpoints: &[Touchpoint]) -> Counters {
    let today = app.today();
    let counter = |each: &Touchpoint| Counter {
        instrument: each.instrument.clone(),
        unit: each.unit.clone(),
        is_open: !each.is_closed(today),
    };
    touchpoints.iter().map(|each| (each.code.clone(), counter(each))).collect()
}

/// What a form is held against.
pub(super) fn known(app: &App, touchpoints: &[Touchpoint]) -> Known {
    let instrument = |id: &&str| {
        let newest = app.instruments.newest(id)?;
        Some(((*id).to_owned(), is_share(newest.formula.method)))
    };
    Known {
        instruments: app.instruments.ids().iter().filter_map(instrument).collect(),
        touchpoints: counters(app, touchpoints),
        today: Some(app.today()),
        first: None,
    }
}
