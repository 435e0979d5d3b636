//! What the office sets in the browser, and what stays on the server.
//!
//! Only `handlers.rs` asks anything outside; the rest is pure.

mod handlers;
mod pages;
mod picture;
mod setup;
mod trial;
mod words;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::app::App;

pub use picture::cleaned;

/// The largest body of the form that sends a logo: a file somewhat over the limit is read, so that the page can
/// say what is wrong with it.
const LARGEST_BODY: usize = 2 * 1024 * 1024;

/// The addresses; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/settings", get(handlers::show).post(handlers::change))
        .route(
            "/office/settings/logo",
            post(handlers::logo::send)
                .get(handlers::back)
                .layer(DefaultBodyLimit::max(LARGEST_BODY)),
        )
        .route("/office/setup", get(setup::handlers::steps))
        .route("/office/setup/{step}", get(setup::handlers::show).post(setup::handlers::take))
        .route("/office/trial", get(trial::handlers::show).post(trial::handlers::start))
        .route("/logo/{digest}", get(handlers::logo::show))
}
