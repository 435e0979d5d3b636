//! `/metrics`: the names of the contract, and those that the dashboard and the alert rules ask for.

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::Path;

use hailong::base::random::Random;
use hailong::store::Store;

use super::{TOUCHPOINT, with_metrics};
use crate::support::commands::with_office;
use crate::support::server::{Server, get, on_disk};

/// The names fixed for dashboards and alerts outside.
const NAMES: [&str; 11] = [
    "hailong_answers_total",
    "hailong_queue_depth",
    "hailong_commit_seconds",
    "hailong_commit_answers",
    "hailong_inbox_waiting",
    "hailong_settle_age_seconds",
    "hailong_loop_age_seconds",
    "hailong_http_seconds",
    "hailong_pool_wait_seconds",
    "hailong_disk_free_bytes",
    "hailong_backup_age_seconds",
];

/// What a server says after an answer, a page and an address that is none.
async fn said(folder: &Path) -> String {
    with_office(folder);
    let url = format!("sqlite:{}", folder.join("hailong.db").display());
    let store = Store::open(&url).await.unwrap();
    store.keep_fact("last_backup", "1780000000000").await.unwrap();
    store.close().await;
    let server = Server::start_by(with_metrics(), folder);
    let key = Random::seeded(2).uuid();
    assert_eq!(server.answer(TOUCHPOINT, &key, "").unwrap().status, 201);
    assert_eq!(server.answer(TOUCHPOINT, &key, "").unwrap().status, 200);
    assert_eq!(get(&server.address, "/r/0000000000000000").unwrap().status, 404);
    assert_eq!(get(&server.address, "/gopyrieng").unwrap().status, 404);
    assert_eq!(get(&server.address, "/metrics").unwrap().status, 404, "apart from the pages");
    let metrics = server.metrics.clone().unwrap();
    // The first look at the disk and the inbox is under way.
    loop {
        let reply = get(&metrics, "/metrics").unwrap();
        assert_eq!(reply.status, 200);
        assert!(reply.head.contains("text/plain; version=0.0.4"), "{}", reply.head);
        if reply.body.contains("\nhailong_backup_age_seconds ") {
            assert!(server.stop().success());
            return reply.body;
        }
    }
}

/// The metrics of a text by their names, which the format declares with their type.
fn declared(text: &str) -> BTreeSet<&str> {
    let types = text.lines().filter_map(|line| line.strip_prefix("# TYPE "));
    types.filter_map(|line| line.split(' ').next()).collect()
}

/// Every metric that a file names, without what a histogram adds.
fn named(text: &str) -> BTreeSet<&str> {
    let is_name = |letter: char| letter.is_ascii_lowercase() || letter == '_';
    let starts = text.match_indices("hailong_").map(|(at, _)| &text[at..]);
    let names = starts.map(|rest| rest.split(|letter| !is_name(letter)).next().unwrap_or_default());
    names.map(without_ending).collect()
}

fn without_ending(name: &str) -> &str {
    let base = ["_bucket", "_sum", "_count"].into_iter().find_map(|end| name.strip_suffix(end));
    base.filter(|base| NAMES.contains(base)).unwrap_or(name)
}

#[tokio::test]
async fn metrics_have_the_names_of_the_contract_and_routes_instead_of_addresses() {
    let folder = on_disk();
    let text = said(folder.path()).await;
    assert_eq!(declared(&text), NAMES.into_iter().collect(), "{text}");
    for line in [
        "hailong_answers_total{outcome=\"kept\"} 1",
        "hailong_answers_total{outcome=\"repeated\"} 1",
        "hailong_answers_total{outcome=\"busy\"} 0",
        "hailong_commit_answers_count 2",
        "hailong_queue_depth 0",
        "hailong_http_seconds_count{route=\"/r/{receipt}\",status=\"404\"} 1",
        "hailong_http_seconds_count{route=\"none\",status=\"404\"} 2",
        "hailong_loop_age_seconds{loop=\"settle\"} ",
        "hailong_loop_age_seconds{loop=\"watch\"} ",
    ] {
        assert!(text.contains(&format!("\n{line}")), "{line}\n{text}");
    }
    let waits = text.lines().find_map(|line| line.strip_prefix("hailong_pool_wait_seconds_count "));
    assert!(waits.unwrap().parse::<u64>().unwrap() > 0, "{text}");
    assert!(!text.contains("gopyrieng") && !text.contains(TOUCHPOINT));
}

#[test]
fn dashboard_and_alert_rules_ask_for_metrics_that_exist() {
    let names: BTreeSet<&str> = NAMES.into_iter().collect();
    let mut asked = BTreeSet::new();
    for file in ["ops/grafana/hailong.json", "ops/prometheus/alerts.yml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = read_to_string(path).unwrap();
        let found: BTreeSet<String> = named(&text).into_iter().map(str::to_owned).collect();
        for name in &found {
            assert!(names.contains(name.as_str()), "{file} asks for {name}");
        }
        asked.extend(found);
    }
    assert_eq!(asked.len(), NAMES.len(), "not shown anywhere: {asked:?}");
}
