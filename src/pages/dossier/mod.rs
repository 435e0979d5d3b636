//! Dossiers of the one-stop section (hồ sơ một cửa) for staff: rates, what is late, apologies, and the
//! office's one-stop points. What the rules say of them is in `dossier/` and `measure/one_stop/`.

pub(in crate::pages) mod api;
mod asked;
mod handlers;
mod letter;
mod listed;
mod pages;
mod score;
mod view;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;
use handlers::{letters, list, points};

/// The addresses.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/dossiers", get(list::overview))
        .route("/office/dossiers/late", get(list::late))
        .route("/office/dossiers/late.csv", get(list::late_file))
        .route("/office/dossiers/late.xlsx", get(list::late_file))
        .route("/office/dossiers/{code}", get(list::one))
        .route("/office/dossiers/{code}/apology", get(letters::form).post(letters::write))
        .route("/office/one-stop", get(points::page).post(points::enter))
        .route("/office/one-stop.csv", get(points::download))
        .route("/office/one-stop.xlsx", get(points::download))
        .route("/api/v1/dossiers", get(api::list))
}
