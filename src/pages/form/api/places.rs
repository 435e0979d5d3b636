//! Touchpoints over the API.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::base::Text;
use crate::domain::survey::Tier;
use crate::domain::unit::Touchpoint;
use crate::pages::shared::narrowing;
use crate::web::cursor::{self, Cursor};
use crate::web::errors::problem::Problem;
use crate::web::fields::Fields;
use crate::web::paths;

/// A touchpoint in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListedTouchpoint)]
pub(crate) struct Listed {
    code: String,
    name: Text,
    unit: String,
    instrument: String,
    tier: Tier,
    procedures: Vec<String>,
    form: String,
}

/// Entries of one part of the list.
const MOST: u32 = 1000;

/// The touchpoints, by code.
#[utoipa::path(
    get,
    path = "/api/v1/touchpoints",
    operation_id = "touchpoints",
    tag = "surveys",
    params(("limit" = Option<u32>, Query, description = "Entries at most", minimum = 1, maximum = 1000),
        ("cursor" = Option<String>, Query, description = "Where to go on: as the link to the next part says")),
    responses((status = 200, description = "Touchpoints", body = Vec<Listed>, headers(("link", description = "The next part, where there is one (RFC 8288)")))),
)]
pub(crate) async fn touchpoints(
    State(app): State<App>,
    Query(fields): Query<Fields>,
) -> Result<(HeaderMap, Json<Vec<Listed>>), Problem> {
    let cursor = Cursor::read(&fields, MOST, |code| Some(code.to_owned()));
    let cursor = cursor.map_err(narrowing::unreadable)?;
    let listed = |each: Touchpoint| Listed {
        form: format!("{}{}", app.config.public_url, paths::form(&each.code)),
        code: each.code,
        name: each.name,
        unit: each.unit,
        instrument: each.instrument,
        tier: each.tier,
        procedures: each.procedures,
    };
    let touchpoints = app.store.touchpoints().await?.into_iter();
    let behind = touchpoints.filter(|each| cursor.behind.as_ref().is_none_or(|it| each.code > *it));
    let (part, next) = cursor.part(behind, |each| each.code.clone());
    let head = cursor::link(&paths::touchpoints_json(), &fields, next.as_deref());
    Ok((head, Json(part.into_iter().map(listed).collect())))
}
