//! Batches over days, clocks, restarts and nodes.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use futures_util::future::join;
use hailong::base::calendar::office_instant;
use hailong::domain::batch::{Audience, Selection, Series, Standing};
use hailong::domain::survey::{Record, Tier};
use hailong::store::{NewResponse, ReceiptState, Store};

use crate::support::databases::on_both;
use crate::support::sample::{
    counted, drawn, instrument, morning, new_response, new_responses, response_at, responses,
    series, series_at, settle, settle_in, settle_now, today,
};

/// Answers with these numbers, of so many days after today at nine.
fn on_day(numbers: std::ops::Range<u64>, days: i64) -> Vec<NewResponse> {
    let at = morning() + TimeDelta::days(days);
    numbers.map(|number| NewResponse { accepted_at: at, ..new_response(number) }).collect()
}

/// Five minutes after the end of a day so many days after today.
fn night(days: i64) -> DateTime<Utc> {
    morning() + TimeDelta::days(days) + TimeDelta::hours(15) + TimeDelta::minutes(5)
}

fn day(days: i64) -> NaiveDate {
    today() + TimeDelta::days(days)
}

/// How many responses each day has.
async fn by_day(store: &Store) -> Vec<(NaiveDate, u64)> {
    let columns = store.columns(&instrument()).await.unwrap();
    columns.view(&Selection::default()).responses_by_day().into_iter().collect()
}

#[tokio::test]
async fn days_that_passed_while_the_server_was_away_are_closed_one_by_one() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&on_day(0..6, -3)).await.unwrap();
        store.accept(&on_day(10..13, -2)).await.unwrap();
        store.accept(&on_day(20..23, -1)).await.unwrap();
        store.accept(&on_day(30..34, 0)).await.unwrap();
        let settled = settle(store, morning()).await;
        assert_eq!((settled.responses, settled.waiting), (12, 4));
        // Three of one day are enough with three of the next, and counted under that.
        assert_eq!(by_day(store).await, [(day(-3), 6), (day(-1), 6)]);
        let receipt = store.receipt(&new_response(0).receipt()).await.unwrap();
        assert_eq!(receipt, Some(ReceiptState::Counted(day(-3))));
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_is_set_back_adds_nothing_to_a_closed_day_and_holds_nobody_up() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        // The clock is a day ahead, and closes today at what it thinks is tomorrow.
        store.accept(&on_day(0..5, 0)).await.unwrap();
        settle(store, night(1)).await;
        assert_eq!(by_day(store).await, [(day(0), 5)]);
        // It is put right: more answers of today come in.
        store.accept(&on_day(10..30, 0)).await.unwrap();
        store.accept(&on_day(40..45, 0)).await.unwrap();
        assert_eq!(settle(store, morning() + TimeDelta::hours(1)).await.responses, 25);
        store.accept(&on_day(50..55, 0)).await.unwrap();
        assert_eq!(settle(store, morning() + TimeDelta::hours(2)).await.responses, 0);
        assert_eq!(settle(store, night(0)).await.responses, 5);
        // All of it stands under the first day that is not closed.
        assert_eq!(by_day(store).await, [(day(0), 5), (day(2), 30)]);
        store.accept(&on_day(60..65, 3)).await.unwrap();
        settle(store, night(3)).await;
        assert_eq!(by_day(store).await.last(), Some(&(day(3), 5)));
    })
    .await;
}

#[tokio::test]
async fn small_series_join_and_what_they_have_not_in_common_is_not_told() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let of = |number: u64, series: Series| NewResponse {
            series,
            procedure: Some("3.000242".to_owned()),
            ..new_response(number)
        };
        let assisted = Series { tier: Tier::Assisted, ..series() };
        let third = Series { touchpoint: "BT03".to_owned(), ..series() };
        let answers: Vec<_> = (0..3)
            .map(|number| of(number, series()))
            .chain((3..5).map(|number| of(number, assisted.clone())))
            .chain((10..14).map(|number| of(number, series_at("BT02"))))
            .chain([of(14, third)])
            .collect();
        store.accept(&answers).await.unwrap();
        assert_eq!(settle(store, night(5)).await.responses, 0);
        // The last day of the month.
        assert_eq!(settle(store, night(6)).await.responses, 10);
        let found = responses(store).await;
        assert!(found.iter().all(|each| each.day == day(6)));
        let mut places: Vec<_> = found
            .iter()
            .map(|each| {
                let place = (each.unit.as_deref(), each.touchpoint.as_deref(), each.tier);
                (place, each.procedure.as_deref())
            })
            .collect();
        places.sort();
        let office = ((None, None, None), None);
        let counter = ((Some("VP"), Some("BT01"), None), Some("3.000242"));
        assert_eq!(places, [[office; 5], [counter; 5]].concat());
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_long_waits_without_its_instant_and_is_settled_when_it_is_enough() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let instants = async || {
            let mut all = database.texts("select cast(accepted_at as text) from inbox").await;
            all.sort();
            all
        };
        // 5 and 24 November: three of them wait in the whole office.
        store.accept(&on_day(0..2, -19)).await.unwrap();
        store.accept(&on_day(2..3, 0)).await.unwrap();
        assert_eq!(settle(store, night(0)).await.waiting, 3);
        let first = "2026-10-31T17:00:00Z".parse::<DateTime<Utc>>().unwrap();
        let exact = morning().timestamp_millis().to_string();
        let coarse = first.timestamp_millis().to_string();
        assert_eq!(instants().await, [coarse.clone(), coarse.clone(), exact]);
        assert_eq!(settle(store, night(14)).await.waiting, 3);
        assert_eq!(instants().await, [coarse.clone(), coarse.clone(), coarse]);
        store.accept(&on_day(10..12, 40)).await.unwrap();
        assert_eq!(settle(store, night(40)).await.responses, 5);
        assert_eq!(by_day(store).await, [(day(40), 5)]);
    })
    .await;
}

