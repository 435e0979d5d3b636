//! What the disk is asked to do, and what happens when it is full.

use std::path::Path;
use std::process::Command;
use std::thread;

use hailong::base::random::Random;
use hailong::store::Store;

use crate::support::server::{PROGRAM, Server, on_disk};

/// A touchpoint of the built-in office.
const TOUCHPOINT: &str = "BT01";

/// How often a server waits for its disk while it runs `work`, its start and stop included.
fn waits_for_the_disk(work: impl FnOnce(&Server)) -> usize {
    let folder = on_disk();
    let trace = folder.path().join("trace");
    let mut command = Command::new("strace");
    // -D makes the program our child and the tracer its own: signals reach the program.
    command.args(["-D", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o"]);
    command.arg(&trace).arg(PROGRAM);
    let server = Server::start_by(command, &folder.path().join("data"));
    work(&server);
    let ended = server.stop();
    assert!(ended.success(), "{ended}");
    calls(&trace)
}

/// Calls in a trace; one that was interrupted by another thread has a second line.
fn calls(trace: &Path) -> usize {
    let trace = std::fs::read_to_string(trace).unwrap();
    let called = |line: &&str| line.contains("sync(");
    trace.lines().filter(called).count()
}

#[test]
fn each_lone_answer_waits_for_the_disk_and_a_crowd_shares_the_wait() {
    let idle = waits_for_the_disk(|_| {});
    let random = Random::seeded(1);
    let one_by_one = waits_for_the_disk(|server| {
        for _ in 0..20 {
            let reply = server.answer(TOUCHPOINT, &random.uuid(), "").unwrap();
            assert_eq!(reply.status, 201);
        }
    });
    assert!(one_by_one >= idle + 20, "20 answers, {} waits", one_by_one - idle);

    let together = waits_for_the_disk(|server| {
        thread::scope(|crowd| {
            for _ in 0..40 {
                crowd.spawn(|| {
                    for _ in 0..10 {
                        let reply = server.answer(TOUCHPOINT, &random.uuid(), "").unwrap();
                        assert_eq!(reply.status, 201);
                    }
                });
            }
        });
    });
    assert!(together < idle + 400, "400 answers, {} waits", together - idle);
}

#[tokio::test]
async fn a_full_disk_refuses_with_a_time_to_come_back_and_loses_nothing() {
    let folder = on_disk();
    // First without a limit, so that the schema and the office are there.
    assert!(Server::start(folder.path()).stop().success());

    // No file may grow beyond 1 MiB; the signal is ignored, so that writing fails as on a full disk.
    let mut limited = Command::new("bash");
    let script = "trap '' XFSZ; ulimit -f 1024; exec \"$0\" \"$@\"";
    limited.args(["-c", script, PROGRAM]);
    let server = Server::start_by(limited, folder.path());
    let random = Random::seeded(2);
    let remark = "Bàn số hai chờ lâu. ".repeat(50);
    let mut acknowledged = Vec::new();
    let refused = loop {
        let reply =
            server.answer(TOUCHPOINT, &random.uuid(), &remark).expect("the server stays up");
        if reply.status != 201 {
            break reply;
        }
        acknowledged.push(reply.receipt().unwrap());
        assert!(acknowledged.len() < 5000, "the limit was never felt");
    };
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.head.contains("retry-after:"), "{}", refused.head);
    assert!(acknowledged.len() > 20);
    server.kill();

    // With room again, everything acknowledged is there and new answers are taken.
    let server = Server::start(folder.path());
    let reply = server.answer(TOUCHPOINT, &random.uuid(), "").unwrap();
    assert_eq!(reply.status, 201);
    assert!(server.stop().success());
    let url = format!("sqlite:{}", folder.path().join("hailong.db").display());
    let store = Store::open(&url).await.unwrap();
    for receipt in acknowledged {
        assert!(store.receipt(&receipt).await.unwrap().is_some());
    }
}
