//! Touchpoints over the API.

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::app::App;
use crate::base::Text;
use crate::domain::survey::Tier;
use crate::domain::unit::Touchpoint;
use crate::web::errors::problem::Problem;
use crate::web::paths;

/// A touchpoint in a list.
#[derive(Debug, Serialize)]
pub(crate) struct Listed {
    code: String,
    name: Text,
    unit: String,
    instrument: String,
    tier: Tier,
    procedures: Vec<String>,
    form: String,
}

/// All touchpoints, by code.
pub(crate) async fn touchpoints(State(app): State<App>) -> Result<Json<Vec<Listed>>, Problem> {
    let listed = |each: Touchpoint| Listed {
        form: format!("{}{}", app.config.public_url, paths::form(&each.code)),
        code: each.code,
        name: each.name,
        unit: each.unit,
        instrument: each.instrument,
        tier: each.tier,
        procedures: each.procedures,
    };
    let touchpoints = app.store.touchpoints().await?;
    Ok(Json(touchpoints.into_iter().map(listed).collect()))
}
