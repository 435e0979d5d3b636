//! What a backup, a restore and a drill refuse, and what they leave behind then: nothing.

use std::fs;
use std::path::Path;

use sqlx::Connection;

use super::program::{Place, arg, recipient};
use crate::support::databases::{empty_postgres, fresh_postgres};
use crate::support::server::on_disk;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    // SQLite's own files come and go.
    names.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
    names.sort();
    names
}

#[test]
fn a_backup_replaces_nothing_and_makes_no_database() {
    let folder = on_disk();
    let data = folder.path().join("data");
    let place = Place::at(&data);
    let file = folder.path().join("a.backup");
    let said = place.refuses(&["backup", arg(&file), "--without-key"]);
    assert!(said.contains("there is no database at"), "{said}");
    assert!(!data.exists() && !file.exists(), "{:?}", names(folder.path()));

    place.demo("20");
    fs::write(&file, "mine").unwrap();
    let said = place.refuses(&["backup", arg(&file), "--without-key"]);
    assert!(said.contains("is there already"), "{said}");
    assert_eq!(fs::read(&file).unwrap(), b"mine");

    let other = folder.path().join("b.backup");
    let said = place.refuses(&["backup", arg(&other)]);
    assert!(said.contains("--with-key") && said.contains("--without-key"), "{said}");
    fs::remove_file(data.join("petition.key")).unwrap();
    let said = place.refuses(&["backup", arg(&other), "--with-key"]);
    assert!(said.contains("petition.key") && said.contains("--without-key"), "{said}");
    let output = place.run(&["backup", arg(&other), "--recipient", "age1nobody"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(names(folder.path()), ["a.backup", "data"], "nothing half-written is left");
}

#[test]
fn a_backup_without_the_key_says_what_is_lost() {
    let folder = on_disk();
    let (data, again) = (folder.path().join("data"), folder.path().join("again"));
    let place = Place::at(&data);
    place.demo("20");
    let file = folder.path().join("a.backup");
    let said = place.does(&["backup", arg(&file), "--without-key"]);
    assert!(said.contains("The petition key is NOT in it"), "{said}");
    let restored = Place::at(&again);
    let said = restored.does(&["restore", arg(&file)]);
    assert!(said.contains("The petition key was left out"), "{said}");
    assert!(!again.join("petition.key").exists());

    // With the key put there first nothing is missing.
    let third = folder.path().join("third");
    fs::create_dir(&third).unwrap();
    fs::copy(data.join("petition.key"), third.join("petition.key")).unwrap();
    let said = Place::at(&third).does(&["restore", arg(&file)]);
    assert!(!said.contains("left out"), "{said}");
    fs::remove_dir_all(&third).unwrap();
    fs::create_dir(&third).unwrap();
    fs::write(third.join("petition.key"), "0".repeat(64)).unwrap();
    let said = Place::at(&third).refuses(&["restore", arg(&file)]);
    assert!(said.contains("another key"), "{said}");
    assert_eq!(names(&third), ["petition.key"]);
}

#[test]
fn a_lost_key_is_replaced_when_its_loss_is_said_and_only_then() {
    let folder = on_disk();
    let place = Place::at(folder.path());
    let key = folder.path().join("petition.key");
    place.demo("20");
    let said = place.does(&["petition-key", "check"]);
    let (opened, rest) = said.split_once(" of ").unwrap();
    assert!(rest.starts_with(&format!("{opened} names open")) && opened != "0", "{said}");
    let replace = ["petition-key", "replace", "--old-names-are-lost"];
    assert!(place.refuses(&replace).contains("nothing is lost"));
    assert_eq!(place.run(&replace[..2]).status.code(), Some(2));

    fs::write(&key, "0".repeat(64)).unwrap();
    assert!(place.refuses(&["petition-key", "check"]).contains("another key"));
    assert!(place.refuses(&replace).contains("move it away"));
    fs::remove_file(&key).unwrap();
    assert!(place.refuses(&["petition-key", "check"]).contains("is missing"));
    place.does(&replace);
    let said = place.does(&["petition-key", "check"]);
    assert!(said.starts_with("0 of "), "{said}");
    assert!(crate::support::server::Server::start(folder.path()).stop().success());
    place.does(&["verify"]);
}

#[tokio::test]
async fn a_restore_refuses_a_place_that_holds_something() {
    let folder = on_disk();
    let (data, again) = (folder.path().join("data"), folder.path().join("again"));
    let file = folder.path().join("a.backup");
    Place::at(&data).demo("20");
    Place::at(&data).does(&["backup", arg(&file), "--with-key"]);

    let said = Place::at(&data).refuses(&["restore", arg(&file)]);
    assert!(said.contains("hailong.db is there already"), "{said}");
    fs::create_dir(&again).unwrap();
    fs::write(again.join("hailong.db-wal"), "of another").unwrap();
    let said = Place::at(&again).refuses(&["restore", arg(&file)]);
    assert!(said.contains("hailong.db-wal is there already"), "{said}");
    assert_eq!(fs::read_dir(&again).unwrap().count(), 1);

    // One that was migrated and never used is empty; one with a single row is not.
    let database = fresh_postgres().await;
    let place = Place { data: &folder.path().join("third"), postgres: Some(&database.url) };
    database.store.keep_fact("x", "y").await.unwrap();
    let said = place.refuses(&["restore", arg(&file)]);
    assert!(said.contains("not empty") && said.contains("`fact`"), "{said}");
    database.run("delete from fact").await;
    place.does(&["restore", arg(&file)]);
    database.close().await;

    let foreign = empty_postgres().await;
    let mut connection = sqlx::postgres::PgConnection::connect(&foreign).await.unwrap();
    sqlx::query("create table office (x text)").execute(&mut connection).await.unwrap();
    let place = Place { data: &folder.path().join("fourth"), postgres: Some(&foreign) };
    let said = place.refuses(&["restore", arg(&file)]);
    assert!(said.contains("another program"), "{said}");
}

#[test]
fn a_restore_takes_no_broken_backup_and_none_for_somebody_else() {
    let folder = on_disk();
    let (data, again) = (folder.path().join("data"), folder.path().join("again"));
    Place::at(&data).demo("20");
    let (recipient, identity) = recipient(folder.path());
    let file = folder.path().join("a.backup");
    Place::at(&data).does(&["backup", arg(&file), "--recipient", &recipient]);
    let place = Place::at(&again);

    assert!(place.refuses(&["restore", arg(&file)]).contains("--identity"));
    let (_, other) = super::program::recipient(&data);
    let said = place.refuses(&["restore", arg(&file), "--identity", &other]);
    assert!(said.contains("another recipient"), "{said}");

    let whole = fs::read(&file).unwrap();
    let mut broken = whole.clone();
    broken[whole.len() / 2] ^= 1;
    for (bytes, name) in [(&broken[..], "changed"), (&whole[..whole.len() - 40], "cut")] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let said = place.refuses(&["restore", arg(&path), "--identity", &identity]);
        assert!(said.contains("take another copy of it"), "{name}: {said}");
        let left = if again.exists() { names(&again) } else { Vec::new() };
        assert!(!left.iter().any(|name| name.contains("hailong.db")), "{name}: {left:?}");
    }
    place.does(&["restore", arg(&file), "--identity", &identity]);
}

#[test]
fn a_drill_compares_and_leaves_nothing_behind() {
    let folder = on_disk();
    let place = Place::at(folder.path());
    place.demo("200");
    let before = names(folder.path());
    let said = place.does(&["backup", "--drill"]);
    for line in
        ["rows of petition ", "scorecard sipas-counter", "names that open", "verify batches"]
    {
        let found = said.lines().find(|each| each.starts_with(line)).unwrap_or_default();
        assert!(found.ends_with("same"), "{line}: {said}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&place.does(&["backup", "--drill", "--json"])).unwrap();
    assert_eq!(json["ok"], true);
    assert_eq!(names(folder.path()), before);
    assert_eq!(place.run(&["backup", "--drill", "x.backup"]).status.code(), Some(2));
}
