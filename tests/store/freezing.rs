//! A published instrument that took answers does not change.

use hailong::chance::Chance;
use hailong::store::{Error, SettleRule};
use hailong::survey::{Catalogue, Instrument};

use crate::support::databases::on_both;
use crate::support::sample::{catalogue, instrument, morning, settle_in, submissions};

fn changed() -> Catalogue {
    Catalogue::of(vec![Instrument {
        digest: "another digest".to_owned(),
        ..instrument()
    }])
}

#[tokio::test]
async fn an_instrument_without_answers_may_change() {
    on_both(async |database| {
        let store = &database.store;
        for files in [catalogue(), changed(), catalogue(), Catalogue::default()] {
            store.freeze(&files).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn an_instrument_with_answers_may_neither_change_nor_go() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.freeze(&catalogue()).await.unwrap();
        store.accept(&submissions(0..5)).await.unwrap();
        // Waiting answers hold it as settled ones do.
        for _ in 0..2 {
            for files in [changed(), Catalogue::default()] {
                let refused = store.freeze(&files).await.unwrap_err();
                let Error::Frozen(faults) = &refused else {
                    panic!("{refused}");
                };
                assert_eq!(faults.len(), 1);
                assert!(refused.to_string().contains("`small`, version 1"));
            }
            store.freeze(&catalogue()).await.unwrap();
            let (chance, rule) = (Chance::seeded(1), SettleRule::default());
            store
                .settle(&catalogue(), &chance, rule, morning())
                .await
                .unwrap();
        }
        let newer = Instrument {
            version: "2".to_owned(),
            digest: "digest of version 2".to_owned(),
            ..instrument()
        };
        let both = Catalogue::of(vec![instrument(), newer]);
        store.freeze(&both).await.unwrap();
    })
    .await;
}
