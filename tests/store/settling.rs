//! From the inbox to responses and counts, in batches large enough to hide in.

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::TryStreamExt;
use hailong::base::random::Random;
use hailong::domain::measure::Tally;
use hailong::domain::survey::Tier;
use hailong::domain::survey::{Catalogue, Record};
use hailong::store::Acceptance::{Conflict, Repeated};
use hailong::store::{
    Audience, NewResponse, ReceiptState, Response, Responses, SettleRule, Settled, Store,
};

use crate::support::databases::on_both;
use crate::support::sample::{
    catalogue, instrument, morning, new_response, new_responses, settle_in, today,
};

const EVERYTHING: SettleRule = SettleRule {
    at_least: 5,
    longest: TimeDelta::hours(24),
    everything: true,
    release_at_least: 10,
};

/// Ids must differ from round to round, so chance is not seeded here.
async fn settle(store: &Store, rule: SettleRule, now: DateTime<Utc>) -> Settled {
    store.settle(&catalogue(), &Random::system(), rule, now).await.unwrap()
}

async fn responses(store: &Store) -> Vec<Response> {
    let wanted = Responses { instrument: "small".to_owned(), ..Responses::default() };
    store.responses(&wanted).try_collect().await.unwrap()
}

/// How many responses the audience sees counted.
async fn counted(store: &Store, audience: Audience) -> u64 {
    store
        .counters(&instrument(), audience)
        .await
        .unwrap()
        .iter()
        .map(|row| row.tally.responses)
        .sum()
}

fn at(touchpoint: &str, number: u64) -> NewResponse {
    NewResponse { touchpoint: touchpoint.to_owned(), ..new_response(number) }
}

#[tokio::test]
async fn four_answers_wait_for_a_fifth_of_the_same_touchpoint() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let now = morning() + TimeDelta::hours(1);
        store.accept(&new_responses(0..4)).await.unwrap();
        store.accept(&[at("BT02", 10)]).await.unwrap();
        let settled = settle(store, SettleRule::default(), now).await;
        assert_eq!((settled.responses, settled.waiting), (0, 5));

        store.accept(&[new_response(4)]).await.unwrap();
        let settled = settle(store, SettleRule::default(), now).await;
        assert_eq!((settled.responses, settled.waiting), (5, 1));
        assert!(responses(store).await.iter().all(|each| each.touchpoint == "BT01"));
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_waited_a_day_is_settled_with_whatever_waits() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses([0, 60])).await.unwrap();
        let day = morning() + TimeDelta::hours(24);
        let before = day - TimeDelta::milliseconds(1);
        assert_eq!(settle(store, SettleRule::default(), before).await.responses, 0);
        assert_eq!(settle(store, SettleRule::default(), day).await.responses, 2);
        assert_eq!(store.inbox_size().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_response_keeps_what_was_answered_and_the_office_day() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let answer = NewResponse {
            touchpoint: "BT02".to_owned(),
            procedure: Some("3.000242".to_owned()),
            tier: Tier::Assisted,
            record: Record::stored("5?011"),
            remark: Some("Rất nhanh, cảm ơn!".to_owned()),
            duration: Some(121),
            // 23:59:59 of the same day in Việt Nam.
            accepted_at: "2026-11-24T16:59:59Z".parse().unwrap(),
            ..new_response(1)
        };
        store.accept(std::slice::from_ref(&answer)).await.unwrap();
        settle(store, EVERYTHING, morning()).await;
        let found = responses(store).await.remove(0);
        let expected = Response {
            id: found.id.clone(),
            instrument: "small".to_owned(),
            version: "1".to_owned(),
            day: today(),
            touchpoint: "BT02".to_owned(),
            unit: "LS".to_owned(),
            procedure: Some("3.000242".to_owned()),
            tier: Tier::Assisted,
            duration: Some(">120".to_owned()),
            record: answer.record,
            remark: answer.remark,
        };
        assert_eq!(found, expected);
        assert_eq!(found.id.len(), 36);
    })
    .await;
}

