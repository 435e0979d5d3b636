//! The whole service on a database that is there.

use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::SET_COOKIE;
use hailong::app::{App, Shared};
use hailong::base::clock::Clock;
use hailong::base::random::Random;
use hailong::domain::account::Role;
use hailong::domain::petition::{Key, Rules};
use hailong::domain::survey::file::built_in;
use hailong::intake::Intake;
use hailong::pages::routes::routes;
use hailong::pages::staff::password;
use hailong::store::{By, Staff, Store};
use tower::ServiceExt;

use super::made_up::{TODAY, url};

/// The account that looks at the office's pages.
const NAME: &str = "bench";

/// The service, and the cookie of a session.
pub(crate) async fn start(folder: &Path) -> (Router, String, Store) {
    let store = Store::open(&url(folder)).await.expect("a database opens");
    let staff = Staff {
        name: NAME.into(),
        role: Role::Manager,
        password_hash: password::hash(NAME, &Random::system()).expect("a hash"),
        disabled: false,
    };
    let by = By::system(Clock::System.now());
    let added = store.add_staff(&staff, &[], &by).await;
    assert!(added.expect("the store answers"));
    let now = format!("{TODAY}T02:00:00Z").parse().expect("an instant");
    let instruments = built_in().expect("the built-in instruments read");
    let petitions = Rules::built_in(Key::of([7; 32])).expect("the built-in files");
    let shared = Shared::built_in(store.clone(), Intake::start(store.clone()), petitions);
    let shared = Shared { clock: Clock::standing(now), ..shared.expect("the built-in rules") };
    let service = routes(App::of(instruments, shared));
    let cookie = sign_in(&service).await;
    (service, cookie, store)
}

async fn sign_in(service: &Router) -> String {
    let request =
        Request::post("/login").header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(Body::from(format!("name={NAME}&password={NAME}")));
    let reply = service.clone().oneshot(request.expect("a request")).await.expect("a reply");
    let cookie = reply.headers().get(SET_COOKIE).expect("a session").to_str();
    let cookie = cookie.expect("a cookie of text");
    cookie.split(';').next().unwrap_or_default().to_owned()
}
