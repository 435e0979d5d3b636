//! How many requests a program may make to the API, and what it is told of it (draft-ietf-httpapi-ratelimit-headers-10).
//! An answer that is handed in is never counted: whether it is counted as one is decided elsewhere, and it is always thanked.

use std::fmt;
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, MonotonicClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use lru::LruCache;

use super::auth::requester::Requester;
use crate::web::errors::problem::Problem;

/// Requests a minute from one requester, as many of them at once as one likes: ten each second go on for ever.
const A_MINUTE: NonZeroU32 = NonZeroU32::new(600).expect("600 is not zero");

/// Requesters remembered at most; the one that has been quiet the longest is forgotten first.
const REMEMBERED: NonZeroUsize = NonZeroUsize::new(10_000).expect("10,000 is not zero");

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const LEFT: HeaderName = HeaderName::from_static("ratelimit");

/// The count of one requester.
type Count = RateLimiter<NotKeyed, InMemoryState, MonotonicClock, StateInformationMiddleware>;

type Counts = Mutex<LruCache<Requester, Arc<Count>>>;

/// The counts, in memory alone; clones share them.
#[derive(Clone)]
pub struct ApiLimit(Option<Arc<Counts>>);

impl fmt::Debug for ApiLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ApiLimit").field(&self.0.is_some()).finish()
    }
}

impl ApiLimit {
    /// Counts if `limited`.
    pub fn new(limited: bool) -> Self {
        Self(limited.then(|| Arc::new(Mutex::new(LruCache::new(REMEMBERED)))))
    }
}

/// The count of a requester, which begins where there is none.
fn count_of(requester: Requester, counts: &Counts) -> Arc<Count> {
    let new = || {
        let quota = Quota::per_minute(A_MINUTE);
        let count = RateLimiter::direct_with_clock(quota, MonotonicClock);
        Arc::new(count.with_middleware::<StateInformationMiddleware>())
    };
    // A thread that panicked here leaves whole counts.
    let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(counts.get_or_insert(requester, new))
}

/// The layer around the API.
pub async fn layer(
    State(ApiLimit(counts)): State<ApiLimit>,
    requester: Requester,
    request: Request,
    next: Next,
) -> Response {
    let is_counted = request.method() != Method::POST && request.uri().path().starts_with("/api/");
    let Some(counts) = counts.filter(|_| is_counted) else { return next.run(request).await };
    match count_of(requester, &counts).check() {
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

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    fn requester(number: u32) -> Requester {
        Requester(Some(IpAddr::V4(Ipv4Addr::from(number))))
    }

    #[test]
    fn each_requester_is_counted_apart_and_so_many_are_remembered() {
        let Some(counts) = ApiLimit::new(true).0 else { unreachable!("it is limited") };
        for _ in 0..A_MINUTE.get() {
            assert!(count_of(requester(0), &counts).check().is_ok());
        }
        assert!(count_of(requester(0), &counts).check().is_err());
        let many = u32::try_from(REMEMBERED.get()).unwrap();
        for number in 1..many {
            assert!(count_of(requester(number), &counts).check().is_ok());
        }
        assert!(count_of(requester(0), &counts).check().is_err(), "it was asked for last of all");
        for number in many..3 * many {
            assert!(count_of(requester(number), &counts).check().is_ok());
        }
        assert_eq!(counts.lock().unwrap().len(), REMEMBERED.get());
    }
}
