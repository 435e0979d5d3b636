//! Many rounds of what the tests beside this one do once: `make torture ROUNDS=300 SEED=7`. A few are part of every
//! run of the tests. The probes of each database take turns, so that so many rounds as there are probes try each.
#![expect(clippy::print_stdout, reason = "each round says what was done and what is left of it")]

use std::env;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use hailong::base::random::Random;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sqlx::{Connection, SqliteConnection};

use super::away::{all_are_kept, served, served_by, sqlite};
use super::crash::answer_until_killed;
use crate::support::faults::{Cluster, Disk, Fault};
use crate::support::server::{PROGRAM, Server, on_disk};
use crate::support::small_disk::SmallDisk;
use crate::support::visitors::{Visitors, add_officer};

/// A number of the environment.
#[expect(
    clippy::disallowed_methods,
    reason = "rounds and seed come from make, not from the program"
)]
fn asked(variable: &str, otherwise: u64) -> u64 {
    env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn rounds(otherwise: u64) -> u64 {
    asked("HAILONG_TORTURE", otherwise)
}

fn chance() -> StdRng {
    StdRng::seed_from_u64(asked("HAILONG_TORTURE_SEED", 1))
}

/// Kills of a server on the database at this address, or on its own.
async fn by_kills(name: &str, folder: &Path, database: Option<&str>) {
    let mut chance = chance();
    let random = Random::seeded(31);
    let own = format!("sqlite:{}", folder.join("hailong.db").display());
    let url = database.unwrap_or(&own);
    let mut all = Vec::new();
    for round in 1..=rounds(2) {
        let moment = chance.random_range(1..300);
        let mut program = Command::new(PROGRAM);
        program.env("HAILONG_DATABASE", url);
        let server = Server::start_by(program, folder);
        let kept = answer_until_killed(server, &random, moment);
        all_are_kept(url, &kept).await;
        println!(
            "{name} kill {round}: after {moment} answers; {} acknowledged, none lost",
            kept.len()
        );
        all.extend(kept);
    }
    all_are_kept(url, &all).await;
    let mut checked = Command::new(PROGRAM);
    checked.env("HAILONG_DATABASE", url).args(["verify", "--data"]).arg(folder);
    let checked = checked.output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[tokio::test]
async fn torture_by_kills() {
    by_kills("SQLite", on_disk().path(), None).await;
    let cluster = Cluster::start();
    by_kills("PostgreSQL", on_disk().path(), Some(&cluster.url())).await;
}

/// Runs `work` while others answer all the time; the receipts of their answers that were kept.
fn under_load(visitors: &Visitors, work: impl AsyncFnOnce()) -> Vec<String> {
    let (kept, goes_on) = (Mutex::new(Vec::new()), AtomicBool::new(true));
    let answer = || {
        while goes_on.load(Ordering::SeqCst) {
            let reply = visitors.answer().expect("a reply");
            match reply.status {
                201 => kept.lock().unwrap().extend(reply.receipt()),
                status => assert_eq!(status, 503, "{}", reply.body),
            }
        }
    };
    // Threads of their own, since the work waits on this one.
    thread::scope(|all| {
        let hands: Vec<_> = (0..4).map(|_| all.spawn(answer)).collect();
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(work()));
        goes_on.store(false, Ordering::SeqCst);
        for hand in hands {
            hand.join().unwrap();
        }
    });
    kept.into_inner().unwrap()
}

/// What happens to SQLite.
const OF_SQLITE: [&str; 5] = ["disk full", "disk broken", "short writes", "slow disk", "locked"];

#[tokio::test(flavor = "multi_thread")]
async fn torture_by_disks() {
    let folder = on_disk();
    let disk = Disk::sound(folder.path());
    let (server, visitors) = served(&folder, &disk);
    let mut kept = vec![visitors.are_served_again()];
    for (round, name) in (1..=rounds(2)).zip(OF_SQLITE.into_iter().cycle()) {
        let more = under_load(&visitors, async || match name {
            "locked" => {
                let mut other = SqliteConnection::connect(&sqlite(&folder)).await.unwrap();
                // The writer of the load holds it for moments.
                let timeout = "pragma busy_timeout = 20000; begin immediate";
                sqlx::raw_sql(timeout).execute(&mut other).await.unwrap();
                visitors.are_told_to_come_back();
                visitors.read_the_office();
                sqlx::raw_sql("rollback").execute(&mut other).await.unwrap();
                other.close().await.unwrap();
            }
            name => {
                disk.fails(match name {
                    "disk full" => Fault::Full,
                    "disk broken" => Fault::Broken,
                    "short writes" => Fault::Short,
                    _ => Fault::Slow,
                });
                visitors.are_told_to_come_back();
                visitors.read_the_office();
                disk.mend();
            }
        });
        kept.extend(more);
        kept.push(visitors.are_served_again());
        println!("SQLite {name} {round}: under load; all were told, then served without a restart");
    }
    assert!(server.stop().success());
    all_are_kept(&sqlite(&folder), &kept).await;
}

#[tokio::test]
async fn torture_by_full_disks() {
    let (server, small) = SmallDisk::served(None, |made| {
        assert!(Server::start(made).stop().success());
        add_officer(made, None);
    });
    let visitors = Visitors::at(&server.address, 51);
    let mut kept = Vec::new();
    for round in 1..=rounds(2) {
        kept.push(visitors.are_served_again());
        small.fill();
        kept.extend(visitors.answer_until_refused());
        small.fill();
        visitors.are_told_to_come_back();
        visitors.read_the_office();
        small.empty();
        println!("SQLite full tmpfs {round}: all were told, then served without a restart");
    }
    kept.push(visitors.are_served_again());
    for receipt in kept {
        let reply = crate::support::server::get(&server.address, &format!("/r/{receipt}"));
        assert_eq!(reply.expect("a reply").status, 200, "{receipt} was acknowledged");
    }
    assert!(server.stop().success());
}

/// What happens to PostgreSQL.
const OF_POSTGRESQL: [&str; 5] =
    ["stopped", "hung (SIGSTOP)", "restarted", "connections killed", "disk full"];

#[tokio::test(flavor = "multi_thread")]
async fn torture_by_postgresql() {
    let folder = on_disk();
    let cluster = Cluster::start_on_disk();
    let (server, visitors) = served_by(&cluster, &folder);
    let mut kept = vec![visitors.are_served_again()];
    for (round, name) in (1..=rounds(2)).zip(OF_POSTGRESQL.into_iter().cycle()) {
        let more = under_load(&visitors, async || match name {
            "stopped" => {
                cluster.stop();
                visitors.are_told_to_come_back();
                cluster.again();
            }
            "hung (SIGSTOP)" => {
                cluster.hang();
                visitors.are_told_to_come_back();
                cluster.go_on();
            }
            "restarted" => {
                cluster.stop();
                cluster.again();
            }
            "connections killed" => cluster.kill_connections(),
            _ => {
                cluster.disk_fails(Fault::Full);
                visitors.are_told_to_come_back();
                cluster.mend_disk();
                // Without room for its log it may stop, and its keeper starts it again.
                cluster.is_kept_running();
            }
        });
        kept.extend(more);
        kept.push(visitors.are_served_again());
        println!(
            "PostgreSQL {name} {round}: under load; all were told, then served without a restart"
        );
    }
    assert!(server.stop().success());
    all_are_kept(&cluster.url(), &kept).await;
}
