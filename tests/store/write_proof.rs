//! The proof that the database takes writes.

use std::time::Duration;

use futures_util::future::join;
use hailong::store::Error;

use crate::support::databases::{fresh_postgres, on_both};

#[tokio::test]
async fn a_database_that_refuses_writes_is_found_out_while_it_is_read() {
    on_both(async |database| {
        let store = &database.store;
        store.prove_write().await.unwrap();
        let refusing = if database.name == "SQLite" {
            "create trigger refuse before update on fact
             begin select raise(abort, 'database or disk is full'); end"
        } else {
            "create function refuse() returns trigger language plpgsql as
             $$ begin raise disk_full; end $$;
             create trigger refuse before update on fact execute function refuse()"
        };
        database.run(refusing).await;
        // The proof of before is repeated for a moment.
        store.prove_write().await.unwrap();
        tokio::time::sleep(Duration::from_millis(2100)).await;
        let refused = store.prove_write().await.unwrap_err();
        assert!(matches!(refused, Error::Away(_)));
        assert_eq!(refused.to_string().matches("is away").count(), 1, "{refused}");
        assert_eq!(store.fact("seed").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_locks_one_table_of_citizens_is_found_out() {
    let database = fresh_postgres().await;
    for table in ["inbox", "trial_answer", "slip", "petition"] {
        // A store of its own: one repeats its last outcome for a moment.
        let store = database.open_again().await;
        let locked = format!("begin; lock table {table}; select pg_sleep(3); commit");
        let proof = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            store.prove_write().await
        };
        let ((), outcome) = join(database.run(&locked), proof).await;
        assert!(matches!(outcome, Err(Error::Away(_))), "{table}: {outcome:?}");
        store.close().await;
    }
    database.close().await;
}
