//! Bringing in files (nhập từ tệp): a template to fill in, what a file would change, columns named by hand, and only then
//! the import.
//!
//! `handlers.rs` asks outside, `kinds.rs` reads and keeps each kind of file, `compared.rs` compares; the rest is pure.

pub mod compared;
mod handlers;
pub mod kinds;
mod pages;
mod told;
mod words;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/import", get(handlers::list))
        .route("/office/import/{kind}", get(handlers::form).post(handlers::take))
        .route("/office/import/{kind}/template.xlsx", get(handlers::template))
        .route("/office/import/{kind}/kept.csv", get(handlers::kept))
        .route("/office/import/{kind}/kept.xlsx", get(handlers::kept))
        .route(
            "/office/dossiers/import",
            get(handlers::moved_dossiers).post(handlers::take_dossiers),
        )
        .route(
            "/office/dossiers/portal/import",
            get(handlers::moved_board).post(handlers::take_board),
        )
        .route("/office/official", post(handlers::take_official))
}
