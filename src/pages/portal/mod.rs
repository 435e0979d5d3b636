//! The board of the National Public Service Portal (bộ chỉ số 766): what the office's registers tell by the portal's
//! rule, beside what the portal printed, and bringing its figures in.
//!
//! Only `handlers.rs` and `view.rs` ask anything outside; the rest is pure.

mod asked;
mod csv;
mod handlers;
mod pages;
mod sent;
mod view;
mod words;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;

use crate::app::App;

/// The largest body of the form that brings figures in: a file, or the rows that were shown before they are kept.
const LARGEST_BODY: usize = 8 * 1024 * 1024;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/dossiers/portal", get(handlers::board))
        .route("/office/dossiers/portal.csv", get(handlers::download))
        .route(
            "/office/dossiers/portal/import",
            get(handlers::form).post(handlers::take).layer(DefaultBodyLimit::max(LARGEST_BODY)),
        )
}
