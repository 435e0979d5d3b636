//! Questionnaires: what there is, drafts and their parts, review and publication.
//!
//! Only `handlers/` asks anything outside; the rest is pure.

mod handlers;
mod pages;
mod words;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

/// The addresses for staff; see `web::paths`. The preview is served with the form.
pub fn router() -> Router<App> {
    let base = "/office/surveys";
    Router::new()
        .route(base, get(handlers::list).post(handlers::copy))
        .route(&format!("{base}/upload"), post(handlers::file::upload))
        .route(&format!("{base}/files/{{name}}"), get(handlers::file::published))
        .route(
            &format!("{base}/drafts/{{id}}"),
            get(handlers::draft::show).post(handlers::draft::act),
        )
        .route(&format!("{base}/drafts/{{id}}/files/{{name}}"), get(handlers::file::draft))
        .route(
            &format!("{base}/drafts/{{id}}/review"),
            get(handlers::review::show).post(handlers::review::decide),
        )
        .route(
            &format!("{base}/drafts/{{id}}/{{kind}}/{{code}}"),
            get(handlers::part::show).post(handlers::part::keep),
        )
}
