//! A slip is good once, at its touchpoint, until its last day.

use chrono::{Days, TimeDelta};
use hailong::domain::survey::Tier;
use hailong::domain::touchpoint::slips::SlipMonth;
use hailong::store::Acceptance::{Kept, Repeated, SlipRefused};
use hailong::store::{By, NewResponse};

use crate::support::databases::{Database, on_both};
use crate::support::sample::{
    morning, new_response, responses, series_at, settle_in, settle_now, today,
};

/// Ten slips of BT01 issued today, good until tomorrow; the first byte of a hash is its number.
async fn issue(database: &Database) {
    settle_in(&database.store).await;
    let hashes: Vec<_> = (0..10).map(slip).collect();
    let tomorrow = today() + Days::new(1);
    database.store.keep_slips("BT01", &hashes, (today(), tomorrow), &by()).await.unwrap();
}

fn slip(number: u8) -> [u8; 32] {
    let mut hash = [7; 32];
    hash[0] = number;
    hash
}

fn with_slip(number: u64, slip_number: u8) -> NewResponse {
    NewResponse { slip_hash: Some(slip(slip_number)), ..new_response(number) }
}

#[tokio::test]
async fn a_slip_is_spent_once_and_makes_the_answer_verified() {
    on_both(async |database| {
        issue(database).await;
        let store = &database.store;
        let outcomes =
            store.accept(&[with_slip(1, 1), with_slip(2, 1), with_slip(3, 2)]).await.unwrap();
        assert_eq!(
            outcomes,
            [Kept(new_response(1).receipt()), SlipRefused, Kept(new_response(3).receipt())]
        );
        let outcomes = store.accept(&[with_slip(4, 2), with_slip(1, 1)]).await.unwrap();
        assert_eq!(outcomes, [SlipRefused, Repeated(new_response(1).receipt())]);

        let more: Vec<_> = (5..8_u8).map(|number| with_slip(number.into(), number)).collect();
        store.accept(&more).await.unwrap();
        assert_eq!(settle_now(store, morning()).await.responses, 5);
        assert!(responses(store).await.iter().all(|each| each.tier == Some(Tier::Verified)));
    })
    .await;
}

#[tokio::test]
async fn a_refused_answer_may_be_sent_again_without_its_slip() {
    on_both(async |database| {
        issue(database).await;
        let store = &database.store;
        let unknown = with_slip(1, 99);
        assert_eq!(store.accept(&[unknown]).await.unwrap(), [SlipRefused]);
        assert_eq!(store.inbox_size().await.unwrap(), 0);
        let kept = Kept(new_response(1).receipt());
        assert_eq!(store.accept(&[new_response(1)]).await.unwrap(), [kept]);
    })
    .await;
}

#[tokio::test]
async fn a_slip_is_refused_elsewhere_and_after_its_last_day() {
    on_both(async |database| {
        issue(database).await;
        let store = &database.store;
        let elsewhere = NewResponse { series: series_at("BT02"), ..with_slip(1, 1) };
        // Tomorrow ends at 17:00 UTC.
        let last = NewResponse {
            accepted_at: morning() + TimeDelta::hours(24 + 14) + TimeDelta::minutes(59),
            ..with_slip(2, 2)
        };
        let late =
            NewResponse { accepted_at: morning() + TimeDelta::hours(24 + 15), ..with_slip(3, 3) };
        let outcomes = store.accept(&[elsewhere, last, late]).await.unwrap();
        assert_eq!(outcomes, [SlipRefused, Kept(new_response(2).receipt()), SlipRefused]);
        let kept = Kept(new_response(4).receipt());
        assert_eq!(store.accept(&[with_slip(4, 1)]).await.unwrap(), [kept]);
    })
    .await;
}

#[tokio::test]
async fn issued_and_spent_slips_are_counted_by_touchpoint_and_day_of_issue() {
    on_both(async |database| {
        issue(database).await;
        let store = &database.store;
        let yesterday = today() - Days::new(1);
        store.keep_slips("BT02", &[[1; 32]], (yesterday, today()), &by()).await.unwrap();
        let counts = |from, to| async move {
            let counts = store.slips_issued(from, to).await.unwrap();
            counts.into_iter().collect::<Vec<_>>()
        };
        let of = |touchpoint: &str, slips| (touchpoint.to_owned(), slips);
        assert_eq!(counts(None, None).await, [of("BT01", (10, 0)), of("BT02", (1, 0))]);
        store.accept(&[with_slip(1, 1), with_slip(2, 2), with_slip(3, 2)]).await.unwrap();
        assert_eq!(counts(Some(today()), None).await, [of("BT01", (10, 2))]);
        assert_eq!(counts(None, Some(yesterday)).await, [of("BT02", (1, 0))]);
        // Slips of a day of which none was spent lie in a drawer.
        let handed_out = store.slips_handed_out(None, None).await.unwrap();
        let month = today().format("%Y-%m").to_string();
        let touchpoint = "BT01".to_owned();
        assert_eq!(handed_out, [SlipMonth { touchpoint, month, issued: 10, spent: 2 }]);
    })
    .await;
}

#[tokio::test]
async fn a_slip_cannot_be_issued_twice() {
    on_both(async |database| {
        issue(database).await;
        let store = &database.store;
        let again = store.keep_slips("BT01", &[[1; 32], slip(3)], (today(), today()), &by()).await;
        assert!(again.is_err());
        let counts = store.slips_issued(None, None).await.unwrap();
        assert_eq!(counts.get("BT01"), Some(&(10, 0)));
    })
    .await;
}

fn by() -> By {
    By::system(morning())
}
