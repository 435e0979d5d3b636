//! The whole service on a fresh database, without a socket.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::{DateTime, Utc};
use hailong::app::{App, Shared};
use hailong::base::clock::Clock;
use hailong::base::limiter::Limiter;
use hailong::base::random::Random;
use hailong::config::Config;
use hailong::domain::account::Role;
use hailong::domain::batch::SettleRule;
use hailong::domain::petition::{Key, Rules};
use hailong::domain::remark::Topics;
use hailong::domain::survey::Catalogue;
use hailong::domain::survey::file::built_in;
use hailong::domain::touchpoint::seeds;
use hailong::intake::{Flood, Intake, Keeper};
use hailong::pages::routes::routes;
use hailong::pages::staff::password;
use hailong::store::seed;
use hailong::store::{By, NewToken, Settled, Staff, Store};
use hailong::web::auth::caller::token_hash;
use hailong::web::auth::session;
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::databases::Database;
use super::tokens::{assert_tokens, guarding, with_token};

/// A password that tests sign in with.
pub const PASSWORD: &str = "một mật khẩu đủ dài";

/// The service with its clock and its randomness in the test's hand.
pub struct Platform {
    /// What handlers reach.
    pub app: App,
    routes: Router,
}

/// A file that is sent: its name and its bytes.
pub type Upload<'a> = (&'a str, &'a [u8]);

/// What came back.
#[derive(Debug)]
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text; a compressed one would not be.
    pub body: String,
}

impl Page {
    /// The file that the page holds until somebody says that it is to be kept: the value of a hidden field.
    pub fn held(&self) -> &str {
        let (_, rest) = self.body.split_once("name=\"held\" value=\"").expect(&self.body);
        rest.split('"').next().expect("its value")
    }

    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().expect("a header of text"))
    }

    /// Where the next part of a list is, by the header `Link`.
    pub fn next(&self) -> Option<String> {
        let (next, _) = self.header("link").split_once(">; rel=\"next\"")?;
        Some(next.trim_start_matches('<').to_owned())
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("a body of JSON")
    }
}

impl Platform {
    /// The built-in office and instruments on `database`, on 1 December 2026 at nine.
    pub async fn on(database: &Database) -> Self {
        let intake = Intake::start(database.store.clone());
        Self::with_intake(database, intake).await
    }

    /// A new installation without an office.
    pub fn empty(database: &Database) -> Self {
        let intake = Intake::start(database.store.clone());
        let instruments = built_in().expect("the built-in instruments");
        let app = app(intake, &database.store, instruments);
        Self { routes: routes(app.clone()), app }
    }

    /// The same with answers kept by something else.
    pub async fn keeping_with(database: &Database, keeper: impl Keeper) -> Self {
        Self::with_intake(database, Intake::with_places(keeper, 1)).await
    }

    async fn with_intake(database: &Database, intake: Intake) -> Self {
        let instruments = built_in().expect("the built-in instruments");
        let ids = instruments.ids().into_iter().map(str::to_owned).collect();
        let office = seeds::read(seeds::DEMO, &ids).expect("the built-in office");
        seed(&database.store, &office).await.expect("a fresh store");
        let app = app(intake, &database.store, instruments);
        Self { routes: routes(app.clone()), app }
    }

    /// The same with other settings.
    pub fn set(mut self, config: Arc<Config>) -> Self {
        self.app.config = config;
        self.routes = routes(self.app.clone());
        self
    }

    /// The same with another key for petitions.
    pub fn with_key(mut self, key: Key) -> Self {
        self.app.petitions = Arc::new(Rules::built_in(key).expect("the built-in files"));
        self.routes = routes(self.app.clone());
        self
    }

    /// The same with other rules for petitions.
    pub fn with_rules(mut self, rules: Arc<Rules>) -> Self {
        self.app.petitions = rules;
        self.routes = routes(self.app.clone());
        self
    }

    /// The same with limits against floods.
    pub fn with_flood(mut self) -> Self {
        self.app.flood = Flood::limited();
        self.routes = routes(self.app.clone());
        self
    }

    /// The same with this limit on password hashing.
    pub fn with_hashing(mut self, hashing: Limiter) -> Self {
        self.app.hashing = hashing;
        self.routes = routes(self.app.clone());
        self
    }

