//! What an answer can add to the index: the weights behind [`super::Moments`].
//!
//! Every index is, for complete answers, `base + span · Σ earned / Σ reach` over all answers. That
//! makes one ratio of sums over responses, whose variance is known. Weights are kept in
//! thousandths; what is lost by that is in the interval's fourth digit, never in the index.

use super::index::papi;
use super::points::ends;
use crate::domain::survey::{Aggregation, Choice, Counts, Instrument, Item, Kind, Method};

/// Thousandths in one.
const ONE: i64 = 1000;

/// An index item's weights, in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Worth {
    /// What an answer can earn.
    pub(crate) reach: i64,
    /// What each choice earns; `None` for one that is no valid answer.
    pub(crate) earned: Vec<Option<i64>>,
}

/// One entry an item; `None` for items outside the index.
pub(crate) fn worths(instrument: &Instrument) -> Vec<Option<Worth>> {
    let index_items = instrument.index_items();
    let items = instrument.items.iter().enumerate();
    items
        .map(|(at, item)| {
            let single = matches!(item.kind, Kind::SelectOne { .. });
            let inside = single && index_items.contains(&at);
            inside.then(|| worth(instrument, item)).flatten()
        })
        .collect()
}

fn worth(instrument: &Instrument, item: &Item) -> Option<Worth> {
    let choices = &instrument.scale_of(item)?.choices;
    match instrument.formula.method {
        Method::Sipas(aggregation) => {
            let reach = sipas_reach(instrument, item, aggregation)?;
            Some(weighed(choices, reach, |choice| match choice.counts {
                Counts::Satisfied => Some(reach),
                Counts::Neutral | Counts::Unsatisfied => Some(0),
                Counts::Points | Counts::Described => None,
            }))
        }
        Method::OneStop => {
            let (_, most) = ends(choices)?;
            Some(weighed(choices, most, |choice| choice.points))
        }
        Method::Xhh => {
            let reach = item.max_points?;
            let gain = |choice: &Choice| Some(divided(reach * choice.points?, ONE));
            Some(weighed(choices, reach, gain))
        }
        Method::Papi => {
            let reach = papi::reach(instrument, item)?;
            let (least, most) = ends(choices).filter(|(least, most)| least < most)?;
            let gain =
                |choice: &Choice| Some(divided(reach * (choice.points? - least), most - least));
            Some(weighed(choices, reach, gain))
        }
    }
}

fn weighed(choices: &[Choice], reach: i64, earned: impl Fn(&Choice) -> Option<i64>) -> Worth {
    Worth { reach, earned: choices.iter().map(earned).collect() }
}

/// Every item the same, unless the mean is of factors or domains: then every one of those.
fn sipas_reach(instrument: &Instrument, item: &Item, by: Aggregation) -> Option<i64> {
    let factor = instrument.factors.iter().find(|factor| factor.items.contains(&item.code))?;
    let (groups, inside) = match by {
        Aggregation::ItemMean | Aggregation::Pooled => return Some(ONE),
        Aggregation::FactorMean => (instrument.factors.len(), factor.items.len()),
        Aggregation::DomainMean => {
            let mut domains = instrument.domains.iter();
            let domain = domains.find(|domain| domain.factors.contains(&factor.code))?;
            let factors = instrument.factors.iter();
            let own = factors.filter(|factor| domain.factors.contains(&factor.code));
            let items = own.map(|factor| factor.items.len()).sum();
            (instrument.domains.len(), items)
        }
    };
    let shares = i64::try_from(groups.checked_mul(inside)?).ok()?;
    let items = i64::try_from(instrument.index_items().len()).ok()?;
    (shares > 0).then(|| divided(ONE * items, shares))
}

/// Division to the nearest whole number; the lower part is positive.
fn divided(upper: i64, lower: i64) -> i64 {
    (2 * upper + lower).div_euclid(2 * lower)
}
