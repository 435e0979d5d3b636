//! From the inbox to batches large enough to hide in.

use chrono::TimeDelta;
use hailong::base::random::Random;
use hailong::domain::batch::{Audience, Fullness, Selection, Series, SettleRule};
use hailong::domain::measure::Tally;
use hailong::domain::survey::{Catalogue, Record, Tier};
use hailong::store::Acceptance::{Conflict, Repeated};
use hailong::store::{By, NewResponse, ReceiptState, Response};

use crate::support::databases::on_both;
use crate::support::sample::{
    counted, instrument, morning, new_response, new_responses, response_at, responses, series,
    series_at, settle, settle_in, settle_now, today,
};

#[tokio::test]
async fn four_answers_wait_for_a_fifth_of_the_same_series() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let now = morning() + TimeDelta::hours(1);
        store.accept(&new_responses(0..4)).await.unwrap();
        let short = Series { fullness: Fullness::Overall, ..series() };
        let paper = Series { tier: Tier::Paper, ..series() };
        let apart = Series { apart: true, ..series() };
        for (number, series) in (10..).zip([short, paper, apart, series_at("BT02")]) {
            let other = NewResponse { series, ..new_response(number) };
            store.accept(&[other]).await.unwrap();
        }
        let settled = settle_now(store, now).await;
        assert_eq!((settled.responses, settled.waiting), (0, 8));

        store.accept(&[new_response(4)]).await.unwrap();
        let settled = settle_now(store, now).await;
        assert_eq!((settled.responses, settled.waiting), (5, 4));
        let found = responses(store).await;
        let numbers: Vec<_> = found.iter().map(|each| each.record.as_str()).collect();
        for number in 0..5 {
            assert!(numbers.contains(&new_response(number).record.as_str()), "{number}");
        }
    })
    .await;
}

#[tokio::test]
async fn during_the_day_twenty_are_settled_and_at_its_end_five() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let now = morning() + TimeDelta::hours(1);
        // The first round closes the days before.
        assert_eq!(settle(store, now).await.responses, 0);
        store.accept(&new_responses(0..19)).await.unwrap();
        let desk: Vec<_> = (30..35).map(|number| response_at("BT02", number)).collect();
        store.accept(&desk).await.unwrap();
        assert_eq!(settle(store, now).await.responses, 0);
        store.accept(&new_responses(19..20)).await.unwrap();
        assert_eq!(settle(store, now).await.responses, 20);

        // Midnight in Việt Nam is 17:00 UTC; a minute later the day is closed.
        let midnight = morning() + TimeDelta::hours(15);
        let before = midnight + TimeDelta::seconds(59);
        assert_eq!(settle(store, before).await.responses, 0);
        assert_eq!(settle(store, midnight + TimeDelta::minutes(1)).await.responses, 5);
        assert!(responses(store).await.iter().all(|each| each.day == today()));
    })
    .await;
}

