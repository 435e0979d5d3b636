//! The download: for whom, of what, and that it is the very file of `hailong export`.

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Request, Response, StatusCode};
use hailong::app::App;
use hailong::base::clock::Clock;
use hailong::base::dataset::LinesForm;
use hailong::domain::account::Role;
use hailong::intake::Intake;
use hailong::pages::routes::routes;
use hailong::store::AuditFilter;
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::{all_of_small, answered, exported, written};
use crate::support::databases::{Database, on_both};
use crate::support::platform::{self, session};
use crate::support::sample;

const PAGE: &str = "/office/instruments/small/responses.csv";
const API: &str = "/api/v1/responses/small.csv";

/// The service on this database, at the sample's morning.
fn app(database: &Database) -> App {
    let intake = Intake::start(database.store.clone());
    let mut app = platform::app(intake, &database.store, sample::catalogue());
    app.clock = Clock::standing(sample::morning());
    app
}

async fn get(service: &Router, path: &str, cookie: &str) -> Response<Body> {
    let request = Request::get(path).header(COOKIE, cookie);
    let request = request.body(Body::empty()).unwrap();
    service.clone().oneshot(request).await.unwrap()
}

#[tokio::test]
async fn the_download_is_the_file_of_the_command() {
    on_both(async |database| {
        answered(&database.store, &sample::new_responses(0..7)).await;
        let file = exported(&database.store, &sample::catalogue(), &all_of_small()).await;
        let app = app(database);
        let cookie = session(&app, Role::Analyst.code(), Role::Analyst, &[]).await;
        let service = routes(app);
        for path in [PAGE, API] {
            let reply = get(&service, path, &cookie).await;
            assert_eq!(reply.status(), StatusCode::OK, "{path}");
            let headers = reply.headers();
            assert_eq!(headers[CONTENT_TYPE], "text/csv; charset=utf-8");
            assert_eq!(headers[CONTENT_DISPOSITION], "attachment; filename=\"small.csv\"");
            let body = reply.into_body().collect().await.unwrap().to_bytes();
            assert!(body == file, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_program_gets_the_same_as_an_array() {
    on_both(async |database| {
        answered(&database.store, &sample::new_responses(0..7)).await;
        let (store, all) = (&database.store, all_of_small());
        let file = written(store, &sample::catalogue(), &all, LinesForm::Json).await;
        let app = app(database);
        let cookie = session(&app, Role::Analyst.code(), Role::Analyst, &[]).await;
        let reply = get(&routes(app), "/api/v1/responses/small.json", &cookie).await;
        assert_eq!(reply.headers()[CONTENT_TYPE], "application/json");
        let body = reply.into_body().collect().await.unwrap().to_bytes();
        assert!(body == file);
    })
    .await;
}

#[tokio::test]
async fn files_made_as_a_whole_say_their_length_and_are_logged() {
    on_both(async |database| {
        answered(&database.store, &sample::new_responses(0..7)).await;
        let app = app(database);
        let cookie = session(&app, Role::Analyst.code(), Role::Analyst, &[]).await;
        let service = routes(app);
        for (ending, begins) in
            [("xlsx", &b"PK"[..]), ("sav", &b"$FL2"[..]), ("parquet", &b"PAR1"[..])]
        {
            let path = PAGE.replace("csv", ending);
            let reply = get(&service, &path, &cookie).await;
            assert_eq!(reply.status(), StatusCode::OK, "{path}");
            let length = reply.headers()["content-length"].to_str().unwrap().to_owned();
            let body = reply.into_body().collect().await.unwrap().to_bytes();
            assert_eq!(length, body.len().to_string());
            assert!(body.starts_with(begins), "{path}");
        }
        let codebook = get(&service, "/office/instruments/small/codebook.xml", &cookie).await;
        let body = codebook.into_body().collect().await.unwrap().to_bytes();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(body.contains("<var ID=\"V_s1\" name=\"s1\"") && body.contains("<caseQnty>7<"));
        let path = "/office/instruments/small/codebook.xml?from=2020-01-01&to=2020-01-02";
        let codebook = get(&service, path, &cookie).await;
        let body = codebook.into_body().collect().await.unwrap().to_bytes();
        assert!(String::from_utf8_lossy(&body).contains("<caseQnty>0<"), "of those days alone");
        let filter =
            AuditFilter { action: Some("responses.exported".to_owned()), ..AuditFilter::default() };
        let log = database.store.audit_page(&filter, None, 99).await.unwrap();
        assert_eq!(log.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn the_days_are_taken_from_the_address() {
    on_both(async |database| {
        answered(&database.store, &sample::new_responses(0..7)).await;
        let app = app(database);
        let cookie = session(&app, Role::Admin.code(), Role::Admin, &[]).await;
        let service = routes(app);
        for (days, lines) in [
            ("from=&to=", 8),
            ("from=2026-11-24&to=2026-11-24", 8),
            ("from=2026-11-25", 1),
            ("to=2026-11-23", 1),
        ] {
            let reply = get(&service, &format!("{PAGE}?{days}"), &cookie).await;
            let body = reply.into_body().collect().await.unwrap().to_bytes();
            let file = String::from_utf8(body.to_vec()).unwrap();
            assert_eq!(file.matches("\r\n").count(), lines, "{days}");
        }
        for path in [PAGE, API] {
            let reply = get(&service, &format!("{path}?from=24/13/2026"), &cookie).await;
            assert_eq!(reply.status(), StatusCode::BAD_REQUEST, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn only_those_who_work_on_data_get_single_answers() {
    on_both(async |database| {
        answered(&database.store, &[]).await;
        let app = app(database);
        let mut cookies = Vec::new();
        for role in [Role::Viewer, Role::Counter, Role::Officer, Role::Inspector] {
            cookies.push(session(&app, role.code(), role, &[]).await);
        }
        let manager = session(&app, Role::Manager.code(), Role::Manager, &[]).await;
        let service = routes(app);
        for cookie in &cookies {
            for path in [PAGE, API] {
                let reply = get(&service, path, cookie).await;
                assert_eq!(reply.status(), StatusCode::FORBIDDEN, "{path}");
            }
        }
        let page = get(&service, PAGE, "").await;
        assert_eq!(page.status(), StatusCode::SEE_OTHER);
        let way = page.headers()[LOCATION].to_str().unwrap();
        assert!(way.starts_with("/login?next="), "{way}");
        assert_eq!(get(&service, API, "").await.status(), StatusCode::UNAUTHORIZED);
        for path in ["/office/instruments/none/responses.csv", "/api/v1/responses/small.xls"] {
            let reply = get(&service, path, &manager).await;
            assert_eq!(reply.status(), StatusCode::NOT_FOUND, "{path}");
        }
    })
    .await;
}
