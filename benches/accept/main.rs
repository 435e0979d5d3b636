//! How many forms and durable answers a second: the whole way over HTTP, beside what the same server
//! does without a database or without a form, in one run, so that the ratios hold on any machine.
//!
//! `cargo bench --bench accept` prints the tables of the README; `-- 100000` keeps fewer answers than a
//! million in the second. Clients and server share the machine; the server's share of processor time is
//! told apart by thread name.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench prints, and one that cannot go on should say where"
)]
#![expect(unreachable_pub, reason = "`pub` says what is meant for the bench")]

mod clients;
mod forms;
mod keepers;
mod processor;
mod server;
mod stored;
mod ways;

use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

/// Each measurement runs so long.
const RUN: Duration = Duration::from_secs(4);

/// Answers kept before the second table.
const STORED: usize = 1_000_000;

/// The threads of the server, and those of the clients.
struct Threads {
    server: Runtime,
    crowd: Runtime,
}

fn main() {
    let threads = Threads { server: runtime("server"), crowd: runtime("client") };
    let stored = std::env::args().find_map(|argument| argument.parse().ok());
    ways::table(&threads);
    forms::table(&threads);
    stored::table(&threads, stored.unwrap_or(STORED));
}

/// A runtime of its own, so that the processor time of its threads can be told apart.
fn runtime(name: &str) -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name(name)
        .enable_all()
        .build()
        .expect("a runtime starts")
}

/// The middle one of an odd number of figures.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
