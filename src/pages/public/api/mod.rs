//! The figures as JSON.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::domain::batch::{Audience, Place, View};
use crate::domain::measure::{Filter, Scorecard};
use crate::domain::survey::{Instrument, Tier};
use crate::pages::shared::figures::{self, Answers, computed};
use crate::pages::shared::narrowing;
use crate::pages::shared::places::Places;
use crate::web::auth::permission::{May, ReadScores, may_take_responses};
use crate::web::cursor::{self, Cursor};
use crate::web::documented::Narrowed;
use crate::web::errors::problem::{FieldError, Problem};
use crate::web::fields::Fields;
use crate::web::paths;

/// The instrument and the filter of a request, within what the caller may choose.
async fn asked<'a>(
    app: &'a App,
    who: Option<&May<ReadScores>>,
    id: &str,
    fields: &[(String, String)],
) -> Result<(&'a Instrument, Filter), Problem> {
    let unknown =
        || Problem::not_found("There is no instrument of this id; see /api/v1/instruments.");
    app.instrument(id, None).ok_or_else(unknown)?;
    let filter = narrowing::read(fields, app.today()).map_err(narrowing::unreadable)?;
    let Some(who) = who else {
        narrowing::refused(narrowing::not_for_the_public(&filter))?;
        let version = figures::version(app, id, &filter, Audience::Public).await?;
        let instrument = version.ok_or_else(unknown)?;
        return Ok((instrument, filter));
    };
    let filter = who.scope().narrowed(filter)?;
    narrowing::must_be_there(narrowing::unknown(
        &filter,
        &Places::read(&app.store, app.today()).await?,
    ))?;
    if filter.procedure.is_some() && !may_take_responses(who.staff().role, who.scope()) {
        let detail = "figures of one procedure are for who may take single responses";
        narrowing::must_be_given(vec![FieldError::new("procedure", detail)])?;
    }
    let version = figures::version(app, id, &filter, Audience::Staff).await?;
    Ok((version.ok_or_else(unknown)?, filter))
}

/// The scorecard: released figures for everyone, all settled ones for staff.
#[utoipa::path(
    get,
    path = "/api/v1/scorecards/{instrument}",
    operation_id = "scorecard",
    tag = "figures",
    params(("instrument" = String, Path, description = "Id of an instrument", example = "sipas-counter"), Narrowed),
    responses(
        (status = 200, description = "All figures of the instrument", body = Scorecard),
        (status = 404, description = "There is no such instrument", body = Problem, content_type = "application/problem+json"),
    ),
    security((), ("token" = [])),
)]
pub(in crate::pages) async fn scorecard(
    State(app): State<App>,
    who: Option<May<ReadScores>>,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Json<Scorecard>, Problem> {
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &fields).await?;
    let eyes = match who {
        Some(_) => (Audience::Staff, app.k()),
        None => (Audience::Public, app.public_k()),
    };
    let card = figures::scorecard(&app.store, instrument, &filter, eyes, app.today()).await?;
    Ok(Json(card))
}

/// Responses that are counted together; `null` what their batches do not tell.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(in crate::pages) enum Counted {
    /// Those settled on one day.
    Settled {
        day: NaiveDate,
        unit: Option<String>,
        touchpoint: Option<String>,
        tier: Option<Tier>,
        responses: u64,
    },
    /// Those of a quarter of reporting that were released, or of several whose rests are ten people together: ten
    /// people or more.
    Released {
        from: NaiveDate,
        to: NaiveDate,
        touchpoint: Option<String>,
        tier: Option<Tier>,
        responses: u64,
    },
}

/// Entries of one part of the list of counts.
const MOST: u32 = 10_000;

/// What a count is of, in the order of the list: the first and the last day, and the place.
type Key = (NaiveDate, NaiveDate, Place);

