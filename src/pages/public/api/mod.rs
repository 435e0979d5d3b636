//! The figures as JSON.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use serde::Serialize;

use crate::app::App;
use crate::domain::batch::Audience;
use crate::domain::measure::{Filter, Scorecard};
use crate::domain::survey::{Instrument, Tier};
use crate::pages::shared::figures::{self, Answers};
use crate::pages::shared::narrowing;
use crate::web::auth::permission::{May, ReadScores};
use crate::web::errors::problem::Problem;
use crate::web::fields::Fields;

/// Whose figures are shown, and the fewest answers.
fn eyes(app: &App, who: Option<&May<ReadScores>>) -> (Audience, u64) {
    if who.is_some() {
        (Audience::Staff, app.config.staff_cell)
    } else {
        (Audience::Public, app.config.public_cell)
    }
}

fn asked<'a>(
    app: &'a App,
    who: Option<&May<ReadScores>>,
    id: &str,
    fields: &[(String, String)],
) -> Result<(&'a Instrument, Filter), Problem> {
    let instrument = app.instruments.newest(id).ok_or_else(|| {
        Problem::not_found("There is no instrument of this id; see /api/v1/instruments.")
    })?;
    let filter = narrowing::read(fields).map_err(|errors| {
        Problem::new(StatusCode::BAD_REQUEST, "bad-filter", "The filter cannot be read")
            .errors(errors)
    })?;
    let filter = match who {
        Some(who) => who.scope().narrowed(filter)?,
        None => filter,
    };
    Ok((instrument, filter))
}

/// The scorecard: released figures for everyone, all settled ones for staff.
pub(super) async fn scorecard(
    State(app): State<App>,
    who: Option<May<ReadScores>>,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Json<Scorecard>, Problem> {
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &fields)?;
    let eyes = eyes(&app, who.as_ref());
    let card = figures::scorecard(&app.store, instrument, &filter, eyes, app.today()).await?;
    Ok(Json(card))
}

/// Responses of one day, unit, touchpoint and tier; `null` what their batches do not tell.
#[derive(Debug, Serialize)]
pub(super) struct Counted {
    day: NaiveDate,
    unit: Option<String>,
    touchpoint: Option<String>,
    tier: Option<Tier>,
    responses: u64,
}

/// How many responses were settled by day, unit, touchpoint and tier; what was answered stands in
/// the scorecard.
pub(super) async fn tallies(
    State(app): State<App>,
    who: Option<May<ReadScores>>,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Json<Vec<Counted>>, Problem> {
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &fields)?;
    let (audience, _) = eyes(&app, who.as_ref());
    let answers = Answers::read(&app.store, instrument, &filter, audience).await?;
    let counts = answers.view().responses_by(|place, day| (day, place.clone()));
    let counted = counts.into_iter().map(|((day, place), responses)| Counted {
        day,
        unit: place.unit,
        touchpoint: place.touchpoint,
        tier: place.tier,
        responses,
    });
    Ok(Json(counted.collect()))
}
