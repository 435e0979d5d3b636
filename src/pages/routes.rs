//! Every address there is.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::app::App;
use crate::pages::shared::chart_file;
use crate::pages::{
    assessment, audit, batch, dashboard, dialogue, dossier, export, form, import, official,
    openapi, paper, petition, plan, portal, public, remark, report, setting, staff, survey,
    touchpoint, unit, wave, worklist,
};
use crate::web::api_limit::{self, ApiLimit};
use crate::web::api_query::{self, ApiQuery};
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::Problem;
use crate::web::errors::unavailable;
use crate::web::last::{self, Last};
use crate::web::{assets, context, csrf, etag, headers, health, input, late, requests};

/// The largest body taken: a form with the longest remark is a tenth of it.
const LARGEST_BODY: usize = 64 * 1024;

/// The whole service.
pub fn routes(app: App) -> Router {
    layered(addresses(), &app).with_state(app)
}

/// Every address.
fn addresses() -> Router<App> {
    Router::new()
        .merge(assets::router())
        .merge(health::router())
        .merge(touchpoint::router())
        .merge(survey::router())
        .merge(export::router())
        .merge(dashboard::router())
        .merge(batch::router())
        .merge(assessment::router())
        .merge(dialogue::router())
        .merge(wave::router())
        .merge(import::router())
        .merge(dossier::router())
        .merge(paper::router())
        .merge(plan::router())
        .merge(portal::router())
        .merge(official::router())
        .merge(openapi::router())
        .merge(report::router())
        .merge(public::router())
        .merge(petition::router())
        .merge(remark::router())
        .merge(form::router())
        .merge(staff::router())
        .merge(audit::router())
        .merge(worklist::router())
        .merge(unit::router())
        .merge(setting::router())
        .fallback(elsewhere)
}

/// The addresses with what stands around each, the outermost first. As one stack: the router clones what it holds for each
/// request, and layers that are added one by one clone all those within them once more each.
fn layered(addresses: Router<App>, app: &App) -> Router<App> {
    let layers = ServiceBuilder::new()
        .layer(from_fn_with_state(app.monitor.clone(), requests::observe))
        .layer(from_fn(headers::secure))
        .layer(from_fn_with_state(app.clone(), headers::addressed))
        .layer(CatchPanicLayer::new())
        .layer(CompressionLayer::new().compress_when(is_compressible()))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(ApiLimit::new(app.flood.is_limited()), api_limit::layer))
        .layer(from_fn(etag::layer))
        .layer(from_fn_with_state(app.clone(), context::layer))
        .layer(from_fn_with_state(Last::default(), last::layer))
        .layer(from_fn(late::layer))
        .layer(from_fn(input::guard))
        .layer(from_fn(unavailable::offer_again))
        // Inside compression, since it writes into pages; around everything that is routed.
        .layer(from_fn_with_state(app.clone(), csrf::guard))
        .layer(from_fn(chart_file::layer))
        .layer(from_fn_with_state(ApiQuery::of(&openapi::described()), api_query::layer))
        .layer(from_fn(method_told));
    addresses.layer(layers)
}

/// Tells programs in a body, too, that an address does not take their method; `Allow` says which it takes.
async fn method_told(request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    if !is_api || response.status() != StatusCode::METHOD_NOT_ALLOWED {
        return response;
    }
    let told =
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed")
            .detail("The header Allow names the methods of this address.")
            .into_response();
    let (head, body) = told.into_parts();
    response.headers_mut().extend(head.headers);
    *response.body_mut() = body;
    response
}

/// What is sent compressed: not files that are compressed already.
fn is_compressible() -> impl Predicate {
    let packed = NotForContentType::const_new("application/vnd.");
    DefaultPredicate::new().and(packed)
}

/// An address with a slash too many leads to the one without; all others are no pages.
async fn elsewhere(method: Method, uri: Uri) -> Response {
    let path = uri.path().trim_end_matches('/');
    let is_readable = matches!(method, Method::GET | Method::HEAD);
    // Two slashes at the beginning would lead to another host.
    if path.starts_with("/api/") {
        return Problem::not_found(
            "Nothing has this address; /api/v1/openapi.json lists those there are.",
        )
        .into_response();
    }
    if !is_readable || path == uri.path() || !path.starts_with('/') || path.starts_with("//") {
        return Failure::NotFound.into_response();
    }
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    Redirect::permanent(&format!("{path}{query}")).into_response()
}