#[tokio::test]
async fn counts_are_what_counting_the_responses_again_gives() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let answers: Vec<_> = (0..700_u64)
            .map(|number| NewResponse {
                touchpoint: ["BT01", "BT02"][usize::from(number % 3 == 0)].to_owned(),
                tier: Tier::ALL[usize::try_from(number % 4).unwrap()],
                procedure: (number % 7 == 0).then(|| "3.000242".to_owned()),
                accepted_at: morning() + TimeDelta::minutes(number.cast_signed() * 7),
                ..new_response(number)
            })
            .collect();
        // In several rounds, so that rows are also added to.
        for part in answers.chunks(90) {
            store.accept(part).await.unwrap();
            settle(store, EVERYTHING, morning()).await;
        }
        let rows = store.counters(&instrument(), Audience::Staff).await.unwrap();
        let responses = responses(store).await;
        assert_eq!(responses.len(), 700);
        let mut recounted = 0;
        for row in rows.iter() {
            let mut tally = Tally::empty(&instrument());
            for each in &responses {
                let same = (each.day, &each.touchpoint, &each.unit, &each.procedure, each.tier)
                    == (row.day, &row.touchpoint, &row.unit, &row.procedure, row.tier);
                if same {
                    assert!(tally.count(&instrument(), &each.record));
                    recounted += 1;
                }
            }
            assert_eq!(tally, row.tally);
        }
        assert_eq!(recounted, 700);
    })
    .await;
}

#[tokio::test]
async fn a_large_inbox_is_settled_in_parts_that_leave_no_small_rest() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..2049)).await.unwrap();
        let settled = settle(store, SettleRule::default(), morning()).await;
        assert_eq!((settled.responses, settled.waiting), (2049, 0));
        assert_eq!(counted(store, Audience::Staff).await, 2049);
        assert_eq!(responses(store).await.len(), 2049);
    })
    .await;
}

#[tokio::test]
async fn a_receipt_tells_whether_its_answer_is_counted() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..5)).await.unwrap();
        let receipt = new_response(3).receipt();
        let state = store.receipt(&receipt).await.unwrap();
        assert_eq!(state, Some(ReceiptState::Waiting));
        settle(store, SettleRule::default(), morning()).await;
        let state = store.receipt(&receipt).await.unwrap();
        assert_eq!(state, Some(ReceiptState::Counted(today())));
    })
    .await;
}

#[tokio::test]
async fn a_key_stays_known_after_its_answer_is_settled() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..5)).await.unwrap();
        settle(store, SettleRule::default(), morning()).await;
        let other = NewResponse { body_mac: [9; 32], ..new_response(2) };
        let outcomes = store.accept(&[new_response(1), other]).await.unwrap();
        assert_eq!(outcomes, [Repeated(new_response(1).receipt()), Conflict]);
        assert_eq!(store.inbox_size().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn the_public_sees_a_touchpoint_in_batches_of_ten() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let mut seen = Vec::new();
        for numbers in [0..9, 9..10, 10..19, 19..25] {
            store.accept(&new_responses(numbers)).await.unwrap();
            settle(store, EVERYTHING, morning()).await;
            let staff = counted(store, Audience::Staff).await;
            seen.push((staff, counted(store, Audience::Public).await));
        }
        assert_eq!(seen, [(9, 0), (10, 10), (19, 10), (25, 25)]);

        let elsewhere: Vec<_> = (30..38).map(|number| at("BT02", number)).collect();
        store.accept(&elsewhere).await.unwrap();
        settle(store, EVERYTHING, morning()).await;
        assert_eq!(counted(store, Audience::Public).await, 25);
    })
    .await;
}

#[tokio::test]
async fn answers_that_cannot_be_settled_wait_and_hold_nobody_up() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let unreadable: Vec<_> = (10..15)
            .map(|number| NewResponse { record: Record::stored("5"), ..at("BT02", number) })
            .collect();
        let of_no_file: Vec<_> = (20..25)
            .map(|number| NewResponse { version: "0".to_owned(), ..new_response(number) })
            .collect();
        store.accept(&new_responses(0..5)).await.unwrap();
        store.accept(&unreadable).await.unwrap();
        store.accept(&of_no_file).await.unwrap();
        let of_no_place: Vec<_> = (30..35).map(|number| at("BT99", number)).collect();
        store.accept(&of_no_place).await.unwrap();
        let settled = settle(store, SettleRule::default(), morning()).await;
        assert_eq!((settled.responses, settled.waiting), (5, 15));
        assert_eq!(settled.stuck.len(), 3, "{:?}", settled.stuck);
        assert_eq!(responses(store).await.len(), 5);
        assert_eq!(counted(store, Audience::Staff).await, 5);
    })
    .await;
}

#[tokio::test]
async fn without_its_instrument_nothing_is_lost() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..5)).await.unwrap();
        let settled = store
            .settle(&Catalogue::default(), &Random::seeded(1), EVERYTHING, morning())
            .await
            .unwrap();
        assert_eq!((settled.responses, settled.waiting), (0, 5));
        assert_eq!(settle(store, EVERYTHING, morning()).await.responses, 5);
    })
    .await;
}
