//! How many durable answers a second: the whole way over HTTP, three ways of keeping them, side
//! by side in one run, so that the ratios hold on any machine.
//!
//! `cargo bench --bench accept` prints the table of the README. Clients and server share the
//! machine; the server's share of processor time is told apart by thread name.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints, and one that cannot go on should say where"
)]
#![expect(unreachable_pub, reason = "`pub` says what is meant for the bench")]

mod clients;
mod keepers;
mod processor;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hailong::app::App;
use hailong::base::clock::Clock;
use hailong::base::random::Random;
use hailong::config::Config;
use hailong::domain::dossier;
use hailong::domain::dossier::points::Rubric;
use hailong::domain::petition::{Key, Rules};
use hailong::domain::survey::file::built_in;
use hailong::domain::touchpoint::seeds;
use hailong::intake::Intake;
use hailong::pages::routes::routes;
use hailong::store::Store;
use hailong::store::seed;
use tokio::runtime::{Builder, Runtime};

use clients::Load;
use keepers::{Nothing, OneByOne};

/// Each way of keeping at each number of clients runs so long.
const RUN: Duration = Duration::from_secs(4);

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

fn main() {
    let server = threads("server");
    let crowd = threads("client");
    println!(
        "{:>7}  {:<24} {:>9} {:>8} {:>8} {:>11} {:>9} {:>6}",
        "clients", "way", "answers/s", "p50 ms", "p99 ms", "server ms", "acknowl.", "lost"
    );
    for clients in CLIENTS {
        let mut rates = Vec::new();
        for way in Way::ALL {
            rates.push(one_run(&server, &crowd, way, clients));
        }
        println!(
            "{clients:>7}  group commit / no database {:.2} · group commit / a transaction an answer {:.1}",
            rates[2] / rates[0],
            rates[2] / rates[1]
        );
    }
}

/// A runtime of its own, so that the processor time of its threads can be told apart.
fn threads(name: &str) -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name(name)
        .enable_all()
        .build()
        .expect("a runtime starts")
}

/// One way at one number of clients, on a fresh database; prints its line, gives answers a second.
fn one_run(server: &Runtime, crowd: &Runtime, way: Way, clients: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (store, address) = server.block_on(serve(folder.path(), way));
    let before = processor::milliseconds_beside("client");
    let load = crowd.block_on(clients::drive(address, clients, RUN));
    let spent = processor::milliseconds_beside("client").zip(before);
    let per_answer = spent.map(|(now, then)| (now - then) / load.count());
    let lost = match way {
        Way::NoDatabase => None,
        _ => Some(server.block_on(lost(&store, &load))),
    };
    println!(
        "{clients:>7}  {:<24} {:>9.0} {:>8.2} {:>8.2} {:>11} {:>9} {:>6}",
        way.name(),
        load.rate(),
        load.percentile(50),
        load.percentile(99),
        per_answer.map_or_else(|| "-".into(), |spent| format!("{spent:.3}")),
        load.acknowledged.len(),
        lost.map_or_else(|| "-".into(), |lost| lost.to_string())
    );
    load.rate()
}

/// Serves the real routes with answers kept in this way.
async fn serve(folder: &Path, way: Way) -> (Store, std::net::SocketAddr) {
    let url = format!("sqlite:{}", folder.join("hailong.db").display());
    let store = Store::open(&url).await.expect("a database opens");
    let instruments = built_in().expect("the built-in instruments read");
    let ids = instruments.ids().into_iter().map(str::to_owned).collect();
    let office = seeds::read(seeds::BUILT_IN, &ids).expect("the built-in office reads");
    seed(&store, &office).await.expect("the office is kept");
    let intake = match way {
        Way::NoDatabase => Intake::start(Nothing),
        Way::TransactionEach => Intake::start(OneByOne(store.clone())),
        Way::GroupCommit => Intake::start(store.clone()),
    };
    let app = App {
        store: store.clone(),
        intake,
        clock: Clock::System,
        random: Random::system(),
        instruments: Arc::new(instruments),
        hashing: hailong::base::limiter::Limiter::of_cores(),
        topics: Arc::new(hailong::domain::remark::Topics::built_in().expect("the built-in topics")),
        petitions: Arc::new(Rules::built_in(Key::of([7; 32])).expect("the built-in files")),
        dossiers: Arc::new(dossier::Rules::built_in().expect("the built-in rules")),
        one_stop: Arc::new(Rubric::built_in().expect("the built-in rubric")),
        config: Arc::new(Config::at("http://127.0.0.1")),
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(listener, routes(app)).await });
    (store, address)
}

/// How many acknowledged answers the store does not know.
async fn lost(store: &Store, load: &Load) -> usize {
    let mut lost = 0;
    for receipt in &load.acknowledged {
        if store.receipt(receipt).await.expect("the store answers").is_none() {
            lost += 1;
        }
    }
    lost
}
