//! Periodic reports (báo cáo định kỳ về CCHC): made from the figures of their period (`gather.rs`), changed and issued
//! (`editor/`), written as files (`docx.rs`, `pdf/`, `html.rs`), and the register of those that were sent: when, under
//! which number, and the document. Task 1.2 of the plan is measured by it.

pub mod current;
mod docx;
mod editor;
pub mod file;
pub mod gather;
mod handlers;
pub mod leader;
mod list_file;
mod pages;
mod pdf;
mod picture;
mod posted;
mod surveys;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The addresses for staff; see `web::paths`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/reports", get(editor::handlers::show))
        .route("/office/reports/{period}", get(editor::handlers::back).post(editor::handlers::save))
        .route("/office/reports/{period}/{format}", get(editor::handlers::download))
        .route("/leader/{secret}", get(leader::handlers::open))
        .route("/office/reports/leader", get(leader::handlers::show))
        .route("/office/reports/leader/{format}", get(leader::handlers::file))
        .route(
            "/office/reports/leader/links",
            get(leader::handlers::back).post(leader::handlers::add_link),
        )
        .route(
            "/office/reports/leader/links/revoke",
            get(leader::handlers::back).post(leader::handlers::revoke_link),
        )
        .route(
            "/office/reports/leader/mail",
            get(leader::handlers::back).post(leader::handlers::set_mail),
        )
        .route("/office/reports/sent", get(handlers::register))
        .route("/office/reports/sent.csv", get(handlers::download))
        .route("/office/reports/sent.xlsx", get(handlers::download))
        .route("/office/reports/sent/{period}", get(handlers::back).post(handlers::record))
        .route("/office/reports/sent/{period}/file", get(handlers::file))
}
