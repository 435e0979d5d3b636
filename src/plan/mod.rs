//! The yearly plan (kế hoạch): what is to be done, who leads, how far it is, and the proof of it.
//!
//! Only `handlers.rs`, `view.rs` and `api/` ask anything outside; the rest is pure.

mod api;
mod csv;
mod files;
mod forms;
mod handlers;
mod pages;
mod row;
pub mod table;
mod view;
mod wanted;
mod words;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    let task = "/office/plan/{year}/{number}";
    let evidence = post(handlers::add_evidence)
        .get(handlers::back)
        .layer(DefaultBodyLimit::max(files::LARGEST_BODY));
    Router::new()
        .route("/office/plan", get(handlers::list))
        .route("/office/plan/calendar", get(handlers::calendar))
        .route("/office/plan/tasks.csv", get(handlers::download))
        .route(task, get(handlers::task))
        .route(&format!("{task}/evidence"), evidence)
        .route(
            &format!("{task}/evidence/{{hash}}"),
            get(handlers::evidence_file),
        )
        .route(
            &format!("{task}/do/{{form}}"),
            get(handlers::back_from_form).post(handlers::change),
        )
        .route("/api/v1/tasks", get(api::tasks))
}
