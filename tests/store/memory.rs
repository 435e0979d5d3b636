//! The copy of settled answers in memory.

use std::fmt::Write as _;

use chrono::TimeDelta;
use hailong::domain::batch::{Audience, Selection, SettleRule};
use hailong::store::{By, NewResponse, Store};

use crate::support::databases::on_both;
use crate::support::sample::{
    catalogue, drawn, instrument, morning, response_at, settle, settle_in, settle_now,
};

/// Every figure of a store by place and day, for staff and the public.
async fn figures(store: &Store) -> String {
    let columns = store.columns(&instrument()).await.unwrap();
    let mut all = String::new();
    for audience in [Audience::Staff, Audience::Public] {
        for with_apart in [false, true] {
            let selection = Selection { audience, with_apart, ..Selection::default() };
            let view = columns.view(&selection);
            let tallies = view.tallies_by_place_and_day(|place, day| Some((place.clone(), day)));
            let halves = view.tallies_by(|piece| piece.place.clone());
            let procedures = view.by_procedure_and_place(|_, day| day);
            writeln!(all, "{tallies:?}\n{halves:?}\n{procedures:?}").unwrap();
        }
    }
    all
}

#[tokio::test]
async fn what_is_in_memory_is_what_a_fresh_reading_gives() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let other = database.open_again().await;
        let by = |name: &str| By::account(name, morning());
        let mut number = 0;
        for step in 0..60 {
            let now = morning() + TimeDelta::days(step / 3) + TimeDelta::hours(step % 3);
            let from = 1000 + step.unsigned_abs() * 10;
            let some = 1 + drawn(from, 12);
            let answers: Vec<_> = (number..number + some)
                .map(|each| NewResponse {
                    procedure: (each % 4 == 0).then(|| "3.000242".to_owned()),
                    accepted_at: now,
                    ..response_at(if drawn(each, 3) == 0 { "BT02" } else { "BT01" }, each)
                })
                .collect();
            number += some;
            store.accept(&answers).await.unwrap();
            let settler = if drawn(from + 1, 2) == 0 { store } else { &other };
            match drawn(from + 2, 3) {
                0 => settle_now(settler, now).await,
                _ => settle(settler, now).await,
            };
            let last = store.batch_mark().await.unwrap();
            let last: u64 = last.split('.').next().unwrap().parse().unwrap();
            if drawn(from + 3, 4) == 0 && last > 0 {
                let batch = 1 + drawn(from + 4, last);
                settler.propose_take_back(batch, "Thử quét mã", &by("mai")).await.unwrap();
                settler.confirm_take_back(batch, SettleRule::default(), &by("lan")).await.unwrap();
            }
            // One of the two reads now and then only.
            if drawn(from + 5, 2) == 0 {
                figures(store).await;
            }
        }
        let fresh = database.open_again().await;
        let expected = figures(&fresh).await;
        assert_eq!(figures(store).await, expected);
        assert_eq!(figures(&other).await, expected);
        let standings = database.texts("select distinct standing from batch order by 1").await;
        assert_eq!(standings, ["counted", "taken-back"]);
        let (_, found) = fresh.verify_batches(&catalogue(), SettleRule::default()).await.unwrap();
        assert!(found.is_empty(), "{found:?}");
    })
    .await;
}
