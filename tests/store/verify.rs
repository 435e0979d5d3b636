//! Whatever is changed behind the program's back is named by `hailong verify`.

use std::process::{Command, Output};

use axum::http::StatusCode;
use hailong::domain::account::Role;
use hailong::store::By;
use serde_json::{Value, json};

use crate::support::databases::{Database, on_both};
use crate::support::platform::{Platform, morning};
use crate::support::server::PROGRAM;

const DROP: [&str; 2] = ["drop trigger audit_no_update;", "drop trigger audit_no_change on audit;"];

/// A release that shows the public six people.
const FORGED_RELEASE: &str = "update batch set released = 1, revision = 1";

/// A batch that says to have been taken back, proposed and confirmed by one.
const TAKEN_BACK_BY_ONE: &str = "update batch set standing = 'taken-back';
    insert into batch_take_back values (1, 'x', 'mai', 0, 'mai', 0)";

/// What is done to SQLite and to PostgreSQL, the checks that must fail, and what each must say.
#[rustfmt::skip]
const TAMPERED: &[(&str, &str, &str, &str)] = &[
    ("delete from batch", "", "batches", "batches 1 to 1 are gone"),
    ("update batch set number = 2; update batch_mark set number = 2", "", "batches", "batches 1 to 1 are gone"),
    ("update batch_mark set number = 3", "", "batches", "batches 2 to 3 are gone"),
    ("update batch set records = replace(records, '4', '2')", "", "batches", "its digest is not that of its answers"),
    ("update batch set records = 'x'", "", "batches", "its records do not fit `sipas-counter`"),
    ("update batch set day = '2026-11-30'", "", "batches", "its digest is not that of its answers"),
    ("update batch set responses = responses + 1", "", "batches", "its digest is not that of its answers"),
    ("update batch set responses = 4", "", "batches", "it has 4 responses, fewer than 5"),
    ("update batch set touchpoint = 'BT02'", "", "batches", "its digest is not that of its answers"),
    ("update batch set unit = ''", "", "batches", "its digest is not that of its answers"),
    ("update batch set tier = 'paper'", "", "batches", "its digest is not that of its answers"),
    ("update batch set procedures = '1.001'", "", "batches", "its digest is not that of its answers"),
    ("update batch set durations = 'x'", "", "batches", "its digest is not that of its answers"),
    (FORGED_RELEASE, "", "batches", "release 1: a row of 6 people"),
    ("update batch set standing = 'taken-back'", "", "batches", "batch 1: nobody confirmed its standing"),
    (TAKEN_BACK_BY_ONE, "", "batches", "batch 1: nobody confirmed its standing"),
    ("insert into receipt values (x'00', x'00', '2026-12-01')", r"insert into receipt values ('\x00', '\x00', '2026-12-01')", "batches", "7 receipts, but 6 responses"),
    ("update instrument_frozen set digest = 'x' where id = 'sipas-counter'", "", "instruments", "`sipas-counter`"),
    ("update instrument_frozen set version = '0' where id = 'sipas-counter' and version = '2026.1'; update batch set version = '0'", "", "batches, instruments", ""),
    ("update audit set action = 'nothing' where number = 1", "", "audit", "entry 1 was changed"),
    ("update audit set actor = 'mai' where number = 1", "", "audit", "entry 1 was changed"),
    ("update audit set actor_kind = 'nobody' where number = 1", "", "audit", "entry 1 was changed"),
    ("update audit_head set number = number - 1, hash = (select previous from audit a where a.number = audit_head.number)", "", "audit", "does not name its last entry"),
    ("insert into audit select number + 1, at, actor_kind, actor, action, subject_kind, subject, unit, value_before, value_after, hash, previous from audit where number = (select number from audit_head)", "", "audit", "does not name its last entry"),
    ("insert into evidence values (x'00', 'pdf', 1, x'01')", r"insert into evidence values ('\x00', 'pdf', 1, '\x01')", "evidence", "evidence 00"),
    ("pragma foreign_keys = off; insert into staff_unit values ('nobody', 'nowhere')", "update pg_index set indisvalid = false where indexrelid = 'audit_actor'::regclass", "database", "`"),
];

fn verify(database: &Database) -> (Output, Value) {
    verify_with(database, &[])
}

fn verify_with(database: &Database, more: &[&str]) -> (Output, Value) {
    let output = Command::new(PROGRAM)
        .args(["verify", "--json", "--database", &database.url])
        .args(more)
        .output()
        .unwrap();
    let said = serde_json::from_slice(&output.stdout).unwrap();
    (output, said)
}

