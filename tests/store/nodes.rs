//! Several nodes on one database.

use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::future::join_all;
use hailong::domain::batch::{Audience, Selection};
use hailong::store::{Acceptance, By, NewResponse, Store};
use tempfile::TempDir;

use crate::support::databases::{Database, on_both};
use crate::support::sample::{
    counted, instrument, morning, new_response, new_responses, responses, settle_in, settle_now,
    today,
};

#[tokio::test]
async fn starts_at_once_make_one_database() {
    for _ in 0..20 {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}", folder.path().join("hailong.db").display());
        for start in join_all((0..4).map(|_| Store::open(&url))).await {
            start.unwrap();
        }
    }
}

/// Four nodes on the same data.
async fn nodes(database: &Database) -> Vec<Store> {
    settle_in(&database.store).await;
    let mut nodes = Vec::new();
    for _ in 0..4 {
        nodes.push(database.open_again().await);
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
            for round in 0..10 {
                let first = number as u64 * 1000 + round * 30;
                node.accept(&new_responses(first..first + 30)).await.unwrap();
                settle_now(&node, morning() + TimeDelta::hours(1)).await;
            }
        })
    });
    for task in join_all(tasks).await {
        task.unwrap();
    }
    let left = settle_now(store, morning() + TimeDelta::hours(1)).await.waiting;
    assert!(left < 5, "{left} wait");
    let found = responses(store).await;
    assert_eq!(found.len() as u64, 1200 - left);
    assert_eq!(counted(store, Audience::Staff).await, 1200 - left);
    let columns = store.columns(&instrument()).await.unwrap();
    let public = Selection { audience: Audience::Public, ..Selection::default() };
    // What the last round settled may be too little for the public.
    assert!(columns.view(&public).responses() > 1180);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_settle_at_once_and_every_answer_is_counted_once() {
    on_both(async |database| {
        let nodes = nodes(database).await;
        accept_and_settle_at_once(&database.store, nodes).await;
        let sizes = database.texts("select cast(responses as text) from batch").await;
        assert!(sizes.iter().all(|size| size.parse::<u64>().unwrap() >= 5), "{sizes:?}");
        let gaps = "select cast(max(number) - count(*) as text) from batch";
        assert_eq!(database.texts(gaps).await, ["0"]);
    })
    .await;
}

#[tokio::test]
async fn a_batch_that_another_process_settles_is_on_the_next_page() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let other = database.open_again().await;
        assert_eq!(counted(store, Audience::Staff).await, 0);
        for (round, settler) in [&other, store, &other].into_iter().enumerate() {
            let first = round as u64 * 100;
            store.accept(&new_responses(first..first + 30)).await.unwrap();
            settle_now(settler, morning() + TimeDelta::hours(1)).await;
            assert_eq!(counted(store, Audience::Staff).await, (round as u64 + 1) * 30);
            // Asked again, from memory.
            assert_eq!(counted(store, Audience::Staff).await, (round as u64 + 1) * 30);
        }
    })
    .await;
}

/// How many people each release shows of each row of a public table.
const RELEASED_ROWS: &str = "select cast(sum(responses) as text) from batch
    where released > 0 and not merged group by released, touchpoint, tier";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_at_once_release_no_fewer_than_ten_people_of_a_row() {
    on_both(async |database| {
        let nodes = nodes(database).await;
        let tasks = nodes.into_iter().enumerate().map(|(number, node)| {
            tokio::spawn(async move {
                for round in 0..12 {
                    let first = number as u64 * 1000 + round * 10;
                    node.accept(&new_responses(first..first + 3)).await.unwrap();
                    settle_now(&node, morning() + TimeDelta::hours(1)).await;
                }
            })
        });
        for task in join_all(tasks).await {
            task.unwrap();
        }
        let rows = database.texts(RELEASED_ROWS).await;
        assert!(!rows.is_empty());
        assert!(rows.iter().all(|people| people.parse::<u64>().unwrap() >= 10), "{rows:?}");
    })
    .await;
}

/// What another node does until its release is kept: it shows the seven that both have read.
const RELEASES_SEVEN_WITH_MORE: &str =
    "update batch_mark set revision = revision + 1, released = released + 1;
    update batch set released = 1, revision = 1";

#[tokio::test]
async fn what_to_release_is_decided_when_no_other_node_can_release() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..7)).await.unwrap();
        assert_eq!(settle_now(store, morning()).await.responses, 7);
        store.accept(&new_responses(10..15)).await.unwrap();
        let settling = Box::pin(settle_now(store, morning()));
        let second = database.run_around(RELEASES_SEVEN_WITH_MORE, settling).await;
        assert_eq!(second.responses, 5);
        let rows = "select cast(sum(responses) as text) from batch where released = 0";
        assert_eq!(database.texts(rows).await, ["5"]);
    })
    .await;
}
