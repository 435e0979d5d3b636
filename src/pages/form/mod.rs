//! The citizen's way: the form, what is sent back, the receipt; and the same over the API.

pub(in crate::pages) mod api;
mod handlers;
mod kept;
mod pages;
mod posted;
mod sheet;
mod submit;
mod words;

use axum::routing::{get, post};
use axum::{Extension, Router};

use crate::app::App;
use kept::Forms;

/// The addresses. `/S/` serves QR codes in capitals, which are smaller.
pub fn router() -> Router<App> {
    let form = || get(handlers::show).post(handlers::take);
    Router::new()
        .route("/s/{touchpoint}", form())
        .route("/S/{touchpoint}", form())
        .layer(Extension(Forms::default()))
        .route(
            "/office/surveys/drafts/{id}/preview",
            get(handlers::preview::show).post(handlers::preview::typed),
        )
        .route("/r", get(handlers::codes))
        .route("/r/{receipt}", get(handlers::receipt))
        .route("/api/v1/touchpoints", get(api::places::touchpoints))
        .route("/api/v1/touchpoints/{touchpoint}/responses", post(api::responses::take))
        .route("/api/v1/instruments", get(api::instruments::list))
        .route("/api/v1/instruments/{id}", get(api::instruments::one))
}