    /// Sends any request; a form of the signed-in person with the token that its page would have.
    pub async fn send(&self, request: Request<Body>) -> Page {
        self.send_bare(with_token(&self.app.config, request).await).await
    }

    /// Sends a request as it is; panics where a posted form of an office page lacks its token.
    pub async fn send_bare(&self, request: Request<Body>) -> Page {
        let secret = guarding(&self.app.config, &request);
        let response = self.routes.clone().oneshot(request).await;
        let response = response.unwrap_or_else(|never| match never {});
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        if let Some(secret) = secret {
            assert_tokens(&secret, &body);
        }
        Page { status: head.status, headers: head.headers, body }
    }

    /// How many bytes the body of a reply takes on the wire.
    pub async fn bytes(&self, request: Request<Body>) -> usize {
        let response = self.routes.clone().oneshot(request).await;
        let response = response.unwrap_or_else(|never| match never {});
        let body = response.into_body().collect().await;
        body.expect("a whole body").to_bytes().len()
    }

    /// Gets a file that is there, with a session's cookie.
    pub async fn download_as(&self, cookie: &str, path: &str) -> Vec<u8> {
        let request = Request::get(path).header(COOKIE, cookie).body(Body::empty()).unwrap();
        let response = self.routes.clone().oneshot(request).await;
        let response = response.unwrap_or_else(|never| match never {});
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        response.into_body().collect().await.expect("a whole body").to_bytes().to_vec()
    }

    /// Gets a page as anybody.
    pub async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Gets a page with a session's cookie.
    pub async fn get_as(&self, cookie: &str, path: &str) -> Page {
        let request = Request::get(path).header(COOKIE, cookie);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Gets an address of the API with a token.
    pub async fn get_with(&self, token: &str, path: &str) -> Page {
        let request = Request::get(path).header(AUTHORIZATION, format!("Bearer {token}"));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Adds an API token of a role, whose secret is the role's code.
    pub async fn token_of(&self, role: Role) -> &'static str {
        let secret = role.code();
        let (token, by) = (NewToken::of(secret, role), By::command_line(morning()));
        assert!(self.app.store.add_token(&token, token_hash(secret), &by).await.unwrap());
        secret
    }

    /// Posts a form, its fields as given.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(form(path, fields)).await
    }

    /// Posts a form with a session's cookie.
    pub async fn post_as(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut request = form(path, fields);
        let cookie = cookie.parse().expect("a cookie");
        request.headers_mut().insert(COOKIE, cookie);
        self.send(request).await
    }

