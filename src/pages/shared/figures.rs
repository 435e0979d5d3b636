//! From settled batches to a scorecard: the one way figures come to pages, files and the API.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use chrono::{Days, NaiveDate};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::block_in_place;

use crate::app::App;
use crate::base::calendar::{Period, Report};
use crate::domain::batch::{Audience, Columns, Place, Selection, Sum, View};
use crate::domain::measure::{
    Cell, Figure, Filter, Pooled, Scorecard, Tally, answers_a_year, cell, has_too_few, is_share,
    pool,
};
use crate::domain::survey::{Catalogue, Instrument, Tier};
use crate::domain::touchpoint::slips::{expired_months, told};
use crate::domain::unit::Touchpoint;
use crate::domain::wave::Wave;
use crate::store;
use crate::store::Store;

/// Does what takes a core for a while; other requests are served meanwhile, where there are threads for
/// them.
pub fn computed<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => block_in_place(work),
        _ => work(),
    }
}

/// The answers to an instrument that a filter leaves, as of one moment.
#[derive(Clone, Debug)]
pub struct Answers<'a> {
    /// What was asked.
    pub instrument: &'a Instrument,
    /// Which of the answers.
    pub selection: Selection,
    columns: Arc<Columns>,
    /// The sums of each place, once something was asked of them.
    places: OnceLock<Arc<Vec<(Place, Sum)>>>,
}

impl<'a> Answers<'a> {
    /// Reads them.
    pub async fn read(
        store: &Store,
        instrument: &'a Instrument,
        filter: &Filter,
        audience: Audience,
    ) -> store::Result<Self> {
        let selection = Selection { filter: filter.clone(), audience, with_apart: false };
        let columns = store.columns(instrument).await?;
        Ok(Self { instrument, selection, columns, places: OnceLock::new() })
    }

    /// The batches of the selection.
    pub fn view(&self) -> View<'_> {
        self.columns.view(&self.selection)
    }

    /// The answers added up by a key of their place.
    pub fn by_place<K: Ord>(&self, key: impl Fn(&Place) -> K) -> BTreeMap<K, Tally> {
        let places = self.places.get_or_init(|| {
            let sums = self.view().sums_by(|piece| piece.place).into_iter();
            Arc::new(sums.map(|(place, sum)| (place.clone(), sum)).collect())
        });
        self.tallies(places.iter().map(|(place, sum)| (key(place), sum)))
    }

    /// Sums of the view added up by their keys, as counts by item.
    pub fn tallies<K: Ord, S: Borrow<Sum>>(
        &self,
        sums: impl Iterator<Item = (K, S)>,
    ) -> BTreeMap<K, Tally> {
        let shape = self.columns.shape();
        let mut by_key = BTreeMap::new();
        for (key, sum) in sums {
            by_key.entry(key).or_insert_with(|| shape.empty()).add(sum.borrow());
        }
        by_key.into_iter().map(|(key, sum)| (key, shape.tally(&sum))).collect()
    }

    /// The same to be taken to another thread.
    pub fn owned(&self) -> (Arc<Columns>, Selection) {
        (self.columns.clone(), self.selection.clone())
    }

    /// Answers a year at the pace of the last twelve months, whatever the days of the selection.
    pub fn a_year(&self, today: NaiveDate) -> u64 {
        let from = today.checked_sub_days(Days::new(365));
        let filter = Filter { from, to: None, ..self.selection.filter.clone() };
        let selection = Selection { filter, ..self.selection.clone() };
        answers_a_year(self.of(&selection).responses_by_day(), today)
    }

    /// The batches of another selection at the same moment.
    pub fn of<'v>(&'v self, selection: &'v Selection) -> View<'v> {
        self.columns.view(selection)
    }

    /// The scorecard; items of fewer than `k` answers are not judged.
    pub async fn card(&self, store: &Store, today: NaiveDate, k: u64) -> store::Result<Scorecard> {
        let (tally, channels) = computed(|| self.view().tally());
        let slips = self.slips(store, today).await?;
        let filter = &self.selection.filter;
        let card = Scorecard::of(self.instrument, &tally, channels, filter, slips);
        Ok(card.judged_from(k))
    }

    /// One figure under another filter.
    pub fn figure(&self, filter: &Filter, figure: Figure<'_>, k: u64) -> Cell {
        let selection = Selection { filter: filter.clone(), ..self.selection.clone() };
        cell(self.instrument, &self.of(&selection).tally().0, figure, k)
    }

    /// The same with its answers; of more days than the selection's where those have too few answers for a
    /// verdict on `figure`.
    pub async fn card_or_pooled(
        self,
        store: &Store,
        (figure, k): (Figure<'_>, u64),
        today: NaiveDate,
    ) -> store::Result<(Self, Scorecard, Option<Pooled>)> {
        let card = self.card(store, today, k).await?;
        let own = Cell::of(self.instrument, &card, figure);
        let is_share = is_share(self.instrument.formula.method);
        let is_few = |cell: &Cell| has_too_few(cell, self.instrument.target.as_ref(), is_share);
        let other = |filter: &Filter| self.figure(filter, figure, k);
        // What is released is of whole quarters: a window that moved by days would tell single batches.
        let until = match self.selection.audience {
            Audience::Staff => today,
            Audience::Public => NaiveDate::MAX,
        };
        let found = pool((&self.selection.filter, &own), until, is_few, other);
        let Some((pooled, filter)) = found else { return Ok((self, card, None)) };
        let selection = Selection { filter, ..self.selection.clone() };
        let wider = Self { selection, places: OnceLock::new(), ..self };
        let card = wider.card(store, today, k).await?;
        Ok((wider, card, Some(pooled)))
    }

    /// Slips handed out of those issued in the whole months of the filter's days of which none counts any more, at the
    /// touchpoints that ask this instrument, and how many of them were spent; `None` when none are told, when the
    /// filter is about answers that need no slip, or about a unit whose touchpoints were not all its own over
    /// these days: a slip does not say whose its touchpoint was.
    async fn slips(&self, store: &Store, today: NaiveDate) -> store::Result<Option<(u64, u64)>> {
        let filter = &self.selection.filter;
        let tier = filter.tier.as_deref();
        // A slip is of a touchpoint, and neither of what one does there nor of a wave.
        if filter.procedure.is_some()
            || filter.wave.is_some()
            || tier.is_some_and(|tier| tier != Tier::Verified.code())
        {
            return Ok(None);
        }
        let Some((first, last)) = expired_months((filter.from, filter.to), today) else {
            return Ok(None);
        };
        let wanted =
            |wanted: &Option<String>, code: &String| wanted.as_ref().is_none_or(|w| w == code);
        let mut touchpoints = store.touchpoints_asking(&self.instrument.id).await?;
        touchpoints.retain(|each| {
            wanted(&filter.unit, &each.unit) && wanted(&filter.touchpoint, &each.code)
        });
        if touchpoints.is_empty() || self.is_reorganised(&touchpoints) {
            return Ok(None);
        }
        let months = store.slips_handed_out(first, Some(last)).await?;
        let asking: BTreeSet<&str> = touchpoints.iter().map(|each| each.code.as_str()).collect();
        let own = months.iter().filter(|month| asking.contains(month.touchpoint.as_str()));
        let is_whole = filter.unit.is_none() && filter.touchpoint.is_none();
        let sums = told(own, is_whole);
        Ok((sums.0 > 0).then_some(sums))
    }

    /// Whether answers of these days at the touchpoints a unit now has were another unit's, or the
    /// unit's own came in elsewhere.
    fn is_reorganised(&self, own: &[Touchpoint]) -> bool {
        let Some(unit) = &self.selection.filter.unit else {
            return false;
        };
        let filter = Filter { unit: None, tier: None, ..self.selection.filter.clone() };
        let days = Selection { filter, ..self.selection.clone() };
        let is_own = |code: &String| own.iter().any(|each| each.code == *code);
        let places: BTreeSet<&Place> = self.of(&days).places_seen();
        places.into_iter().any(|place| {
            let touchpoint = place.touchpoint.as_ref();
            touchpoint.is_some_and(|code| (place.unit.as_ref() == Some(unit)) != is_own(code))
        })
    }
}

