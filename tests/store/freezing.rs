//! A published instrument that took answers does not change.

use hailong::domain::survey::{Catalogue, Instrument};
use hailong::store::{Actor, AuditFilter, By, Error};

use crate::support::databases::on_both;
use crate::support::sample::{
    catalogue, instrument, morning, new_responses, settle_in, settle_now,
};

fn by() -> By {
    By::system(morning())
}

fn changed() -> Catalogue {
    Catalogue::of(vec![Instrument { digest: "another digest".to_owned(), ..instrument() }])
}

#[tokio::test]
async fn an_instrument_without_answers_may_change() {
    on_both(async |database| {
        let store = &database.store;
        for files in [catalogue(), changed(), catalogue(), Catalogue::default()] {
            store.freeze(&files, &by()).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn an_instrument_with_answers_may_neither_change_nor_go() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.freeze(&catalogue(), &by()).await.unwrap();
        store.accept(&new_responses(0..5)).await.unwrap();
        // Waiting answers hold it as settled ones do.
        for _ in 0..2 {
            for files in [changed(), Catalogue::default()] {
                let refused = store.freeze(&files, &by()).await.unwrap_err();
                let Error::Frozen(faults) = &refused else {
                    panic!("{refused}");
                };
                assert_eq!(faults.len(), 1);
                assert!(refused.to_string().contains("`small`, version 1"));
            }
            store.freeze(&catalogue(), &by()).await.unwrap();
            settle_now(store, morning()).await;
        }
        let newer = Instrument {
            version: "2".to_owned(),
            digest: "digest of version 2".to_owned(),
            ..instrument()
        };
        let both = Catalogue::of(vec![instrument(), newer]);
        store.freeze(&both, &by()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_log_has_a_version_once_and_again_when_its_file_changes() {
    on_both(async |database| {
        let store = &database.store;
        for files in [catalogue(), catalogue(), changed(), changed()] {
            store.freeze(&files, &by()).await.unwrap();
        }
        let all = AuditFilter::default();
        let entries = store.audit_page(&all, None, 50).await.unwrap();
        let told: Vec<_> = entries
            .iter()
            .rev()
            .map(|each| {
                let entry = &each.entry;
                assert_eq!(entry.actor, Actor::System);
                assert_eq!(entry.subject, "small 1");
                (entry.action.as_str(), entry.before.as_deref(), entry.after.as_deref())
            })
            .collect();
        let first = instrument().digest;
        assert_eq!(
            told,
            [
                ("instrument.frozen", None, Some(first.as_str())),
                ("instrument.changed", Some(first.as_str()), Some("another digest")),
            ]
        );
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}
