//! What the office's pages show, gathered from the store.

use std::sync::Arc;

use super::axis::{Axis, months};
use crate::app::App;
use chrono::NaiveDate;

use crate::measure::{
    Breakdown, Cell, Figure, Filter, Scorecard, Tally, Weekly, breakdown, weekly,
};
use crate::store::{self, Audience, RemarkFilter, TallyRow};
use crate::survey::{Instrument, Lang};
use crate::web::figures::{self, Exposed};
use crate::web::remarks::{Gathered, gather};
use crate::web::scope::Scope;

/// Remarks shown at most; the page of remarks has them all.
const REMARKS: u32 = 20;

/// An instrument's figures under a filter.
#[derive(Clone, Debug)]
pub(super) struct Figures<'a> {
    pub(super) instrument: &'a Instrument,
    /// Small cells hidden.
    pub(super) card: Scorecard,
    /// Whether it is hidden for its own few answers.
    pub(super) small: bool,
    /// What the tables of other parts forbid to show.
    pub(super) exposed: Exposed,
    /// Since when this version is asked, where there was another before it.
    pub(super) version_since: Option<NaiveDate>,
    /// The counters of all time; [`Figures::rows`] are those behind the card.
    counters: Arc<[TallyRow]>,
    filter: Filter,
}

impl Figures<'_> {
    /// The counters behind the card.
    pub(super) fn rows(&self) -> impl Iterator<Item = &TallyRow> {
        let fits = |row: &&TallyRow| !self.exposed.all && figures::fits(&self.filter, row);
        self.counters.iter().filter(fits)
    }

    /// The same of all days.
    pub(super) fn rows_of_all_days(&self) -> impl Iterator<Item = &TallyRow> {
        let filter = Filter {
            from: None,
            to: None,
            ..self.filter.clone()
        };
        let fits = move |row: &&TallyRow| !self.exposed.all && figures::fits(&filter, row);
        self.counters.iter().filter(fits)
    }

    /// Whether anything was answered.
    pub(super) fn is_answered(&self) -> bool {
        self.exposed.all || self.rows().next().is_some()
    }

    /// One figure of the card.
    pub(super) fn cell(&self, figure: Figure<'_>) -> Cell {
        Cell::of(self.instrument, &self.card, figure)
    }

    /// The chart of weeks; `None` without enough of them.
    pub(super) fn weekly(&self, today: NaiveDate, k: u64) -> Option<Weekly> {
        let rows = self.rows().map(|row| (row.day, &row.tally));
        weekly(self.instrument, rows, today, k)
    }

    /// A figure by one axis, small cells hidden; months without answers stand as gaps.
    pub(super) fn by(&self, axis: Axis, figure: Figure<'_>, k: u64) -> Breakdown<String> {
        let counted = self.rows().map(|row| (axis.key(row), &row.tally));
        let days = || self.rows().map(|row| row.day);
        let gaps = match (axis, days().min(), days().max()) {
            (Axis::Month, Some(first), Some(last)) => months(first, last),
            _ => Vec::new(),
        };
        let empty = Tally::empty(self.instrument);
        let gaps = gaps.into_iter().map(|month| (month, &empty));
        breakdown(self.instrument, counted.chain(gaps), figure, k)
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
    let k = app.config.staff_cell;
    let exposed = figures::exposed(&counters, filter, k);
    let versions = app.instruments.versions(&instrument.id).count();
    Ok(Figures {
        instrument,
        small: (1..k).contains(&card.responses),
        card: exposed.hide(card, instrument, k),
        exposed,
        version_since: (versions > 1).then_some(instrument.valid_from),
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
        if figures.is_answered() {
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
    // Neither channel nor procedure of a remark is told, so a filter by them cannot choose.
    let cannot_choose = filter.tier.is_some() || filter.procedure.is_some();
    if figures.card.suppressed || figures.card.responses == 0 || cannot_choose {
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

/// Settled answers of the units one may see; for telling whether a batch concerns someone.
pub(super) async fn answers_within(app: &App, scope: &Scope) -> store::Result<u64> {
    let mut sum = 0;
    for id in app.instruments.ids() {
        let Some(instrument) = app.instruments.newest(id) else {
            continue;
        };
        let rows = app.store.counters(instrument, Audience::Staff).await?;
        let own = rows.iter().filter(|row| scope.holds(&row.unit));
        sum += own.map(|row| row.tally.responses).sum::<u64>();
    }
    Ok(sum)
}
