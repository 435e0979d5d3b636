//! The sheet over HTTP: read by staff, scored by those who work on the plan, appraised by managers.

pub(super) mod file;
pub(super) mod score;
pub(super) mod sheet;

use crate::app::App;
use crate::domain::assessment::Sheet;
use crate::web::auth::permission::{May, Permission, ScoreOneStop};
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given};

/// Whether the caller scores the office: of the whole of it.
fn may_score<P: Permission>(who: &May<P>) -> bool {
    ScoreOneStop::is_given_to(who.staff().role) && who.scope().is_whole()
}

/// A year of an address.
fn year_of(text: &str) -> Result<i32, Failure> {
    let year = text.parse().ok().filter(|year| (2000..=2100).contains(year));
    year.ok_or(Failure::NotFound)
}

/// The sheet of the year and round that a query asks for, or of the newest; `None` before there are criteria.
async fn asked(app: &App, fields: &Fields) -> Result<Option<Sheet>, Failure> {
    let year = match given(fields, "year") {
        Some(text) => year_of(text)?,
        None => match app.store.assessment_years().await?.first() {
            Some(year) => *year,
            None => return Ok(None),
        },
    };
    let last = last_round(app, year).await?;
    let round = match given(fields, "round") {
        Some(text) => {
            let round = text.parse().ok().filter(|round| (1..=last).contains(round));
            round.ok_or(Failure::NotFound)?
        }
        None => last,
    };
    Ok(app.store.assessment(year, round).await?)
}

/// The round that takes scores; 0 before there is one.
async fn last_round(app: &App, year: i32) -> Result<i64, Failure> {
    let rounds = app.store.assessment_rounds(year).await?;
    Ok(rounds.last().map_or(0, |(round, ..)| *round))
}
