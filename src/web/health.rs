//! Health checks: `/healthz` for the process, `/readyz` for what it needs too.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use crate::app::App;

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready))
}

/// Whether the database takes writes and the writer accepts answers.
async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    if let Err(error) = app.store.prove_write().await {
        tracing::error!(%error, "not ready");
        return (StatusCode::SERVICE_UNAVAILABLE, "the database takes no writes\n");
    }
    if !app.intake.is_open() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the writer has stopped\n");
    }
    (StatusCode::OK, "ready\n")
}
