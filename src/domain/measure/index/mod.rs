//! From item figures to factors, domains and one index: a file a method.
//!
//! All of it in exact fractions; nothing is rounded before print.

pub(super) mod one_stop;
pub(super) mod papi;
pub(super) mod sipas;
pub(super) mod xhh;

use super::tally::{ItemTally, Tally};
use crate::domain::survey::{Choice, Domain, Factor, Instrument, Method};
use crate::stats::{Exact, whole};

/// Everything a method computes; every figure on the index's own scale.
pub(super) struct Figures {
    /// One a factor, in order.
    pub(super) factors: Vec<Option<Exact>>,
    /// One a domain, in order.
    pub(super) domains: Vec<Option<Exact>>,
    /// The index.
    pub(super) index: Option<Exact>,
}

/// The figures of `tally` by the instrument's own method.
pub(super) fn figures(instrument: &Instrument, tally: &Tally) -> Figures {
    let counted = Counted { instrument, tally };
    match instrument.formula.method {
        Method::Sipas(aggregation) => sipas::figures(&counted, aggregation),
        Method::OneStop => one_stop::figures(&counted),
        Method::Xhh => xhh::figures(&counted),
        Method::Papi => papi::figures(&counted),
    }
}

/// The index alone.
pub(super) fn index(instrument: &Instrument, tally: &Tally) -> Option<Exact> {
    let counted = Counted { instrument, tally };
    match instrument.formula.method {
        Method::Sipas(aggregation) => sipas::index(&counted, aggregation),
        Method::OneStop => one_stop::index(&counted),
        Method::Xhh => xhh::index(&counted),
        Method::Papi => papi::index(&counted),
    }
}

/// Whether the index is a share: then its interval and target are in 0…1.
pub fn is_share(method: Method) -> bool {
    matches!(method, Method::Sipas(_) | Method::Xhh)
}

/// The least and the most the index can be: 0…1 for a share, points on their own scale.
pub(super) fn scale(instrument: &Instrument) -> Option<(Exact, Exact)> {
    match instrument.formula.method {
        Method::Sipas(_) | Method::Xhh => Some((whole(0), whole(1))),
        Method::OneStop => one_stop::scale(instrument),
        Method::Papi => papi::scale(instrument),
    }
}

/// The method's name in files and in the programming interface.
pub fn method_name(method: Method) -> &'static str {
    match method {
        Method::Sipas(aggregation) => aggregation.into(),
        method => method.into(),
    }
}

/// An instrument with its counts: how methods ask for what belongs together.
pub(super) struct Counted<'a> {
    instrument: &'a Instrument,
    tally: &'a Tally,
}

/// One item's choices and counts.
type Pair<'a> = (&'a [Choice], &'a ItemTally);

impl<'a> Counted<'a> {
    fn item(&self, code: &str) -> Option<Pair<'a>> {
        let instrument = self.instrument;
        let at = instrument.items.iter().position(|item| item.code == code)?;
        let scale = instrument.scale_of(instrument.items.get(at)?)?;
        Some((&scale.choices, self.tally.items.get(at)?))
    }

    /// `figure` of every factor, in order.
    fn by_factor<T>(&self, figure: impl Fn(&'a Factor) -> T) -> Vec<T> {
        self.instrument.factors.iter().map(figure).collect()
    }

    /// `figure` of every domain and its factors, in order.
    fn by_domain<T>(&self, figure: impl Fn(&[&'a Factor]) -> T) -> Vec<T> {
        let factors = |domain: &Domain| -> Vec<&Factor> {
            let factors = &self.instrument.factors;
            let known = |code: &String| factors.iter().find(|each| each.code == *code);
            domain.factors.iter().filter_map(known).collect()
        };
        let domains = self.instrument.domains.iter();
        domains.map(|domain| figure(&factors(domain))).collect()
    }

    fn factors(&self) -> Vec<&'a Factor> {
        self.instrument.factors.iter().collect()
    }
}

/// Codes of all items of some factors, in order.
fn items_of<'a>(factors: &[&'a Factor]) -> impl Iterator<Item = &'a String> {
    factors.iter().copied().flat_map(|factor| &factor.items)
}
