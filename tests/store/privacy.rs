//! What is kept cannot tell who answered what.

use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::support::databases::{Database, on_both};

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

#[tokio::test]
async fn settled_tables_hold_no_instant_and_share_no_key() {
    on_both(async |database| {
        let batch = columns(database, "batch").await;
        let receipt = columns(database, "receipt").await;
        let slip = columns(database, "slip").await;
        let remark = columns(database, "remark").await;
        assert_eq!((batch.len(), receipt.len(), slip.len()), (19, 3, 5));
        // Numbers that count up, and how many responses: nothing else could be an instant.
        let numbers = ["number", "responses", "released", "revision", "batch"];
        for (name, kind) in batch.iter().chain(&receipt).chain(&slip).chain(&remark) {
            let coarse = ["text", "date", "bytea", "boolean"].contains(&kind.as_str());
            assert!(
                coarse || numbers.contains(&name.as_str()),
                "`{name}` is `{kind}`: it could hold an instant"
            );
        }
        let shared: Vec<_> = batch
            .iter()
            .chain(&remark)
            .filter(|(name, _)| receipt.iter().chain(&slip).any(|(other, _)| other == name))
            .map(|(name, _)| name.as_str())
            .collect();
        // Hundreds of slips share a touchpoint; nothing else is common.
        assert_eq!(shared, ["touchpoint", "touchpoint"]);
    })
    .await;
}
