//! The office's units over time: the tree of any day, what changed it, and recording a change.
//!
//! Only `handlers.rs` and `view.rs` ask anything outside; the rest is pure.

mod handlers;
mod pages;
mod posted;
mod view;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/units", get(handlers::tree).post(handlers::change))
        .route("/office/units/{code}", get(handlers::unit).post(handlers::change_unit))
}
