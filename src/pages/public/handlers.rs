//! The public pages over HTTP.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};

use super::pages::{self, Results};
use super::view;
use crate::app::App;
use crate::base::calendar::{Period, office_day};
use crate::domain::measure::Filter;
use crate::pages::shared::narrowing;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first, given};
use crate::web::lang::PageLang;

/// The public start.
pub(super) async fn home(
    State(app): State<App>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    let released = view::released(&app, &Filter::default()).await?;
    Ok(pages::home(&released, &app.config, lang).into_response())
}

/// One instrument's released figures, for a period or for all time.
pub(super) async fn results(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    // The public narrows by period alone: every further cut makes cells smaller.
    let period = fields.iter().filter(|(name, _)| name == "period").cloned();
    let (filter, faults) = match narrowing::read(&period.collect::<Vec<_>>()) {
        Ok(filter) => (filter, Vec::new()),
        Err(faults) => (Filter::default(), faults),
    };
    let wanted = given(&fields, "instrument");
    let wanted =
        wanted.map(|id| app.instruments.newest(id).ok_or(Failure::NotFound)).transpose()?;
    let everything = view::released(&app, &Filter::default()).await?;
    let chosen = wanted.or_else(|| everything.first().map(|each| each.instrument));
    let in_period = view::released(&app, &filter).await?;
    let shown = in_period
        .iter()
        .find(|each| Some(&each.instrument.id) == chosen.map(|instrument| &instrument.id));
    let by_touchpoint = shown.map(|shown| view::by_touchpoint(shown, app.config.public_cell));
    let touchpoints = app.store.touchpoints().await?;
    let page = pages::results(&Results {
        instruments: everything.iter().map(|each| each.instrument).collect(),
        chosen,
        shown,
        by_touchpoint: by_touchpoint.as_ref(),
        touchpoints: &touchpoints,
        period: first(&fields, "period"),
        periods: Period::all_of(Period::year_of(office_day(app.clock.now())).year),
        faults: &faults,
        config: &app.config,
        lang,
    });
    Ok(page.into_response())
}