/// The scorecard of a filter, held against the target of its wave; items of fewer than `k` answers are not judged.
pub async fn scorecard(
    store: &Store,
    instrument: &Instrument,
    filter: &Filter,
    (audience, k): (Audience, u64),
    today: NaiveDate,
) -> store::Result<Scorecard> {
    let wave = wave_of(store, filter).await?;
    let judged = wave.as_ref().map_or(Cow::Borrowed(instrument), |wave| wave.judging(instrument));
    let answers = Answers::read(store, &judged, filter, audience).await?;
    answers.card(store, today, k).await
}

/// The wave that a filter names, without its touchpoints; `None` for none, and for answers outside of all.
pub async fn wave_of(store: &Store, filter: &Filter) -> store::Result<Option<Wave>> {
    let Some(code) = &filter.wave else { return Ok(None) };
    Ok(store.wave_heads().await?.into_iter().find(|wave| wave.code == *code))
}

/// The version of an instrument that figures under a filter are of; `None` when there is no such instrument.
pub async fn version<'a>(
    app: &'a App,
    id: &str,
    filter: &Filter,
    audience: Audience,
) -> store::Result<Option<&'a Instrument>> {
    version_of((&app.store, &app.instruments), id, (filter, audience), app.today()).await
}

/// The newest version that had begun by the last day of a filter and has answers in it, else the one that was
/// asked then; with the office's own target.
pub async fn version_of<'a>(
    (store, instruments): (&'a Store, &'a Catalogue),
    id: &str,
    (filter, audience): (&Filter, Audience),
    today: NaiveDate,
) -> store::Result<Option<&'a Instrument>> {
    let last = filter.to.map_or(today, |last| last.min(today));
    let own = |instrument| store.retargeted(instrument, filter.unit.as_deref(), last);
    for instrument in instruments.begun(id, last) {
        let answers = Answers::read(store, instrument, filter, audience).await?;
        if answers.view().responses() > 0 {
            return Ok(Some(own(instrument)));
        }
    }
    Ok(instruments.current(id, last).map(own))
}

/// What staff see of an instrument's reporting year; `None` when the instrument is gone or the year
/// is beyond the calendar.
pub async fn of_year<'a>(
    app: &'a App,
    instrument: &str,
    year: i32,
) -> store::Result<Option<(&'a Instrument, Scorecard)>> {
    let Some(answers) = answers_of_year(app, instrument, year).await? else { return Ok(None) };
    let card = answers.card(&app.store, app.today(), app.k()).await?;
    Ok(Some((answers.instrument, card)))
}

/// The answers behind it.
pub async fn answers_of_year<'a>(
    app: &'a App,
    instrument: &str,
    year: i32,
) -> store::Result<Option<Answers<'a>>> {
    let report = Report::Year;
    let days = Period { year, report }.days();
    let Some((from, to)) = days else { return Ok(None) };
    let filter = Filter { from: Some(from), to: Some(to), ..Filter::default() };
    let version = version(app, instrument, &filter, Audience::Staff).await?;
    let Some(instrument) = version else { return Ok(None) };
    Answers::read(&app.store, instrument, &filter, Audience::Staff).await.map(Some)
}
