//! The portal's board, as far as the register tells it.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::bare;
use crate::app::App;
use crate::base::calendar::{CivilPeriod, Span};
use crate::domain::dossier::AsOf;
use crate::domain::measure::ServiceRate;
use crate::pages::dossier::pages::Board;
use crate::pages::dossier::portal::Asked;
use crate::pages::dossier::{pages, portal};
use crate::pages::shared::casework;
use crate::web::auth::permission::{May, ReadDossiers};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

/// The board of a month, a quarter or a year.
pub(crate) async fn board(
    State(app): State<App>,
    who: May<ReadDossiers>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let mut seen = bare(&app, who.staff(), lang).await?;
    let [year, ..] = CivilPeriod::around(seen.today);
    let asked = match portal::read(&fields, year) {
        Ok(asked) => asked,
        Err(faults) => {
            seen.faults = faults;
            Asked { period: year, disliked: 0, unsatisfied: 0 }
        }
    };
    seen.fields = fields;
    let beyond = || Failure::Inside(format!("{} is beyond the calendar", asked.period));
    let Span { first, last } = asked.period.days().ok_or_else(beyond)?;
    let as_of = AsOf::period(Some(last), seen.today);
    let dossiers = app.store.dossiers_in_time((first, last), as_of).await?;
    let petitions = casework::petitions(&app, (first, last)).await?.on_time;
    let petitions = ServiceRate { good: petitions.part, all: petitions.whole };
    let lines = portal::lines(&asked, dossiers, petitions);
    let page = pages::board(&seen, &Board { asked, lines, day: as_of.known });
    let status =
        if seen.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}
