//! What the pages about units show, gathered from the store.

use chrono::NaiveDate;

use crate::app::App;
use crate::base::calendar::{last_instant, office_day};
use crate::domain::batch::{Audience, Place, Selection};
use crate::domain::measure::{Breakdown, Figure, Filter, Scorecard, breakdown};
use crate::domain::survey::Instrument;
use crate::domain::unit::{Node, Organisation, Touchpoint};
use crate::pages::shared::figures;
use crate::pages::shared::figures::{Answers, computed};
use crate::pages::shared::period::PagePeriod;
use crate::store;
use crate::store::Act;
use crate::web::auth::scope::Scope;

/// The request; what is `None` is not narrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The structure of this office day; by default today's…
    pub(super) on: Option<NaiveDate>,
    /// …as it was known at the end of this one; by default now.
    pub(super) known: Option<NaiveDate>,
    /// Figures of this instrument; by default of the most answered one.
    pub(super) instrument: Option<String>,
    /// Answers of these days; by default of the reporting year.
    pub(super) period: PagePeriod,
}

impl Wanted {
    /// What is shown where nothing is asked for.
    pub(super) fn usual(today: NaiveDate) -> Self {
        let period = PagePeriod::usual(today);
        Self { on: None, known: None, instrument: None, period }
    }
}

/// The figures of the most answered instrument in the structure of a day.
#[derive(Debug)]
pub(super) struct ByUnit<'a> {
    pub(super) instrument: &'a Instrument,
    /// The instruments that have answers, and this one.
    pub(super) answered: Vec<&'a Instrument>,
    pub(super) card: Scorecard,
    pub(super) table: Breakdown<Part>,
}

/// Where answers stand in the structure of a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// In the unit of this code.
    Unit(String),
    /// Outside of all units of that day.
    Outside,
    /// Their batch has answers of several units.
    Merged,
}

/// Everything on the page of the tree.
#[derive(Debug)]
pub(super) struct Whole<'a> {
    /// The units whose pages the reader may open.
    pub(super) scope: Scope,
    pub(super) today: NaiveDate,
    pub(super) wanted: Wanted,
    /// The day of the structure that is looked at.
    pub(super) on: NaiveDate,
    /// The structure that is looked at.
    pub(super) organisation: Organisation,
    /// The present one: what changes start from.
    pub(super) present: Organisation,
    /// The units one may see, each after the one above it.
    pub(super) tree: Vec<Node>,
    /// Everything recorded, the newest first.
    pub(super) acts: Vec<Act>,
    pub(super) touchpoints: Vec<Touchpoint>,
    pub(super) figures: Option<ByUnit<'a>>,
}

impl Whole<'_> {
    /// The codes of a unit's touchpoints.
    pub(super) fn touchpoints_of(&self, unit: &str) -> Vec<String> {
        let of_unit = self.touchpoints.iter().filter(|each| each.unit == unit);
        of_unit.map(|each| each.code.clone()).collect()
    }
}

/// Reads it, within a scope.
pub(super) async fn whole<'a>(
    app: &'a App,
    scope: &Scope,
    wanted: Wanted,
) -> store::Result<Whole<'a>> {
    let today = office_day(app.clock.now());
    let on = wanted.on.unwrap_or(today);
    let known = wanted.known.and_then(last_instant);
    let organisation = app.store.organisation(known).await?;
    let mut tree = organisation.tree(on);
    tree.retain(|node| scope.holds(&node.unit));
    let mut acts = app.store.unit_acts().await?;
    acts.reverse();
    let mut touchpoints = app.store.touchpoints().await?;
    touchpoints.retain(|each| scope.holds(&each.unit));
    let figures =
        if scope.is_whole() { by_unit(app, &organisation, (on, &wanted)).await? } else { None };
    Ok(Whole {
        scope: scope.clone(),
        today,
        wanted,
        on,
        present: app.store.organisation(None).await?,
        organisation,
        tree,
        acts,
        touchpoints,
        figures,
    })
}

async fn by_unit<'a>(
    app: &'a App,
    organisation: &Organisation,
    (on, wanted): (NaiveDate, &Wanted),
) -> store::Result<Option<ByUnit<'a>>> {
    let asked = wanted.instrument.as_deref();
    let (from, to) = wanted.period.days;
    let days = Filter { from, to, ..Filter::default() };
    let version = match asked {
        Some(id) => figures::version(app, id, &days, Audience::Staff).await?,
        None => None,
    };
    let answered = answered(app).await?;
    // The first of those with the most answers.
    let most = answered.iter().rev().max_by_key(|(_, answers)| *answers);
    let Some(instrument) = version.or(most.map(|(instrument, _)| *instrument)) else {
        return Ok(None);
    };
    let mut answered: Vec<_> = answered.into_iter().map(|(instrument, _)| instrument).collect();
    if answered.iter().all(|each| each.id != instrument.id) {
        answered.push(instrument);
    }
    let k = app.k();
    let answers = Answers::read(&app.store, instrument, &days, Audience::Staff).await?;
    let card = answers.card(&app.store, app.today(), k).await?;
    let place = |place: &Place, day| {
        let Some(unit) = place.unit.as_deref() else { return Some(Part::Merged) };
        let touchpoint = place.touchpoint.as_deref().unwrap_or_default();
        let unit = organisation.place(unit, touchpoint, day, on);
        Some(unit.map_or(Part::Outside, |unit| Part::Unit(unit.to_owned())))
    };
    let table = computed(|| {
        breakdown(instrument, answers.view().tallies_by_place_and_day(place), Figure::Index, k)
    });
    Ok(Some(ByUnit { instrument, answered, card, table }))
}

/// The instruments that have answers, with how many of all days.
async fn answered(app: &App) -> store::Result<Vec<(&Instrument, u64)>> {
    let mut all = Vec::new();
    for id in app.instruments.ids() {
        let version = figures::version(app, id, &Filter::default(), Audience::Staff).await?;
        let Some(instrument) = version else { continue };
        let everything = Selection::default();
        let answers = app.store.columns(instrument).await?.view(&everything).responses();
        if answers > 0 {
            all.push((instrument, answers));
        }
    }
    Ok(all)
}
