//! The form beside a page of as many bytes that comes from memory, and the form with its answer.

use crate::clients::{self, Visit};
use crate::server::PLAIN;
use crate::{RUN, Threads, median, server};

/// Concurrent clients.
const CLIENTS: usize = 32;

/// Each is measured so often, in turn.
const TIMES: usize = 3;

/// About the bytes of the counter form.
const BYTES: usize = 13_000;

/// What is measured, the plain page first.
const VISITS: [(&str, Visit); 6] = [
    ("a page of as many bytes", Visit::Page(PLAIN)),
    ("/healthz", Visit::Page("/healthz")),
    ("/s/BT01", Visit::Page("/s/BT01")),
    ("/s/BT01 in gzip", Visit::GzipPage("/s/BT01")),
    ("/", Visit::Page("/")),
    ("/s/BT01 and its durable answer", Visit::FormAndAnswer),
];

/// Prints each with its share of the plain page's rate.
pub fn table(threads: &Threads) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let address = threads.server.block_on(async {
        let store = server::store(folder.path()).await;
        server::serve(&store, store.clone(), BYTES).await
    });
    let mut rates = VISITS.map(|_| Vec::new());
    for _ in 0..TIMES {
        for ((_, visit), rates) in VISITS.iter().zip(&mut rates) {
            let load = threads.crowd.block_on(clients::drive(address, CLIENTS, *visit, RUN));
            rates.push(load.rate());
        }
    }
    let rates = rates.map(median);
    println!("\n{CLIENTS} clients");
    for ((name, _), rate) in VISITS.iter().zip(rates) {
        println!("{name:<32} {rate:>9.0}/s  {:>5.2} of the plain page", rate / rates[0]);
    }
}