#[tokio::test]
async fn a_response_keeps_what_was_answered_and_the_day_of_its_batch() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let answer = NewResponse {
            series: Series { tier: Tier::Assisted, ..series_at("BT02") },
            procedure: Some("3.000242".to_owned()),
            record: Record::stored("5?011"),
            remark: Some("Rất nhanh, cảm ơn!".to_owned()),
            duration: Some(121),
            // 23:59:59 of the same day in Việt Nam.
            accepted_at: "2026-11-24T16:59:59Z".parse().unwrap(),
            ..new_response(1)
        };
        let others = (2..6).map(|number| NewResponse {
            series: answer.series.clone(),
            duration: None,
            ..new_response(number)
        });
        let all: Vec<_> = others.chain([answer.clone()]).collect();
        store.accept(&all).await.unwrap();
        settle(store, "2026-11-24T17:01:00Z".parse().unwrap()).await;
        let found = responses(store).await;
        assert_eq!(found.len(), 5);
        let own = found.into_iter().find(|each| each.remark.is_some()).unwrap();
        let expected = Response {
            id: own.id.clone(),
            instrument: "small".to_owned(),
            version: "1".to_owned(),
            day: today(),
            touchpoint: Some("BT02".to_owned()),
            unit: Some("LS".to_owned()),
            procedure: Some("3.000242".to_owned()),
            tier: Some(Tier::Assisted),
            duration: Some(">120"),
            record: answer.record,
            remark: answer.remark,
        };
        assert_eq!(own, expected);
        // The batch and a slot in it.
        let (batch, slot) = own.id.split_once('.').unwrap();
        assert_eq!(batch, "1");
        assert!(slot.parse::<u64>().unwrap() < 5);
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
                series: Series {
                    tier: Tier::ALL[usize::try_from(number % 4).unwrap()],
                    ..series_at(["BT01", "BT02"][usize::from(number % 3 == 0)])
                },
                procedure: (number % 7 == 0).then(|| "3.000242".to_owned()),
                accepted_at: morning() + TimeDelta::minutes(number.cast_signed() * 7),
                ..new_response(number)
            })
            .collect();
        // In several rounds, so that what is in memory is also added to.
        for part in answers.chunks(90) {
            store.accept(part).await.unwrap();
            settle(store, part.last().unwrap().accepted_at).await;
            assert_eq!(counted(store, Audience::Staff).await, responses(store).await.len() as u64);
        }
        // The month ends with whatever waits of each channel, counter and unit.
        settle(store, "2026-11-30T17:01:00Z".parse().unwrap()).await;
        let columns = store.columns(&instrument()).await.unwrap();
        let all = Selection::default();
        let tallies =
            columns.view(&all).tallies_by_place_and_day(|place, day| Some((place.clone(), day)));
        let found = responses(store).await;
        assert_eq!(found.len(), 700);
        let mut recounted = 0;
        for ((place, day), tally) in tallies {
            let mut again = Tally::empty(&instrument());
            for each in &found {
                let same = (each.day, &each.touchpoint, &each.unit, each.tier)
                    == (day, &place.touchpoint, &place.unit, place.tier);
                if same {
                    assert!(again.count(&instrument(), &each.record));
                    recounted += 1;
                }
            }
            assert_eq!(again, tally, "{place:?} {day}");
        }
        assert_eq!(recounted, 700);
    })
    .await;
}

#[tokio::test]
async fn a_large_inbox_is_settled_in_batches_that_leave_no_small_rest() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..2049)).await.unwrap();
        let settled = settle(store, morning()).await;
        assert_eq!((settled.responses, settled.waiting), (2049, 0));
        assert_eq!(counted(store, Audience::Staff).await, 2049);
        assert_eq!(responses(store).await.len(), 2049);
        let sizes = database.texts("select cast(responses as text) from batch").await;
        // One transaction is of at most 400, so that nobody waits long for it.
        assert!(sizes.iter().all(|size| (300..=400).contains(&size.parse::<u32>().unwrap())));
    })
    .await;
}

#[tokio::test]
async fn a_receipt_tells_whether_its_answer_is_counted_and_under_which_day() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..5)).await.unwrap();
        let receipt = new_response(3).receipt();
        let state = store.receipt(&receipt).await.unwrap();
        assert_eq!(state, Some(ReceiptState::Waiting));
        // Two days later: the figures have it under the day that was closed with it.
        settle(store, morning() + TimeDelta::days(2)).await;
        let state = store.receipt(&receipt).await.unwrap();
        assert_eq!(state, Some(ReceiptState::Counted(today())));
        assert!(responses(store).await.iter().all(|each| each.day == today()));
    })
    .await;
}

