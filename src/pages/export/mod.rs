//! What leaves the house as a file: settled responses and counters for an analyst's own tools.

mod catalogue;
pub(in crate::pages) mod handlers;
mod record;
mod rows;
mod scores;
mod summary;
mod table;
pub mod tallies;
mod words;

pub use record::ResponseRows;
pub use rows::{Failed, Remarks, longest_remark, rows, runs, table};
pub use scores::scores;
pub use summary::summary;
pub use table::{LONGEST_REMARK, Table};

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The downloads.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/instruments/{id}/responses.csv", get(handlers::page))
        .route("/office/instruments/{id}/responses.xlsx", get(handlers::page))
        .route("/office/instruments/{id}/responses.sav", get(handlers::page))
        .route("/office/instruments/{id}/responses.jsonl", get(handlers::page))
        .route("/office/instruments/{id}/responses.parquet", get(handlers::page))
        .route("/office/instruments/{id}/codebook.xml", get(handlers::codebook))
        .route("/office/instruments/{id}/scorecard.csv", get(handlers::figures::file))
        .route("/office/instruments/{id}/scorecard.xlsx", get(handlers::figures::file))
        .route("/open/{file}", get(handlers::open::file))
        .route("/api/v1/responses/{file}", get(handlers::api))
}
