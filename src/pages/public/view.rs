//! What the public pages show, gathered from the store.

use crate::app::App;
use crate::base::calendar::office_day;
use crate::domain::measure::{
    Beside, Breakdown, Figure, Filter, Scorecard, answers_a_year, breakdown_beside,
};
use crate::domain::survey::Instrument;
use crate::pages::shared::disclosed::{Disclosed, disclosed};
use crate::store::{self, Audience};

/// An instrument with its released figures.
#[derive(Clone, Debug)]
pub(super) struct Released<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) card: Scorecard,
    /// The answers behind it, with what may be disclosed of them.
    pub(super) disclosed: Disclosed,
    /// Answers a year at the pace of the last twelve months.
    pub(super) a_year: u64,
}

/// Every instrument with anything released for this filter, the most answered first.
pub(super) async fn released<'a>(
    app: &'a App,
    filter: &Filter,
) -> store::Result<Vec<Released<'a>>> {
    let k = app.config.public_cell;
    let mut all = Vec::new();
    for id in app.instruments.ids() {
        let Some(instrument) = app.instruments.newest(id) else {
            continue;
        };
        let (disclosed, card) =
            disclosed(&app.store, instrument, filter, (Audience::Public, k)).await?;
        if card.responses > 0 {
            let card = (card.responses, disclosed.exposed.hide(card, instrument, k));
            all.push((card, (instrument, disclosed)));
        }
    }
    all.sort_by_key(|((responses, _), _)| std::cmp::Reverse(*responses));
    let today = office_day(app.clock.now());
    let released = all.into_iter().map(|((_, card), (instrument, disclosed))| {
        let days = disclosed.rows_of_all_days().map(|row| (row.day, row.tally.responses));
        let a_year = answers_a_year(days, today);
        Released { instrument, card, disclosed, a_year }
    });
    Ok(released.collect())
}

/// The index by touchpoint, small ones hidden with what would tell them.
pub(super) fn by_touchpoint(released: &Released<'_>, k: u64) -> Breakdown<String> {
    let disclosed = &released.disclosed;
    let exposed = disclosed.parts(|row| row.touchpoint.clone());
    let beside = Beside {
        parts: &|key: &String| exposed.get(key).cloned().unwrap_or_default(),
        total: &disclosed.exposed,
    };
    let parts = disclosed.rows().map(|row| (row.touchpoint.clone(), &row.tally));
    breakdown_beside(released.instrument, parts, &beside, Figure::Index, k)
}
