//! Official figures (kết quả chính thức) of PAR Index, SIPAS, XHH and PAPI, as published by others, over
//! the years and beside our own; labelled, and never merged.
//!
//! Only `handlers.rs` and `view.rs` ask anything outside; the rest is pure.

mod file;
mod handlers;
mod pages;
mod view;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/official", get(handlers::figures))
        .route("/office/official.csv", get(handlers::download))
        .route("/office/official.xlsx", get(handlers::download))
}
