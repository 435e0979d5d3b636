//! Holds `src/domain/batch/digest.rs`.

use std::collections::BTreeSet;

use hailong::domain::batch::{Batch, Place, Release, Standing, digest};
use hailong::domain::survey::Tier;

use crate::support::sample::today;

pub(super) fn batch(number: u64) -> Batch {
    Batch {
        number,
        instrument: "small".to_owned(),
        version: "1".to_owned(),
        wave: String::new(),
        office: "sngv".to_owned(),
        place: Place {
            unit: Some("VP".to_owned()),
            touchpoint: Some("BT01".to_owned()),
            tier: Some(Tier::Open),
        },
        day: today(),
        responses: 5,
        records: "5-100".repeat(5),
        procedures: String::new(),
        durations: "33333".to_owned(),
        standing: Standing::Counted,
        released: None,
    }
}

#[test]
fn whatever_is_fixed_in_a_batch_changes_its_digest_and_nothing_else_does() {
    let own = batch(1);
    let s = str::to_owned;
    let other = [
        batch(2),
        Batch { instrument: s("small1"), version: s(""), ..batch(1) },
        Batch { version: s("2"), ..batch(1) },
        Batch { wave: s("1"), ..batch(1) },
        Batch { office: s("sngv2"), ..batch(1) },
        Batch { place: Place { unit: None, ..own.place.clone() }, ..batch(1) },
        Batch { place: Place { touchpoint: None, ..own.place.clone() }, ..batch(1) },
        Batch { place: Place { tier: Some(Tier::Paper), ..own.place.clone() }, ..batch(1) },
        Batch { day: today().succ_opt().unwrap(), ..batch(1) },
        Batch { responses: 6, ..batch(1) },
        Batch { records: "4-100".repeat(5), ..batch(1) },
        Batch { procedures: s("3.000242"), ..batch(1) },
        Batch { durations: s("33334"), ..batch(1) },
    ];
    let digests: BTreeSet<_> = other.iter().chain([&own]).map(digest).collect();
    assert_eq!(digests.len(), other.len() + 1);

    let released = Some(Release { number: 3, merged: true, span: None });
    let shown = Batch { standing: Standing::TakenBack, released, ..batch(1) };
    assert_eq!(digest(&shown), digest(&own));
}
