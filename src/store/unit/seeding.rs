//! Brings the built-in office into a store.

use std::collections::BTreeSet;

use crate::domain::touchpoint::seeds::Seeds;
use crate::store::{self, Store};

/// Adds what is missing of `seeds`; whatever the office has changed stays as it is.
pub async fn seed(store: &Store, seeds: &Seeds) -> store::Result<()> {
    let known: BTreeSet<_> = store.offices().await?.into_iter().map(|o| o.code).collect();
    for office in seeds.offices.iter().filter(|o| !known.contains(&o.code)) {
        store.keep_office(office).await?;
    }
    let known: BTreeSet<_> = store.units().await?.into_iter().map(|u| u.code).collect();
    let units = missing(&seeds.units, |unit| !known.contains(&unit.code));
    store.keep_units(&units).await?;

    let known = store.procedures().await?.into_iter();
    let known: BTreeSet<_> = known.map(|procedure| procedure.code).collect();
    let procedures = missing(&seeds.procedures, |each| !known.contains(&each.code));
    store.keep_procedures(&procedures).await?;

    let known = store.touchpoints().await?.into_iter();
    let known: BTreeSet<_> = known.map(|touchpoint| touchpoint.code).collect();
    let touchpoints = missing(&seeds.touchpoints, |each| !known.contains(&each.code));
    store.keep_touchpoints(&touchpoints).await
}

/// Those of `all` that are not there yet.
fn missing<T: Clone>(all: &[T], is_missing: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|each| is_missing(each)).cloned().collect()
}
