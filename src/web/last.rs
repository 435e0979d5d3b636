//! Public figures as they were last given out, for the time when the database cannot be read.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{AGE, AUTHORIZATION, COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use lru::LruCache;
use percent_encoding::percent_decode_str;
use tokio::time::Instant;

use super::coding::Coding;
use super::{context, paths};
use crate::base::Lang;
use crate::base::clock::instant;
use crate::web::errors::problem::Problem;

/// Replies kept at most; the one that was asked for the longest ago goes first.
const MOST: NonZeroUsize = NonZeroUsize::new(256).expect("256 is not zero");

/// Bytes of a reply at most.
const LARGEST: u64 = 128 * 1024;

/// How old a reply may be while the database is read: a day's figures are whole batches of then.
const FRESH: Duration = Duration::from_hours(24);

/// Replies of a process; clones share them.
#[derive(Clone, Debug)]
pub struct Last(Arc<Mutex<All>>);

#[derive(Debug)]
struct All {
    kept: LruCache<Asked, Kept>,
    /// When a reply was kept last.
    at: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Asked {
    address: String,
    /// The language and the one that links need not say.
    langs: [Lang; 2],
    coding: Coding,
}

#[derive(Clone, Debug)]
struct Kept {
    head: HeaderMap,
    body: Bytes,
    at: Instant,
}

impl Default for Last {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(All { kept: LruCache::new(MOST), at: instant() })))
    }
}

/// The layer around all addresses.
pub async fn layer(State(last): State<Last>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_page = path == paths::home() || path == paths::results();
    let is_public = is_page || is_of_figures(path);
    if *request.method() != Method::GET || !is_public {
        return next.run(request).await;
    }
    // Staff see more at the same address; a page may also say what they just did.
    let (has_cookie, has_token) =
        (request.headers().contains_key(COOKIE), request.headers().contains_key(AUTHORIZATION));
    if has_token || has_cookie && !is_page {
        return next.run(request).await;
    }
    let address = paths::without_lang(request.uri());
    let langs = [context::asked().0, context::preferred()];
    let asked = Asked { address, langs, coding: Coding::of(request.headers()) };
    let reply = next.run(request).await;
    match reply.status() {
        StatusCode::OK if !has_cookie => last.keep(asked, reply).await,
        StatusCode::SERVICE_UNAVAILABLE => last.given(&asked).unwrap_or(reply),
        _ => reply,
    }
}

/// Whether it is an address of the API or of open data that gives released figures to everybody.
fn is_of_figures(path: &str) -> bool {
    let begins = ["/api/v1/scorecards/", "/api/v1/tallies/", "/api/v1/instruments", "/open/"];
    begins.iter().any(|begin| path.starts_with(begin))
}

impl Last {
    /// Keeps a reply whose size is known and small, and gives it on.
    async fn keep(&self, asked: Asked, reply: Response) -> Response {
        let size = reply.body().size_hint().exact();
        if size.is_none_or(|size| size > LARGEST) || is_told_apart(&asked.address) {
            return reply;
        }
        let (head, body) = reply.into_parts();
        let Ok(body) = to_bytes(body, usize::MAX).await else {
            return Problem::busy().into_response();
        };
        let at = instant();
        let kept = Kept { head: head.headers.clone(), body: body.clone(), at };
        let mut all = self.all();
        all.kept.put(asked, kept);
        all.at = at;
        drop(all);
        Response::from_parts(head, Body::from(body))
    }

    /// What was last given out for this, with its age.
    fn given(&self, asked: &Asked) -> Option<Response> {
        let mut all = self.all();
        let last = all.at;
        let kept = all.kept.get(asked).filter(|kept| last - kept.at < FRESH)?.clone();
        drop(all);
        let mut reply = Response::new(Body::from(kept.body));
        *reply.headers_mut() = kept.head;
        let age = instant().duration_since(kept.at).as_secs();
        reply.headers_mut().insert(AGE, HeaderValue::from(age));
        Some(reply)
    }

    fn all(&self) -> MutexGuard<'_, All> {
        // A thread that panicked here leaves whole entries.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an address asks for more than an instrument and a period: there is no end of such.
fn is_told_apart(address: &str) -> bool {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let mut names = query.split('&').filter_map(|pair| pair.split('=').next());
    names.any(|name| {
        let name = percent_decode_str(name).decode_utf8_lossy();
        !matches!(&*name, "" | "instrument" | "period")
    })
}
