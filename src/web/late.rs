//! A body that did not come in time: 408, whatever its handler made of the part that came.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::Request;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::errors::failure::Failure;
use super::errors::problem::Problem;

/// Whether the body of a request was given up; set by the server, among the request's extensions.
#[derive(Clone, Debug, Default)]
pub struct Late(Arc<AtomicBool>);

impl Late {
    /// Says that it was.
    pub fn set(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// The layer around all addresses.
pub async fn layer(request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let late = request.extensions().get::<Late>().cloned();
    let reply = next.run(request).await;
    if !late.is_some_and(|late| late.0.load(Ordering::SeqCst)) {
        return reply;
    }
    let mut reply = if is_api {
        Problem::new(StatusCode::REQUEST_TIMEOUT, "late", "The body did not come in time")
            .into_response()
    } else {
        Failure::Late.into_response()
    };
    // The rest of the body may still come.
    reply.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    reply
}
