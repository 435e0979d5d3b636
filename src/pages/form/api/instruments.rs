//! Instruments over the API: public, so that anyone can see what is asked and how it counts.

use axum::Json;
use axum::extract::{Path, State};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::base::Text;
use crate::domain::survey::Instrument;
use crate::web::errors::problem::Problem;

/// An instrument in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListedInstrument)]
pub(crate) struct Listed {
    id: String,
    version: String,
    title: Text,
    items: usize,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    provisional: bool,
}

/// All instruments, all versions.
#[utoipa::path(
    get,
    path = "/api/v1/instruments",
    operation_id = "instruments",
    tag = "surveys",
    responses((status = 200, description = "Instruments", body = Vec<Listed>)),
)]
pub(crate) async fn list(State(app): State<App>) -> Json<Vec<Listed>> {
    let listed = |each: &Instrument| Listed {
        id: each.id.clone(),
        version: each.version.clone(),
        title: each.title.clone(),
        items: each.items.len(),
        valid_from: each.valid_from,
        valid_to: each.valid_to,
        provisional: each.provisional.is_some(),
    };
    Json(app.instruments.all().iter().map(listed).collect())
}

/// One instrument, whole, in its newest version.
#[utoipa::path(
    get,
    path = "/api/v1/instruments/{id}",
    operation_id = "instrument",
    tag = "surveys",
    params(("id" = String, Path, description = "Id of an instrument", example = "sipas-counter")),
    responses(
        (status = 200, description = "The questionnaire", body = Instrument),
        (status = 404, description = "There is no such instrument", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn one(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<Instrument>, Problem> {
    let instrument = app.instruments.newest(&id);
    instrument.cloned().map(Json).ok_or_else(|| {
        Problem::not_found("There is no instrument of this id; see /api/v1/instruments.")
    })
}
