//! The same figures for programs.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use serde::Serialize;

use crate::app::App;
use crate::measure::{Filter, Scorecard, one_way};
use crate::store::{Audience, TallyRow, Tier};
use crate::survey::Instrument;
use crate::web::figures;
use crate::web::narrowing;
use crate::web::permission::{May, ReadScores};
use crate::web::problem::Problem;

/// Whose figures are told, and from how many answers on.
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
        Problem::new(
            StatusCode::BAD_REQUEST,
            "bad-filter",
            "The filter cannot be read",
        )
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
    Query(fields): Query<Vec<(String, String)>>,
) -> Result<Json<Scorecard>, Problem> {
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &fields)?;
    let (audience, k) = eyes(&app, who.as_ref());
    let card = figures::scorecard(&app.store, instrument, &filter, audience).await?;
    let rows = app.store.counters(instrument, audience).await?;
    let exposed = figures::exposed(&rows, &filter, k);
    Ok(Json(exposed.hide(card, instrument, k)))
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
    Query(fields): Query<Vec<(String, String)>>,
) -> Result<Json<Vec<Counted>>, Problem> {
    let (instrument, filter) = asked(&app, who.as_ref(), &id, &fields)?;
    let (audience, k) = eyes(&app, who.as_ref());
    let rows = app.store.counters(instrument, audience).await?;
    let rows = rows.iter().filter(|row| figures::fits(&filter, row));
    Ok(Json(counted(rows, k)))
}

/// Cells of one touchpoint have a known sum, its count in the scorecard: small ones are hidden
/// together with others of the touchpoint.
fn counted<'a>(rows: impl Iterator<Item = &'a TallyRow>, k: u64) -> Vec<Counted> {
    let mut by_touchpoint: BTreeMap<&str, Vec<&TallyRow>> = BTreeMap::new();
    for row in rows {
        by_touchpoint.entry(&row.touchpoint).or_default().push(row);
    }
    let hidden = by_touchpoint.into_values().flat_map(|rows| {
        let size = |row: &&TallyRow| row.tally.responses;
        let hiding = one_way(&rows.iter().map(size).collect::<Vec<_>>(), k);
        rows.into_iter()
            .zip(hiding.cells)
            .map(|(row, hide)| Counted {
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
