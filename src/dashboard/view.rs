//! What the office's pages show, gathered from the store.

use std::sync::Arc;

use super::axis::{Axis, months};
use crate::app::App;
use crate::measure::{Breakdown, Figure, Filter, Scorecard, Tally, breakdown};
use crate::store::{self, Audience, RemarkFilter, TallyRow, Touchpoint, Unit};
use crate::survey::{Instrument, Lang};
use crate::web::figures;
use crate::web::remarks::{Gathered, gather};

/// Remarks shown at most; the page of remarks has them all.
const REMARKS: u32 = 20;

/// The places figures are named by.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) units: Vec<Unit>,
    pub(super) touchpoints: Vec<Touchpoint>,
}

/// Reads them.
pub(super) async fn places(app: &App) -> store::Result<Places> {
    Ok(Places {
        units: app.store.units().await?,
        touchpoints: app.store.touchpoints().await?,
    })
}

/// An instrument's figures under a filter.
#[derive(Clone, Debug)]
pub(super) struct Figures<'a> {
    pub(super) instrument: &'a Instrument,
    /// Small cells hidden.
    pub(super) card: Scorecard,
    /// The counters of all time; [`Figures::rows`] are those behind the card.
    counters: Arc<[TallyRow]>,
    filter: Filter,
}

impl Figures<'_> {
    /// The counters behind the card.
    pub(super) fn rows(&self) -> impl Iterator<Item = &TallyRow> {
        let fits = |row: &&TallyRow| figures::fits(&self.filter, row);
        self.counters.iter().filter(fits)
    }

    /// The index by one axis, small cells hidden; months without answers stand as gaps.
    pub(super) fn by(&self, axis: Axis, k: u64) -> Breakdown<String> {
        let counted = self.rows().map(|row| (axis.key(row), &row.tally));
        let days = || self.rows().map(|row| row.day);
        let gaps = match (axis, days().min(), days().max()) {
            (Axis::Month, Some(first), Some(last)) => months(first, last),
            _ => Vec::new(),
        };
        let empty = Tally::empty(self.instrument);
        let gaps = gaps.into_iter().map(|month| (month, &empty));
        breakdown(self.instrument, counted.chain(gaps), Figure::Index, k)
    }
}

/// The figures of one instrument under a filter.
pub(super) async fn figures<'a>(
    app: &App,
    instrument: &'a Instrument,
    filter: &Filter,
) -> store::Result<Figures<'a>> {
    let counters = app.store.counters(instrument, Audience::Staff).await?;
    let card = figures::scorecard(&app.store, instrument, filter, Audience::Staff).await?;
    Ok(Figures {
        instrument,
        card: card.suppressed(instrument, app.config.staff_cell),
        counters,
        filter: filter.clone(),
    })
}

/// Every instrument with anything settled under the filter, the most answered first.
pub(super) async fn all<'a>(app: &'a App, filter: &Filter) -> store::Result<Vec<Figures<'a>>> {
    let mut all = Vec::new();
    for id in app.instruments.ids() {
        let Some(instrument) = app.instruments.newest(id) else {
            continue;
        };
        let figures = figures(app, instrument, filter).await?;
        if figures.rows().next().is_some() {
            all.push(figures);
        }
    }
    let responses = |each: &Figures<'_>| each.rows().map(|row| row.tally.responses).sum::<u64>();
    all.sort_by_key(|each| std::cmp::Reverse(responses(each)));
    Ok(all)
}

/// The remarks the filter leaves; none while the figures are hidden.
pub(super) async fn remarks(
    app: &App,
    figures: &Figures<'_>,
    filter: &Filter,
    lang: Lang,
) -> store::Result<Option<Gathered>> {
    // The channel of a remark is not told, so a filter by channel cannot choose among them.
    if figures.card.suppressed || figures.card.responses == 0 || filter.tier.is_some() {
        return Ok(None);
    }
    let wanted = RemarkFilter {
        instrument: Some(figures.instrument.id.clone()),
        units: filter.unit.iter().cloned().collect(),
        touchpoint: filter.touchpoint.clone(),
        from: filter.from,
        to: filter.to,
        ..RemarkFilter::default()
    };
    gather(&app.store, wanted, REMARKS, lang).await.map(Some)
}