/// Six settled answers, an account and the digests of the files.
async fn office(database: &Database) -> Platform {
    let platform = Platform::on(database).await;
    let app = &platform.app;
    let by = By::system(morning());
    app.store.freeze(&app.instruments, &by).await.unwrap();
    platform.signed_in("lan", Role::Inspector).await;
    for _ in 0..6 {
        platform.answer("BT01", &json!({"overall": 4})).await;
    }
    assert_eq!(platform.settle().await.responses, 6);
    platform
}

#[tokio::test]
async fn an_untouched_office_holds_by_every_check() {
    on_both(async |database| {
        office(database).await;
        let (output, said) = verify(database);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(said["ok"], true);
        assert_eq!(said["log"], Value::Null);
        let names: Vec<&str> = said["checks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|check| check["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["database", "batches", "instruments", "audit", "evidence"]);
        assert!(
            said["checks"][1]["detail"].as_str().unwrap().starts_with("6 responses in 1 batches")
        );
    })
    .await;
}

#[tokio::test]
async fn each_thing_changed_behind_the_programs_back_is_named() {
    for (sqlite, postgres, name, says) in TAMPERED {
        on_both(async |database| {
            office(database).await;
            let (drop, other) = match database.name {
                "SQLite" => (DROP[0], ""),
                _ => (DROP[1], *postgres),
            };
            database.run(drop).await;
            database.run(if other.is_empty() { sqlite } else { other }).await;
            let (output, said) = verify(database);
            assert_eq!(output.status.code(), Some(1), "{sqlite}: {said}");
            assert_eq!(said["ok"], false);
            for check in said["checks"].as_array().unwrap() {
                let fails = name.split(", ").any(|name| check["name"] == name);
                assert_eq!(check["ok"], !fails, "{sqlite}: {said}");
                if fails {
                    assert!(check["detail"].as_str().unwrap().contains(says), "{sqlite}: {check}");
                }
            }
            let told = String::from_utf8_lossy(&output.stderr);
            let named: Vec<&str> = told.trim().rsplit(": ").next().unwrap().split(", ").collect();
            assert!(named.iter().all(|own| name.split(", ").any(|each| each == *own)), "{told}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_file_of_an_instrument_that_cannot_be_read_is_a_check_that_fails() {
    on_both(async |database| {
        office(database).await;
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("own.toml"), "id = \"own\"\nversion = ").unwrap();
        let (output, said) = verify_with(database, &["--surveys", folder.path().to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_eq!(said["ok"], false);
        for check in said["checks"].as_array().unwrap() {
            let (name, detail) = (&check["name"], check["detail"].as_str().unwrap());
            assert_eq!(check["ok"], *name != "instruments", "{check}");
            match name.as_str().unwrap() {
                "instruments" => assert!(detail.contains("own.toml"), "{detail}"),
                "batches" => {
                    let read = "6 responses in 1 batches read again, their answers not, 0 public";
                    assert_eq!(detail, read);
                }
                _ => {}
            }
        }
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(told.trim(), "hailong: what is stored differs: instruments");
    })
    .await;
}

#[tokio::test]
async fn the_inspectors_page_says_what_holds_and_what_does_not() {
    on_both(async |database| {
        let platform = office(database).await;
        let page = platform
            .post("/login", &[("name", "lan"), ("password", crate::support::platform::PASSWORD)])
            .await;
        let cookie = page.header("set-cookie").split(';').next().unwrap().to_owned();
        let end = platform.app.store.audit_end().await.unwrap();
        let page = platform.get_as(&cookie, "/office/integrity?lang=en").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(&end.hash[..8]));
        assert!(!page.body.contains("does not hold"), "{}", page.body);
        database.run("delete from batch").await;
        database.run(if database.name == "SQLite" { DROP[0] } else { DROP[1] }).await;
        database.run("update audit set action = 'nothing' where number = 1").await;
        let page = platform.get_as(&cookie, "/office/integrity?lang=en").await;
        assert_eq!(page.body.matches("does not hold").count(), 2, "{}", page.body);
        assert!(page.body.contains("0 responses stored, 6 receipts given"));
        let page = platform.get_as(&cookie, "/office/integrity").await;
        assert!(page.body.contains("không khớp"));
    })
    .await;
}
