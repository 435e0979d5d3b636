//! What the office's pages show, gathered from the store.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::axis::{Axis, month_key, months};
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::Span;
use crate::domain::measure::{
    Beside, Breakdown, Cell, Exposed, Figure, Filter, Scorecard, Tally, TallyRow, Weekly,
    breakdown_beside, trend, weekly,
};
use crate::domain::survey::{Instrument, Item};
use crate::pages::shared::disclosed::{Disclosed, disclosed};
use crate::pages::shared::remarks::{Gathered, gather};
use crate::store;
use crate::store::{Audience, RemarkFilter};
use crate::web::auth::scope::Scope;

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
    /// The answers behind the card, with what may be disclosed of them.
    pub(super) disclosed: Disclosed,
    /// Since when this version is asked, where there was another before it.
    pub(super) version_since: Option<NaiveDate>,
}

impl Figures<'_> {
    /// The counters behind the card.
    pub(super) fn rows(&self) -> impl Iterator<Item = &TallyRow> {
        self.disclosed.rows()
    }

    /// Whether anything was answered.
    pub(super) fn is_answered(&self) -> bool {
        self.disclosed.exposed.all || self.rows().next().is_some()
    }

    /// One figure of the card.
    pub(super) fn cell(&self, figure: Figure<'_>) -> Cell {
        Cell::of(self.instrument, &self.card, figure)
    }

    /// Whether the card hides an item.
    pub(super) fn is_hidden(&self, item: &Item) -> bool {
        self.cell(Figure::Item(&item.code)).suppressed
    }

    /// Whether a figure may be disclosed in parts: not where the card hides it because of what others would
    /// tell, for the parts add up to it. What is hidden as small is small in its parts too.
    pub(super) fn is_told(&self, figure: Figure<'_>) -> bool {
        !self.disclosed.exposed.any() || !self.cell(figure).suppressed
    }

    /// The chart of weeks; `None` without enough of them, or when the index may not be disclosed.
    pub(super) fn weekly(&self, today: NaiveDate) -> Option<Weekly> {
        if !self.is_told(Figure::Index) {
            return None;
        }
        let rows = self.rows().map(|row| (row.day, &row.tally));
        let index = self.instrument.index_items();
        // A week's answers are a sum over items: of two that are hidden neither is disclosed by it.
        let is_told = |first, last| {
            let exposed = self.disclosed.within(first, last);
            let hidden = index.iter().filter(|at| exposed.item(**at)).count();
            !exposed.all && hidden != 1
        };
        weekly(self.instrument, rows, today, is_told)
    }

    /// A figure by one axis, small cells hidden; months without answers stand as gaps. No rows when the
    /// figure may not be disclosed.
    pub(super) fn by(&self, axis: Axis, figure: Figure<'_>, k: u64) -> Breakdown<String> {
        if !self.is_told(figure) {
            return Breakdown { rows: Vec::new(), total: self.cell(figure) };
        }
        let counted = self.rows().map(|row| (axis.key(row), &row.tally));
        let exposed = self.exposed_by(axis);
        let beside = Beside {
            parts: &|key: &String| exposed.get(key).cloned().unwrap_or_default(),
            total: &self.disclosed.exposed,
        };
        if axis != Axis::Month {
            return breakdown_beside(self.instrument, counted, &beside, figure, k);
        }
        let empty = Tally::empty(self.instrument);
        let gaps = self.months().into_iter();
        let gaps = gaps.map(|month| (month_key(month.first), &empty));
        trend(self.instrument, counted.chain(gaps), &beside, figure, k)
    }

    /// What may not be disclosed of each part along an axis.
    pub(super) fn exposed_by(&self, axis: Axis) -> BTreeMap<String, Exposed> {
        if axis != Axis::Month {
            return self.disclosed.parts(|row| axis.key(row));
        }
        let months = self.months().into_iter();
        months
            .map(|month| (month_key(month.first), self.disclosed.within(month.first, month.last)))
            .collect()
    }

    /// The months from the first answer to the last.
    pub(super) fn months(&self) -> Vec<Span> {
        let days = || self.rows().map(|row| row.day);
        match (days().min(), days().max()) {
            (Some(first), Some(last)) => months(first, last),
            _ => Vec::new(),
        }
    }
}

/// The figures of one instrument under a filter.
pub(super) async fn figures<'a>(
    app: &App,
    instrument: &'a Instrument,
    filter: &Filter,
) -> store::Result<Figures<'a>> {
    let k = app.config.staff_cell;
    let (disclosed, card) = disclosed(&app.store, instrument, filter, (Audience::Staff, k)).await?;
    let versions = app.instruments.versions(&instrument.id).count();
    Ok(Figures {
        instrument,
        small: (1..k).contains(&card.responses),
        card: disclosed.exposed.hide(card, instrument, k),
        disclosed,
        version_since: (versions > 1).then_some(instrument.valid_from),
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
    lang: Lang,
) -> store::Result<Option<Gathered>> {
    let filter = &figures.disclosed.filter;
    // Channel and procedure of a remark are not disclosed, so it cannot be filtered by them.
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

/// Settled answers of the units one may see, to any version; for telling whether a batch concerns
/// someone.
pub(super) async fn answers_within(app: &App, scope: &Scope) -> store::Result<u64> {
    let mut sum = 0;
    for instrument in app.instruments.all() {
        let rows = app.store.counters(instrument, Audience::Staff).await?;
        let own = rows.iter().filter(|row| scope.holds(&row.unit));
        sum += own.map(|row| row.tally.responses).sum::<u64>();
    }
    Ok(sum)
}
