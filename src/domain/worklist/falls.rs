//! Counters and units where a criterion has clearly fallen in the last three months.

use std::collections::BTreeSet;

use super::{Subject, Urgency, WorkItem};
use crate::base::calendar::Span;
use crate::domain::measure::{Channels, LEAST_ANSWERS, Rate, Tally, channels_moved, is_rated};
use crate::domain::survey::Instrument;
use crate::stats::{Comparison, Counted, LEVEL, benjamini_hochberg};

/// Places that are named, of one instrument; more are told by their number.
const NAMED: usize = 5;

/// Where a criterion fell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FellAt {
    /// A touchpoint, by its code and that of its unit.
    Touchpoint(String, Option<String>),
    /// A unit.
    Unit(String),
}

impl FellAt {
    /// Its code.
    pub fn code(&self) -> &str {
        match self {
            Self::Touchpoint(code, _) | Self::Unit(code) => code,
        }
    }
}

/// The answers of a place over the last three months and over the three before.
#[derive(Clone, Debug, Default)]
pub struct Quarters {
    /// Those before, with their channels.
    pub before: (Tally, Channels),
    /// The last ones.
    pub now: (Tally, Channels),
}

/// A criterion of a place that has clearly fallen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallItem {
    /// Id of the instrument.
    pub instrument: String,
    /// Where.
    pub place: FellAt,
    /// Code of the criterion.
    pub item: String,
    /// Satisfied and valid answers of the three months before.
    pub before: Counted,
    /// Of the last three months.
    pub now: Counted,
    /// The last three months.
    pub days: Span,
    /// Further places that fell and are not named, told with the last one that is.
    pub further: usize,
}

/// One comparison of a criterion at a place.
struct Compared<'a> {
    place: &'a FellAt,
    item: &'a str,
    before: Counted,
    now: Counted,
    p: f64,
}

/// The criteria that have fallen where that is no chance: Fisher's exact test of the last three months against the
/// three before, corrected for all criteria and places of the instrument at once (Benjamini and Hochberg, 5 %). A place
/// is named once, by what fell there for certain; a unit only where none of its touchpoints is.
pub fn falls(instrument: &Instrument, places: &[(FellAt, Quarters)], days: Span) -> Vec<WorkItem> {
    let compared: Vec<Compared<'_>> =
        places.iter().flat_map(|(place, of)| at_place(instrument, place, of)).collect();
    let mut named = clear(&compared);
    let units: Vec<String> = named.iter().filter_map(|each| unit_of(each.place)).collect();
    named.retain(|each| !matches!(each.place, FellAt::Unit(code) if units.contains(code)));
    let further = named.len().saturating_sub(NAMED);
    named.truncate(NAMED);
    let last = named.len().saturating_sub(1);
    let item = |(at, each): (usize, &Compared<'_>)| WorkItem {
        urgency: Urgency::Look,
        due: None,
        subject: Subject::Fall(FallItem {
            instrument: instrument.id.clone(),
            place: each.place.clone(),
            item: each.item.to_owned(),
            before: each.before,
            now: each.now,
            days,
            further: if at == last { further } else { 0 },
        }),
    };
    named.into_iter().enumerate().map(item).collect()
}

/// The clearest fall of each place that is no chance, the clearest first.
fn clear<'a>(compared: &'a [Compared<'a>]) -> Vec<&'a Compared<'a>> {
    let adjusted = benjamini_hochberg(&compared.iter().map(|each| each.p).collect::<Vec<_>>());
    let fallen = compared.iter().zip(adjusted).filter(|(_, p)| *p < 1.0 - LEVEL);
    let mut fallen: Vec<&Compared<'_>> = fallen.map(|(each, _)| each).collect();
    fallen.sort_by(|one, other| one.p.total_cmp(&other.p));
    let mut places = BTreeSet::new();
    fallen.retain(|each| places.insert(each.place));
    fallen
}

fn unit_of(place: &FellAt) -> Option<String> {
    match place {
        FellAt::Touchpoint(_, unit) => unit.clone(),
        FellAt::Unit(_) => None,
    }
}

/// Every criterion of a place that may be compared. What did not fall, or not clearly by itself, has a p-value of 1:
/// a correction never lowers one.
fn at_place<'a>(
    instrument: &'a Instrument,
    place: &'a FellAt,
    of: &'a Quarters,
) -> impl Iterator<Item = Compared<'a>> {
    let (before, now) = (&of.before, &of.now);
    let few = |tally: &Tally| tally.responses < LEAST_ANSWERS;
    let is_left_out = few(&before.0) || few(&now.0) || channels_moved(&before.1, &now.1);
    let items = instrument.items.iter().zip(before.0.items.iter().zip(&now.0.items));
    items.filter(move |_| !is_left_out).filter_map(move |(item, (before, now))| {
        let choices = &instrument.scale_of(item).filter(|_| is_rated(instrument, item))?.choices;
        let counted = |tally| {
            let Rate { satisfied, valid } = Rate::of(choices, tally);
            Some(Counted { successes: satisfied, trials: valid })
                .filter(|counted| counted.trials >= LEAST_ANSWERS)
        };
        let (before, now) = counted(before).zip(counted(now))?;
        let has_fallen = now.share()? < before.share()?;
        let p = if has_fallen {
            Comparison::fisher_greater_within(before, now, 1.0 - LEVEL)
        } else {
            1.0
        };
        Some(Compared { place, item: &item.code, before, now, p })
    })
}
