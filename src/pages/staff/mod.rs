//! Accounts of staff: signing in, passwords, second factors, and their administration.

mod handlers;
mod pages;
pub mod password;
mod posted;
mod provider;
mod throttle;
pub mod totp;
mod waits;
mod words;

pub use posted::{is_name, is_subject};

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Extension, Router};

use crate::app::App;

/// The largest body of these forms.
const LARGEST_BODY: usize = 16 * 1024;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/login", get(handlers::sign_in::show).post(handlers::sign_in::enter))
        .route("/login/provider", get(handlers::provider::go))
        .route("/login/provider/back", get(handlers::provider::back))
        .route("/login/provider/code", post(handlers::provider::prove))
        .route("/setup/{secret}", get(handlers::link::show).post(handlers::link::set))
        .route("/logout", post(handlers::sign_in::leave))
        .route("/office/staff", get(handlers::accounts::list).post(handlers::accounts::change))
        .route("/office/account", get(handlers::own::show).post(handlers::own::change))
        .route(
            "/office/account/second-factor",
            get(handlers::factor::show).post(handlers::factor::set_up),
        )
        // A password, a name and a way back are far shorter.
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(Extension(throttle::Throttle::default()))
        .layer(Extension(provider::Providers::default()))
}
