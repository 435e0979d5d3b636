//! Waves in the store: kept, changed and deleted, and what is settled in them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hailong::domain::batch::{Selection, Series};
use hailong::domain::measure::Filter;
use hailong::domain::wave::{OUTSIDE, Wave};
use hailong::store::{By, NewResponse, NotKept, Store, WaveAnswers};

use crate::support::databases::on_both;
use crate::support::sample::{
    instrument, morning, new_response, response_at, series, settle, settle_in, today,
};

fn by() -> By {
    By::account("lan", morning())
}

/// A wave at BT01 from today on, for three days.
fn wave(code: &str) -> Wave {
    Wave {
        code: code.to_owned(),
        name: format!("Đợt {code}"),
        instrument: "small".to_owned(),
        first: today(),
        last: today() + TimeDelta::days(2),
        target: Some(9500),
        quota: None,
        touchpoints: BTreeMap::from([("BT01".to_owned(), Some(20)), ("BT02".to_owned(), None)]),
        procedures: BTreeMap::from([("3.000242".to_owned(), 10)]),
        revision: 0,
    }
}

/// Answers of a wave at BT01, so many hours after the morning.
fn of_wave(numbers: std::ops::Range<u64>, code: &str, at: DateTime<Utc>) -> Vec<NewResponse> {
    let one = |number| NewResponse {
        series: Series { wave: code.to_owned(), ..series() },
        accepted_at: at,
        ..new_response(number)
    };
    numbers.map(one).collect()
}

async fn counted(store: &Store, wave: &str) -> u64 {
    let columns = store.columns(&instrument()).await.unwrap();
    let filter = Filter { wave: Some(wave.to_owned()), ..Filter::default() };
    columns.view(&Selection { filter, ..Selection::default() }).responses()
}

#[tokio::test]
async fn wave_is_kept_whole_and_a_second_one_in_its_way_is_refused() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.add_wave(&wave("D1"), &by()).await.unwrap().unwrap();
        assert_eq!(store.wave("D1").await.unwrap(), Some(wave("D1")));
        assert_eq!(store.waves().await.unwrap(), [wave("D1")]);
        assert_eq!(store.add_wave(&wave("D1"), &by()).await.unwrap(), Err(NotKept::Taken));
        let Err(NotKept::Overlaps(found)) = store.add_wave(&wave("D2"), &by()).await.unwrap()
        else {
            panic!("two waves at once")
        };
        assert_eq!((found[0].code.as_str(), found[0].touchpoints.len()), ("D1", 2));
        let later = Wave { first: day(3), last: day(5), ..wave("D2") };
        store.add_wave(&later, &by()).await.unwrap().unwrap();

        let longer = Wave { last: day(3), ..wave("D1") };
        let refused = store.change_wave(&longer, &by()).await.unwrap();
        assert!(matches!(refused, Err(NotKept::Overlaps(_))), "{refused:?}");
        let renamed = Wave { name: "Đợt đầu".to_owned(), ..wave("D1") };
        store.change_wave(&renamed, &by()).await.unwrap().unwrap();
        // Somebody who saw it before.
        assert_eq!(store.change_wave(&renamed, &by()).await.unwrap(), Err(NotKept::Stale));
        store.end_wave("D1", today(), &by()).await.unwrap().unwrap();
        let ended = store.wave("D1").await.unwrap().unwrap();
        assert_eq!((ended.last, ended.revision, &*ended.name), (today(), 2, "Đợt đầu"));
        assert_eq!(store.end_wave("D1", today(), &by()).await.unwrap(), Err(NotKept::Stale));
        store.delete_wave("D2", &by()).await.unwrap().unwrap();
        assert_eq!(store.wave("D2").await.unwrap(), None);
        let actions = database.texts("select action from audit where subject_kind = 'wave'").await;
        assert_eq!(actions.len(), 5, "{actions:?}");
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

fn day(later: i64) -> NaiveDate {
    today() + TimeDelta::days(later)
}

