//! Health checks: `/healthz` for the process, `/readyz` for what it needs too.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;

use super::metrics::age_seconds;
use crate::app::App;
use crate::base::supervisor::Loop;

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready))
}

/// What a server needs, part by part.
#[derive(Debug, Serialize)]
struct Readiness {
    /// Whether everything below is as it should be.
    ready: bool,
    /// Whether a write was just proved.
    database: bool,
    /// Whether answers are taken.
    writer: bool,
    loops: Vec<LoopState>,
    disk_free_bytes: Option<u64>,
    backup_age_seconds: Option<f64>,
}

#[derive(Debug, Serialize)]
struct LoopState {
    #[serde(rename = "loop")]
    name: &'static str,
    /// Since its last good round.
    age_seconds: f64,
    period_seconds: f64,
    stuck: bool,
}

/// Whether the database takes writes, the writer answers, and every loop goes round. Little room or an old backup
/// does not make a server unready: it still serves.
async fn ready(State(app): State<App>) -> (StatusCode, Json<Readiness>) {
    let database = app.store.prove_write().await.is_ok();
    let loops: Vec<LoopState> = app.monitor.loops.all().iter().map(LoopState::of).collect();
    let writer = app.intake.is_open();
    let readings = app.monitor.readings();
    let readiness = Readiness {
        ready: database && writer && !loops.iter().any(|each| each.stuck),
        database,
        writer,
        loops,
        disk_free_bytes: readings.disk_free,
        backup_age_seconds: readings.last_backup.map(|at| age_seconds(app.clock.now() - at)),
    };
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(readiness))
}

impl LoopState {
    fn of(each: &Loop) -> Self {
        Self {
            name: each.name,
            age_seconds: each.age().as_secs_f64(),
            period_seconds: each.period.as_secs_f64(),
            stuck: each.is_stuck(),
        }
    }
}