    /// Posts a form with a file, named and with its bytes, with a session's cookie.
    pub async fn upload_as(
        &self,
        cookie: &str,
        path: &str,
        (fields, (name, content)): (&[(&str, &str)], Upload<'_>),
    ) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!(
                "--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        let part = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(part.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = Request::post(path)
            .header(COOKIE, cookie)
            .header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Posts JSON.
    pub async fn post_json(&self, path: &str, body: &serde_json::Value) -> Page {
        let request = Request::post(path).header(CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Adds an account of this role and signs it in; gives the cookie.
    pub async fn signed_in(&self, name: &str, role: Role) -> String {
        let staff = Staff {
            name: name.into(),
            role,
            password_hash: password::hash(PASSWORD, &self.app.random).expect("a hash"),
            disabled: false,
        };
        assert!(self.app.store.add_staff(&staff, &[], &By::system(morning())).await.unwrap());
        let page = self.post("/login", &[("name", name), ("password", PASSWORD)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let cookie = page.header(SET_COOKIE.as_str());
        cookie.split(';').next().expect("a cookie").to_owned()
    }

    /// One answer to the counter form at a touchpoint, through the API; gives the receipt.
    pub async fn answer(&self, touchpoint: &str, answers: &serde_json::Value) -> String {
        let path = format!("/api/v1/touchpoints/{touchpoint}/responses");
        let body = serde_json::json!({"key": self.app.random.uuid(), "answers": answers});
        let mut page = self.post_json(&path, &body).await;
        if page.status == StatusCode::FORBIDDEN {
            page = self.send(self.of_staff(&path, &body).await).await;
        }
        assert_eq!(page.status, StatusCode::CREATED, "{}", page.body);
        page.json()["receipt"].as_str().expect("a receipt").to_owned()
    }

    /// The same JSON from a member of staff, who enters paper and assisted answers.
    async fn of_staff(&self, path: &str, body: &serde_json::Value) -> Request<Body> {
        let staff = Staff {
            name: "nhập phiếu".into(),
            role: Role::Counter,
            password_hash: "no password fits".to_owned(),
            disabled: false,
        };
        // It may be there already.
        self.app.store.add_staff(&staff, &[], &By::system(morning())).await.expect("an account");
        let secret = session::begin(&self.app, &staff.name, "password").await.expect("a session");
        let cookie = secret.cookie(&self.app.config).stripped().to_string();
        let request = Request::post(path).header(CONTENT_TYPE, "application/json");
        request.header(COOKIE, cookie).body(Body::from(body.to_string())).unwrap()
    }

    /// Settles every series in which at least five wait, and indexes remarks.
    pub async fn settle(&self) -> Settled {
        self.settle_by(SettleRule::default()).await
    }

    /// The same by this rule.
    pub async fn settle_by(&self, rule: SettleRule) -> Settled {
        let app = &self.app;
        let now = app.clock.now();
        let settled = app.store.settle_now(&app.instruments, &app.random, rule, now).await;
        self.indexed(settled).await
    }

    /// Settles what the ends of the days until `now` settle, and indexes remarks.
    pub async fn settle_at(&self, now: DateTime<Utc>) -> Settled {
        let app = &self.app;
        let rule = SettleRule::default();
        let settled = app.store.settle(&app.instruments, &app.random, rule, now).await;
        self.indexed(settled).await
    }

    async fn indexed(&self, settled: hailong::store::Result<Settled>) -> Settled {
        let taken = self.app.store.index_remarks(&self.app.topics).await;
        taken.expect("remarks can be indexed");
        settled.expect("what was accepted can be settled")
    }
}

/// What handlers reach, with these instruments and the built-in rules, on 1 December 2026 at nine.
pub fn app(intake: Intake, store: &Store, instruments: Catalogue) -> App {
    let petitions = Rules::built_in(Key::of([7; 32])).expect("the built-in files");
    let shared = Shared::built_in(store.clone(), intake, petitions).expect("the built-in rules");
    App::of(
        instruments,
        Shared {
            clock: Clock::standing(morning()),
            random: Random::seeded(7),
            hashing: Limiter::of(2, Duration::from_mins(1)),
            topics: Arc::new(topics()),
            config: Arc::new(Config::at("http://127.0.0.1:8080")),
            ..shared
        },
    )
}

/// Adds an account of this role, limited to these units, and begins a session of it; gives the cookie.
pub async fn session(app: &App, name: &str, role: Role, units: &[&str]) -> String {
    let staff = Staff {
        name: name.into(),
        role,
        password_hash: "no password fits".to_owned(),
        disabled: false,
    };
    let units: Vec<String> = units.iter().map(|&unit| unit.to_owned()).collect();
    let by = By::system(app.clock.now());
    let added = app.store.add_staff(&staff, &units, &by).await;
    assert!(added.expect("the store answers"), "{name} is new");
    let secret = session::begin(app, name, "password").await.expect("a session");
    secret.cookie(&app.config).stripped().to_string()
}

/// The built-in topics of remarks.
pub fn topics() -> Topics {
    let catalogue = built_in().expect("the built-in instruments");
    let sipas = catalogue.newest("sipas-2026").expect("a built-in one");
    let factors = sipas.factors.iter().map(|each| each.code.as_str());
    Topics::own_or_built_in(None, &factors.collect()).expect("the built-in topics")
}

/// The instant every story begins at: 9 in the morning at the office.
pub fn morning() -> DateTime<Utc> {
    "2026-12-01T02:00:00Z".parse().expect("an instant")
}

/// A form of pairs.
pub const PAIRS: &str = "application/x-www-form-urlencoded";

/// A posted form.
pub fn form(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let escape = |text: &str| hailong::web::paths::escaped(text);
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value)));
    let body = pairs.collect::<Vec<_>>().join("&");
    Request::post(path).header(CONTENT_TYPE, PAIRS).body(Body::from(body)).unwrap()
}
