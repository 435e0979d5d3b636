//! The office's figures, for staff: every view is an address one can mail.

mod axis;
mod handlers;
mod pages;
mod view;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The addresses.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office", get(handlers::overview))
        .route("/office/instruments/{id}", get(handlers::instrument))
        .route("/office/instruments/{id}/cross", get(handlers::cross))
}
