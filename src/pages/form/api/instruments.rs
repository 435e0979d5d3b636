//! Instruments over the API: public, so that anyone can see what is asked and how it counts.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::base::Text;
use crate::domain::survey::Instrument;
use crate::pages::shared::narrowing;
use crate::web::cursor::{self, Cursor};
use crate::web::errors::problem::Problem;
use crate::web::fields::Fields;
use crate::web::paths;

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

/// Entries of one part of the list.
const MOST: u32 = 500;

/// All instruments, all versions, by id and first day.
#[utoipa::path(
    get,
    path = "/api/v1/instruments",
    operation_id = "instruments",
    tag = "surveys",
    params(("limit" = Option<u32>, Query, description = "Entries at most", minimum = 1, maximum = 500),
        ("cursor" = Option<String>, Query, description = "Where to go on: as the link to the next part says", pattern = "^$|^[0-9]{6},[!-+.-~-]+$")),
    responses((status = 200, description = "Instruments", body = Vec<Listed>, headers(("link", description = "The next part, where there is one (RFC 8288)")))),
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(fields): Query<Fields>,
) -> Result<(HeaderMap, Json<Vec<Listed>>), Problem> {
    let cursor = Cursor::read(&fields, MOST, key_of).map_err(narrowing::unreadable)?;
    let listed = |each: &Instrument| Listed {
        id: each.id.clone(),
        version: each.version.clone(),
        title: each.title.clone(),
        items: each.items.len(),
        valid_from: each.valid_from,
        valid_to: each.valid_to,
        provisional: each.provisional.is_some(),
    };
    let key = |each: &Instrument| (each.id.clone(), each.valid_from);
    let all = app.instruments.all().iter();
    let behind = all.filter(|each| cursor.behind.as_ref().is_none_or(|it| key(each) > *it));
    let (part, next) = cursor.part(behind, |each| text_of(&key(each)));
    let head = cursor::link(&paths::instruments_json(), &fields, next.as_deref());
    Ok((head, Json(part.into_iter().map(listed).collect())))
}

/// Id and first day of a version, by which the list is in order.
type Key = (String, NaiveDate);

fn text_of((id, from): &Key) -> String {
    format!("{},{id}", cursor::day_text(*from))
}

fn key_of(text: &str) -> Option<Key> {
    let (from, id) = text.split_once(',')?;
    Some((id.to_owned(), cursor::read_day_text(from)?))
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
