//! How long pages take as answers grow: `/results`, `/office` and a cross-table at 10⁵ and 10⁶
//! responses, beside the empty reply of `/healthz` in the same run.
//!
//! `cargo bench --bench pages` prints the table of the README. Pages read counters, not responses,
//! so ten times the answers should cost them nothing.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints, and one that cannot go on should say where"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::{COOKIE, SET_COOKIE};
use hailong::app::App;
use hailong::base::clock::Clock;
use hailong::base::random::Random;
use hailong::config::Config;
use hailong::demo::{self, Year};
use hailong::domain::account::Role;
use hailong::domain::dossier;
use hailong::domain::dossier::points::Rubric;
use hailong::domain::petition::{Key, Rules};
use hailong::domain::survey::file::built_in;
use hailong::domain::touchpoint::seeds;
use hailong::intake::Intake;
use hailong::pages::routes::routes;
use hailong::pages::staff::password;
use hailong::store::seed;
use hailong::store::{By, Staff, Store};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// Responses kept, one run each.
const SIZES: [usize; 2] = [100_000, 1_000_000];

/// Each page is asked for so often; the median counts.
const TIMES: usize = 21;

/// What is asked for.
const PAGES: [&str; 4] = [
    "/healthz",
    "/results",
    "/office",
    "/office/instruments/sipas-counter/cross?rows=touchpoint&cols=items",
];

/// The account that looks at the office's pages.
const NAME: &str = "bench";

#[tokio::main]
async fn main() {
    let mut medians = Vec::new();
    for responses in SIZES {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let begun = Instant::now();
        let service = filled(folder.path(), responses).await;
        println!("{responses} responses, made up and settled in {:.0?}", begun.elapsed());
        let cookie = sign_in(&service).await;
        let mut of_size = Vec::new();
        for page in PAGES {
            of_size.push(median(&service, &cookie, page).await);
        }
        medians.push(of_size);
    }
    println!("{:<68} {:>12} {:>12} {:>7}", "page", "at 10⁵", "at 10⁶", "ratio");
    for (place, page) in PAGES.iter().enumerate() {
        let (few, many) = (medians[0][place], medians[1][place]);
        let ratio = many.as_secs_f64() / few.as_secs_f64();
        println!("{page:<68} {few:>12.2?} {many:>12.2?} {ratio:>7.2}");
    }
}

/// The whole service on a made-up year.
async fn filled(folder: &Path, responses: usize) -> Router {
    let url = format!("sqlite:{}", folder.join("hailong.db").display());
    let store = Store::open(&url).await.expect("a database opens");
    let instruments = built_in().expect("the built-in instruments read");
    let ids = instruments.ids().into_iter().map(str::to_owned).collect();
    let office = seeds::read(seeds::BUILT_IN, &ids).expect("the built-in office reads");
    seed(&store, &office).await.expect("the office is kept");
    let touchpoints = store.touchpoints().await.expect("the store answers");
    let year = Year {
        seed: 1,
        instruments: &instruments,
        touchpoints: &touchpoints,
        responses,
        last_day: "2026-11-30".parse().expect("a day"),
    };
    demo::load(&store, year, |_| {}).await.expect("a year is kept");
    let staff = Staff {
        name: NAME.into(),
        role: Role::Manager,
        password_hash: password::hash(NAME, &Random::system()).expect("a hash"),
        disabled: false,
    };
    let by = By::system(Clock::System.now());
    let added = store.add_staff(&staff, &[], &by).await;
    assert!(added.expect("the store answers"));
    routes(App {
        intake: Intake::start(store.clone()),
        store,
        clock: Clock::standing("2026-12-01T02:00:00Z".parse().expect("an instant")),
        random: Random::system(),
        instruments: Arc::new(instruments),
        hashing: hailong::base::limiter::Limiter::of_cores(),
        topics: Arc::new(hailong::domain::remark::Topics::built_in().expect("the built-in topics")),
        petitions: Arc::new(Rules::built_in(Key::of([7; 32])).expect("the built-in files")),
        dossiers: Arc::new(dossier::Rules::built_in().expect("the built-in rules")),
        one_stop: Arc::new(Rubric::built_in().expect("the built-in rubric")),
        config: Arc::new(Config::at("http://127.0.0.1")),
    })
}

/// The cookie of a session.
async fn sign_in(service: &Router) -> String {
    let request =
        Request::post("/login").header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(Body::from(format!("name={NAME}&password={NAME}")));
    let reply = service.clone().oneshot(request.expect("a request")).await.expect("a reply");
    let cookie = reply.headers().get(SET_COOKIE).expect("a session").to_str();
    let cookie = cookie.expect("a cookie of text");
    cookie.split(';').next().unwrap_or_default().to_owned()
}

/// The median time of a whole reply.
async fn median(service: &Router, cookie: &str, page: &str) -> Duration {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let request = Request::get(page).header(COOKIE, cookie).body(Body::empty());
        let begun = Instant::now();
        let reply = service.clone().oneshot(request.expect("a request")).await.expect("a reply");
        assert!(reply.status().is_success(), "{page}: {}", reply.status());
        reply.into_body().collect().await.expect("a whole body");
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    times[TIMES / 2]
}
