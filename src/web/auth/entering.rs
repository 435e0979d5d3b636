//! Who may send answers to a touchpoint.

use axum::http::HeaderMap;

use super::permission::{EnterAnswers, May};
use crate::app::App;
use crate::domain::unit::Touchpoint;
use crate::store;

/// Whether a touchpoint takes answers without a slip from this sender: those from paper and those of people
/// who are helped come from staff of its unit alone.
pub async fn may_answer(
    app: &App,
    touchpoint: &Touchpoint,
    headers: &HeaderMap,
) -> store::Result<bool> {
    if !touchpoint.tier.is_of_staff() {
        return Ok(true);
    }
    may_enter(app, touchpoint, headers).await
}

/// Whether this sender enters answers of others at a touchpoint: from paper, or of people who are helped.
pub async fn may_enter(
    app: &App,
    touchpoint: &Touchpoint,
    headers: &HeaderMap,
) -> store::Result<bool> {
    let who = May::<EnterAnswers>::outside(headers, app).await?;
    Ok(who.is_some_and(|who| who.scope().holds(&touchpoint.unit)))
}
