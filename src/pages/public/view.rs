//! What the public pages show, gathered from the store.

use crate::app::App;
use crate::base::calendar::Period;
use crate::domain::batch::Audience;
use crate::domain::measure::{Breakdown, Figure, Filter, Pooled, Scorecard, breakdown};
use crate::domain::survey::Instrument;
use crate::pages::shared::figures;
use crate::pages::shared::figures::Answers;
use crate::pages::shared::restated::restated;
use crate::store::{self, BatchEntry};

/// An instrument with its released figures.
#[derive(Clone, Debug)]
pub(super) struct Released<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) card: Scorecard,
    answers: Answers<'a>,
    /// Batches among them that were taken back.
    pub(super) restated: Vec<BatchEntry>,
    /// That they are of more days than those of the period.
    pub(super) pooled: Option<Pooled>,
    /// Answers a year at the pace of the last twelve months.
    pub(super) a_year: u64,
}

/// The released figures of a period; of all time without one.
#[derive(Clone, Debug)]
pub(super) struct Latest<'a> {
    pub(super) period: Option<Period>,
    pub(super) released: Vec<Released<'a>>,
}

/// Every instrument with anything released for this filter, the most answered first.
pub(super) async fn released<'a>(
    app: &'a App,
    filter: &Filter,
) -> store::Result<Vec<Released<'a>>> {
    let mut all = Vec::new();
    for id in app.instruments.ids() {
        let version = figures::version(app, id, filter, Audience::Public).await?;
        let Some(instrument) = version else { continue };
        let answers = Answers::read(&app.store, instrument, filter, Audience::Public).await?;
        let judged = (Figure::Index, app.public_k());
        let (answers, card, pooled) =
            answers.card_or_pooled(&app.store, judged, app.today()).await?;
        if card.responses > 0 {
            let restated =
                restated(&app.store, id, &answers.selection.filter, Audience::Public).await?;
            let a_year = answers.a_year(app.today());
            all.push(Released { instrument, card, answers, restated, pooled, a_year });
        }
    }
    all.sort_by_key(|each| std::cmp::Reverse(each.card.responses));
    Ok(all)
}

/// The index by touchpoint; `None` for answers released without telling theirs.
pub(super) fn by_touchpoint(released: &Released<'_>, k: u64) -> Breakdown<Option<String>> {
    let parts = released.answers.by_place(|place| place.touchpoint.clone());
    let mut table = breakdown(released.instrument, parts, Figure::Index, k);
    // What is of no touchpoint alone comes last.
    table.rows.sort_by_key(|(code, _)| code.is_none());
    table
}
