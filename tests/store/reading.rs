//! Responses and counts, as exports and pages ask for them.

use chrono::{Days, TimeDelta};
use futures_util::TryStreamExt;
use hailong::domain::batch::Selection;
use hailong::domain::survey::Instrument;
use hailong::store::{NewResponse, Responses, Store};

use crate::support::databases::on_both;
use crate::support::sample::{
    instrument, morning, new_response, responses, settle_in, settle_now, today,
};

fn wanted() -> Responses {
    Responses { instrument: "small".to_owned(), ..Responses::default() }
}

/// `count` answers on each of three days, the middle one today; every tenth with a remark.
async fn three_days(store: &Store, count: u64) {
    settle_in(store).await;
    for day in 0..3_u64 {
        let now = morning() + TimeDelta::days(day.cast_signed() - 1);
        let answers: Vec<_> = (day * count..(day + 1) * count)
            .map(|number| NewResponse {
                accepted_at: now,
                remark: (number % 10 == 0).then(|| format!("góp ý {number}")),
                ..new_response(number)
            })
            .collect();
        store.accept(&answers).await.unwrap();
        settle_now(store, now).await;
    }
}

#[tokio::test]
async fn responses_come_once_each_with_their_own_remark_over_many_pages() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        // More batches than are read at a time.
        for round in 0..260_u64 {
            let answers: Vec<_> = (round * 5..round * 5 + 5)
                .map(|number| NewResponse {
                    // The rating of an answer follows from its number, and so from its remark.
                    remark: (number % 3 == 0).then(|| number.to_string()),
                    ..new_response(number)
                })
                .collect();
            store.accept(&answers).await.unwrap();
            settle_now(store, morning()).await;
        }
        let found = responses(store).await;
        let mut ids: Vec<_> = found.iter().map(|response| &response.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((found.len(), ids.len()), (1300, 1300));
        let remarked: Vec<_> = found.iter().filter(|each| each.remark.is_some()).collect();
        assert_eq!(remarked.len(), 434);
        for each in remarked {
            let number: u64 = each.remark.as_deref().unwrap().parse().unwrap();
            assert_eq!(each.record, new_response(number).record, "{number}");
        }
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
            let columns = store.columns(instrument).await.unwrap();
            let all = Selection::default();
            columns.view(&all).responses_by_day().into_iter().collect::<Vec<_>>()
        };
        let yesterday = today() - Days::new(1);
        let tomorrow = today() + Days::new(1);
        assert_eq!(days(&instrument()).await, [(yesterday, 10), (today(), 10), (tomorrow, 10)]);
        let newer = Instrument { version: "2".to_owned(), ..instrument() };
        assert_eq!(days(&newer).await, []);
    })
    .await;
}

#[tokio::test]
async fn records_that_do_not_fit_the_instrument_are_in_no_count() {
    on_both(async |database| {
        let store = &database.store;
        three_days(store, 10).await;
        let mut other = instrument();
        other.items.pop();
        let columns = store.columns(&other).await.unwrap();
        assert_eq!(columns.view(&Selection::default()).responses(), 0);
    })
    .await;
}
