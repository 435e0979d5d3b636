//! From stored counters to a scorecard: the one way figures come to pages, files and the API.

use crate::app::App;
use crate::base::calendar::{Period, Report};
use crate::domain::measure::{Channels, Filter, Scorecard, Tally, TallyRow};
use crate::domain::survey::{Instrument, Tier};
use crate::domain::unit::Touchpoint;
use crate::store;
use crate::store::{Audience, Store};

/// The scorecard of the counters that `filter` leaves, nothing hidden yet and over these very days:
/// official figures of the whole office. Whatever may be narrowed is read by [`crate::pages::shared::disclosed::disclosed`].
pub async fn scorecard(
    store: &Store,
    instrument: &Instrument,
    filter: &Filter,
    audience: Audience,
) -> store::Result<Scorecard> {
    let rows = store.counters(instrument, audience).await?;
    let (tally, channels) = sum(instrument, rows.iter().filter(|row| fits(filter, row)));
    let issued = slips_issued(store, instrument, filter, &rows).await?;
    Ok(Scorecard::of(instrument, &tally, channels, filter, issued))
}

/// What staff see of an instrument's reporting year, small cells hidden; `None` when the instrument is
/// gone or the year is beyond the calendar.
pub async fn of_year<'a>(
    app: &'a App,
    instrument: &str,
    year: i32,
) -> store::Result<Option<(&'a Instrument, Scorecard)>> {
    let report = Report::Year;
    let days = Period { year, report }.days();
    let Some((instrument, (from, to))) = app.instruments.newest(instrument).zip(days) else {
        return Ok(None);
    };
    let filter = Filter { from: Some(from), to: Some(to), ..Filter::default() };
    let card = scorecard(&app.store, instrument, &filter, Audience::Staff).await?;
    let card = card.suppressed(instrument, app.config.staff_cell);
    Ok(Some((instrument, card)))
}

/// Whether a counter is among those the filter leaves.
pub fn fits(filter: &Filter, row: &TallyRow) -> bool {
    let is = |wanted: &Option<String>, value: &str| wanted.as_deref().is_none_or(|w| w == value);
    filter.from.is_none_or(|from| from <= row.day)
        && filter.to.is_none_or(|to| row.day <= to)
        && is(&filter.unit, &row.unit)
        && is(&filter.touchpoint, &row.touchpoint)
        && is(&filter.procedure, row.procedure.as_deref().unwrap_or_default())
        && is(&filter.tier, row.tier.code())
}

/// Counters added up, and how the answers came in.
pub fn sum<'a>(
    instrument: &Instrument,
    rows: impl IntoIterator<Item = &'a TallyRow>,
) -> (Tally, Channels) {
    let mut tally = Tally::empty(instrument);
    let mut channels = Channels::default();
    for row in rows {
        tally.add(&row.tally);
        let channel = match row.tier {
            Tier::Verified => &mut channels.verified,
            Tier::Open => &mut channels.open,
            Tier::Assisted => &mut channels.assisted,
            Tier::Paper => &mut channels.paper,
        };
        *channel += row.tally.responses;
    }
    (tally, channels)
}

/// Slips issued for the same filter at the touchpoints that ask this instrument; `None` when there
/// were none, when the filter is about answers that need no slip, or about a unit whose touchpoints were
/// not all its own over these days: a slip does not say whose its touchpoint was.
async fn slips_issued(
    store: &Store,
    instrument: &Instrument,
    filter: &Filter,
    rows: &[TallyRow],
) -> store::Result<Option<u64>> {
    let tier = filter.tier.as_deref();
    // A slip is of a touchpoint, and not of what one does there.
    if filter.procedure.is_some() || tier.is_some_and(|tier| tier != Tier::Verified.code()) {
        return Ok(None);
    }
    let wanted = |wanted: &Option<String>, code: &String| wanted.as_ref().is_none_or(|w| w == code);
    let mut touchpoints = store.touchpoints().await?;
    touchpoints.retain(|each| {
        each.instrument == instrument.id
            && wanted(&filter.unit, &each.unit)
            && wanted(&filter.touchpoint, &each.code)
    });
    if touchpoints.is_empty() || is_reorganised(rows, filter, &touchpoints) {
        return Ok(None);
    }
    let by_touchpoint = store.slips_issued(filter.from, filter.to).await?;
    let issued: u64 = touchpoints.iter().filter_map(|each| by_touchpoint.get(&each.code)).sum();
    Ok((issued > 0).then_some(issued))
}

/// Whether answers of these days at the touchpoints a unit now has were another unit's, or the unit's own
/// came in elsewhere.
fn is_reorganised(rows: &[TallyRow], filter: &Filter, own: &[Touchpoint]) -> bool {
    let Some(unit) = &filter.unit else {
        return false;
    };
    let days = Filter { unit: None, tier: None, ..filter.clone() };
    let is_own = |row: &TallyRow| own.iter().any(|each| each.code == row.touchpoint);
    rows.iter().filter(|row| fits(&days, row)).any(|row| (row.unit == *unit) != is_own(row))
}
