//! What is kept cannot tell who answered what.

use chrono::TimeDelta;
use futures_util::TryStreamExt;
use hailong::domain::survey::Record;
use hailong::store::{NewResponse, Responses, Store};
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::support::databases::{Database, fresh_sqlite, on_both};
use crate::support::sample::{key, morning, new_response, new_responses, settle_in, settle_now};

/// Column names and types of a table, on either database.
async fn columns(database: &Database, table: &str) -> Vec<(String, String)> {
    if database.url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
        sqlx::query_as("select name, lower(type) from pragma_table_info($1) order by cid")
            .bind(table)
            .fetch_all(&mut connection)
            .await
            .unwrap()
    } else {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        sqlx::query_as(
            "select cast(column_name as text), cast(data_type as text)
             from information_schema.columns where table_name = $1 order by ordinal_position",
        )
        .bind(table)
        .fetch_all(&mut connection)
        .await
        .unwrap()
    }
}

/// A text column of a table, in the order the rows lie on the disk.
async fn as_it_lies(
    database: &Database,
    sqlite: &'static str,
    postgres: &'static str,
) -> Vec<String> {
    if database.url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
        sqlx::query_scalar(sqlite).fetch_all(&mut connection).await.unwrap()
    } else {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        sqlx::query_scalar(postgres).fetch_all(&mut connection).await.unwrap()
    }
}

#[tokio::test]
async fn settled_tables_hold_no_instant_and_share_no_key() {
    on_both(async |database| {
        let response = columns(database, "response").await;
        let receipt = columns(database, "receipt").await;
        let slip = columns(database, "slip").await;
        assert_eq!((response.len(), receipt.len(), slip.len()), (13, 3, 5));
        for (name, kind) in response.iter().chain(&receipt).chain(&slip) {
            let coarse = ["text", "date", "bytea", "boolean"].contains(&kind.as_str());
            assert!(coarse, "`{name}` is `{kind}`: it could hold an instant");
        }
        let shared: Vec<_> = response
            .iter()
            .filter(|(name, _)| receipt.iter().chain(&slip).any(|(other, _)| other == name))
            .map(|(name, _)| name.as_str())
            .collect();
        // Hundreds of slips share a touchpoint; nothing else is common.
        assert_eq!(shared, ["touchpoint"]);
    })
    .await;
}

/// Answers whose remark is their number, so that the test can find them again.
fn numbered(count: u64) -> Vec<NewResponse> {
    (0..count)
        .map(|number| NewResponse {
            remark: Some(format!("{number:016}")),
            record: Record::stored("5-100"),
            ..new_response(number)
        })
        .collect()
}

async fn settle_all(store: &Store, _seed: u64) {
    settle_now(store, morning() + TimeDelta::hours(1)).await;
}

/// How many neighbours of a sequence follow each other in `order` too. Of n in random order about
/// one does; of n in the same order n - 1 do.
fn kept_neighbours(sequence: &[String], order: &[String]) -> usize {
    let place = |each: &String| order.iter().position(|other| other == each).unwrap();
    sequence.windows(2).filter(|pair| place(&pair[0]) + 1 == place(&pair[1])).count()
}

#[tokio::test]
async fn no_order_of_settled_rows_follows_the_arrival_or_another_table() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let arrival: Vec<_> = (0..200).map(|number| format!("{number:016}")).collect();
        store.accept(&numbered(200)).await.unwrap();
        settle_all(store, 7).await;

        let wanted = Responses { instrument: "small".to_owned(), ..Responses::default() };
        let by_id: Vec<_> = store
            .responses(&wanted)
            .map_ok(|response| response.remark.unwrap())
            .try_collect()
            .await
            .unwrap();
        let responses = as_it_lies(
            database,
            "select remark from response order by rowid",
            "select remark from response order by ctid",
        )
        .await;
        let receipts = as_it_lies(
            database,
            "select lower(hex(key_hash)) from receipt order by rowid",
            "select encode(key_hash, 'hex') from receipt order by ctid",
        )
        .await;
        // Both databases write hashes in lower-case hex here.
        let hex = |number| {
            let [high, low] = [0, 16].map(|at| {
                let half = key(number)[at..at + 16].try_into().unwrap();
                u128::from_be_bytes(half)
            });
            format!("{high:032x}{low:032x}")
        };
        let number_of = |hash: String| {
            let number = (0..200).find(|number| hash == hex(*number)).unwrap();
            format!("{number:016}")
        };
        let receipts: Vec<_> = receipts.into_iter().map(number_of).collect();
        let pairs = [
            (&arrival, &by_id),
            (&arrival, &responses),
            (&arrival, &receipts),
            (&responses, &receipts),
            (&responses, &by_id),
        ];
        for (one, other) in pairs {
            assert_eq!(one.len(), other.len());
            assert!(kept_neighbours(one, other) < 10);
        }
    })
    .await;
}

#[tokio::test]
async fn ids_do_not_depend_on_the_answers() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&new_responses(0..5)).await.unwrap();
        settle_all(store, 1).await;
        store.accept(&new_responses(5..10)).await.unwrap();
        settle_all(store, 2).await;
        let wanted = Responses { instrument: "small".to_owned(), ..Responses::default() };
        let ids: Vec<_> =
            store.responses(&wanted).map_ok(|response| response.id).try_collect().await.unwrap();
        assert_eq!(ids.len(), 10);
        // Version 4: random, no clock and no name inside.
        assert!(ids.iter().all(|id| id.as_bytes()[14] == b'4'));
    })
    .await;
}

#[tokio::test]
async fn the_instant_of_a_settled_answer_is_in_no_file_of_sqlite() {
    let database = fresh_sqlite().await;
    let store = &database.store;
    settle_in(store).await;
    let answers = new_responses(0..5);
    // SQLite keeps an integer of this size in six bytes.
    let instant = answers[0].accepted_at.timestamp_millis().to_be_bytes();
    let traces = || {
        let file = database.url.trim_start_matches("sqlite:").to_owned();
        [file.clone(), file + "-wal"].map(|file| {
            let bytes = std::fs::read(file).unwrap_or_default();
            bytes.windows(6).any(|window| window == &instant[2..])
        })
    };
    store.accept(&answers).await.unwrap();
    assert_eq!(traces(), [false, true]);
    settle_all(store, 3).await;
    assert_eq!(traces(), [false, false]);
}

#[tokio::test]
async fn an_instant_that_reached_the_file_is_overwritten_at_settling() {
    let database = fresh_sqlite().await;
    settle_in(&database.store).await;
    let answers = new_responses(0..5);
    let instant = answers[0].accepted_at.timestamp_millis().to_be_bytes();
    let in_file = || {
        let bytes = std::fs::read(database.url.trim_start_matches("sqlite:")).unwrap();
        bytes.windows(6).any(|window| window == &instant[2..])
    };
    database.store.accept(&answers).await.unwrap();
    // Closing moves everything from the log into the file.
    database.store.close().await;
    assert!(in_file());
    let store = database.open_again().await;
    settle_all(&store, 3).await;
    store.close().await;
    assert!(!in_file());
}