#[tokio::test]
async fn wave_with_answers_is_not_deleted_nor_moved_behind_them() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.add_wave(&wave("D1"), &by()).await.unwrap().unwrap();
        let at = morning() + TimeDelta::days(1);
        store.accept(&of_wave(0..1, "D1", at)).await.unwrap();
        let answered = Err(NotKept::Answered(WaveAnswers { last: day(1) }));
        assert_eq!(store.delete_wave("D1", &by()).await.unwrap(), answered);
        let shorter = Wave { last: today(), ..wave("D1") };
        assert_eq!(store.change_wave(&shorter, &by()).await.unwrap(), answered);
        let moved = Wave { first: day(1), ..wave("D1") };
        assert_eq!(store.change_wave(&moved, &by()).await.unwrap(), answered);
        let just = Wave { last: day(1), ..wave("D1") };
        store.change_wave(&just, &by()).await.unwrap().unwrap();
        // Settled answers count as those that wait.
        store.accept(&of_wave(1..6, "D1", at)).await.unwrap();
        settle(store, at + TimeDelta::days(1)).await;
        assert_eq!(counted(store, "D1").await, 6);
        assert!(store.delete_wave("D1", &by()).await.unwrap().is_err());
    })
    .await;
}

#[tokio::test]
async fn settle_joins_on_the_last_day_what_is_left_of_a_wave() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.add_wave(&wave("D1"), &by()).await.unwrap().unwrap();
        let mut all = of_wave(0..3, "D1", morning());
        all.extend((3..6).map(|number| {
            let other = response_at("BT02", number);
            NewResponse { series: Series { wave: "D1".to_owned(), ..other.series }, ..other }
        }));
        // Three outside of it, which are nobody else's.
        all.extend((6..9).map(new_response));
        store.accept(&all).await.unwrap();
        settle(store, morning() + TimeDelta::days(2)).await;
        assert_eq!(counted(store, "D1").await, 0, "too few a counter before the last day");
        settle(store, morning() + TimeDelta::days(3)).await;
        assert_eq!((counted(store, "D1").await, counted(store, OUTSIDE).await), (6, 0));
    })
    .await;
}

#[tokio::test]
async fn settle_takes_the_few_of_an_ended_wave_with_those_outside_of_waves() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.add_wave(&wave("D1"), &by()).await.unwrap().unwrap();
        store.accept(&of_wave(0..3, "D1", morning())).await.unwrap();
        let settled = settle(store, morning() + TimeDelta::days(3)).await;
        assert_eq!((settled.responses, settled.waiting), (0, 3));
        let later = morning() + TimeDelta::days(4);
        let outside = |number| NewResponse { accepted_at: later, ..new_response(number) };
        store.accept(&(3..6).map(outside).collect::<Vec<_>>()).await.unwrap();
        let settled = settle(store, morning() + TimeDelta::days(5)).await;
        assert_eq!((settled.responses, settled.waiting), (6, 0));
        assert_eq!((counted(store, "D1").await, counted(store, OUTSIDE).await), (0, 6));
    })
    .await;
}

#[tokio::test]
async fn verify_holds_what_was_settled_in_waves_and_columns_read_it_again() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.add_wave(&wave("D1"), &by()).await.unwrap().unwrap();
        store.accept(&of_wave(0..30, "D1", morning())).await.unwrap();
        store.accept(&(30..60).map(new_response).collect::<Vec<_>>()).await.unwrap();
        settle(store, morning() + TimeDelta::days(1)).await;
        let again = database.open_again().await;
        for store in [store, &again] {
            assert_eq!((counted(store, "D1").await, counted(store, OUTSIDE).await), (30, 30));
        }
        again.close().await;
    })
    .await;
}

#[tokio::test]
async fn another_node_knows_a_new_wave_within_a_second() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let other = database.open_again().await;
        let waves = async |store: &Store, at| {
            let touchpoint = store.recent_touchpoint("BT01", at).await.unwrap().unwrap();
            touchpoint.waves.iter().map(|wave| wave.code.clone()).collect::<Vec<_>>()
        };
        assert_eq!(waves(&other, morning()).await, [""; 0]);
        store.add_wave(&wave("D1"), &by()).await.unwrap().unwrap();
        assert_eq!(waves(store, morning()).await, ["D1"], "at once where it was made");
        let later = morning() + TimeDelta::milliseconds(1_001);
        assert_eq!(waves(&other, later).await, ["D1"]);
        // Its end, too.
        store.delete_wave("D1", &by()).await.unwrap().unwrap();
        assert_eq!(waves(&other, later + TimeDelta::milliseconds(1_001)).await, [""; 0]);
        other.close().await;
    })
    .await;
}
