//! Further into one instrument: factors, items, places, drivers.

use axum::extract::{Path, Query, State};
use maud::Markup;

use super::about;
use crate::app::App;
use crate::pages::dashboard::axis::Axis;
use crate::pages::dashboard::importance::importance;
use crate::pages::dashboard::pages;
use crate::pages::dashboard::view::Finer;
use crate::pages::shared::figures::computed;
use crate::web::auth::permission::{May, ReadScores};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

/// One factor.
pub(crate) async fn factor(
    State(app): State<App>,
    who: May<ReadScores>,
    lang: PageLang,
    Path((id, code)): Path<(String, String)>,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let (asked, figures) = about(&app, &who, lang, (&id, fields)).await?;
    let mut factors = figures.instrument.factors.iter();
    let factor = factors.find(|each| each.code == code);
    let factor = factor.ok_or(Failure::NotFound)?;
    Ok(computed(|| pages::factor(&asked, &figures, factor)))
}

/// One item.
pub(crate) async fn item(
    State(app): State<App>,
    who: May<ReadScores>,
    lang: PageLang,
    Path((id, code)): Path<(String, String)>,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let (asked, figures) = about(&app, &who, lang, (&id, fields)).await?;
    let item = figures.instrument.item(&code).ok_or(Failure::NotFound)?;
    Ok(computed(|| pages::item(&asked, &figures, item)))
}

/// Units, or touchpoints, in a funnel.
pub(crate) async fn funnel(
    State(app): State<App>,
    who: May<ReadScores>,
    lang: PageLang,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let (asked, figures) = about(&app, &who, lang, (&id, fields)).await?;
    let axis = match Axis::of_code(asked.field("by")) {
        Some(Axis::Unit) => Axis::Unit,
        _ => Axis::Touchpoint,
    };
    Ok(computed(|| pages::funnel(&asked, &figures, axis)))
}

/// What to mend first.
pub(crate) async fn mend(
    State(app): State<App>,
    who: May<ReadScores>,
    lang: PageLang,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let (asked, figures) = about(&app, &who, lang, (&id, fields)).await?;
    Ok(computed(|| pages::mend(&asked, &figures)))
}

/// Which criteria go together with overall satisfaction.
pub(crate) async fn drivers(
    State(app): State<App>,
    who: May<ReadScores>,
    lang: PageLang,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let (asked, figures) = about(&app, &who, lang, (&id, fields)).await?;
    let found = match figures.finer {
        Finer::Untold(_) => None,
        Finer::Full | Finer::Closed => importance(&figures).await?,
    };
    Ok(pages::drivers(&asked, &figures, found.as_ref()))
}
