//! Lists at the size of a province use their indexes: on SQLite no statement of theirs plans a scan of a table that
//! grows, on PostgreSQL none reads such a table from end to end.
//!
//! A program of its own, since it listens to all statements of the process.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test says where it stops")]

#[path = "../support/databases.rs"]
#[expect(dead_code, unreachable_pub, reason = "other tests need more of it")]
mod databases;
mod seeded;
mod statements;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use databases::{Database, fresh_postgres, fresh_sqlite};
use hailong::base::Lang;
use hailong::domain::dossier::{AsOf, DossierFilter, Rules, Standing};
use hailong::domain::petition::{State, Urgency};
use hailong::domain::remark;
use hailong::store::{
    AuditFilter, BatchFilter, DossiersWanted, OfficialWanted, PetitionFilter, RemarkFilter, Store,
};
use seeded::Size;
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};
use statements::Statements;

/// Few counters, since the last 91 days are then few of all batches, as they are after some years.
const SIZE: Size =
    Size { petitions: 100_000, dossiers: 100_000, remarks: 100_000, sheets: 2_000, counters: 20 };

/// Tables that grow with the years.
const GROWING: [&str; 13] = [
    "petition",
    "petition_apart",
    "dossier",
    "remark",
    "public_remark",
    "remark_topic",
    "audit",
    "batch",
    "task",
    "paper_bundle",
    "paper_form",
    "survey_draft",
    "wave_touchpoint",
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn filled(database: &Database) {
    for statement in seeded::statements(SIZE) {
        database.run(&statement).await;
    }
}

/// The first page of every list and one further on, with each way it can be narrowed.
async fn every_list(store: &Store) {
    petitions(store).await;
    dossiers(store).await;
    remarks(store).await;
    batches_and_tasks(store).await;
    surveys_and_paper(store).await;
    for filter in [
        AuditFilter::default(),
        AuditFilter { actor: Some("lan".to_owned()), ..AuditFilter::default() },
        AuditFilter {
            subject_kind: Some("petition".to_owned()),
            subject: Some("P7".to_owned()),
            ..AuditFilter::default()
        },
    ] {
        for below in [None, Some(50_000)] {
            store.audit_page(&filter, below, 50).await.unwrap();
        }
    }
    store
        .official(OfficialWanted { component: Some(""), ..OfficialWanted::default() })
        .await
        .unwrap();
}

async fn petitions(store: &Store) {
    let today = day("2026-12-01");
    let all = PetitionFilter::default;
    for filter in [
        all(),
        PetitionFilter { state: Some(State::Handling), ..all() },
        PetitionFilter { unit: Some("u1".to_owned()), ..all() },
        PetitionFilter { urgency: Some((Urgency::Overdue, today)), ..all() },
        PetitionFilter { urgency: Some((Urgency::Warn, today)), ..all() },
        PetitionFilter { words: "khong co".to_owned(), ..all() },
        PetitionFilter { from: Some(day("2026-11-01")), to: Some(today), ..all() },
    ] {
        for below in [None, Some(50_000)] {
            store.petitions(&filter, below, 50).await.unwrap();
        }
        store.pressing_counts(&filter, today).await.unwrap();
    }
    for words in ["", "khong co"] {
        for behind in [None, Some(50_000)] {
            store.public_petitions(words, behind, 10).await.unwrap();
        }
    }
    store.pressing_petitions(today, 20).await.unwrap();
}

async fn dossiers(store: &Store) {
    let today = day("2026-12-01");
    let rules = Rules::built_in().unwrap();
    let holidays = hailong::base::calendar::Holidays::default();
    let all = DossierFilter::default;
    let behind = (day("2026-01-05"), "H7".to_owned());
    for filter in [all(), DossierFilter { unit: Some("u1".to_owned()), ..all() }] {
        for wanted in Standing::ALL
            .map(|standing| DossiersWanted::Standing(standing, today))
            .into_iter()
            .chain([DossiersWanted::All, DossiersWanted::Due(today, day("2026-12-04"))])
        {
            for behind in [None, Some(&behind)] {
                store.dossiers(&filter, wanted, behind, 50).await.unwrap();
            }
        }
    }
    let month = DossierFilter {
        received_from: Some(day("2026-11-01")),
        received_to: Some(day("2026-11-30")),
        ..all()
    };
    let as_of = AsOf::period(month.received_to, today);
    store.dossier_counts(&month, as_of, (&rules, &holidays)).await.unwrap();
    store.dossiers_due(&all(), (today, day("2026-12-04"))).await.unwrap();
    store.open_dossiers(&[], today, (&rules, &holidays)).await.unwrap();
}

async fn batches_and_tasks(store: &Store) {
    let all = BatchFilter::default;
    for filter in [
        all(),
        BatchFilter { day: Some(day("2026-01-05")), ..all() },
        BatchFilter { proposed: true, ..all() },
        BatchFilter { taken_back: true, ..all() },
        BatchFilter { apart: true, ..all() },
    ] {
        for before in [None, Some(10_000)] {
            store.batches(&BatchFilter { before, ..filter.clone() }, 50).await.unwrap();
        }
    }
    let behind = ("2026-01-05T02:00:00Z".parse().unwrap(), "A7".to_owned());
    for behind in [None, Some(&behind)] {
        store.petitions_apart(behind, 50).await.unwrap();
    }
    store.plan_years().await.unwrap();
    store.plan(2026).await.unwrap();
    store.unfinished_tasks(2026).await.unwrap();
    store.task(2026, "7").await.unwrap();
}

async fn surveys_and_paper(store: &Store) {
    for behind in [None, Some((1_000_000, "d7".to_owned()))] {
        store.survey_drafts(behind.as_ref(), 50).await.unwrap();
        for units in [&[][..], &["u1".to_owned()]] {
            store.bundles(units, behind.as_ref(), 50).await.unwrap();
        }
    }
    store.survey_draft("d7").await.unwrap();
    store.bundle("s7").await.unwrap();
    store.keyed_forms("s7").await.unwrap();
    store.bundle_batches("s7").await.unwrap();
    store.wave("W1").await.unwrap();
    store.wave_heads().await.unwrap();
}

async fn remarks(store: &Store) {
    let all = RemarkFilter::default;
    let behind = (day("2026-01-05"), "R7".to_owned());
    for filter in [
        all(),
        RemarkFilter { state: Some(remark::State::Unread), ..all() },
        RemarkFilter { units: vec!["u1".to_owned()], ..all() },
        RemarkFilter { topic: Some("fees".to_owned()), ..all() },
    ] {
        for behind in [None, Some(&behind)] {
            store.remarks(&filter, (behind, 50), Lang::Vi).await.unwrap();
        }
    }
    for behind in [None, Some((1, 100))] {
        store.public_remarks(behind, 100).await.unwrap();
    }
}

#[tokio::test]
async fn no_list_reads_a_table_that_grows_from_end_to_end() {
    on_postgresql().await;
    on_sqlite().await;
}

async fn on_sqlite() {
    let statements = Statements::default();
    tracing::subscriber::set_global_default(statements.clone()).unwrap();
    let database = fresh_sqlite().await;
    filled(&database).await;
    statements.taken();
    every_list(&database.store).await;
    let mut run = statements.taken();
    run.sort();
    run.dedup();
    let selects: Vec<String> =
        run.into_iter().filter(|each| each.trim_start().starts_with("select")).collect();
    assert!(selects.len() > 30, "{selects:#?}");
    let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
    let mut scans = Vec::new();
    for select in selects {
        let explained = AssertSqlSafe(format!("explain query plan {select}"));
        let steps = sqlx::query(explained).fetch_all(&mut connection).await.unwrap();
        let steps: Vec<String> = steps.iter().map(|row| row.get("detail")).collect();
        scans.extend(
            steps
                .iter()
                .filter(|step| is_scan(step, &steps))
                .map(|step| format!("{step}: {select}")),
        );
    }
    assert!(scans.is_empty(), "{scans:#?}");
    connection.close().await.unwrap();
    database.close().await;
}

/// Whether a step of a plan reads a growing table in no order of an index; `m` is the remarks, or some of them.
fn is_scan(step: &str, steps: &[String]) -> bool {
    let scanned = step.strip_prefix("SCAN ").unwrap_or_default();
    let table = scanned.split(' ').next().unwrap_or_default();
    let is_part =
        ["CO-ROUTINE", "MATERIALIZE"].iter().any(|how| steps.contains(&format!("{how} {table}")));
    let named = if table == "m" { "remark" } else { table };
    GROWING.contains(&named) && !is_part && !scanned.contains(" USING ")
}

/// Rows that each table has given to scans.
async fn read_by_scans(database: &Database) -> BTreeMap<String, i64> {
    let rows = database
        .texts(
            "select relname || ' ' || cast(seq_tup_read as text) from pg_stat_user_tables
             order by relname",
        )
        .await;
    let row = |row: &String| {
        let (table, read) = row.split_once(' ').unwrap();
        (table.to_owned(), read.parse().unwrap())
    };
    rows.iter().map(row).collect()
}

async fn on_postgresql() {
    let database = fresh_postgres().await;
    filled(&database).await;
    database.run("vacuum analyze").await;
    let before = read_by_scans(&database).await;
    // What a connection has read is told when it ends.
    let store = database.open_again().await;
    every_list(&store).await;
    store.close().await;
    let after = read_by_scans(&database).await;
    for table in GROWING {
        let read = after[table] - before[table];
        assert!(read < 10_000, "{table}: {read} rows");
    }
    database.close().await;
}
