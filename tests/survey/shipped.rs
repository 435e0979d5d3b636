//! The instruments of the contract are all there, whole, and published.

use hailong::domain::survey::file::{BUILT_IN, FROZEN, Frozen, built_in};
use hailong::domain::survey::{Catalogue, Instrument};

fn shipped() -> Catalogue {
    built_in().unwrap_or_else(|findings| {
        let told: Vec<_> = findings.iter().map(ToString::to_string).collect();
        panic!("{}", told.join("\n"));
    })
}

fn newest<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Instrument {
    catalogue.newest(id).unwrap_or_else(|| panic!("no {id}"))
}

/// Items: SIPAS 2026 and 2022 as in the state forms (39, 33), 16 service criteria and one overall
/// at the counter, 22 criteria of Quyết định 2640/QĐ-BNV (2017), nine indicators of Thông tư
/// 01/2018/TT-VPCP, Điều 14.
#[test]
fn the_shipped_instruments_have_the_published_parts() {
    let catalogue = shipped();
    for (id, items, factors, domains) in [
        ("sipas-2026", 39, 9, 2),
        ("sipas-counter", 17, 5, 1),
        ("sipas-2022", 33, 9, 2),
        ("sipas-2017", 22, 5, 1),
        ("one-stop-2018", 9, 2, 0),
        ("quick", 2, 1, 0),
    ] {
        let instrument = newest(&catalogue, id);
        let parts = (instrument.items.len(), instrument.factors.len(), instrument.domains.len());
        assert_eq!(parts, (items, factors, domains), "{id}");
    }
    assert_eq!(newest(&catalogue, "papi-2021").domains.len(), 8);
    assert!(newest(&catalogue, "xhh-2022").provisional.is_some());
    assert_eq!(catalogue.ids().len(), 8);
}

#[test]
fn the_counter_form_asks_the_overall_question_first_and_leaves_it_out_of_the_index() {
    let catalogue = shipped();
    let counter = newest(&catalogue, "sipas-counter");
    let codes: Vec<_> = counter.items.iter().map(|item| item.code.as_str()).collect();
    let criteria: Vec<_> = (1..=16).map(|number| format!("s{number}")).collect();
    assert_eq!(codes[0], "overall");
    assert_eq!(codes[1..], criteria);
    let mut places = counter.index_items();
    places.sort_unstable();
    assert_eq!(places, (1..=16).collect::<Vec<_>>());
}

#[test]
fn every_shipped_file_is_published() {
    let frozen = Frozen::read(FROZEN).unwrap();
    let catalogue = shipped();
    for instrument in catalogue.all() {
        let published = frozen.digest(&instrument.id, &instrument.version);
        assert_eq!(published, Some(instrument.digest.as_str()), "{}", instrument.id);
    }
    assert_eq!(catalogue.all().len(), BUILT_IN.len());
}
