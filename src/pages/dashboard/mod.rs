//! The office's figures, for staff: every view is an address one can mail.

mod axis;
mod compared;
mod crossed;
mod funnel;
mod grid;
mod handlers;
mod importance;
mod months;
mod pages;
mod standing;
mod view;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The addresses.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office", get(handlers::overview))
        .route("/office/wall", get(handlers::wall))
        .route("/office/live", get(handlers::live))
        .route("/office/instruments/{id}/factors/{code}", get(handlers::factor))
        .route("/office/instruments/{id}/items/{code}", get(handlers::item))
        .route("/office/instruments/{id}/funnel", get(handlers::funnel))
        .route("/office/instruments/{id}/drivers", get(handlers::mend))
        .route("/office/instruments/{id}/drivers/correlations", get(handlers::drivers))
        .route("/office/instruments", get(handlers::surveys))
        .route("/office/instruments/{id}", get(handlers::instrument))
        .route("/office/instruments/{id}/cross", get(handlers::cross))
        .route("/office/instruments/{id}/cross.csv", get(handlers::cross_file))
        .route("/office/instruments/{id}/cross.xlsx", get(handlers::cross_file))
}
