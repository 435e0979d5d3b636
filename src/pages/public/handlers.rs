//! The public pages over HTTP.

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::pages::{self, Home, Results};
use super::view::{self, Latest};
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Period, office_day};
use crate::domain::measure::Filter;
use crate::pages::shared::figures::computed;
use crate::pages::shared::narrowing;
use crate::store;
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::FieldError;
use crate::web::fields::{Fields, first, given};
use crate::web::lang::{PageLang, cache_key};
use crate::web::page_cache::{PageCache, Wanted};

/// The public start.
pub(super) async fn home(
    State(app): State<App>,
    Extension(cache): Extension<PageCache>,
    PageLang(lang): PageLang,
    wanted: Wanted,
) -> Result<Response, Failure> {
    let name = format!("home {}", cache_key(lang));
    let render = async || {
        let latest = latest(&app).await?;
        let offices = app.store.offices().await?;
        Ok(pages::home(&Home {
            offices: &offices,
            latest: &latest,
            today: app.today(),
            config: &app.config(),
            lang,
        }))
    };
    cache.page(&name, &mark(&app).await?, &wanted, render).await
}

/// One instrument's released figures, for a period or for all time.
pub(super) async fn results(
    State(app): State<App>,
    Extension(cache): Extension<PageCache>,
    PageLang(lang): PageLang,
    wanted: Wanted,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let render = async || results_page(&app, &fields, lang).await;
    match offered(&app, &fields) {
        Some(view) => {
            let name = format!("results {view} {}", cache_key(lang));
            cache.page(&name, &mark(&app).await?, &wanted, render).await
        }
        None if wanted_days(&app, &fields).is_err() => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render().await?).into_response())
        }
        None => Ok(render().await?.into_response()),
    }
}

/// What search engines are asked to leave alone (RFC 9309); pages that they must not index say so themselves.
pub(super) async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /office\nDisallow: /login\n"
}

/// What is shown when no period is chosen: this reporting year, else the last one, else all time.
async fn latest(app: &App) -> Result<Latest<'_>, Failure> {
    let this = Period::year_of(office_day(app.clock.now()));
    for period in [this, Period { year: this.year - 1, ..this }] {
        let released = view::released(app, &of(period)).await?;
        if !released.is_empty() {
            return Ok(Latest { period: Some(period), released });
        }
    }
    Ok(Latest { period: None, released: view::released(app, &Filter::default()).await? })
}

fn of(period: Period) -> Filter {
    let (from, to) = period.days().unzip();
    Filter { from, to, ..Filter::default() }
}

/// Changes with everything the public pages are made of that can change while the program runs.
async fn mark(app: &App) -> store::Result<String> {
    let (released, names) = (app.store.release_mark().await?, app.store.names_mark().await?);
    Ok(format!("{released} {names} {}", office_day(app.clock.now())))
}

/// The view that these fields ask for, where it is one that the page offers: only those are kept, so that
/// there are few whatever is asked.
fn offered(app: &App, fields: &Fields) -> Option<String> {
    let instrument = first(fields, "instrument");
    let instrument = app.instruments.newest(instrument).map_or("", |each| &each.id);
    let mut asked = fields.iter().filter(|(name, _)| name == "period").map(|(_, value)| value);
    let Some(period) = asked.next() else { return Some(format!("{instrument} latest")) };
    let mut periods = periods(app).into_iter();
    let is_offered = period.is_empty() || periods.any(|each| each.to_string() == *period);
    (asked.next().is_none() && is_offered).then(|| format!("{instrument} {period}"))
}

/// The periods of this reporting year that have begun.
fn periods(app: &App) -> Vec<Period> {
    Period::begun(app.today())
}

/// Whether a period is asked for, be it "all time".
fn is_chosen(fields: &Fields) -> bool {
    fields.iter().any(|(name, _)| name == "period")
}

/// The days that are asked for. The public narrows by whole quarters of reporting alone: every further cut makes
/// cells smaller.
fn wanted_days(app: &App, fields: &Fields) -> Result<Filter, Vec<FieldError>> {
    let asked: Vec<_> = fields.iter().filter(|(name, _)| name == "period").cloned().collect();
    let filter = narrowing::read(&asked, app.today())?;
    let faults = narrowing::not_for_the_public(&filter);
    if faults.is_empty() { Ok(filter) } else { Err(faults) }
}

async fn results_page(app: &App, fields: &Fields, lang: Lang) -> Result<Markup, Failure> {
    let days = wanted_days(app, fields);
    let is_refused = days.is_err();
    let filter = days.unwrap_or_default();
    let latest = if is_chosen(fields) { None } else { Some(latest(app).await?) };
    let wanted = given(fields, "instrument");
    let wanted =
        wanted.map(|id| app.instrument(id, filter.to).ok_or(Failure::NotFound)).transpose()?;
    let everything = view::released(app, &Filter::default()).await?;
    let (period, in_period) = match latest {
        Some(latest) => (latest.period, latest.released),
        None if is_refused => (None, Vec::new()),
        None => (first(fields, "period").parse().ok(), view::released(app, &filter).await?),
    };
    let chosen = wanted.or_else(|| everything.first().map(|each| each.instrument));
    let shown = in_period
        .iter()
        .find(|each| Some(&each.instrument.id) == chosen.map(|instrument| &instrument.id));
    let by_touchpoint = shown.map(|shown| computed(|| view::by_touchpoint(shown, app.public_k())));
    let (touchpoints, offices) = (app.store.touchpoints().await?, app.store.offices().await?);
    Ok(pages::results(&Results {
        instruments: everything.iter().map(|each| each.instrument).collect(),
        chosen,
        shown,
        by_touchpoint: by_touchpoint.as_ref(),
        touchpoints: &touchpoints,
        offices: &offices,
        period,
        today: app.today(),
        periods: periods(app),
        is_refused,
        config: &app.config(),
        lang,
    }))
}

/// What becomes of citizens' data.
pub(super) async fn privacy(State(app): State<App>, PageLang(lang): PageLang) -> Markup {
    pages::privacy(app.store.settings().k(), lang)
}
