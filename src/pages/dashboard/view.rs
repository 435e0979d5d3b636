//! What the office's pages show, gathered from the store.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::axis::{Axis, MERGED, month_key, months};
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Span, monday};
use crate::domain::batch::finer::Named;
use crate::domain::batch::{Audience, Selection, finer};
use crate::domain::measure::{
    Breakdown, Cell, Figure, Filter, Pooled, Scorecard, Tally, Weekly, breakdown, first_week,
    weekly,
};
use crate::domain::survey::{Instrument, Item};
use crate::pages::shared::figures::{Answers, version};
use crate::pages::shared::remarks::{Gathered, gather};
use crate::pages::shared::restated::restated;
use crate::store;
use crate::store::{BatchEntry, RemarkFilter};
use crate::web::auth::scope::Scope;

/// Remarks shown at most; the page of remarks has them all.
const REMARKS: u32 = 20;

/// What may be told of procedures and drivers, which are no properties of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finer {
    /// All of it: the reader may take single responses.
    Full,
    /// Figures of a closed month or year of the whole office, small procedures merged.
    Closed,
    /// Nothing under this filter; the last month it could be told of, if there is one.
    Untold(Option<Span>),
}

impl Finer {
    /// For a reader who may take single responses or not.
    async fn of(app: &App, filter: &Filter, is_full: bool) -> store::Result<Self> {
        if is_full {
            return Ok(Self::Full);
        }
        let closed = app.store.closed_day().await?;
        if finer::is_told(filter, closed) {
            return Ok(Self::Closed);
        }
        // The month in which the day after the last closed one is has begun, and the one before ended.
        let next = closed.and_then(|day| day.succ_opt());
        let before = next.and_then(|day| Datelike::with_day(&day, 1)?.pred_opt());
        Ok(Self::Untold(before.and_then(finer::month)))
    }
}

/// An instrument's figures under a filter.
#[derive(Clone, Debug)]
pub(super) struct Figures<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) card: Scorecard,
    /// The answers behind the card.
    pub(super) answers: Answers<'a>,
    /// What may be told of procedures and drivers.
    pub(super) finer: Finer,
    /// That they are of more days than were asked for, which have too few answers.
    pub(super) pooled: Option<Pooled>,
    /// Answers a year at the pace of the last twelve months.
    pub(super) a_year: u64,
    /// Batches among them that were taken back.
    pub(super) restated: Vec<BatchEntry>,
    /// The figures with what is held apart, where anything is.
    pub(super) with_apart: Option<Scorecard>,
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
    pub(super) fn is_of_few(&self, item: &Item) -> bool {
        self.cell(Figure::Item(&item.code)).suppressed
    }

    /// The chart of weeks; `None` without enough of them.
    pub(super) fn weekly(&self, today: NaiveDate) -> Option<Weekly> {
        // Whole weeks up to the last day of the page: later ones are not empty but not asked for.
        let end = self.answers.selection.filter.to.and_then(|last| last.succ_opt());
        let today = end.map_or(today, |end| end.min(today));
        let first = first_week(today)?;
        let week = |day| monday(day).filter(|week| *week >= first);
        weekly(self.instrument, &self.answers.view().tallies_by_day(week), today)
    }

    /// A figure by one axis; months without answers stand as gaps.
    pub(super) fn by(&self, axis: Axis, figure: Figure<'_>, k: u64) -> Breakdown<String> {
        let mut parts = self.parts(axis, k);
        if axis == Axis::Month {
            for month in self.months() {
                parts.entry(month_key(month.first)).or_default();
            }
        }
        breakdown(self.instrument, parts, figure, k)
    }

    /// The answers by one axis.
    pub(super) fn parts(&self, axis: Axis, k: u64) -> BTreeMap<String, Tally> {
        if axis == Axis::Procedure {
            return self.procedures(k);
        }
        if axis == Axis::Month {
            return self.answers.view().tallies_by_day(|day| Some(month_key(day)));
        }
        // No other axis looks at the day.
        self.answers.by_place(|place| axis.key(place, NaiveDate::MIN))
    }

    /// The answers by procedure, as far as they may be told.
    fn procedures(&self, k: u64) -> BTreeMap<String, Tally> {
        let view = self.answers.view();
        match self.finer {
            Finer::Full => {
                let parts = view.by_procedure(|_| ()).into_iter();
                parts.map(|((code, ()), tally)| (key_of(code), tally)).collect()
            }
            Finer::Closed => {
                let parts = finer::by_procedure(self.instrument, view, k).into_iter();
                let key = |name: Named| match name {
                    Named::Unknown => key_of(None),
                    Named::Procedure(code) => code,
                    Named::Others => MERGED.to_owned(),
                };
                parts.map(|(name, tally)| (key(name), tally)).collect()
            }
            Finer::Untold(_) => BTreeMap::new(),
        }
    }

    /// The months from the first answer to the last.
    pub(super) fn months(&self) -> Vec<Span> {
        let days = self.answers.view().days();
        days.map_or_else(Vec::new, |(first, last)| months(first, last))
    }
}

