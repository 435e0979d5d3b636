//! The register of periodic reports (báo cáo định kỳ về CCHC) that were sent: when, under which number,
//! and the document. Task 1.2 of the plan is measured by it.
//!
//! Only `handlers.rs` asks anything outside; the rest is pure.

pub mod gather;
mod handlers;
mod pages;
mod posted;
mod surveys;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/reports/sent", get(handlers::register))
        .route("/office/reports/sent/{period}", get(handlers::back).post(handlers::record))
        .route("/office/reports/sent/{period}/file", get(handlers::file))
}
