//! Published results as open data: what the public pages show, for programs.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE, LINK};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::Period;
use crate::base::dataset::{LinesForm, Shown};
use crate::domain::batch::Audience;
use crate::domain::measure::{Filter, Scorecard};
use crate::domain::survey::Instrument;
use crate::pages::export::catalogue::{Catalogue, Published};
use crate::pages::export::scores::scores;
use crate::pages::shared::{figures, narrowing};
use crate::store;
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::problem::Problem;
use crate::web::fields::Fields;

/// `GET /open/catalog.jsonld` and `/open/{instrument}.csv` or `.json`, of a period.
pub(crate) async fn file(
    State(app): State<App>,
    Path(file): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Response, Problem> {
    if file == "catalog.jsonld" {
        return catalogue(&app).await;
    }
    let unknown =
        || Problem::not_found("The files that are there are named in /open/catalog.jsonld.");
    let (id, ending) = file.rsplit_once('.').ok_or_else(unknown)?;
    // The public narrows by period alone: every further cut makes cells smaller.
    let asked: Fields = fields.into_iter().filter(|(name, _)| name == "period").collect();
    let filter = narrowing::read(&asked, app.today()).map_err(narrowing::unreadable)?;
    narrowing::refused(narrowing::not_for_the_public(&filter))?;
    app.instrument(id, None).ok_or_else(unknown)?;
    let (instrument, card) = released(&app, id, &filter).await?.ok_or_else(unknown)?;
    let mut response = match ending {
        "json" => Json(card).into_response(),
        "csv" => {
            let (mut table, rows) = scores(&card, instrument, Lang::Vi);
            table.shown = Shown::Codes;
            let form = LinesForm::Csv;
            Download::named(id, table, Format::Lines(form)).lines(form, at_once(rows))
        }
        _ => return Err(unknown()),
    };
    open(response.headers_mut(), &app.config.licence);
    Ok(response)
}

/// The released figures of a period.
async fn released<'a>(
    app: &'a App,
    id: &str,
    filter: &Filter,
) -> store::Result<Option<(&'a Instrument, Scorecard)>> {
    let version = figures::version(app, id, filter, Audience::Public).await?;
    let Some(instrument) = version else { return Ok(None) };
    let eyes = (Audience::Public, app.public_k());
    let card = figures::scorecard(&app.store, instrument, filter, eyes, app.today()).await?;
    Ok(Some((instrument, card)))
}

/// What is published: the periods of this reporting year and of the last, and all time, where anything was released.
async fn catalogue(app: &App) -> Result<Response, Problem> {
    let this = Period::year_of(app.today());
    let mut published = Vec::new();
    for id in app.instruments.ids() {
        let mut periods = Vec::new();
        for period in [this.year, this.year - 1].into_iter().flat_map(Period::all_of) {
            let days = period.days();
            let (from, to) = days.unzip();
            let filter = Filter { from, to, ..Filter::default() };
            let card = released(app, id, &filter).await?;
            if card.is_some_and(|(_, card)| card.responses > 0) {
                periods.push((period.to_string(), days));
            }
        }
        if let Some(instrument) = app.instrument(id, None).filter(|_| !periods.is_empty()) {
            published.push(Published { instrument, periods });
        }
    }
    let office = app.site.name().unwrap_or_default();
    let catalogue = Catalogue {
        public_url: &app.config.public_url,
        licence: &app.config.licence,
        office: &office,
        published,
    };
    Ok(json_ld(&catalogue.json_ld(), &app.config.licence))
}

fn json_ld(record: &Value, licence: &str) -> Response {
    let mut response = Json(record).into_response();
    let kind = HeaderValue::from_static("application/ld+json");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    open(response.headers_mut(), licence);
    response
}

/// Says that other sites' pages may read it, and under which licence.
fn open(headers: &mut HeaderMap, licence: &str) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if let Ok(link) = HeaderValue::from_str(&format!("<{licence}>; rel=\"license\"")) {
        headers.insert(LINK, link);
    }
}
