//! Where citizens answer: the places an office begins with, their QR codes, posters and slips.
//!
//! Only `handlers.rs` and `seeding.rs` ask anything outside; the rest is pure.

mod download;
mod drawing;
mod file;
mod handlers;
mod pages;
mod posted;
pub mod poster;
pub mod print;
mod printable;
pub mod qr;
pub mod slips;
mod view;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;

pub use drawing::Drawing;
pub use poster::{Paper, PosterLook, poster};
pub use printable::unprintable;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    let base = "/office/touchpoints";
    Router::new()
        .route(base, get(handlers::list::list))
        .route("/office/touchpoints.csv", get(handlers::list::download))
        .route("/office/touchpoints.xlsx", get(handlers::list::download))
        .route(&format!("{base}/{{code}}"), get(handlers::one::show).post(handlers::one::change))
        .route("/office/procedures", get(handlers::procedures::list))
        .route(
            "/office/procedures/{code}",
            get(handlers::procedures::show).post(handlers::procedures::change),
        )
        .route("/office/hours", get(handlers::hours::show).post(handlers::hours::set))
        .route(&format!("{base}/posters-a5.pdf"), get(handlers::posters_a5))
        .route(&format!("{base}/posters-a4.pdf"), get(handlers::posters_a4))
        .route(&format!("{base}/{{code}}/slips"), get(handlers::before_issue).post(handlers::issue))
        .route(&format!("{base}/{{code}}/{{file}}"), get(handlers::file))
}
