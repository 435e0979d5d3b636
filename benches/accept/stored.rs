//! Durable answers where many are kept already, and while many are settled.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Instant;

use hailong::base::calendar::office_day;
use hailong::base::clock::Clock;
use hailong::base::random::Random;
use hailong::demo::{self, Year};
use hailong::domain::batch::SettleRule;
use hailong::domain::survey::file::built_in;
use hailong::domain::survey::{Catalogue, read_answers};
use hailong::intake::Filled;
use hailong::store::{NewResponse, Store};

use crate::clients::{self, Load, Visit};
use crate::keepers::Nothing;
use crate::{RUN, Threads, median, server};

/// Concurrent clients.
const CLIENTS: usize = 128;

/// Each is measured so often, in turn.
const TIMES: usize = 3;

/// Answers that are settled meanwhile.
const SETTLED: usize = 30_000;

/// Answers kept at once while nobody waits.
const AT_ONCE: usize = 512;

/// Prints the rates on a database of `stored` answers beside those without a database.
pub fn table(threads: &Threads, stored: usize) {
    let instruments = built_in().expect("the built-in instruments read");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (store, nothing, kept) = threads.server.block_on(async {
        let store = server::store(folder.path()).await;
        fill(&store, &instruments, stored).await;
        let nothing = server::serve(&store, Nothing, 0).await;
        let kept = server::serve(&store, store.clone(), 0).await;
        (store, nothing, kept)
    });
    println!("\n{CLIENTS} clients, {stored} answers kept before");
    let mut rates = BTreeMap::new();
    for _ in 0..TIMES {
        let mut keep = |name, load: Load| {
            line(name, &load);
            rates.entry(name).or_insert_with(Vec::new).push(load.rate());
        };
        keep("no database", run(threads, nothing));
        keep("group commit", run(threads, kept));
        threads.server.block_on(wait(&store, &instruments, SETTLED));
        let settling = threads.server.spawn(settle(store.clone(), instruments.clone()));
        keep("while settling", run(threads, kept));
        println!("  {}", threads.server.block_on(settling).expect("settling ends in order"));
    }
    let rates: BTreeMap<_, _> =
        rates.into_iter().map(|(name, rates)| (name, median(rates))).collect();
    for name in ["group commit", "while settling"] {
        println!("{name} / no database {:.2}", rates[name] / rates["no database"]);
    }
}

fn run(threads: &Threads, address: SocketAddr) -> Load {
    threads.crowd.block_on(clients::drive(address, CLIENTS, Visit::Answer, RUN))
}

fn line(name: &str, load: &Load) {
    println!(
        "{name:<16} {:>9.0}/s  p50 {:>7.2} ms  p99 {:>7.2} ms  p99.9 {:>7.2} ms",
        load.rate(),
        load.permille(500),
        load.permille(990),
        load.permille(999)
    );
}

/// A made-up year of so many answers.
async fn fill(store: &Store, instruments: &Catalogue, responses: usize) {
    let touchpoints = store.touchpoints().await.expect("the store answers");
    let year = Year {
        seed: 1,
        instruments,
        touchpoints: &touchpoints,
        responses,
        last_day: "2026-11-30".parse().expect("a day"),
    };
    demo::load(store, year, |_| {}).await.expect("a year is kept");
}

/// Accepts so many answers, which then wait to be settled.
async fn wait(store: &Store, instruments: &Catalogue, answers: usize) {
    let random = Random::system();
    let now = Clock::System.now();
    let touchpoint = store.touchpoint("BT01").await.expect("the store answers").expect("a counter");
    let instrument =
        instruments.on(&touchpoint.instrument, office_day(now)).expect("its instrument");
    let fields = [("overall".to_owned(), "4".to_owned()), ("s1".to_owned(), "5".to_owned())];
    let response = || -> NewResponse {
        let answers = read_answers(instrument, &fields).expect("answers without a fault");
        let key = uuid::Uuid::from_bytes(random.bytes());
        let touchpoint = &touchpoint;
        Filled { key, touchpoint, waves: &[], instrument, answers, slip: None, procedure: None }
            .seal(now)
    };
    let responses: Vec<_> = std::iter::repeat_with(response).take(answers).collect();
    for some in responses.chunks(AT_ONCE) {
        store.accept(some).await.expect("answers are kept");
    }
}

/// Settles all that waits; gives how many in what time.
async fn settle(store: Store, instruments: Catalogue) -> String {
    let rule = SettleRule::default();
    let begun = Instant::now();
    let now = Clock::System.now();
    let settled = store.settle_now(&instruments, &Random::system(), rule, now).await;
    let settled = settled.expect("answers are settled").responses;
    format!("{settled} settled in {:.1?}", begun.elapsed())
}
