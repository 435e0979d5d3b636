//! The board of the National Public Service Portal (bộ chỉ số 766): what the office's registers tell by the portal's
//! rule, beside what the portal printed.
//!
//! Only `handlers.rs` and `view.rs` ask anything outside; the rest is pure.

mod asked;
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
        .route("/office/dossiers/portal", get(handlers::board))
        .route("/office/dossiers/portal.csv", get(handlers::download))
        .route("/office/dossiers/portal.xlsx", get(handlers::download))
}
