//! What leaves the house as a file: settled responses and counters for an analyst's own tools.

mod csv;
pub(in crate::pages) mod handlers;
mod json;
mod rows;
mod table;
pub mod tallies;

pub use rows::{Failed, Form, Remarks, rows};
pub use table::{Cell, Table, Ticks};

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The downloads.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/instruments/{id}/responses.csv", get(handlers::page))
        .route("/api/v1/responses/{file}", get(handlers::api))
}
