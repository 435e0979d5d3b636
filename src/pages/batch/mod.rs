//! Batches (lô phiếu): what was settled together, and how a whole one is taken back: test scans, a
//! misplaced poster, a mis-keyed sheet.
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
        .route("/office/batches", get(handlers::list))
        .route("/office/batches.csv", get(handlers::download))
        .route("/office/batches.xlsx", get(handlers::download))
        .route("/office/batches/{number}", get(handlers::one))
        .route("/office/batches/{number}/{step}", get(handlers::back).post(handlers::step))
}
