//! The page of touchpoints, its files and its slips, as staff reach them.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Request, Response, StatusCode};
use hailong::app::App;
use hailong::base::clock::Clock;
use hailong::config::Config;
use hailong::domain::account::Role;
use hailong::domain::touchpoint::seeds;
use hailong::domain::touchpoint::seeds::Seeds;
use hailong::intake::Intake;
use hailong::intake::slip_code::SlipCode;
use hailong::pages::routes::routes;
use hailong::store::seed;
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::reading::{Picture, decoded, text_of_pdf};
use crate::support::databases::{Database, on_both};
use crate::support::platform::{self, session};
use crate::support::sample;
use crate::support::tokens::with_token;

const PAGE: &str = "/office/touchpoints";

fn built_in() -> Seeds {
    let instruments = ["sipas-counter", "quick"].map(str::to_owned).into();
    seeds::read(seeds::DEMO, &instruments).unwrap()
}

/// The seeded office, served.
struct House {
    app: App,
    service: Router,
}

impl House {
    async fn on(database: &Database) -> Self {
        seed(&database.store, &built_in()).await.unwrap();
        let intake = Intake::start(database.store.clone());
        let mut app = platform::app(intake, &database.store, sample::catalogue());
        app.clock = Clock::standing(sample::morning());
        app.config = Arc::new(Config::at("https://hailong.haiphong.gov.vn"));
        let service = routes(app.clone());
        Self { app, service }
    }

    /// The cookie of a session of a new account with this role.
    async fn session(&self, role: Role) -> String {
        session(&self.app, role.code(), role, &[]).await
    }

    async fn get(&self, path: &str, cookie: &str) -> Response<Body> {
        let request = Request::get(path).header(COOKIE, cookie);
        let request = request.body(Body::empty()).unwrap();
        self.service.clone().oneshot(request).await.unwrap()
    }

    /// Asks for `count` slips of counter BT01, from a page of this site or of another.
    async fn issue(&self, count: &str, cookie: &str, site: &str) -> Response<Body> {
        let request = Request::post(format!("{PAGE}/bt01/slips"))
            .header(COOKIE, cookie)
            .header("sec-fetch-site", site)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = request.body(Body::from(format!("count={count}"))).unwrap();
        let request = with_token(&self.app.config, request).await;
        self.service.clone().oneshot(request).await.unwrap()
    }

    /// How many slips were issued at BT01.
    async fn issued(&self) -> u64 {
        let issued = self.app.store.slips_issued(None, None).await.unwrap();
        issued.get("BT01").map_or(0, |(slips, _)| *slips)
    }
}

async fn body(reply: Response<Body>) -> Vec<u8> {
    let collected = reply.into_body().collect().await.unwrap();
    collected.to_bytes().to_vec()
}

#[tokio::test]
async fn the_page_shows_every_touchpoint_with_its_code_and_files() {
    on_both(async |database| {
        let house = House::on(database).await;
        let cookie = house.session(Role::Viewer).await;
        let reply = house.get(PAGE, &cookie).await;
        assert_eq!(reply.status(), StatusCode::OK);
        let page = String::from_utf8(body(reply).await).unwrap();
        for touchpoint in built_in().touchpoints {
            let code = &touchpoint.code;
            assert!(page.contains(&touchpoint.name.vi), "{code}");
            let own = house.get(&format!("{PAGE}/{code}"), &cookie).await;
            let own = String::from_utf8(body(own).await).unwrap();
            assert!(own.contains(&format!("hailong.haiphong.gov.vn/s/{code}")));
            for file in ["qr.svg", "qr.png", "poster-a5.pdf", "poster-a4.svg"] {
                assert!(own.contains(&format!("{PAGE}/{code}/{file}")), "{code} {file}");
            }
            assert!(!own.contains("/slips"), "a viewer issues no slips");
        }

        let cookie = house.session(Role::Counter).await;
        let reply = house.get("/office/touchpoints?lang=en", &cookie).await;
        let page = String::from_utf8(body(reply).await).unwrap();
        assert!(page.contains("Counter 3 – Results"));
        let reply = house.get("/office/touchpoints/BT03?lang=en", &cookie).await;
        let page = String::from_utf8(body(reply).await).unwrap();
        assert!(page.contains("Issue one-time slips"));
    })
    .await;
}

