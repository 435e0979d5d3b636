//! The register of dialogues (đối thoại) with citizens and businesses: what was asked, and what became of it.
//!
//! Only `handlers.rs` asks anything outside; the rest is pure.

mod file;
mod handlers;
mod pages;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/dialogues", get(handlers::register).post(handlers::add))
        .route("/office/dialogues.csv", get(handlers::download))
        .route("/office/dialogues.xlsx", get(handlers::download))
        .route("/office/dialogues/{id}", get(handlers::one).post(handlers::change))
}
