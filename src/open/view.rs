//! What the public pages show, gathered from the store.

use crate::app::App;
use crate::measure::{Breakdown, Figure, Filter, Scorecard, breakdown};
use crate::store::{self, Audience};
use crate::survey::Instrument;
use crate::web::figures;

/// An instrument with its released figures.
#[derive(Clone, Debug)]
pub(super) struct Released<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) card: Scorecard,
}

/// Every instrument with anything released for this filter, the most answered first.
pub(super) async fn released<'a>(
    app: &'a App,
    filter: &Filter,
) -> store::Result<Vec<Released<'a>>> {
    let mut all = Vec::new();
    for id in app.instruments.ids() {
        let Some(instrument) = app.instruments.newest(id) else {
            continue;
        };
        let card = figures::scorecard(&app.store, instrument, filter, Audience::Public).await?;
        if card.responses > 0 {
            all.push((card.responses, Released { instrument, card }));
        }
    }
    all.sort_by_key(|(responses, _)| std::cmp::Reverse(*responses));
    let k = app.config.public_cell;
    let hidden = all.into_iter().map(|(_, released)| Released {
        card: released.card.suppressed(released.instrument, k),
        ..released
    });
    Ok(hidden.collect())
}

/// The index by touchpoint, small ones hidden with what would tell them.
pub(super) async fn by_touchpoint(
    app: &App,
    instrument: &Instrument,
    filter: &Filter,
) -> store::Result<Breakdown<String>> {
    let rows = app.store.counters(instrument, Audience::Public).await?;
    let parts = rows
        .iter()
        .filter(|row| figures::fits(filter, row))
        .map(|row| (row.touchpoint.clone(), &row.tally));
    let k = app.config.public_cell;
    Ok(breakdown(instrument, parts, Figure::Index, k))
}
