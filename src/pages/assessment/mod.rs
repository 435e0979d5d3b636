//! The self-scoring sheet of administrative reform (bảng tự chấm điểm CCHC): what it comes to, its criteria with own and
//! appraised scores, evidence, rounds, and its files.
//!
//! Only `handlers/` asks anything outside; the rest is pure.

mod handlers;
mod pages;
mod rows;
mod words;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;
use handlers::{file, score, sheet};

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/assessment", get(sheet::sheet).post(sheet::open_round))
        .route("/office/assessment.csv", get(file::rows))
        .route("/office/assessment.xlsx", get(file::rows))
        .route("/office/assessment.zip", get(file::zip))
        .route("/office/assessment/{year}/{number}", get(score::one).post(score::change))
        .route("/office/assessment/{year}/{number}/evidence", post(score::attach).get(score::back))
        .route("/office/assessment/{year}/{number}/evidence/{hash}", get(file::one))
}
