//! The yearly plan (kế hoạch): what is to be done, who leads, how far it is, and the proof of it.
//!
//! Only `handlers.rs`, `view.rs` and `api/` ask anything outside; the rest is pure.

pub(in crate::pages) mod api;
mod file;
mod forms;
mod handlers;
mod pages;
mod row;
mod view;
mod wanted;
mod words;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    let base = "/office/plan/{year}/{number}";
    Router::new()
        .route("/office/plan", get(handlers::list))
        .route("/office/plan/calendar", get(handlers::calendar))
        .route("/office/plan/tasks.csv", get(handlers::download))
        .route("/office/plan/tasks.xlsx", get(handlers::download))
        .route(base, get(handlers::task))
        .route(&format!("{base}/evidence"), post(handlers::add_evidence).get(handlers::back))
        .route(&format!("{base}/evidence/{{hash}}"), get(handlers::evidence_file))
        .route(&format!("{base}/do/{{form}}"), get(handlers::back_from_form).post(handlers::change))
        .route("/api/v1/tasks", get(api::tasks))
}
