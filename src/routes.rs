//! Every address there is.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::alerts;
use crate::app::App;
use crate::audit;
use crate::dashboard;
use crate::official;
use crate::one_stop;
use crate::open;
use crate::plan;
use crate::register;
use crate::remarks;
use crate::report;
use crate::respond;
use crate::staff;
use crate::submission;
use crate::touchpoint;
use crate::units;
use crate::web::failure::Failure;
use crate::web::{assets, forgery, headers, health};

/// The largest body taken: a form with the longest remark is a tenth of it.
const LARGEST_BODY: usize = 64 * 1024;

/// The whole service.
pub fn routes(app: App) -> Router {
    Router::new()
        .merge(assets::router())
        .merge(health::router())
        .merge(touchpoint::router())
        .merge(report::router())
        .merge(dashboard::router())
        .merge(one_stop::router())
        .merge(plan::router())
        .merge(official::router())
        .merge(submission::router())
        .merge(open::router())
        .merge(register::router())
        .merge(remarks::router())
        .merge(respond::router())
        .merge(staff::router())
        .merge(audit::router())
        .merge(alerts::router())
        .merge(units::router())
        .fallback(async || Failure::NotFound)
        // Inside compression, since it writes into pages; around everything that is routed.
        .layer(from_fn_with_state(app.clone(), forgery::guard))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(from_fn(headers::secure))
        .with_state(app)
}