#[tokio::test]
async fn every_file_the_page_links_to_leads_to_the_form() {
    on_both(async |database| {
        let house = House::on(database).await;
        let cookie = house.session(Role::Counter).await;
        let address = "HTTPS://HAILONG.HAIPHONG.GOV.VN/S/BT03";
        for (file, media_type) in [
            ("qr.png", "image/png"),
            ("qr.svg", "image/svg+xml"),
            ("poster-a5.png", "image/png"),
            ("poster-a4.pdf", "application/pdf"),
        ] {
            let reply = house.get(&format!("{PAGE}/bt03/{file}"), &cookie).await;
            assert_eq!(reply.status(), StatusCode::OK, "{file}");
            assert_eq!(reply.headers()[CONTENT_TYPE], media_type);
            let named = format!("attachment; filename=\"BT03-{file}\"");
            assert_eq!(reply.headers()[CONTENT_DISPOSITION], named.as_str());
            let content = body(reply).await;
            let name = format!("{}-{file}", database.name);
            let picture = match media_type {
                "image/png" => Picture::of_png(&content),
                "image/svg+xml" => Picture::of_svg(&String::from_utf8(content).unwrap(), 6.0),
                _ => Picture::pages_of_pdf(&content, 80, &name).remove(0),
            };
            assert_eq!(decoded(&picture, &name), [address], "{file}");
        }
        let reply = house.get(&format!("{PAGE}/posters-a5.pdf"), &cookie).await;
        let pages = Picture::pages_of_pdf(&body(reply).await, 40, database.name);
        assert_eq!(pages.len(), built_in().touchpoints.len());

        for nothing in ["ZZ99/qr.svg", "BT03/qr.pdf", "BT03/poster-a3.pdf", "BT03/.."] {
            let reply = house.get(&format!("{PAGE}/{nothing}"), &cookie).await;
            assert_eq!(reply.status(), StatusCode::NOT_FOUND, "{nothing}");
        }
    })
    .await;
}

#[tokio::test]
async fn slips_are_kept_as_they_are_printed() {
    on_both(async |database| {
        let house = House::on(database).await;
        let cookie = house.session(Role::Counter).await;
        let reply = house.issue("3", &cookie, "same-origin").await;
        assert_eq!(reply.status(), StatusCode::OK);
        let text = text_of_pdf(&body(reply).await, &format!("{}-issued", database.name));
        let printed = text.split(' ').filter_map(SlipCode::parse).count();
        assert_eq!(printed, 3, "{text}");
        assert_eq!(house.issued().await, 3);
    })
    .await;
}

#[tokio::test]
async fn slips_are_issued_to_nobody_else() {
    on_both(async |database| {
        let house = House::on(database).await;
        for path in [PAGE, "/office/touchpoints/BT01/qr.svg", "/office/touchpoints/posters-a4.pdf"]
        {
            let reply = house.get(path, "").await;
            assert_eq!(reply.status(), StatusCode::SEE_OTHER, "{path}");
            assert!(reply.headers()[LOCATION].to_str().unwrap().starts_with("/login"));
        }
        let reply = house.issue("3", "", "same-origin").await;
        assert_eq!(reply.status(), StatusCode::UNAUTHORIZED);

        for role in [Role::Viewer, Role::Analyst, Role::Inspector] {
            let cookie = house.session(role).await;
            let reply = house.issue("3", &cookie, "same-origin").await;
            assert_eq!(reply.status(), StatusCode::FORBIDDEN, "{role:?}");
        }
        let cookie = house.session(Role::Counter).await;
        let reply = house.issue("3", &cookie, "cross-site").await;
        assert_eq!(reply.status(), StatusCode::FORBIDDEN, "from another site");
        for count in ["0", "-1", "5001", "ba", "", "1.5"] {
            let reply = house.issue(count, &cookie, "same-origin").await;
            assert_eq!(reply.status(), StatusCode::BAD_REQUEST, "`{count}`");
        }
        assert_eq!(house.issued().await, 0);
    })
    .await;
}
