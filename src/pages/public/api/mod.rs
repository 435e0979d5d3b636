//! The figures as JSON.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use serde::Serialize;

use crate::app::App;
use crate::domain::measure::{Filter, Scorecard, TallyRow, one_way_beside};
use crate::domain::survey::{Instrument, Tier};
use crate::pages::shared::disclosed::Disclosed;
use crate::pages::shared::{disclosed, narrowing};
use crate::store::Audience;
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

/// The scorecard: released figures for everyone, all settled ones for staff. Its days are those it is
/// really of: those requested, or more.
pub(super) async fn scorecard(
    State(app): State<App>,
    who: Option<May<ReadScores>>,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Json<Scorecard>, Problem> {
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &fields)?;
    let (audience, k) = eyes(&app, who.as_ref());
    let (disclosed, card) =
        disclosed::disclosed(&app.store, instrument, &filter, (audience, k)).await?;
    Ok(Json(disclosed.exposed.hide(card, instrument, k)))
}

/// Responses of one day, touchpoint and tier.
#[derive(Debug, Serialize)]
pub(super) struct Counted {
    day: NaiveDate,
    touchpoint: String,
    unit: String,
    procedure: Option<String>,
    tier: Tier,
    /// `None` when hidden.
    responses: Option<u64>,
    suppressed: bool,
}

/// How many responses there were by day, touchpoint and tier, small cells hidden; what was
/// answered stands in the scorecard.
pub(super) async fn tallies(
    State(app): State<App>,
    who: Option<May<ReadScores>>,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Json<Vec<Counted>>, Problem> {
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &fields)?;
    let (audience, k) = eyes(&app, who.as_ref());
    let counters = app.store.counters(instrument, audience).await?;
    Ok(Json(counted(&Disclosed::of(counters, &filter, k), k)))
}

/// A day is told where the series' spans may begin and end with it. Cells of one touchpoint have a known
/// sum, its count in the scorecard: small ones are hidden together with others of the touchpoint.
fn counted(disclosed: &Disclosed, k: u64) -> Vec<Counted> {
    let mut by_touchpoint: BTreeMap<&str, Vec<&TallyRow>> = BTreeMap::new();
    for row in disclosed.rows() {
        by_touchpoint.entry(&row.touchpoint).or_default().push(row);
    }
    let series = |row: &TallyRow| {
        let (touchpoint, unit) = (row.touchpoint.clone(), row.unit.clone());
        (touchpoint, unit, row.procedure.clone(), row.tier)
    };
    let cuts = disclosed.people_by(series);
    let is_untold = |row: &&TallyRow| {
        let cuts = cuts.get(&series(row));
        cuts.is_none_or(|cuts| cuts.exposed((Some(row.day), Some(row.day))).all)
    };
    let hidden = by_touchpoint.into_values().flat_map(|rows| {
        let size = |row: &&TallyRow| row.tally.responses;
        let sizes: Vec<u64> = rows.iter().map(size).collect();
        let untold: Vec<bool> = rows.iter().map(is_untold).collect();
        let hiding = one_way_beside(&sizes, &untold, k);
        rows.into_iter().zip(hiding.cells).map(|(row, hide)| Counted {
            responses: (!hide).then_some(row.tally.responses),
            day: row.day,
            touchpoint: row.touchpoint.clone(),
            unit: row.unit.clone(),
            procedure: row.procedure.clone(),
            tier: row.tier,
            suppressed: hide,
        })
    });
    hidden.collect()
}
