//! The figures as JSON.

use axum::Json;
use axum::extract::{Path, Query, State};
use chrono::NaiveDate;
use serde::Serialize;

use crate::app::App;
use crate::base::calendar::quarter_of;
use crate::domain::batch::{Audience, View};
use crate::domain::measure::{Filter, Scorecard};
use crate::domain::survey::{Instrument, Tier};
use crate::pages::shared::figures::{self, Answers, computed};
use crate::pages::shared::narrowing;
use crate::pages::shared::places::Places;
use crate::web::auth::permission::{May, ReadScores, may_take_responses};
use crate::web::errors::problem::{FieldError, Problem};
use crate::web::fields::Fields;

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
    let mut faults = narrowing::unknown(&filter, &Places::read(&app.store).await?);
    if filter.procedure.is_some() && !may_take_responses(who.staff().role, who.scope()) {
        let detail = "figures of one procedure are for who may take single responses";
        faults.push(FieldError::new("procedure", detail));
    }
    narrowing::refused(faults)?;
    let version = figures::version(app, id, &filter, Audience::Staff).await?;
    Ok((version.ok_or_else(unknown)?, filter))
}

/// The scorecard: released figures for everyone, all settled ones for staff.
pub(super) async fn scorecard(
    State(app): State<App>,
    who: Option<May<ReadScores>>,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Json<Scorecard>, Problem> {
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &fields).await?;
    let eyes = match who {
        Some(_) => (Audience::Staff, app.config.staff_cell),
        None => (Audience::Public, app.config.public_cell),
    };
    let card = figures::scorecard(&app.store, instrument, &filter, eyes, app.today()).await?;
    Ok(Json(card))
}

/// Responses that are counted together; `null` what their batches do not tell.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Counted {
    /// Those settled on one day.
    Settled {
        day: NaiveDate,
        unit: Option<String>,
        touchpoint: Option<String>,
        tier: Option<Tier>,
        responses: u64,
    },
    /// Those of a quarter of reporting that were released: ten people or more.
    Released {
        from: NaiveDate,
        to: NaiveDate,
        touchpoint: Option<String>,
        tier: Option<Tier>,
        responses: u64,
    },
}

/// How many responses were settled by day, unit, touchpoint and tier, or released by quarter,
/// touchpoint and tier; what was answered stands in the scorecard.
pub(super) async fn tallies(
    State(app): State<App>,
    who: Option<May<ReadScores>>,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Json<Vec<Counted>>, Problem> {
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &fields).await?;
    if filter.procedure.is_some() {
        let fault = FieldError::new("procedure", "these counts tell no procedure");
        narrowing::refused(vec![fault])?;
    }
    let audience = if who.is_some() { Audience::Staff } else { Audience::Public };
    let answers = Answers::read(&app.store, instrument, &filter, audience).await?;
    Ok(Json(match audience {
        Audience::Staff => computed(|| settled(answers.view())),
        Audience::Public => computed(|| released(answers.view())),
    }))
}

fn settled(view: View<'_>) -> Vec<Counted> {
    let counts = view.responses_by(|place, day| (day, place.clone()));
    let counted = counts.into_iter().map(|((day, place), responses)| Counted::Settled {
        day,
        unit: place.unit,
        touchpoint: place.touchpoint,
        tier: place.tier,
        responses,
    });
    counted.collect()
}

/// By what releases are made of: a touchpoint's unit is not part of it.
fn released(view: View<'_>) -> Vec<Counted> {
    let counts = view.responses_by(|place, day| {
        let quarter = quarter_of(day).map(|quarter| (quarter.first, quarter.last));
        (quarter, place.touchpoint.clone(), place.tier)
    });
    let counted = counts.into_iter().filter_map(|((quarter, touchpoint, tier), responses)| {
        let (from, to) = quarter?;
        Some(Counted::Released { from, to, touchpoint, tier, responses })
    });
    counted.collect()
}
