//! The office's figures over HTTP; for whoever is signed in.

use axum::extract::{Path, Query, State};
use maud::Markup;

use super::axis::Axis;
use super::pages::{self, Asked, Cut};
use super::view;
use crate::app::App;
use crate::calendar::{Period, office_day};
use crate::measure::Filter;
use crate::web::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::narrowing;
use crate::web::session::SignedIn;

/// The query of an address, in its order.
type Fields = Vec<(String, String)>;

/// What was asked, with the places to name it by.
async fn asked(
    app: &App,
    signed_in: SignedIn,
    PageLang(lang): PageLang,
    fields: Fields,
) -> Result<Asked, Failure> {
    let (filter, faults) = match narrowing::read(&fields) {
        Ok(filter) => (filter, Vec::new()),
        Err(faults) => (Filter::default(), faults),
    };
    Ok(Asked {
        staff: signed_in.0,
        lang,
        fields,
        filter,
        faults,
        places: view::places(app).await?,
        periods: Period::all_of(Period::year_of(office_day(app.clock.now())).year),
        config: app.config.clone(),
    })
}

/// All instruments at a glance.
pub(super) async fn overview(
    State(app): State<App>,
    signed_in: SignedIn,
    lang: PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let asked = asked(&app, signed_in, lang, fields).await?;
    let all = view::all(&app, &asked.filter).await?;
    Ok(pages::overview(&asked, &all))
}

/// One instrument, whole.
pub(super) async fn instrument(
    State(app): State<App>,
    signed_in: SignedIn,
    lang: PageLang,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let instrument = app.instruments.newest(&id).ok_or(Failure::NotFound)?;
    let asked = asked(&app, signed_in, lang, fields).await?;
    let figures = view::figures(&app, instrument, &asked.filter).await?;
    let remarks = view::remarks(&app, &figures, &asked.filter).await?;
    Ok(pages::instrument(&asked, &figures, &remarks))
}

/// One instrument two ways at once.
pub(super) async fn cross(
    State(app): State<App>,
    signed_in: SignedIn,
    lang: PageLang,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let instrument = app.instruments.newest(&id).ok_or(Failure::NotFound)?;
    let asked = asked(&app, signed_in, lang, fields).await?;
    let figures = view::figures(&app, instrument, &asked.filter).await?;
    let cut = Cut {
        rows: Axis::of_code(asked.field("rows")).unwrap_or(Axis::Touchpoint),
        // Anything else than an axis is the items.
        columns: Axis::of_code(asked.field("cols")),
    };
    Ok(pages::cross(&asked, &figures, cut))
}
