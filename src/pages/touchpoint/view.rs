//! What the page of touchpoints shows of each. Pure.

use std::collections::BTreeMap;

use super::qr::{self, Qr};
use crate::base::Text;
use crate::domain::survey::Catalogue;
use crate::domain::unit::{Touchpoint, Unit};

/// One touchpoint with what it refers to.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) touchpoint: &'a Touchpoint,
    /// `None` when the unit is no longer kept.
    pub(super) unit: Option<&'a Text>,
    /// `None` when the instrument is not among those the program knows.
    pub(super) instrument: Option<&'a Text>,
    pub(super) qr: Qr,
    /// The address in words.
    pub(super) spoken: String,
    /// Slips issued so far.
    pub(super) issued: u64,
}

/// What entries are made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept<'a> {
    pub(super) touchpoints: &'a [Touchpoint],
    pub(super) units: &'a [Unit],
    pub(super) instruments: &'a Catalogue,
    /// Slips issued, by touchpoint.
    pub(super) issued: &'a BTreeMap<String, (u64, u64)>,
}

/// The entries, in the order of the touchpoints.
pub(super) fn entries<'a>(kept: Kept<'a>, public_url: &str) -> Result<Vec<Entry<'a>>, qr::Error> {
    let units: BTreeMap<&str, &Text> =
        kept.units.iter().map(|unit| (unit.code.as_str(), &unit.name)).collect();
    kept.touchpoints
        .iter()
        .map(|touchpoint| {
            let instrument = kept.instruments.newest(&touchpoint.instrument);
            Ok(Entry {
                touchpoint,
                unit: units.get(touchpoint.unit.as_str()).copied(),
                instrument: instrument.map(|instrument| &instrument.title),
                qr: Qr::of(&qr::address(public_url, &touchpoint.code))?,
                spoken: qr::spoken_address(public_url, &touchpoint.code),
                issued: kept.issued.get(&touchpoint.code).map_or(0, |(issued, _)| *issued),
            })
        })
        .collect()
}
