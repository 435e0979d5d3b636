//! Who changed what: the audit log, for those who check (nhật ký thao tác).

mod asked;
mod difference;
mod file;
mod handlers;
mod integrity;
mod pages;
mod subject;
mod terms;
mod words;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// The addresses.
pub fn router() -> Router<App> {
    Router::new()
        .route("/office/audit", get(handlers::list))
        .route("/office/audit.csv", get(handlers::download))
        .route("/office/audit.xlsx", get(handlers::download))
        .route("/office/integrity", get(handlers::integrity))
}
