//! Paper (phiếu giấy) and interviews: bundles, questionnaires to print, keying, files of responses.
//!
//! Only `handlers` ask anything outside; the rest is pure.

mod handlers;
mod pages;
mod questionnaire;
mod typed;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;
use handlers::{blank, bundle, differences, import, key, list};

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/paper", get(list::show).post(list::make))
        .route("/office/paper/import", get(import::form).post(import::take))
        .route("/office/paper/template/{file}", get(import::template))
        .route("/office/paper/blank/{file}", get(blank::of_instrument))
        .route("/office/interview", get(list::interview))
        .route("/office/paper/bundles/{code}", get(bundle::show))
        .route("/office/paper/bundles/{code}/form.pdf", get(blank::of_bundle))
        .route("/office/paper/bundles/{code}/key", get(key::show).post(key::take))
        .route(
            "/office/paper/bundles/{code}/differences",
            get(differences::show).post(differences::take),
        )
        .route("/office/paper/bundles/{code}/{act}", get(bundle::back).post(bundle::act))
}
