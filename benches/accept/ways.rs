//! Three ways of keeping answers, side by side, each on a fresh database.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use hailong::store::Store;

use crate::clients::{self, Load, Visit};
use crate::keepers::{Grouped, Nothing, OneByOne};
use crate::{RUN, Threads, processor, server};

/// Concurrent clients, each with one answer on the way.
const CLIENTS: [usize; 3] = [1, 32, 128];

/// How answers are kept in a run.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    NoDatabase,
    TransactionEach,
    GroupCommit,
}

impl Way {
    const ALL: [Self; 3] = [Self::NoDatabase, Self::TransactionEach, Self::GroupCommit];

    fn name(self) -> &'static str {
        match self {
            Self::NoDatabase => "no database",
            Self::TransactionEach => "a transaction an answer",
            Self::GroupCommit => "group commit",
        }
    }
}

/// Prints the three ways at each number of clients.
pub fn table(threads: &Threads) {
    println!(
        "{:>7}  {:<24} {:>9} {:>8} {:>8} {:>11} {:>9} {:>6} {:>6}",
        "clients", "way", "answers/s", "p50 ms", "p99 ms", "server ms", "acknowl.", "lost", "batch"
    );
    for clients in CLIENTS {
        let rates = Way::ALL.map(|way| one_run(threads, way, clients));
        println!(
            "{clients:>7}  group commit / no database {:.2} · group commit / a transaction an answer {:.1}",
            rates[2] / rates[0],
            rates[2] / rates[1]
        );
    }
}

/// One way at one number of clients; prints its line, gives answers a second.
fn one_run(threads: &Threads, way: Way, clients: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let commits = Arc::new(AtomicU32::new(0));
    let (store, address) = threads.server.block_on(async {
        let store = server::store(folder.path()).await;
        let address = match way {
            Way::NoDatabase => server::serve(&store, Nothing, 0).await,
            Way::TransactionEach => server::serve(&store, OneByOne(store.clone()), 0).await,
            Way::GroupCommit => {
                let keeper = Grouped(store.clone(), Arc::clone(&commits));
                server::serve(&store, keeper, 0).await
            }
        };
        (store, address)
    });
    let before = processor::milliseconds_beside("client");
    let load = threads.crowd.block_on(clients::drive(address, clients, Visit::Answer, RUN));
    let spent = processor::milliseconds_beside("client").zip(before);
    let per_answer = spent.map(|(now, then)| (now - then) / load.count());
    let lost = match way {
        Way::NoDatabase => None,
        _ => Some(threads.server.block_on(lost(&store, &load))),
    };
    let commits = Some(commits.load(Ordering::Relaxed)).filter(|commits| *commits > 0);
    let batch = commits.map(|commits| load.count() / f64::from(commits));
    println!(
        "{clients:>7}  {:<24} {:>9.0} {:>8.2} {:>8.2} {:>11} {:>9} {:>6} {:>6}",
        way.name(),
        load.rate(),
        load.permille(500),
        load.permille(990),
        per_answer.map_or_else(|| "-".into(), |spent| format!("{spent:.3}")),
        load.receipts.len(),
        lost.map_or_else(|| "-".into(), |lost| lost.to_string()),
        batch.map_or_else(|| "-".into(), |batch| format!("{batch:.1}"))
    );
    load.rate()
}

/// How many acknowledged answers the store does not know.
async fn lost(store: &Store, load: &Load) -> usize {
    let mut lost = 0;
    for receipt in &load.receipts {
        if store.receipt(receipt).await.expect("the store answers").is_none() {
            lost += 1;
        }
    }
    lost
}
