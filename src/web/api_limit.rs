//! How many requests a program may make to the API, and what it is told of it (draft-ietf-httpapi-ratelimit-headers-10).
//! An answer that is handed in is never counted: whether it is counted as one is decided elsewhere, and it is always thanked.

use std::fmt;
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, MonotonicClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::auth::requester::Requester;
use crate::web::errors::problem::Problem;

/// Requests a minute from one requester, as many of them at once as one likes: ten each second go on for ever.
const A_MINUTE: NonZeroU32 = NonZeroU32::new(600).expect("600 is not zero");

/// Requesters remembered before those that have been quiet for a minute are forgotten.
const REMEMBERED: usize = 10_000;

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const LEFT: HeaderName = HeaderName::from_static("ratelimit");

type Counted = RateLimiter<
    Requester,
    HashMapStateStore<Requester>,
    MonotonicClock,
    StateInformationMiddleware,
>;

/// The counts, in memory alone; clones share them.
#[derive(Clone)]
pub struct ApiLimit(Option<Arc<Counted>>);

impl fmt::Debug for ApiLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ApiLimit").field(&self.0.is_some()).finish()
    }
}

impl ApiLimit {
    /// Counts if `limited`.
    pub fn new(limited: bool) -> Self {
        let counted = || {
            let quota = Quota::per_minute(A_MINUTE);
            Arc::new(RateLimiter::new(quota, HashMapStateStore::default(), MonotonicClock))
        };
        Self(limited.then(counted))
    }
}

/// The layer around the API.
pub async fn layer(
    State(ApiLimit(counted)): State<ApiLimit>,
    requester: Requester,
    request: Request,
    next: Next,
) -> Response {
    let is_counted = request.method() != Method::POST && request.uri().path().starts_with("/api/");
    let Some(counted) = counted.filter(|_| is_counted) else { return next.run(request).await };
    if counted.len() > REMEMBERED {
        counted.retain_recent();
    }
    match counted.check_key(&requester) {
        Ok(state) => {
            let mut reply = next.run(request).await;
            say(reply.headers_mut(), state.remaining_burst_capacity());
            reply
        }
        Err(until) => {
            let wait = until.wait_time_from(MonotonicClock.now()).as_secs_f64().ceil();
            let detail = "Wait as long as Retry-After says; RateLimit-Policy says how many a minute are answered.";
            let problem =
                Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many", "Too many requests")
                    .detail(detail);
            let mut reply = problem.into_response();
            say(reply.headers_mut(), 0);
            if let Ok(wait) = HeaderValue::from_str(&format!("{:.0}", wait.max(1.0))) {
                reply.headers_mut().insert(RETRY_AFTER, wait);
            }
            reply
        }
    }
}

/// Names the policy and how many requests are left; all of them are again after a minute.
fn say(headers: &mut HeaderMap, left: u32) {
    let values =
        [(POLICY, format!("\"api\";q={A_MINUTE};w=60")), (LEFT, format!("\"api\";r={left};t=60"))];
    for (name, value) in values {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
}
