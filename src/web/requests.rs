//! Counts and times every request. The log and the metrics have the template of its address and nothing else of it:
//! no address, no field, no header.

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;

use crate::app::{Monitor, Served};
use crate::base::clock::instant;

/// The route of a request that no route has.
const NO_ROUTE: &str = "none";

/// The status of a request whose sender hung up before there was an answer, as nginx counts it.
const HUNG_UP: u16 = 499;

/// A request under way.
struct UnderWay {
    monitor: Monitor,
    begun: Instant,
    method: &'static str,
    route: String,
    status: u16,
}

/// Measures from the arrival of a request's head to the head of its answer.
pub async fn observe(State(monitor): State<Monitor>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or(NO_ROUTE, MatchedPath::as_str);
    let mut under_way = UnderWay {
        monitor,
        begun: instant(),
        method: method(request.method()),
        route: route.to_owned(),
        status: HUNG_UP,
    };
    let response = next.run(request).await;
    under_way.status = response.status().as_u16();
    response
}

/// A method that is one of HTTP's; others are the sender's own words.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

/// Dropped with its answer, or without one when the sender hangs up.
impl Drop for UnderWay {
    fn drop(&mut self) {
        let seconds = self.begun.elapsed().as_secs_f64();
        let Self { method, route, status, .. } = self;
        if *status >= 500 {
            tracing::warn!(method, route, status, seconds, "a request failed");
        } else {
            tracing::debug!(method, route, status, seconds, "a request");
        }
        let served = Served { route: std::mem::take(route), status: *status };
        self.monitor.requests.get_or_create(&served).observe(seconds);
    }
}
