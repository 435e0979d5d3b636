//! Responses, remarks and counts, as exports and pages ask for them.

use chrono::{Days, TimeDelta};
use futures_util::TryStreamExt;
use hailong::base::random::Random;
use hailong::domain::survey::{Catalogue, Instrument};
use hailong::store::{Audience, NewResponse, Responses, SettleRule, Store};

use crate::support::databases::on_both;
use crate::support::sample::{catalogue, instrument, morning, new_response, settle_in, today};

fn everything() -> SettleRule {
    SettleRule { everything: true, ..SettleRule::default() }
}

fn wanted() -> Responses {
    Responses { instrument: "small".to_owned(), ..Responses::default() }
}

/// `count` answers on each of three days, the middle one today; every tenth with a remark.
async fn three_days(store: &Store, count: u64) {
    settle_in(store).await;
    let answers: Vec<_> = (0..3 * count)
        .map(|number| NewResponse {
            accepted_at: morning() + TimeDelta::days((number % 3).cast_signed() - 1),
            remark: (number % 10 == 0).then(|| format!("góp ý {number}")),
            ..new_response(number)
        })
        .collect();
    store.accept(&answers).await.unwrap();
    store.settle(&catalogue(), &Random::seeded(1), everything(), morning()).await.unwrap();
}

#[tokio::test]
async fn responses_come_once_each_in_the_order_of_their_ids_over_many_pages() {
    on_both(async |database| {
        let store = &database.store;
        three_days(store, 1000).await;
        let ids: Vec<_> =
            store.responses(&wanted()).map_ok(|response| response.id).try_collect().await.unwrap();
        assert_eq!(ids.len(), 3000);
        assert!(ids.is_sorted_by(|one, other| one < other));
    })
    .await;
}

#[tokio::test]
async fn responses_are_chosen_by_instrument_version_and_day() {
    on_both(async |database| {
        let store = &database.store;
        three_days(store, 40).await;
        let count = async |wanted: Responses| {
            let found: Vec<_> = store.responses(&wanted).try_collect().await.unwrap();
            found.len()
        };
        let only_today = Responses { from: Some(today()), to: Some(today()), ..wanted() };
        let since = Responses { from: Some(today()), ..wanted() };
        let of_version =
            |version: &str| Responses { version: Some(version.to_owned()), ..wanted() };
        assert_eq!(count(only_today).await, 40);
        assert_eq!(count(since).await, 80);
        assert_eq!(count(of_version("1")).await, 120);
        assert_eq!(count(of_version("2")).await, 0);
        assert_eq!(count(Responses::default()).await, 0);
    })
    .await;
}

#[tokio::test]
async fn counts_are_kept_by_version_and_day() {
    on_both(async |database| {
        let store = &database.store;
        three_days(store, 10).await;
        let days = async |instrument: &Instrument| {
            let rows = store.counters(instrument, Audience::Staff).await;
            rows.unwrap().iter().map(|row| (row.day, row.tally.responses)).collect::<Vec<_>>()
        };
        let small = instrument();
        let yesterday = today() - Days::new(1);
        let tomorrow = today() + Days::new(1);
        assert_eq!(days(&small).await, [(yesterday, 10), (today(), 10), (tomorrow, 10)]);
        let newer = Instrument { version: "2".to_owned(), ..instrument() };
        assert_eq!(days(&newer).await, []);
    })
    .await;
}

#[tokio::test]
async fn counts_that_do_not_fit_the_instrument_are_refused() {
    on_both(async |database| {
        let store = &database.store;
        three_days(store, 10).await;
        let mut other = instrument();
        other.items.pop();
        let refused = store.counters(&other, Audience::Staff).await;
        let said = refused.unwrap_err().to_string();
        assert!(said.contains("do not fit `small`"), "{said}");
        let none = store
            .settle(&Catalogue::default(), &Random::seeded(1), everything(), morning())
            .await
            .unwrap();
        assert_eq!(none.responses, 0);
    })
    .await;
}
