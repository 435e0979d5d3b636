//! How long a request may wait for the database.

use std::time::Duration;

use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::Response;

use crate::store::answered_within;

/// From the request's start; with rendering it leaves two seconds to a page that says what happened.
const FIRST: Duration = Duration::from_millis(1500);

/// A statement of a request that has worked or been read for longer.
const EACH: Duration = Duration::from_secs(1);

/// A statement of an upload, whose file may be written in one long transaction.
const OF_UPLOAD: Duration = Duration::from_secs(10);

/// The layer around a server's requests.
pub async fn limit(request: Request, next: Next) -> Response {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is_upload = kind.is_some_and(|kind| kind.starts_with("multipart/"));
    let each = if is_upload { OF_UPLOAD } else { EACH };
    answered_within(FIRST, each, next.run(request)).await
}
