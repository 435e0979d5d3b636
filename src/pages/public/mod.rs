//! The public pages: what has been released, for everyone.

pub(in crate::pages) mod api;
mod handlers;
mod pages;
mod privacy;
mod view;
mod words;

use axum::routing::get;
use axum::{Extension, Router};

use crate::app::App;
use crate::web::page_cache::PageCache;

/// The addresses.
pub fn router() -> Router<App> {
    Router::new()
        .route("/", get(handlers::home))
        .route("/results", get(handlers::results))
        .route("/robots.txt", get(handlers::robots))
        .route("/privacy", get(handlers::privacy))
        .layer(Extension(PageCache::default()))
        .route("/api/v1/scorecards/{instrument}", get(api::scorecard))
        .route("/api/v1/tallies/{instrument}", get(api::tallies))
}