#[tokio::test]
async fn a_key_stays_known_after_its_answer_is_settled() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..5)).await.unwrap();
        settle_now(store, morning()).await;
        let other = NewResponse { body_mac: [9; 32], ..new_response(2) };
        let outcomes = store.accept(&[new_response(1), other]).await.unwrap();
        assert_eq!(outcomes, [Repeated(new_response(1).receipt()), Conflict]);
        assert_eq!(store.inbox_size().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn the_public_sees_a_touchpoint_in_whole_batches_of_ten_people() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let mut seen = Vec::new();
        for numbers in [0..9, 9..14, 14..20, 20..25] {
            store.accept(&new_responses(numbers)).await.unwrap();
            settle_now(store, morning()).await;
            let staff = counted(store, Audience::Staff).await;
            seen.push((staff, counted(store, Audience::Public).await));
        }
        assert_eq!(seen, [(9, 0), (14, 14), (20, 14), (25, 25)]);

        let elsewhere: Vec<_> = (30..38).map(|number| response_at("BT02", number)).collect();
        store.accept(&elsewhere).await.unwrap();
        settle_now(store, morning()).await;
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
            .map(|number| NewResponse {
                record: Record::stored("5"),
                ..response_at("BT02", number)
            })
            .collect();
        let gone = Series { version: "0".to_owned(), ..series() };
        let of_no_file: Vec<_> = (20..25)
            .map(|number| NewResponse { series: gone.clone(), ..new_response(number) })
            .collect();
        store.accept(&new_responses(0..5)).await.unwrap();
        store.accept(&unreadable).await.unwrap();
        store.accept(&of_no_file).await.unwrap();
        let settled = settle_now(store, morning()).await;
        assert_eq!((settled.responses, settled.waiting), (5, 10));
        assert_eq!(settled.stuck.len(), 2, "{:?}", settled.stuck);
        assert_eq!(responses(store).await.len(), 5);
        assert_eq!(counted(store, Audience::Staff).await, 5);
        // A round later it is told again, and nothing is settled twice.
        let again = settle_now(store, morning()).await;
        assert_eq!((again.responses, again.waiting, again.stuck.len()), (0, 10, 2));
    })
    .await;
}

#[tokio::test]
async fn without_its_instrument_nothing_is_lost() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..5)).await.unwrap();
        let (none, random, rule) = (Catalogue::default(), Random::seeded(1), SettleRule::default());
        let settled = store.settle_now(&none, &random, rule, morning()).await.unwrap();
        assert_eq!((settled.responses, settled.waiting), (0, 5));
        assert_eq!(settle_now(store, morning()).await.responses, 5);
    })
    .await;
}

#[tokio::test]
async fn few_on_paper_of_a_closed_counter_join_the_paper_of_the_office_when_the_month_ends() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let on_paper = |numbers: std::ops::Range<u64>, touchpoint: &str| -> Vec<NewResponse> {
            let series = Series { tier: Tier::Paper, ..series_at(touchpoint) };
            numbers.map(|at| NewResponse { series: series.clone(), ..new_response(at) }).collect()
        };
        store.accept(&on_paper(0..3, "BT01")).await.unwrap();
        store.accept(&on_paper(3..5, "BT02")).await.unwrap();
        store.accept(&new_responses(10..14)).await.unwrap();
        // Midnight of 30 November and of 31 December in Việt Nam is at 17:00 UTC.
        let ends = ["2026-11-30T17:02:00Z", "2026-12-31T17:02:00Z"].map(|at| at.parse().unwrap());
        assert_eq!(settle(store, ends[0]).await.responses, 0, "both counters may have more paper");
        let counter = store.touchpoint("BT01").await.unwrap().unwrap();
        let from = Some("2026-12-24".parse().unwrap());
        assert!(store.close_touchpoint(&counter, from, &By::system(morning())).await.unwrap());
        assert_eq!(settle(store, ends[1]).await.responses, 5);
        let found = responses(store).await;
        let is_told = |each: &Response| {
            each.touchpoint.is_some() || each.unit.is_some() || each.tier.is_some()
        };
        assert!(!found.iter().any(is_told), "{found:?}");
        assert!(found.iter().all(|each| each.day.to_string() == "2026-12-31"));
    })
    .await;
}
