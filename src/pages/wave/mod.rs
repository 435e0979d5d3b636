//! Waves of surveys (đợt khảo sát): what is asked where from a day to a day, and how far it has come.
//!
//! Only `handlers.rs` asks anything outside; `view.rs` gathers, the rest is pure.

mod handlers;
mod pages;
mod view;
mod words;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/waves", get(handlers::list).post(handlers::add))
        .route("/office/waves/new", get(handlers::new))
        .route("/office/waves/{code}", get(handlers::one).post(handlers::change))
        .route("/office/waves/{code}/edit", get(handlers::edit))
        .route("/office/waves/{code}/end", post(handlers::end))
        .route("/office/waves/{code}/delete", post(handlers::delete))
}
