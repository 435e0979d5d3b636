//! What the office's pages show, gathered from the store.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::axis::{Axis, month_key, months};
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Span, monday};
use crate::domain::batch::{Audience, Selection};
use crate::domain::measure::{
    Breakdown, Cell, Figure, Filter, Scorecard, Tally, Weekly, breakdown, first_week, weekly,
};
use crate::domain::survey::{Instrument, Item};
use crate::pages::shared::figures::Answers;
use crate::pages::shared::remarks::{Gathered, gather};
use crate::pages::shared::restated::restated;
use crate::store;
use crate::store::{BatchEntry, RemarkFilter};
use crate::web::auth::scope::Scope;

/// Remarks shown at most; the page of remarks has them all.
const REMARKS: u32 = 20;

/// An instrument's figures under a filter.
#[derive(Clone, Debug)]
pub(super) struct Figures<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) card: Scorecard,
    /// The answers behind the card.
    pub(super) answers: Answers<'a>,
    /// Batches among them that were taken back.
    pub(super) restated: Vec<BatchEntry>,
    /// Since when this version is asked, where there was another before it.
    pub(super) version_since: Option<NaiveDate>,
}

impl Figures<'_> {
    /// Whether anything was answered.
    pub(super) fn is_answered(&self) -> bool {
        self.card.responses > 0
    }

    /// One figure of the card.
    pub(super) fn cell(&self, figure: Figure<'_>) -> Cell {
        Cell::of(self.instrument, &self.card, figure)
    }

    /// Whether so few have answered an item that it is not judged.
    pub(super) fn is_hidden(&self, item: &Item) -> bool {
        self.cell(Figure::Item(&item.code)).suppressed
    }

    /// The chart of weeks; `None` without enough of them.
    pub(super) fn weekly(&self, today: NaiveDate) -> Option<Weekly> {
        let first = first_week(today)?;
        let week = |_: &_, day| monday(day).filter(|week| *week >= first);
        weekly(self.instrument, &self.answers.view().tallies_by_day(week), today)
    }

    /// A figure by one axis; months without answers stand as gaps.
    pub(super) fn by(&self, axis: Axis, figure: Figure<'_>, k: u64) -> Breakdown<String> {
        let mut parts = self.parts(axis);
        if axis == Axis::Month {
            for month in self.months() {
                parts.entry(month_key(month.first)).or_default();
            }
        }
        breakdown(self.instrument, parts, figure, k)
    }

    /// The answers by one axis.
    pub(super) fn parts(&self, axis: Axis) -> BTreeMap<String, Tally> {
        if axis == Axis::Procedure {
            let mut parts: BTreeMap<String, Tally> = BTreeMap::new();
            for ((procedure, _), tally) in self.answers.view().by_procedure() {
                parts.entry(procedure.unwrap_or_default().to_owned()).or_default().add(&tally);
            }
            return parts;
        }
        self.answers.view().tallies_by(|piece| axis.key(piece.place, piece.day))
    }

    /// The months from the first answer to the last.
    pub(super) fn months(&self) -> Vec<Span> {
        let days = self.answers.view().days();
        days.map_or_else(Vec::new, |(first, last)| months(first, last))
    }
}

/// The figures of one instrument under a filter.
pub(super) async fn figures<'a>(
    app: &App,
    instrument: &'a Instrument,
    filter: &Filter,
) -> store::Result<Figures<'a>> {
    let answers = Answers::read(&app.store, instrument, filter, Audience::Staff).await?;
    let card = answers.card(&app.store, app.today(), app.config.staff_cell).await?;
    let versions = app.instruments.versions(&instrument.id).count();
    Ok(Figures {
        instrument,
        restated: restated(&app.store, &instrument.id, filter, Audience::Staff).await?,
        card,
        answers,
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
    all.sort_by_key(|each| std::cmp::Reverse(each.card.responses));
    Ok(all)
}

/// The remarks the filter leaves; none while the figures are hidden.
pub(super) async fn remarks(
    app: &App,
    figures: &Figures<'_>,
    lang: Lang,
) -> store::Result<Option<Gathered>> {
    let filter = &figures.answers.selection.filter;
    // Channel and procedure of a remark are not disclosed, so it cannot be filtered by them.
    let cannot_choose = filter.tier.is_some() || filter.procedure.is_some();
    if figures.card.responses == 0 || cannot_choose {
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
    let everything = Selection::default();
    for instrument in app.instruments.all() {
        let columns = app.store.columns(instrument).await?;
        let by_unit = columns.view(&everything).sums_by(|piece| piece.place.unit.as_deref());
        let own =
            by_unit.iter().filter(|(unit, _)| unit.map_or(scope.is_whole(), |it| scope.holds(it)));
        sum += own.map(|(_, own)| own.responses).sum::<u64>();
    }
    Ok(sum)
}
