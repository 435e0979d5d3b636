//! The database is full, fails, is locked, hangs or is gone while the server runs. Everybody is told to come
//! back while the cause lasts, and served after it without a restart.
//!
//! No test here measures a time: a server that waits for the end of the cause waits for ever, since the test
//! ends the cause only after the replies.

use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use hailong::store::Store;
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;

use crate::support::faults::{Cluster, Disk, Fault};
use crate::support::server::{PROGRAM, Server, on_disk};
use crate::support::visitors::{Visitors, add_officer};

/// A server on SQLite with this disk, and its visitors.
pub(super) fn served(folder: &TempDir, disk: &Disk) -> (Server, Visitors) {
    let server = Server::start_by(disk.program(), folder.path());
    add_officer(folder.path(), None);
    let visitors = Visitors::at(&server.address, 11);
    (server, visitors)
}

pub(super) async fn all_are_kept(url: &str, receipts: &[String]) {
    let store = Store::open(url).await.unwrap();
    for receipt in receipts {
        assert!(store.receipt(receipt).await.unwrap().is_some(), "{receipt} was acknowledged");
    }
    store.close().await;
}

pub(super) fn sqlite(folder: &TempDir) -> String {
    format!("sqlite:{}", folder.path().join("hailong.db").display())
}

#[tokio::test]
async fn one_failed_write_stops_nothing_once_the_disk_is_in_order_again() {
    let folder = on_disk();
    let disk = Disk::sound(folder.path());
    let (server, visitors) = served(&folder, &disk);
    let mut kept = vec![visitors.are_served_again()];
    for fault in [Fault::Full, Fault::Broken, Fault::Short] {
        disk.fails(fault);
        visitors.are_told_to_come_back();
        visitors.read_the_office();
        disk.mend();
        kept.push(visitors.are_served_again());
    }
    assert!(server.stop().success());
    all_are_kept(&sqlite(&folder), &kept).await;
}

#[tokio::test]
async fn a_disk_that_takes_seconds_to_confirm_delays_nobody_for_so_long() {
    let folder = on_disk();
    let disk = Disk::sound(folder.path());
    let (server, visitors) = served(&folder, &disk);
    disk.fails(Fault::Slow);
    visitors.are_told_to_come_back();
    visitors.read_the_office();
    disk.mend();
    let kept = [visitors.are_served_again()];
    assert!(server.stop().success());
    all_are_kept(&sqlite(&folder), &kept).await;
}

#[tokio::test]
async fn while_another_process_holds_the_write_lock_pages_are_read_and_the_end_is_in_order() {
    let folder = on_disk();
    let (server, visitors) = served(&folder, &Disk::sound(folder.path()));
    let mut kept = vec![visitors.are_served_again()];
    let mut other = SqliteConnection::connect(&sqlite(&folder)).await.unwrap();
    for _ in 0..2 {
        sqlx::raw_sql("begin immediate").execute(&mut other).await.unwrap();
        visitors.are_told_to_come_back();
        visitors.read_the_office();
        sqlx::raw_sql("rollback").execute(&mut other).await.unwrap();
        kept.push(visitors.are_served_again());
    }
    sqlx::raw_sql("begin immediate").execute(&mut other).await.unwrap();
    visitors.are_told_to_come_back();
    assert!(server.stop().success(), "it ends while the lock is held");
    other.close().await.unwrap();
    all_are_kept(&sqlite(&folder), &kept).await;
}

/// A server on a PostgreSQL of its own, and its visitors.
pub(super) fn served_by(cluster: &Cluster, folder: &TempDir) -> (Server, Visitors) {
    let mut program = Command::new(PROGRAM);
    program.env("HAILONG_DATABASE", cluster.url());
    let server = Server::start_by(program, folder.path());
    add_officer(folder.path(), Some(&cluster.url()));
    let visitors = Visitors::at(&server.address, 12);
    (server, visitors)
}

#[tokio::test]
async fn postgresql_may_hang_stop_and_come_back() {
    let (cluster, folder) = (Cluster::start(), on_disk());
    let (server, visitors) = served_by(&cluster, &folder);
    let mut kept = vec![visitors.are_served_again()];
    cluster.hang();
    visitors.are_told_to_come_back();
    cluster.go_on();
    kept.push(visitors.are_served_again());
    cluster.stop();
    visitors.are_told_to_come_back();
    cluster.again();
    kept.push(visitors.are_served_again());
    cluster.hang();
    assert!(server.stop().success(), "it ends while the database hangs");
    cluster.go_on();
    all_are_kept(&cluster.url(), &kept).await;
}

/// Ends the load when it is dropped, also by a test that fails.
struct Ended<'a>(&'a AtomicBool);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn under_load_connections_are_killed_and_the_server_restarts_without_a_loss() {
    let (cluster, folder) = (Cluster::start(), on_disk());
    let (server, visitors) = served_by(&cluster, &folder);
    let (kept, load) = (Mutex::new(Vec::new()), AtomicBool::new(true));
    thread::scope(|all| {
        let ended = Ended(&load);
        for _ in 0..6 {
            all.spawn(|| {
                while load.load(Ordering::SeqCst) {
                    let reply = visitors.answer().expect("a reply");
                    match reply.status {
                        201 => kept.lock().unwrap().push(reply.receipt().unwrap()),
                        status => assert_eq!(status, 503, "{}", reply.body),
                    }
                }
            });
        }
        for _ in 0..3 {
            thread::sleep(Duration::from_millis(200));
            cluster.kill_connections();
        }
        cluster.stop();
        thread::sleep(Duration::from_millis(200));
        cluster.again();
        visitors.are_served_again();
        drop(ended);
    });
    let kept = kept.into_inner().unwrap();
    assert!(kept.len() > 10, "{}", kept.len());
    assert!(server.stop().success());
    all_are_kept(&cluster.url(), &kept).await;
}
