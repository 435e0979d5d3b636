//! Errors of the API as problem details (RFC 9457), with every fault of the request.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::failure::RETRY_SECONDS;
use crate::store;

/// The body of an error.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// The identifier of the kind; it does not change between versions.
    #[serde(rename = "type")]
    kind: String,
    /// The kind in English.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What is wrong with this request and what to do.
    #[serde(skip_serializing_if = "String::is_empty")]
    detail: String,
    /// The faults of single fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

/// A fault of a field.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldError {
    /// The field; empty for the whole request.
    pub field: String,
    /// What is wrong.
    pub detail: String,
}

impl FieldError {
    /// A fault of `field`.
    pub fn new(field: &str, detail: &str) -> Self {
        Self { field: field.to_owned(), detail: detail.to_owned() }
    }
}

impl Problem {
    /// A problem of this kind, with neither detail nor faults.
    pub fn new(status: StatusCode, kind: &str, title: &'static str) -> Self {
        Self {
            kind: format!("urn:hailong:problem:{kind}"),
            title,
            status: status.as_u16(),
            detail: String::new(),
            errors: Vec::new(),
        }
    }

    /// Sets the detail.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// Sets the faults.
    #[must_use]
    pub fn errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    /// Nothing has this address; `what` is the detail.
    pub fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "Not found").detail(what)
    }

    /// A filter that cannot be read.
    pub fn unreadable_filter() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad-filter", "The filter cannot be read")
    }

    /// A filter that can be read and not be answered.
    pub fn refused_filter() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "filter", "The filter cannot be answered")
    }

    /// A filter about what there is not.
    pub fn nothing_there() -> Self {
        Self::new(StatusCode::NOT_FOUND, "nothing-there", "There is nothing like that")
    }

    /// A filter that the caller may not set.
    pub fn narrower_than_given() -> Self {
        Self::new(StatusCode::FORBIDDEN, "narrower", "This narrowing is not for the caller")
    }

    /// The server is busy; nothing was saved, and the same request may be sent again.
    pub fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "Not now")
            .detail("Nothing was kept. Send the same request again after the time in Retry-After.")
    }
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        if error.is_temporary() {
            tracing::warn!(%error, "a request is told to come back");
            return Self::busy();
        }
        tracing::error!(%error, "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Internal error")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        let kind = HeaderValue::from_static("application/problem+json");
        headers.insert(CONTENT_TYPE, kind);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from_static(RETRY_SECONDS));
        }
        response
    }
}
