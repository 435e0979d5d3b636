//! The audit log: complete, in order, and never changed.

use chrono::TimeDelta;
use hailong::store::{Actor, AuditFault, AuditFilter, By, Entry, Recorded, Store};
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::support::databases::{Database, on_both};
use crate::support::sample::morning;

fn entries() -> Vec<Entry> {
    let at = |minutes| morning() + TimeDelta::minutes(minutes);
    vec![
        By::command_line(at(0)).did("staff.added", "staff", "lan").to("viewer"),
        By::account("lan", at(1)).did("petition.answered", "petition", "7").in_unit("LS"),
        By::account("mai", at(2))
            .did("staff.disabled", "staff", "lan")
            .from(r#"{"disabled":false}"#)
            .to(r#"{"disabled":true}"#),
        By::system(at(3)).did("staffing.changed", "staff", "mai"),
        By { actor: Actor::Token("cổng".to_owned()), at: at(4) }.did(
            "export.taken",
            "instrument",
            "sipas-2026",
        ),
    ]
}

async fn recorded(store: &Store) -> Vec<Entry> {
    for entry in entries() {
        store.record(&entry).await.unwrap();
    }
    entries()
}

fn numbers(page: &[Recorded]) -> Vec<i64> {
    page.iter().map(|each| each.number).collect()
}

#[tokio::test]
async fn entries_are_read_newest_first_a_page_at_a_time() {
    on_both(async |database| {
        let store = &database.store;
        let all = AuditFilter::default();
        assert_eq!(store.audit_page(&all, None, 10).await.unwrap(), []);
        assert_eq!(store.verify_audit().await.unwrap(), None);
        let mut written = recorded(store).await;
        written.reverse();
        let first = store.audit_page(&all, None, 3).await.unwrap();
        assert_eq!(numbers(&first), [5, 4, 3]);
        let second = store.audit_page(&all, Some(3), 3).await.unwrap();
        assert_eq!(numbers(&second), [2, 1]);
        let read: Vec<Entry> =
            [first, second].concat().into_iter().map(|each| each.entry).collect();
        assert_eq!(read, written);
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

/// Fields of a filter, and the numbers of the entries it leaves.
type Case = (&'static [(&'static str, &'static str)], &'static [i64]);

/// A filter by some of its fields; an instant as minutes of the morning.
fn filter(fields: &[(&str, &str)]) -> AuditFilter {
    let mut filter = AuditFilter::default();
    for &(name, value) in fields {
        let word = Some(value.to_owned());
        let minute = || Some(morning() + TimeDelta::minutes(value.parse().unwrap()));
        match name {
            "actor_kind" => filter.actor_kind = word,
            "actor" => filter.actor = word,
            "action" => filter.action = word,
            "subject_kind" => filter.subject_kind = word,
            "subject" => filter.subject = word,
            "unit" => filter.unit = word,
            "from" => filter.from = minute(),
            _ => filter.until = minute(),
        }
    }
    filter
}

#[tokio::test]
async fn a_filter_narrows_by_who_what_whom_and_when() {
    on_both(async |database| {
        let store = &database.store;
        recorded(store).await;
        let cases: [Case; 9] = [
            (&[("actor_kind", "account")], &[3, 2]),
            (&[("actor", "mai")], &[3]),
            (&[("action", "staff")], &[3, 1]),
            (&[("action", "staff.added")], &[1]),
            (&[("subject_kind", "staff")], &[4, 3, 1]),
            (&[("subject", "lan")], &[3, 1]),
            (&[("unit", "LS")], &[2]),
            (&[("from", "1"), ("until", "3")], &[3, 2]),
            (&[("action", "staff"), ("subject", "mai")], &[]),
        ];
        for (fields, expected) in cases {
            let page = store.audit_page(&filter(fields), None, 10).await.unwrap();
            assert_eq!(numbers(&page), expected, "{fields:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn nodes_that_append_at_once_all_get_a_number() {
    on_both(async |database| {
        let other = database.open_again().await;
        let each = async |store: &Store| {
            for _ in 0..20 {
                let entry = By::system(morning()).did("test.done", "test", "1");
                store.record(&entry).await.unwrap();
            }
        };
        tokio::join!(each(&database.store), each(&other));
        other.close().await;
        let all = AuditFilter::default();
        let page = database.store.audit_page(&all, None, 100).await.unwrap();
        assert_eq!(numbers(&page), (1..=40).rev().collect::<Vec<i64>>());
        assert_eq!(database.store.verify_audit().await.unwrap(), None);
    })
    .await;
}

/// Runs a statement by the back door.
async fn run(database: &Database, statement: &'static str) -> Result<(), sqlx::Error> {
    if database.url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(&database.url).await?;
        sqlx::raw_sql(statement).execute(&mut connection).await?;
        connection.close().await
    } else {
        let mut connection = PgConnection::connect(&database.url).await?;
        sqlx::raw_sql(statement).execute(&mut connection).await?;
        connection.close().await
    }
}

#[tokio::test]
async fn the_database_refuses_to_change_or_to_drop_an_entry() {
    on_both(async |database| {
        recorded(&database.store).await;
        for statement in [
            "update audit set action = 'nothing' where number = 3",
            "delete from audit where number = 5",
            "delete from audit",
            "delete from audit_head",
        ] {
            let refused = run(database, statement).await.unwrap_err().to_string();
            assert!(refused.contains("only added to"), "{refused}");
        }
        if database.name == "PostgreSQL" {
            assert!(run(database, "truncate audit").await.is_err());
        }
        let all = AuditFilter::default();
        let page = database.store.audit_page(&all, None, 10).await.unwrap();
        assert_eq!(numbers(&page), [5, 4, 3, 2, 1]);
    })
    .await;
}

/// As only the owner of the database can.
async fn drop_the_triggers(database: &Database) {
    let dropped = match database.name {
        "SQLite" => "drop trigger audit_no_update; drop trigger audit_no_delete;",
        _ => "drop trigger audit_no_change on audit;",
    };
    run(database, dropped).await.unwrap();
}

#[tokio::test]
async fn what_is_done_past_the_triggers_is_found() {
    let shortened = AuditFault::Shortened { found: 4, written: 5 };
    for (statement, fault) in [
        ("update audit set actor = 'lan' where number = 3", AuditFault::Changed(3)),
        (
            "update audit set value_after = value_before, value_before = null where number = 3",
            AuditFault::Changed(3),
        ),
        ("delete from audit where number = 2", AuditFault::Changed(3)),
        ("delete from audit where number = 1", AuditFault::Changed(2)),
        ("delete from audit where number = 5", shortened),
        (
            "delete from audit where number = 5; update audit_head set number = 4",
            AuditFault::Head(4),
        ),
    ] {
        on_both(async |database| {
            recorded(&database.store).await;
            drop_the_triggers(database).await;
            run(database, statement).await.unwrap();
            let found = database.store.verify_audit().await.unwrap();
            assert_eq!(found.as_ref(), Some(&fault), "{statement}");
        })
        .await;
    }
}
