//! Alerts (cảnh báo): what needs attention, which of it each person is sent, and the mail.
//!
//! `handlers.rs` and `rounds.rs` ask outside; the rest is pure. What is sent, and when, is decided in
//! `alert/`.

mod handlers;
mod letter;
mod pages;
mod posted;
mod rounds;
mod words;

pub use rounds::{deliver, look, start};

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new().route("/office/alerts", get(handlers::show).post(handlers::change))
}