/// How many responses were settled by day, unit, touchpoint and tier, or released by quarter,
/// touchpoint and tier; what was answered stands in the scorecard.
#[utoipa::path(
    get,
    path = "/api/v1/tallies/{instrument}",
    operation_id = "tallies",
    tag = "figures",
    params(("instrument" = String, Path, description = "Id of an instrument", example = "sipas-counter"), Narrowed,
        ("limit" = Option<u32>, Query, description = "Entries at most", minimum = 1, maximum = 10000),
        ("cursor" = Option<String>, Query, description = "Where to go on: as the link to the next part says", pattern = "^$|^[0-9]{6},[0-9]{6},[!-+.-~-]*,[!-+.-~-]*,(verified|open|assisted|paper)?$")),
    responses(
        (status = 200, description = "Counts, by day and place", body = Vec<Counted>, headers(("link", description = "The next part, where there is one (RFC 8288)"))),
        (status = 404, description = "There is no such instrument", body = Problem, content_type = "application/problem+json"),
    ),
    security((), ("token" = [])),
)]
pub(in crate::pages) async fn tallies(
    State(app): State<App>,
    who: Option<May<ReadScores>>,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<(HeaderMap, Json<Vec<Counted>>), Problem> {
    let cursor = Cursor::read(&fields, MOST, key_of).map_err(narrowing::unreadable)?;
    let narrowed = cursor::without_part(&fields);
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &narrowed).await?;
    if filter.procedure.is_some() {
        let fault = FieldError::new("procedure", "these counts tell no procedure");
        narrowing::refused(vec![fault])?;
    }
    let audience = if who.is_some() { Audience::Staff } else { Audience::Public };
    let answers = Answers::read(&app.store, instrument, &filter, audience).await?;
    let counts = computed(|| counts(answers.view(), audience));
    let is_behind = |key: &Key| cursor.behind.as_ref().is_none_or(|it| key > it);
    let rest = counts.into_iter().filter(|(key, _)| is_behind(key));
    let (part, next) = cursor.part(rest, |(key, _)| text_of(key));
    let head = cursor::link(&paths::tallies(&id), &fields, next.as_deref());
    Ok((head, Json(part.into_iter().map(|each| counted(each, audience)).collect())))
}

/// By day and place; for the public by what releases are made of: a touchpoint's unit is not part of it.
fn counts(view: View<'_>, audience: Audience) -> BTreeMap<Key, u64> {
    match audience {
        Audience::Staff => view.responses_by(|place, day| (day, day, place.clone())),
        Audience::Public => {
            let mut counts = BTreeMap::new();
            for ((first, last, place), responses) in view.released_by() {
                let place = Place { unit: None, ..place.clone() };
                *counts.entry((first, last, place)).or_insert(0) += responses;
            }
            counts
        }
    }
}

fn counted(((from, to, place), responses): (Key, u64), audience: Audience) -> Counted {
    let Place { unit, touchpoint, tier } = place;
    match audience {
        Audience::Staff => Counted::Settled { day: from, unit, touchpoint, tier, responses },
        Audience::Public => Counted::Released { from, to, touchpoint, tier, responses },
    }
}

/// A key as it stands in addresses.
fn text_of((from, to, place): &Key) -> String {
    let [unit, touchpoint, tier] = place.codes();
    let [from, to] = [from, to].map(|day| cursor::day_text(*day));
    format!("{from},{to},{unit},{touchpoint},{tier}")
}

fn key_of(text: &str) -> Option<Key> {
    let parts: Vec<&str> = text.split(',').collect();
    let [from, to, unit, touchpoint, tier] = parts[..] else { return None };
    let code = |text: &str| Some(text.to_owned()).filter(|code| !code.is_empty());
    let tier = match tier {
        "" => None,
        tier => Some(Tier::of_code(tier)?),
    };
    let place = Place { unit: code(unit), touchpoint: code(touchpoint), tier };
    Some((cursor::read_day_text(from)?, cursor::read_day_text(to)?, place))
}