#[tokio::test]
async fn thirty_thousand_are_settled_while_others_are_accepted() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        for first in (0..30_000).step_by(1000) {
            store.accept(&new_responses(first..first + 1000)).await.unwrap();
        }
        let accepting = async {
            for number in 40_000..40_100 {
                store.accept(&new_responses(number..=number)).await.unwrap();
            }
        };
        let settling = Box::pin(settle(store, morning() + TimeDelta::hours(10)));
        let (settled, ()) = join(settling, accepting).await;
        assert!(settled.responses >= 30_000, "{settled:?}");
        let waiting = store.inbox_size().await.unwrap();
        assert_eq!(counted(store, Audience::Staff).await + waiting, 30_100);
        let sizes = database.texts("select cast(responses as text) from batch").await;
        assert!(sizes.iter().all(|size| (5..=400).contains(&size.parse::<u64>().unwrap())));
    })
    .await;
}

#[tokio::test]
async fn a_bad_record_waits_alone_once_the_others_of_its_series_are_enough() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let bad = NewResponse { record: Record::stored("9-100"), ..new_response(100) };
        store.accept(&[bad]).await.unwrap();
        store.accept(&new_responses(0..4)).await.unwrap();
        let settled = settle_now(store, morning()).await;
        assert_eq!((settled.responses, settled.stuck.len()), (0, 1), "{settled:?}");
        store.accept(&new_responses(4..5)).await.unwrap();
        let settled = settle_now(store, morning()).await;
        assert_eq!((settled.responses, settled.waiting, settled.stuck.len()), (5, 1, 1));
        assert!(settled.stuck[0].contains(&new_response(100).receipt()), "{settled:?}");
        assert_eq!(counted(store, Audience::Staff).await, 5);
    })
    .await;
}

#[tokio::test]
async fn what_is_held_apart_is_in_no_figure_and_no_file_until_it_is_asked_for() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let apart = Series { apart: true, ..series() };
        let answers: Vec<_> = (0..6)
            .map(|number| NewResponse { series: apart.clone(), ..new_response(number) })
            .chain(new_responses(10..15))
            .collect();
        store.accept(&answers).await.unwrap();
        assert_eq!(settle_now(store, morning()).await.responses, 11);
        assert_eq!(counted(store, Audience::Staff).await, 5);
        assert_eq!(responses(store).await.len(), 5);
        let columns = store.columns(&instrument()).await.unwrap();
        let with = Selection { with_apart: true, ..Selection::default() };
        assert_eq!(columns.view(&with).responses(), 11);
        let standings = database.texts("select distinct standing from batch order by 1").await;
        assert_eq!(standings, [Standing::Apart.code(), Standing::Counted.code()]);
    })
    .await;
}

/// The ends of months and of the quarters of reporting.
fn ends_of_2026() -> Vec<NaiveDate> {
    let all = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().iter_days().take(365);
    let is_end = |day: &NaiveDate| {
        let quarter = day.month().is_multiple_of(3) && day.day() == 14;
        quarter || day.succ_opt().unwrap().month() != day.month()
    };
    all.filter(is_end).collect()
}

#[tokio::test]
async fn at_the_ends_of_months_and_quarters_fewer_than_five_are_left() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let mut accepted: Vec<NaiveDate> = Vec::new();
        for (at, number) in first.iter_days().take(365).zip((0..).step_by(10)) {
            let now = office_instant(at.and_hms_opt(9, 0, 0).unwrap());
            let answers: Vec<_> = (number..number + drawn(number, 3))
                .map(|each| NewResponse {
                    accepted_at: now,
                    ..response_at(if each % 2 == 0 { "BT01" } else { "BT02" }, each)
                })
                .collect();
            accepted.extend(answers.iter().map(|_| at));
            store.accept(&answers).await.unwrap();
            settle(store, now).await;
        }
        settle(store, "2027-01-01T02:00:00Z".parse().unwrap()).await;
        let found = responses(store).await;
        assert_eq!(found.len() as u64 + store.inbox_size().await.unwrap(), accepted.len() as u64);
        for end in ends_of_2026() {
            let settled = found.iter().filter(|each| each.day <= end).count();
            let given = accepted.iter().filter(|day| **day <= end).count();
            assert!((settled..settled + 5).contains(&given), "{end}: {settled} of {given}");
        }
    })
    .await;
}
