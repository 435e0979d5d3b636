//! The register of petitions (sổ theo dõi phản ánh, kiến nghị): the citizen's form and follow-up, what is
//! public, and the office's pages. What the law says of them is in `petition/`.

mod anonymous;
pub(in crate::pages) mod api;
mod draft;
mod file;
mod filter;
mod handlers;
mod pages;
mod published;
mod view;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;
use handlers::{apart, citizen, numbered, office, one};

/// The addresses.
pub fn router() -> Router<App> {
    let base = "/office/petitions/{code}";
    Router::new()
        .route("/petitions", get(citizen::list))
        .route("/petitions/new", get(citizen::form).post(citizen::take))
        .route("/petitions/{code}", get(citizen::follow))
        .route("/office/petitions", get(office::list))
        .route("/office/petitions.csv", get(office::download))
        .route("/office/petitions.xlsx", get(office::download))
        .route("/office/petitions/new", get(office::form).post(office::take))
        .route("/office/petitions/number/{number}", get(numbered::lead))
        .route("/office/petitions/apart", get(apart::list).post(apart::decide))
        .route(base, get(one::page))
        .route(&format!("{base}/move"), get(one::back).post(one::make_move))
        .route(&format!("{base}/name"), get(one::back).post(one::read_name))
        .route("/api/v1/petitions", get(api::list))
}
