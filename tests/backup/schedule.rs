//! Backups that the server takes by itself, and what the morning list says of old ones.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use chrono::TimeDelta;
use hailong::app::Readings;
use hailong::config::Config;
use hailong::domain::account::Role;
use hailong::domain::backup::taken_at;
use hailong::store::Store;

use super::program::{Place, arg};
use crate::support::databases::{empty_postgres, on_both};
use crate::support::platform::Platform;
use crate::support::server::{Server, on_disk};

/// The backups of a directory, the oldest first.
fn backups(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut files: Vec<String> = files.map(|name| name.into_string().unwrap()).collect();
    files.retain(|name| taken_at(name).is_some());
    files.sort();
    files
}

#[tokio::test]
async fn a_server_takes_backups_and_keeps_as_many_as_asked_for() {
    let folder = on_disk();
    let url = empty_postgres().await;
    for postgres in [None, Some(url.as_str())] {
        let kind = if postgres.is_some() { "postgres" } else { "sqlite" };
        let (data, to) = (folder.path().join(kind), folder.path().join(format!("{kind}-backups")));
        fs::create_dir(&to).unwrap();
        fs::write(to.join("mine.backup"), "kept").unwrap();
        let place = Place { data: &data, postgres };
        let mut command = place.command();
        command.env("HAILONG_BACKUP_TO", &to).env("HAILONG_BACKUP_EVERY", "1s");
        command.env("HAILONG_BACKUP_KEEP", "2").env("HAILONG_BACKUP_WITH_KEY", "true");
        let server = Server::start_by(command, &data);
        let first = loop {
            if let Some(first) = backups(&to).first() {
                break first.clone();
            }
            sleep(Duration::from_millis(50));
        };
        while backups(&to).contains(&first) {
            assert!(backups(&to).len() <= 3, "two, and the one that makes a third of them");
            sleep(Duration::from_millis(50));
        }
        assert!(server.stop().success());
        let left = backups(&to);
        assert!((2..=3).contains(&left.len()), "{left:?}");
        assert_eq!(fs::read(to.join("mine.backup")).unwrap(), b"kept");
        let again = folder.path().join(format!("{kind}-again"));
        Place::at(&again).does(&["restore", arg(&to.join(&left[left.len() - 1]))]);
        let restored = format!("sqlite:{}", again.join("hailong.db").display());
        let store = Store::open(&restored).await.unwrap();
        let last = store.last_backup().await.unwrap().unwrap();
        assert_eq!(last.timestamp(), taken_at(&left[left.len() - 1]).unwrap().timestamp());
        store.close().await;
    }
}

#[test]
fn a_server_whose_backups_fail_serves_all_the_same() {
    let folder = on_disk();
    let place = Place::at(folder.path());
    let mut command = place.command();
    command.env("HAILONG_BACKUP_TO", folder.path().join("not mounted"));
    command.env("HAILONG_BACKUP_WITHOUT_KEY", "true");
    let server = Server::start_by(command, folder.path());
    let key = "018f0000-0000-7000-8000-000000000001";
    assert_eq!(server.answer("BT01", key, "").unwrap().status, 201);
    assert!(server.stop().success());
    assert!(!folder.path().join("not mounted").exists());
    let said = place.refuses(&["serve", "--backup-to", "x", "--listen", "127.0.0.1:0"]);
    assert!(said.contains("--backup-with-key or --backup-without-key"), "{said}");
}

#[tokio::test]
async fn an_old_backup_stands_on_the_morning_list_of_administrators_alone() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let every = Some(Duration::from_hours(24));
        let config = Config { backup_every: every, ..Config::at("http://127.0.0.1:8080") };
        let platform = platform.set(config.into());
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let manager = platform.signed_in("lan", Role::Manager).await;
        let now = platform.app.clock.now();
        let served = Some(now - TimeDelta::days(9));
        let says = async |last: Option<i64>, words: &str| {
            let last_backup = last.map(|hours| now - TimeDelta::hours(hours));
            let readings = Readings { last_backup, first_served: served, ..Readings::default() };
            platform.app.monitor.keep(readings);
            let [admin, manager] = [
                platform.get_as(&admin, "/office").await,
                platform.get_as(&manager, "/office").await,
            ];
            assert!(!manager.body.contains(words), "a manager cannot mend it");
            admin.body.contains(words)
        };
        assert!(says(None, "đã hoạt động 9 ngày mà chưa có bản sao lưu nào").await);
        assert!(says(Some(49), "bản sao lưu gần nhất là của ngày 29/11/2026, đã 2 ngày").await);
        assert!(!says(Some(47), "bản sao lưu gần nhất").await);
    })
    .await;
}
