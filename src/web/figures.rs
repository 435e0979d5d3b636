//! From stored counters to a scorecard: the one way figures come to pages, files and the API.

use std::collections::BTreeMap;

use crate::app::App;
use crate::calendar::{Period, Report};
use crate::measure::{Channels, Filter, Scorecard, Tally, one_way};
use crate::store::{self, Audience, Store, TallyRow, Tier};
use crate::survey::Instrument;

/// The scorecard of the counters that `filter` leaves, nothing hidden yet.
///
/// # Errors
/// When the database refuses, or a stored counter does not fit the instrument.
pub async fn scorecard(
    store: &Store,
    instrument: &Instrument,
    filter: &Filter,
    audience: Audience,
) -> store::Result<Scorecard> {
    let rows = store.counters(instrument, audience).await?;
    let (tally, channels) = sum(instrument, rows.iter().filter(|row| fits(filter, row)));
    let issued = slips_issued(store, instrument, filter).await?;
    Ok(Scorecard::of(instrument, &tally, channels, filter, issued))
}

/// What staff see of an instrument's reporting year, small cells hidden; `None` when the instrument is
/// gone or the year is beyond the calendar.
///
/// # Errors
/// As [`scorecard`].
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
    let filter = Filter {
        from: Some(from),
        to: Some(to),
        ..Filter::default()
    };
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
        && is(
            &filter.procedure,
            row.procedure.as_deref().unwrap_or_default(),
        )
        && is(&filter.tier, row.tier.code())
}

/// What a filter leaves that may not be shown, because the tables of what it leaves out would then
/// tell a cell under `k`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exposed {
    /// All of it.
    pub all: bool,
    /// One an item of the instrument.
    pub items: Vec<bool>,
}

/// What of a part is hidden in the tables over the parts that the filter chooses among: units,
/// touchpoints, procedures, channels, and every combination of those it names. So a part's own page
/// shows no more than the tables that lead to it.
pub fn exposed(rows: &[TallyRow], filter: &Filter, k: u64) -> Exposed {
    let mut found = Exposed::default();
    for set in 1_u8..16 {
        let sides: Vec<Part> = Part::ALL
            .into_iter()
            .filter(|part| set & (1 << *part as u8) != 0)
            .collect();
        if sides.iter().all(|part| part.wanted(filter).is_some()) {
            found.add(rows, filter, &sides, k);
        }
    }
    found
}

impl Exposed {
    /// What the table over these sides hides.
    fn add(&mut self, rows: &[TallyRow], filter: &Filter, sides: &[Part], k: u64) {
        let mut open = filter.clone();
        for part in sides {
            part.open(&mut open);
        }
        let mut sums: BTreeMap<Vec<&str>, Vec<u64>> = BTreeMap::new();
        for row in rows.iter().filter(|row| fits(&open, row)) {
            let key = sides.iter().map(|part| part.of(row)).collect();
            let sum = sums.entry(key).or_default();
            let answers = row.tally.items.iter().map(|item| item.choices.iter().sum());
            let counts: Vec<u64> = [row.tally.responses].into_iter().chain(answers).collect();
            sum.resize(counts.len(), 0);
            sum.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
        }
        let own: Vec<&str> = sides
            .iter()
            .filter_map(|part| part.wanted(filter))
            .collect();
        let Some(place) = sums.keys().position(|key| *key == own) else {
            return;
        };
        let width = sums.values().next().map_or(0, Vec::len);
        let hidden: Vec<bool> = (0..width)
            .map(|at| {
                let counts: Vec<u64> = sums.values().map(|sum| sum[at]).collect();
                one_way(&counts, k).cells[place]
            })
            .collect();
        if let Some((all, items)) = hidden.split_first() {
            self.all |= all;
            self.items.resize(items.len(), false);
            self.items
                .iter_mut()
                .zip(items)
                .for_each(|(own, more)| *own |= more);
        }
    }

    /// The scorecard with that hidden, and its small cells.
    pub fn hide(&self, card: Scorecard, instrument: &Instrument, k: u64) -> Scorecard {
        if self.all {
            card.all_hidden()
        } else {
            card.suppressed_with(instrument, &self.items, k)
        }
    }
}

/// What a filter can choose among, beside days.
#[derive(Clone, Copy, Debug)]
enum Part {
    Unit,
    Touchpoint,
    Procedure,
    Tier,
}

impl Part {
    const ALL: [Self; 4] = [Self::Unit, Self::Touchpoint, Self::Procedure, Self::Tier];

    fn of(self, row: &TallyRow) -> &str {
        match self {
            Self::Unit => &row.unit,
            Self::Touchpoint => &row.touchpoint,
            Self::Procedure => row.procedure.as_deref().unwrap_or_default(),
            Self::Tier => row.tier.code(),
        }
    }

    fn wanted(self, filter: &Filter) -> Option<&str> {
        let of = match self {
            Self::Unit => &filter.unit,
            Self::Touchpoint => &filter.touchpoint,
            Self::Procedure => &filter.procedure,
            Self::Tier => &filter.tier,
        };
        of.as_deref()
    }

    fn open(self, filter: &mut Filter) {
        match self {
            Self::Unit => filter.unit = None,
            Self::Touchpoint => filter.touchpoint = None,
            Self::Procedure => filter.procedure = None,
            Self::Tier => filter.tier = None,
        }
    }
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
/// were none, or when the filter is about answers that need no slip.
async fn slips_issued(
    store: &Store,
    instrument: &Instrument,
    filter: &Filter,
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
    if touchpoints.is_empty() {
        return Ok(None);
    }
    let by_touchpoint = store.slips_issued(filter.from, filter.to).await?;
    let issued: u64 = touchpoints
        .iter()
        .filter_map(|each| by_touchpoint.get(&each.code))
        .sum();
    Ok((issued > 0).then_some(issued))
}
