//! Several nodes on one database.

use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::TryStreamExt;
use futures_util::future::join_all;
use hailong::base::random::Random;
use hailong::store::{Acceptance, Audience, By, NewResponse, Responses, SettleRule, Store};

use crate::support::databases::{Database, fresh_postgres, on_both};
use crate::support::sample::{
    catalogue, instrument, morning, new_response, new_responses, settle_in, today,
};

/// Four nodes on the same data.
async fn nodes(database: &Database) -> Vec<Store> {
    settle_in(&database.store).await;
    let mut nodes = Vec::new();
    for number in 0..4 {
        let node = database.open_again().await;
        nodes.push(node.of_node(format!("node-{number}")));
    }
    nodes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_answers_sent_to_all_nodes_at_once_are_kept_once() {
    on_both(async |database| {
        let nodes = nodes(database).await;
        for round in 0..20 {
            let batch: Arc<Vec<_>> = Arc::new(new_responses(round * 50..round * 50 + 50));
            let tasks = nodes.iter().cloned().map(|node| {
                let batch = Arc::clone(&batch);
                tokio::spawn(async move { node.accept(&batch).await.unwrap() })
            });
            let outcomes: Vec<_> = join_all(tasks).await.into_iter().flatten().collect();
            assert_eq!(outcomes.len(), 4);
            for place in 0..50 {
                let kept = outcomes
                    .iter()
                    .filter(|each| matches!(each[place], Acceptance::Kept(_)))
                    .count();
                assert_eq!(kept, 1);
            }
        }
        assert_eq!(database.store.inbox_size().await.unwrap(), 1000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_slip_sent_to_all_nodes_at_once_is_spent_once() {
    on_both(async |database| {
        let nodes = nodes(database).await;
        let hashes: Vec<_> = (0..20).map(|number| [number; 32]).collect();
        let store = &database.store;
        store
            .keep_slips("BT01", &hashes, (today(), today()), &By::system(morning()))
            .await
            .unwrap();
        let tasks = nodes.iter().cloned().enumerate().map(|(number, node)| {
            let batch: Vec<_> = (0..20_u8)
                .map(|slip| NewResponse {
                    slip_hash: Some([slip; 32]),
                    ..new_response(number as u64 * 100 + u64::from(slip))
                })
                .collect();
            tokio::spawn(async move { node.accept(&batch).await.unwrap() })
        });
        let outcomes: Vec<_> = join_all(tasks).await.into_iter().flatten().flatten().collect();
        let kept = outcomes.iter().filter(|each| matches!(each, Acceptance::Kept(_))).count();
        assert_eq!((outcomes.len(), kept), (80, 20));
        assert_eq!(store.inbox_size().await.unwrap(), 20);
    })
    .await;
}

/// Nodes accept their own answers and settle everyone's at the same time.
async fn accept_and_settle_at_once(store: &Store, nodes: Vec<Store>) {
    let tasks = nodes.into_iter().enumerate().map(|(number, node)| {
        tokio::spawn(async move {
            let random = Random::seeded(number as u64);
            for round in 0..10 {
                let first = number as u64 * 1000 + round * 30;
                node.accept(&new_responses(first..first + 30)).await.unwrap();
                let now = morning() + TimeDelta::hours(1);
                let rule = SettleRule::default();
                node.settle(&catalogue(), &random, rule, now).await.unwrap();
            }
        })
    });
    for task in join_all(tasks).await {
        task.unwrap();
    }
    let rule = SettleRule { everything: true, ..SettleRule::default() };
    store.settle(&catalogue(), &Random::seeded(9), rule, morning()).await.unwrap();

    let wanted = Responses { instrument: "small".to_owned(), ..Responses::default() };
    let responses: Vec<_> = store.responses(&wanted).try_collect().await.unwrap();
    assert_eq!(responses.len(), 1200);
    for audience in [Audience::Staff, Audience::Public] {
        let rows = store.counters(&instrument(), audience).await.unwrap();
        let counted: u64 = rows.iter().map(|row| row.tally.responses).sum();
        // What the last round settled may be too little for the public.
        assert!(counted == 1200 || (audience == Audience::Public && counted > 1190));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_settle_at_once_and_every_answer_is_counted_once() {
    on_both(async |database| {
        let nodes = nodes(database).await;
        accept_and_settle_at_once(&database.store, nodes).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn processes_of_one_node_settle_at_once_too() {
    on_both(async |database| {
        let nodes = nodes(database).await;
        let same = nodes.into_iter().map(|node| node.of_node("one")).collect();
        accept_and_settle_at_once(&database.store, same).await;
    })
    .await;
}

#[tokio::test]
async fn a_batch_that_another_process_settles_is_on_the_next_page() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let other = database.open_again().await.of_node("other");
        let seen = async || -> u64 {
            let rows = store.counters(&instrument(), Audience::Staff).await;
            rows.unwrap().iter().map(|row| row.tally.responses).sum()
        };
        assert_eq!(seen().await, 0);
        for (round, settler) in [&other, store, &other].into_iter().enumerate() {
            let first = round as u64 * 100;
            store.accept(&new_responses(first..first + 30)).await.unwrap();
            let now = morning() + TimeDelta::hours(1);
            let random = Random::seeded(first);
            let rule = SettleRule::default();
            settler.settle(&catalogue(), &random, rule, now).await.unwrap();
            assert_eq!(seen().await, (round as u64 + 1) * 30);
            // Asked again, from memory.
            assert_eq!(seen().await, (round as u64 + 1) * 30);
        }
    })
    .await;
}

/// What another node does until its batch is kept: it settles three answers, and releases them with seven.
const RELEASES_TEN: &str = "update touchpoint set unit = unit where code = 'BT01';
    insert into tally select instrument, version, day, office, touchpoint, unit, procedure, tier,
        'third', 3, counts, 0, '' from tally;
    update tally set released_responses = responses, released = counts";

/// SQLite has one writer at a time.
#[tokio::test]
async fn two_nodes_release_no_fewer_than_ten_between_them() {
    let database = fresh_postgres().await;
    let store = &database.store;
    settle_in(store).await;
    let rule = SettleRule { everything: true, ..SettleRule::default() };
    let (catalogue, random) = (catalogue(), Random::system());
    let other = database.open_again().await.of_node("other");
    other.accept(&new_responses(0..7)).await.unwrap();
    let first = other.settle(&catalogue, &random, rule, morning()).await;
    assert_eq!(first.unwrap().responses, 7);
    store.accept(&new_responses(10..13)).await.unwrap();
    let settle = store.settle(&catalogue, &random, rule, morning());
    let second = database.run_around(RELEASES_TEN, settle).await;
    assert_eq!(second.unwrap().responses, 3);
    let public = database.texts("select cast(sum(released_responses) as text) from tally");
    assert_eq!(public.await, ["10"]);
    database.close().await;
}
