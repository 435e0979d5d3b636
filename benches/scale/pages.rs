//! Times of pages, and by what power they grow.

use std::path::Path;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::header::COOKIE;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::made_up::{INSTRUMENT, Size};
use super::server;

/// Each page is asked for at most so often, and for at most so long.
const TIMES: usize = 101;
const LONGEST: Duration = Duration::from_secs(8);

/// One measured page: its name, the first time, the median and the 99th percentile, in milliseconds.
pub(crate) type Measured = Vec<(String, [f64; 3])>;

/// The pages, by name.
fn pages() -> Vec<(&'static str, String)> {
    let of = format!("/office/instruments/{INSTRUMENT}");
    vec![
        ("/healthz", "/healthz".to_owned()),
        ("/", "/".to_owned()),
        ("/results", "/results".to_owned()),
        ("/results of a period", "/results?period=2026-Q1".to_owned()),
        ("/office", "/office".to_owned()),
        ("instrument", of.clone()),
        ("own days", format!("{of}?from=2026-03-04&to=2026-11-20")),
        ("one unit", format!("{of}?unit=U000")),
        ("one counter", format!("{of}?touchpoint=Q003")),
        ("item", format!("{of}/items/s3")),
        ("cross-table, counters by items", format!("{of}/cross?rows=touchpoint&cols=items")),
        ("cross-table, counters by months", format!("{of}/cross?rows=touchpoint&cols=period")),
        ("funnel", format!("{of}/funnel")),
        ("drivers", format!("{of}/drivers")),
        ("API scorecard", format!("/api/v1/scorecards/{INSTRUMENT}")),
    ]
}

/// Measures every page of the database in a folder and prints a line each.
pub(crate) async fn measure(folder: &Path) {
    let (service, cookie, store) = server::start(folder).await;
    for (name, address) in pages() {
        let mut times = Vec::new();
        let begun = Instant::now();
        while times.is_empty() || (times.len() < TIMES && begun.elapsed() < LONGEST) {
            times.push(ask(&service, &cookie, &address).await);
        }
        let first = times[0];
        times.sort_by(f64::total_cmp);
        let p99 = times[(times.len() * 99).div_ceil(100) - 1];
        println!("{name}\t{first}\t{}\t{p99}", times[times.len() / 2]);
    }
    println!("memory\t{0}\t{0}\t{0}", resident());
    let begun = Instant::now();
    let catalogue = hailong::domain::survey::file::built_in().expect("the instruments");
    store
        .verify_batches(&catalogue, hailong::domain::batch::SettleRule::default())
        .await
        .expect("the store answers");
    let verified = begun.elapsed().as_secs_f64() * 1e3;
    println!("verify\t{verified}\t{verified}\t{verified}");
}

async fn ask(service: &Router, cookie: &str, address: &str) -> f64 {
    // The public pages as everybody sees them; staff have their menu around them.
    let is_public = !["/office", "/api"].iter().any(|begin| address.starts_with(begin));
    let cookie = if is_public { "" } else { cookie };
    let request = Request::get(address).header(COOKIE, cookie).body(Body::empty());
    let begun = Instant::now();
    let reply = service.clone().oneshot(request.expect("a request")).await.expect("a reply");
    if reply.status() == StatusCode::SERVICE_UNAVAILABLE {
        // Still being read after the start: the wait is part of the first page's time.
        return begun.elapsed().as_secs_f64() * 1e3 + Box::pin(ask(service, cookie, address)).await;
    }
    assert!(reply.status().is_success(), "{address}: {}", reply.status());
    reply.into_body().collect().await.expect("a whole body");
    begun.elapsed().as_secs_f64() * 1e3
}

/// Resident memory of this process in MB (Linux).
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

/// Reads what [`measure`] printed.
pub(crate) fn read(lines: &str) -> Measured {
    let line = |line: &str| {
        let mut parts = line.split('\t');
        let name = parts.next()?.to_owned();
        let mut number = || parts.next()?.parse().ok();
        Some((name, [number()?, number()?, number()?]))
    };
    lines.lines().filter_map(line).collect()
}

/// Prints one office's figures.
pub(crate) fn print(measured: &Measured) {
    println!("{:<34} {:>11} {:>11} {:>11}", "", "first", "median", "p99");
    for (name, [first, median, p99]) in measured {
        match name.as_str() {
            "memory" => println!("{name:<34} {median:>8.0} MB"),
            _ => println!("{name:<34} {first:>8.2} ms {median:>8.2} ms {p99:>8.2} ms"),
        }
    }
}

/// Prints by what power of the answers, and of the counters, each median grows: the exponent
/// between the first and the last office that differ in nothing else.
pub(crate) fn print_growth(all: &[(Size, Measured)]) {
    let pairs = |same: fn(&Size, &Size) -> bool, of: fn(&Size) -> usize| {
        let mut found = None;
        for (at, (one, few)) in all.iter().enumerate() {
            for (other, many) in all.iter().skip(at + 1).map(|(size, measured)| (size, measured)) {
                if same(one, other) && of(one) < of(other) {
                    found = Some((of(other) as f64 / of(one) as f64, few, many));
                }
            }
        }
        found
    };
    let answers = pairs(
        |one, other| (one.counters, one.days) == (other.counters, other.days),
        |size| size.answers,
    );
    let counters = pairs(
        |one, other| (one.answers, one.days) == (other.answers, other.days),
        |size| size.counters,
    );
    println!("\n{:<34} {:>12} {:>12}", "grows with the power", "of answers", "of counters");
    for (name, _) in all.first().map_or(&[][..], |(_, measured)| measured) {
        let exponent = |pair: Option<(f64, &Measured, &Measured)>| {
            let (times, few, many) = pair?;
            let median =
                |of: &Measured| of.iter().find(|(own, _)| own == name).map(|(_, it)| it[1]);
            Some((median(many)? / median(few)?).ln() / times.ln())
        };
        let shown =
            |power: Option<f64>| power.map_or("–".to_owned(), |power| format!("{power:.2}"));
        println!("{name:<34} {:>12} {:>12}", shown(exponent(answers)), shown(exponent(counters)));
    }
}