/// The key of a procedure among others.
fn key_of(code: Option<&str>) -> String {
    code.unwrap_or_default().to_owned()
}

/// What figures are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub(super) filter: &'a Filter,
    /// Whether the reader may take single responses.
    pub(super) is_full: bool,
    /// The figure that needs answers enough for a verdict, of more days if these have too few; `None` for these
    /// days whatever they have.
    pub(super) judged: Option<Figure<'a>>,
}

/// The figures of one instrument.
pub(super) async fn figures<'a>(
    app: &App,
    instrument: &'a Instrument,
    wanted: Wanted<'_>,
) -> store::Result<Figures<'a>> {
    let (today, k) = (app.today(), app.k());
    let answers = Answers::read(&app.store, instrument, wanted.filter, Audience::Staff).await?;
    let (answers, card, pooled) = if let Some(figure) = wanted.judged {
        answers.card_or_pooled(&app.store, (figure, k), today).await?
    } else {
        let card = answers.card(&app.store, today, k).await?;
        (answers, card, None)
    };
    let filter = &answers.selection.filter;
    let versions = app.instruments.versions(&instrument.id).count();
    Ok(Figures {
        instrument,
        pooled,
        a_year: answers.a_year(today),
        restated: restated(&app.store, &instrument.id, filter, Audience::Staff).await?,
        with_apart: with_apart(app, &answers).await?,
        card,
        finer: Finer::of(app, filter, wanted.is_full).await?,
        answers,
        version_since: (versions > 1).then_some(instrument.valid_from),
    })
}

/// The scorecard with what is held apart; `None` when nothing is.
async fn with_apart(app: &App, answers: &Answers<'_>) -> store::Result<Option<Scorecard>> {
    let mut all = answers.clone();
    all.selection.with_apart = true;
    if all.view().responses() == answers.view().responses() {
        return Ok(None);
    }
    all.card(&app.store, app.today(), app.k()).await.map(Some)
}

/// Every instrument with anything settled under the filter, the most answered first.
pub(super) async fn all<'a>(
    app: &'a App,
    filter: &Filter,
    pools: bool,
) -> store::Result<Vec<Figures<'a>>> {
    let judged = pools.then_some(Figure::Index);
    let mut all = Vec::new();
    for id in app.instruments.ids() {
        let version = version(app, id, filter, Audience::Staff).await?;
        let Some(instrument) = version else { continue };
        let figures = figures(app, instrument, Wanted { filter, is_full: false, judged }).await?;
        if figures.is_answered() {
            all.push(figures);
        }
    }
    all.sort_by_key(|each| std::cmp::Reverse(each.card.responses));
    Ok(all)
}

/// The remarks the filter leaves; none without answers.
pub(super) async fn remarks(
    app: &App,
    figures: &Figures<'_>,
    lang: Lang,
) -> store::Result<Option<Gathered>> {
    let filter = &figures.answers.selection.filter;
    // Channel, procedure and wave of a remark are not disclosed, so it cannot be filtered by them.
    let cannot_choose =
        filter.tier.is_some() || filter.procedure.is_some() || filter.wave.is_some();
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
        let view = columns.view(&everything);
        if scope.is_whole() {
            sum += view.responses();
        } else {
            let by_unit = view.responses_by(|place, _| place.unit.as_deref()).into_iter();
            let own = by_unit.filter(|(unit, _)| unit.is_some_and(|unit| scope.holds(unit)));
            sum += own.map(|(_, responses)| responses).sum::<u64>();
        }
    }
    Ok(sum)
}
