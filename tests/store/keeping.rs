//! Places, accounts, sessions and facts.

use chrono::{DateTime, TimeDelta, Utc};
use hailong::domain::account::Role;
use hailong::domain::survey::Tier;
use hailong::domain::unit::Procedure;
use hailong::store::{By, Error, Staff, Store};

use crate::support::databases::on_both;
use crate::support::sample::{morning, settle_in, text, touchpoints};

#[tokio::test]
async fn places_are_read_back_by_code_as_they_were_kept() {
    on_both(async |database| {
        let store = &database.store;
        store.ping().await.unwrap();
        assert_eq!(store.offices().await.unwrap(), []);
        settle_in(store).await;
        assert_eq!(store.offices().await.unwrap().len(), 1);
        let units = store.units().await.unwrap();
        assert_eq!(units.iter().map(|each| &each.code).collect::<Vec<_>>(), ["LS", "VP"]);
        assert_eq!(store.touchpoints().await.unwrap(), touchpoints());
        assert_eq!(store.touchpoint("bt01").await.unwrap().unwrap(), touchpoints()[0]);
        assert_eq!(store.touchpoint("BT09").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_again_replaces_what_was_known() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let mut changed = touchpoints();
        changed[0].name = text("Quầy số 1");
        changed[0].tier = Tier::Assisted;
        changed[0].procedures.clear();
        store.keep_touchpoints(&changed).await.unwrap();
        settle_in_units_again(store).await;
        assert_eq!(store.touchpoints().await.unwrap(), changed);

        let mut procedure = Procedure {
            code: "3.000242".to_owned(),
            name: text("Cử đoàn ra"),
            illustrative: true,
            closed: None,
        };
        store.keep_procedures(&[procedure.clone()]).await.unwrap();
        procedure.illustrative = false;
        store.keep_procedures(&[procedure.clone()]).await.unwrap();
        assert_eq!(store.procedures().await.unwrap(), [procedure]);
    })
    .await;
}

async fn settle_in_units_again(store: &Store) {
    let units = store.units().await.unwrap();
    store.keep_units(&units).await.unwrap();
    assert_eq!(store.units().await.unwrap(), units);
    let office = store.offices().await.unwrap().remove(0);
    store.keep_office(&office).await.unwrap();
    assert_eq!(store.offices().await.unwrap(), [office]);
}

#[tokio::test]
async fn of_touchpoints_with_one_in_an_unknown_unit_none_is_kept() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let mut more = touchpoints();
        more[0].code = "BT03".to_owned();
        more[1].code = "BT04".to_owned();
        more[1].unit = "nowhere".to_owned();
        let refused = store.keep_touchpoints(&more).await;
        assert!(matches!(refused, Err(Error::Database(_))), "{refused:?}");
        assert_eq!(store.touchpoint("BT03").await.unwrap(), None);
    })
    .await;
}

fn an() -> Staff {
    Staff {
        name: "nguyễn.an".to_owned(),
        role: Role::Officer,
        password_hash: "$argon2id$…".to_owned(),
        disabled: false,
    }
}

#[tokio::test]
async fn a_name_is_one_account() {
    on_both(async |database| {
        let store = &database.store;
        assert!(store.add_staff(&an(), &[], &By::system(morning())).await.unwrap());
        let other = Staff { role: Role::Admin, ..an() };
        assert!(!store.add_staff(&other, &[], &By::system(morning())).await.unwrap());
        assert_eq!(store.staff("nguyễn.an").await.unwrap(), Some(an()));
        assert_eq!(store.staff("nobody").await.unwrap(), None);
        assert_eq!(store.all_staff().await.unwrap(), [an()]);
    })
    .await;
}

/// Begins a session of [`an`].
async fn begin_session(store: &Store, secret: [u8; 32], ends: DateTime<Utc>) {
    let name = an().name;
    let entry = By::account(&name, morning()).did("staff.signed-in", "staff", &name);
    let begun = store.begin_session(secret, &name, ends, &entry);
    begun.await.unwrap();
}

#[tokio::test]
async fn a_session_holds_until_it_ends_and_no_longer_than_its_account() {
    on_both(async |database| {
        let store = &database.store;
        store.add_staff(&an(), &[], &By::system(morning())).await.unwrap();
        let now = morning();
        let hour = TimeDelta::hours(1);
        for secret in [[1; 32], [2; 32]] {
            begin_session(store, secret, now + hour).await;
        }
        let during = now + hour - TimeDelta::milliseconds(1);
        assert_eq!(store.session([1; 32], during).await.unwrap(), Some(an()));
        assert_eq!(store.session([1; 32], now + hour).await.unwrap(), None);
        assert_eq!(store.session([3; 32], now).await.unwrap(), None);

        store.sign_out([1; 32], now).await.unwrap();
        assert_eq!(store.session([1; 32], now).await.unwrap(), None);
        assert!(store.disable_staff("nguyễn.an", &By::system(morning())).await.unwrap());
        assert_eq!(store.session([2; 32], now).await.unwrap(), None);
        assert_eq!(store.forget_sessions(now + hour).await.unwrap(), 0);
        assert!(store.staff("nguyễn.an").await.unwrap().unwrap().disabled);
        assert!(!store.disable_staff("nobody", &By::system(morning())).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn sessions_that_have_ended_are_forgotten() {
    on_both(async |database| {
        let store = &database.store;
        store.add_staff(&an(), &[], &By::system(morning())).await.unwrap();
        let now = morning();
        let later = now + TimeDelta::hours(1);
        begin_session(store, [1; 32], now).await;
        begin_session(store, [2; 32], later).await;
        assert_eq!(store.forget_sessions(now).await.unwrap(), 1);
        assert_eq!(store.session([2; 32], now).await.unwrap(), Some(an()));
    })
    .await;
}

#[tokio::test]
async fn a_fact_is_kept_until_it_is_replaced() {
    on_both(async |database| {
        let store = &database.store;
        assert_eq!(store.fact("demo").await.unwrap(), None);
        store.keep_fact("demo", "1").await.unwrap();
        store.keep_fact("demo", "7").await.unwrap();
        assert_eq!(store.fact("demo").await.unwrap().as_deref(), Some("7"));
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_is_there_after_opening_again() {
    on_both(async |database| {
        settle_in(&database.store).await;
        database.store.keep_fact("demo", "1").await.unwrap();
        database.store.close().await;
        let store = database.open_again().await;
        assert_eq!(store.touchpoints().await.unwrap(), touchpoints());
        assert_eq!(store.fact("demo").await.unwrap().as_deref(), Some("1"));
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_address_of_neither_database_says_what_is_expected() {
    let refused = Store::open("mysql://localhost/hailong").await.unwrap_err();
    let said = refused.to_string();
    assert!(said.contains("sqlite:FILE"), "{said}");
}
