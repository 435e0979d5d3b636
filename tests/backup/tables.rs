//! Rows from one database to the other, past the program.

use futures_util::FutureExt;
use hailong::domain::account::Role;
use hailong::store::Store;
use hailong::store::backup::{Load, Table};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::support::databases::{Database, empty_postgres, fresh_postgres, fresh_sqlite, on_both};

/// The rows of a table.
async fn rows(store: &Store, table: &Table) -> Vec<Vec<Value>> {
    let (send, mut received) = mpsc::channel(1024);
    let count = store.dump(table, &send).await.unwrap().unwrap();
    drop(send);
    let mut text = String::new();
    while let Some(chunk) = received.recv().await {
        text.push_str(std::str::from_utf8(&chunk).unwrap());
    }
    let rows: Vec<_> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len() as u64, count);
    assert_eq!(store.rows_of(table).await.unwrap(), count);
    rows
}

#[tokio::test]
async fn both_databases_have_the_same_tables_columns_and_keys() {
    let (sqlite, postgres) = (fresh_sqlite().await, fresh_postgres().await);
    let of_sqlite = sqlite.store.tables().await.unwrap();
    let of_postgres = postgres.store.tables().await.unwrap();
    assert!(of_sqlite.len() > 30, "{}", of_sqlite.len());
    assert_eq!(of_sqlite, of_postgres);
    for table in &of_sqlite {
        assert!(table.columns.iter().any(|column| column.key), "`{}` has a key", table.name);
        assert!(!["session", "sign_in"].contains(&&*table.name), "secrets of who is signed in");
    }
    assert_eq!(
        sqlite.store.migrations_made().await.unwrap(),
        postgres.store.migrations_made().await.unwrap()
    );
    sqlite.close().await;
    postgres.close().await;
}

/// Values that a form of text could change.
const ODD: &str = "insert into mail (id, staff, address, subject, body, made, failures, next, state, trouble)
    values ('a', 'lan', '', 'Nguyễn \"''\\', '\r\n\t', -9223372036854775808, 9223372036854775807, 0, '', '');";

#[tokio::test]
async fn rows_keep_their_values_on_the_way_to_the_other_database() {
    let statements = |literal: &str| {
        format!(
            "insert into staff (name, role, password_hash, disabled, totp_secret)
                 values ('lan', 'viewer', '', true, {literal}), ('an', 'viewer', '', false, null);
             insert into office values ('o', '', '', '', '', '', '', '', '');
             insert into unit values ('u', 'o', 'Tết', '');
             insert into api_token values ('t', {literal}, 'viewer', false, '0001-01-01', '', null);
             {ODD}"
        )
    };
    let (sqlite, postgres) = (fresh_sqlite().await, fresh_postgres().await);
    sqlite.run(&statements("x'00ff80'")).await;
    postgres.run(&statements("'\\x00ff80'")).await;
    let other = empty_postgres().await;
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite:{}", folder.path().join("new.db").display());
    for (from, to) in [(&sqlite, &other), (&postgres, &file)] {
        moved(from, to).await;
    }
    let token = rows(&postgres.store, &table(&postgres, "api_token").await).await;
    assert_eq!(
        token,
        [vec![
            json!("t"),
            json!("AP+A"),
            json!("viewer"),
            json!(false),
            json!("0001-01-01"),
            json!(""),
            json!(null)
        ]]
    );
    sqlite.close().await;
    postgres.close().await;
}

async fn table(database: &Database, name: &str) -> Table {
    let tables = database.store.tables().await.unwrap();
    tables.into_iter().find(|table| table.name == name).unwrap()
}

/// Moves every row to an empty database and compares.
async fn moved(from: &Database, to: &str) {
    let snapshot = Store::snapshot(&from.url).await.unwrap();
    let mut load = Load::begin(to, &snapshot.migrations_made().await.unwrap()).await.unwrap();
    let there = snapshot.tables().await.unwrap();
    for table in load.tables().to_vec().iter().filter(|table| there.contains(table)) {
        load.add(table, &rows(&snapshot, table).await).await.unwrap();
    }
    let kept: Vec<&str> = there.iter().map(|table| table.name.as_str()).collect();
    load.drop_others(&kept).await.unwrap();
    load.finish().await.unwrap();
    let store = Store::open(to).await.unwrap();
    assert_eq!(store.tables().await.unwrap(), there);
    for table in snapshot.tables().await.unwrap() {
        let (before, after) = (rows(&snapshot, &table).await, rows(&store, &table).await);
        assert_eq!(before, after, "{} of {}", table.name, from.name);
    }
    store.close().await;
    snapshot.close().await;
}

