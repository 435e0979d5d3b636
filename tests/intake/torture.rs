//! Many rounds of what the tests beside this one do once: `make torture ROUNDS=300 SEED=7`. A few are part of every
//! run of the tests.
#![expect(clippy::print_stdout, reason = "each round says what was done and what is left of it")]

use std::env;
use std::process::Command;

use hailong::base::random::Random;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::away::{all_are_kept, served, served_by, sqlite};
use super::crash::answer_until_killed;
use crate::support::faults::{Cluster, Disk, Fault};
use crate::support::server::{PROGRAM, Server, on_disk};

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

#[tokio::test]
async fn torture_by_kills() {
    let (folder, mut chance) = (on_disk(), chance());
    let random = Random::seeded(31);
    let mut all = Vec::new();
    for round in 1..=rounds(2) {
        let moment = chance.random_range(1..300);
        let server = Server::start(folder.path());
        let kept = answer_until_killed(server, &random, moment);
        all_are_kept(&sqlite(&folder), &kept).await;
        println!("kill {round}: after {moment} answers; {} acknowledged, none lost", kept.len());
        all.extend(kept);
    }
    all_are_kept(&sqlite(&folder), &all).await;
    let checked = Command::new(PROGRAM).args(["verify", "--data"]).arg(folder.path()).output();
    let checked = checked.unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[tokio::test]
async fn torture_by_disks() {
    let (folder, mut chance) = (on_disk(), chance());
    let disk = Disk::sound(folder.path());
    let (server, visitors) = served(&folder, &disk);
    let mut kept = vec![visitors.are_served_again()];
    for round in 1..=rounds(1) {
        let (fault, name) = match chance.random_range(0..4) {
            0 => (Fault::Full, "full"),
            1 => (Fault::Broken, "broken"),
            2 => (Fault::Short, "writing short"),
            _ => (Fault::Slow, "slow"),
        };
        disk.fails(fault);
        visitors.are_told_to_come_back();
        visitors.read_the_office();
        disk.mend();
        kept.push(visitors.are_served_again());
        println!("disk {round}: {name}; everybody was told, and served again without a restart");
    }
    assert!(server.stop().success());
    all_are_kept(&sqlite(&folder), &kept).await;
}

#[tokio::test]
async fn torture_by_postgresql() {
    let (cluster, folder, mut chance) = (Cluster::start(), on_disk(), chance());
    let (server, visitors) = served_by(&cluster, &folder);
    let mut kept = vec![visitors.are_served_again()];
    for round in 1..=rounds(1) {
        let name = match chance.random_range(0..3) {
            0 => {
                cluster.hang();
                visitors.are_told_to_come_back();
                cluster.go_on();
                "hung"
            }
            1 => {
                cluster.stop();
                visitors.are_told_to_come_back();
                cluster.again();
                "stopped and started"
            }
            _ => {
                cluster.kill_connections();
                "lost its connections"
            }
        };
        kept.push(visitors.are_served_again());
        println!("PostgreSQL {round}: {name}; everybody is served again without a restart");
    }
    assert!(server.stop().success());
    all_are_kept(&cluster.url(), &kept).await;
}
