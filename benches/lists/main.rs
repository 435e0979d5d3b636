//! Lists and mail rounds of an office the size of a province: 20,000 petitions, 200,000 dossiers, 100,000 remarks and
//! 50 people who want mail.
//!
//! `cargo bench --bench lists` (with `--profile dev` quicker to build) prints for each list the median and
//! the longest of twenty requests and the size of the page, and how long a mail round takes; the address of a database
//! as an argument asks PostgreSQL instead of a SQLite file of its own, paths ask for these pages alone. Budgets: 50 ms and 100 KB a list, 100 ms for `/office`, one
//! second a round.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints, and one that cannot go on should say where"
)]

#[path = "../../tests/lists/seeded.rs"]
mod seeded;

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::{COOKIE, SET_COOKIE};
use hailong::app::{App, Shared};
use hailong::base::clock::Clock;
use hailong::domain::account::Role;
use hailong::domain::petition::{Key, Rules};
use hailong::domain::survey::file::built_in;
use hailong::domain::worklist::alert::Settings;
use hailong::intake::Intake;
use hailong::pages::routes::routes;
use hailong::pages::staff::password;
use hailong::pages::worklist::look;
use hailong::store::{By, Staff, Store};
use http_body_util::BodyExt;
use seeded::Size;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tower::ServiceExt;

const SIZE: Size =
    Size { petitions: 20_000, dossiers: 200_000, remarks: 100_000, sheets: 2_000, counters: 700 };
const NAME: &str = "bench";
const RECIPIENTS: usize = 50;
const REQUESTS: usize = 20;

const PAGES: [&str; 31] = [
    "/office",
    "/office/alerts",
    "/office/petitions",
    "/office/petitions?urgency=overdue",
    "/office/petitions?state=handling",
    "/office/petitions?q=khong+co",
    "/office/petitions?before=5000",
    "/petitions",
    "/petitions?q=khong+co",
    "/api/v1/petitions",
    "/office/dossiers",
    "/office/dossiers?period=2026-Q3",
    "/office/dossiers/late",
    "/office/dossiers/late?state=in-time",
    "/api/v1/dossiers?state=late",
    "/office/dossiers/portal",
    "/office/remarks",
    "/office/remarks?state=unread",
    "/remarks",
    "/office/audit",
    "/office/surveys",
    "/office/surveys?before=250000~d250",
    "/office/surveys/drafts/d7",
    "/office/paper",
    "/office/paper?before=100000~s1000",
    "/office/paper/bundles/s7",
    "/office/interview",
    "/office/waves",
    "/office/waves/W1",
    "/office/waves/W1/edit",
    "/office/touchpoints",
];

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let own = format!("sqlite:{}", folder.path().join("hailong.db").display());
    let (paths, url): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .filter(|each| each != "--bench")
        .partition(|each| each.starts_with('/'));
    let url = url.into_iter().next().unwrap_or(own);
    let store = Store::open(&url).await.expect("a database opens");
    fill(&url).await;
    let app = app(store);
    people(&app).await;
    let service = routes(app.clone());
    let cookie = sign_in(&service).await;
    println!("{:<42} {:>9} {:>9} {:>8}", "", "median", "longest", "KB");
    let chosen = |path: &&str| paths.is_empty() || paths.iter().any(|each| each == path);
    for path in PAGES.into_iter().filter(chosen) {
        let (mut times, mut bytes) = (Vec::new(), 0);
        for _ in 0..REQUESTS {
            let begun = Instant::now();
            bytes = get(&service, &cookie, path).await;
            times.push(begun.elapsed());
        }
        times.sort();
        let (median, longest) = (times[REQUESTS / 2], times[REQUESTS - 1]);
        println!("{path:<42} {median:>9.1?} {longest:>9.1?} {:>8}", bytes / 1024);
    }
    rounds(&app).await;
}

/// A first round that tells everybody of everything, and one a minute later in which nothing has changed.
async fn rounds(app: &App) {
    for what in ["the first mail round", "a round without news"] {
        let begun = Instant::now();
        let letters = look(app).await.expect("the store answers");
        println!("{what:<42} {:>9.1?} {letters} letters", begun.elapsed());
        app.clock.set(app.clock.now() + chrono::TimeDelta::minutes(1));
    }
}

async fn fill(url: &str) {
    let begun = Instant::now();
    for statement in seeded::statements(SIZE) {
        let statement = sqlx::raw_sql(AssertSqlSafe(statement));
        if url.starts_with("sqlite:") {
            let mut connection = SqliteConnection::connect(url).await.expect("it opened before");
            statement.execute(&mut connection).await.expect("a statement of either database");
        } else {
            let mut connection = PgConnection::connect(url).await.expect("it opened before");
            statement.execute(&mut connection).await.expect("a statement of either database");
        }
    }
    println!("{SIZE:?}, made up in {:.1?}", begun.elapsed());
}

fn app(store: Store) -> App {
    let now = "2026-12-01T02:00:00Z".parse().expect("an instant");
    let instruments = built_in().expect("the built-in instruments read");
    let petitions = Rules::built_in(Key::of([7; 32])).expect("the built-in files");
    let intake = Intake::start(store.clone());
    let shared = Shared::built_in(store, intake, petitions).expect("the built-in rules");
    App::of(instruments, Shared { clock: Clock::standing(now), ..shared })
}

/// Who looks at the pages, and who wants mail.
async fn people(app: &App) {
    let by = By::system(app.clock.now());
    let password_hash = password::hash(NAME, &app.random).expect("a hash");
    for at in 0..=RECIPIENTS {
        let name = if at == 0 { NAME.to_owned() } else { format!("{NAME}{at}") };
        let staff = Staff {
            name: name.clone(),
            role: Role::Admin,
            password_hash: password_hash.clone(),
            disabled: false,
        };
        app.store.add_staff(&staff, &[], &by).await.expect("the store answers");
        if at > 0 {
            let address = Some(format!("{name}@example.vn"));
            let settings = Settings { address, ..Settings::default() };
            app.store.keep_alert_settings(&name, &settings, &by).await.expect("the store answers");
        }
    }
}

async fn sign_in(service: &Router) -> String {
    let request =
        Request::post("/login").header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(Body::from(format!("name={NAME}&password={NAME}")));
    let reply = service.clone().oneshot(request.expect("a request")).await.expect("a reply");
    let cookie = reply.headers().get(SET_COOKIE).expect("a session").to_str();
    cookie.expect("a cookie of text").split(';').next().unwrap_or_default().to_owned()
}

/// The bytes of a page that must be there.
async fn get(service: &Router, cookie: &str, path: &str) -> usize {
    let request = Request::get(path).header(COOKIE, cookie).body(Body::empty());
    let reply = service.clone().oneshot(request.expect("a request")).await.expect("a reply");
    let status = reply.status();
    assert!(status.is_success(), "{path}: {status}");
    let read = tokio::time::timeout(Duration::from_mins(1), reply.into_body().collect()).await;
    read.expect("a page within a minute").expect("a whole page").to_bytes().len()
}