#[tokio::test]
async fn rows_of_an_earlier_release_are_taken_into_its_schema_and_brought_up_to_date() {
    let database = fresh_sqlite().await;
    let all = database.store.migrations_made().await.unwrap();
    database.close().await;
    // As it was before touchpoints could be closed; migrations that complete others are numbered from 1000.
    let earlier: Vec<i64> = all.iter().copied().filter(|number| number % 1000 < 49).collect();
    assert!(earlier.len() < all.len());
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite:{}", folder.path().join("earlier.db").display());
    for url in [file, empty_postgres().await] {
        let mut load = Load::begin(&url, &earlier).await.unwrap();
        for (name, row) in [
            ("office", json!({"code": "o", "name_vi": "Sở", "place": "Huế"})),
            ("unit", json!({"code": "VP", "office": "o", "name_vi": "Văn phòng"})),
            (
                "touchpoint",
                json!({"code": "BT01", "office": "o", "unit": "VP", "name_vi": "Quầy 1",
                    "instrument": "quick", "tier": "open"}),
            ),
            (
                "staff",
                json!({"name": "lan", "role": "officer", "disabled": false,
                "totp_secret": null, "mistakes": 0, "mistaken_at": 0, "totp_step": 0, "lifted_at": 0}),
            ),
        ] {
            let tables = load.tables().to_vec();
            let table = tables.iter().find(|table| table.name == name).unwrap();
            let value = |name: &String| row.get(name).cloned().unwrap_or_else(|| json!(""));
            let row = table.columns.iter().map(|column| value(&column.name)).collect();
            load.add(table, &[row]).await.unwrap();
        }
        load.finish().await.unwrap();
        let store = Store::open(&url).await.unwrap();
        assert_eq!(store.migrations_made().await.unwrap(), all);
        let touchpoint = store.touchpoint("BT01").await.unwrap().unwrap();
        assert_eq!((&*touchpoint.name.vi, touchpoint.closed), ("Quầy 1", None));
        assert_eq!(store.staff("lan").await.unwrap().unwrap().role, Role::Officer);
        assert_eq!(store.offices().await.unwrap()[0].letterhead.place, "Huế");
        store.close().await;
    }
}

#[tokio::test]
async fn rows_that_are_not_what_their_columns_hold_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_sqlite().await;
    let migrations = database.store.migrations_made().await.unwrap();
    let slip = table(&database, "slips_issued").await;
    for (number, row) in [
        json!(["BT01", "2026-01-31", "1", 0]),
        json!(["BT01", "31/01/2026", 1, 0]),
        json!(["BT01", "2026-01-31", 1.5, 0]),
        json!(["BT01", "2026-01-31", 1]),
        json!([1, "2026-01-31", 1, 0]),
    ]
    .into_iter()
    .enumerate()
    {
        let url = format!("sqlite:{}", folder.path().join(number.to_string()).display());
        let mut load = Load::begin(&url, &migrations).await.unwrap();
        let Value::Array(row) = row else { unreachable!() };
        let refused = load.add(&slip, &[row]).await.unwrap_err();
        assert!(refused.to_string().contains("`slips_issued`"), "{refused}");
    }
    database.close().await;
}

#[tokio::test]
async fn a_snapshot_sees_one_instant_and_writes_nothing() {
    on_both(async |database| {
        database.store.keep_fact("a", "before").await.unwrap();
        let snapshot = Store::snapshot(&database.url).await.unwrap();
        database.store.keep_fact("a", "after").await.unwrap();
        database.store.keep_fact("b", "new").await.unwrap();
        assert_eq!(snapshot.fact("a").await.unwrap().as_deref(), Some("before"));
        assert_eq!(snapshot.fact("b").await.unwrap(), None);
        assert!(snapshot.keep_fact("c", "").await.is_err());
        snapshot.close().await;
        let snapshot = Store::snapshot(&database.url).await.unwrap();
        assert_eq!(snapshot.fact("a").await.unwrap().as_deref(), Some("after"));
        snapshot.close().await;
    })
    .boxed_local()
    .await;
}

#[tokio::test]
async fn the_last_backup_is_kept_and_recorded() {
    on_both(async |database| {
        assert_eq!(database.store.last_backup().await.unwrap(), None);
        database.store.keep_fact("last_backup", "1796000000123").await.unwrap();
        let last = database.store.last_backup().await.unwrap().unwrap();
        assert_eq!(last.timestamp_millis(), 1_796_000_000_123);
    })
    .await;
}
