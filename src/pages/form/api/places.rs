//! Touchpoints over the API.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use serde::Serialize;

use crate::app::App;
use crate::base::Text;
use crate::domain::survey::Tier;
use crate::domain::unit::Touchpoint;
use crate::pages::shared::narrowing;
use crate::web::cursor::Cursor;
use crate::web::errors::problem::Problem;
use crate::web::fields::Fields;
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

/// Entries of one part of the list.
const MOST: usize = 1000;

/// The touchpoints, by code.
pub(crate) async fn touchpoints(
    State(app): State<App>,
    Query(fields): Query<Fields>,
) -> Result<(HeaderMap, Json<Vec<Listed>>), Problem> {
    let cursor = Cursor::read(&fields, MOST).map_err(|fault| narrowing::unreadable(vec![fault]))?;
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
    let behind = touchpoints.filter(|each| cursor.after.as_ref().is_none_or(|it| each.code > *it));
    let address = paths::touchpoints_json();
    let (head, part) = cursor.part(behind, |each| each.code.clone(), (&address, &fields));
    Ok((head, Json(part.into_iter().map(listed).collect())))
}
