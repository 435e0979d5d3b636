//! Refuses requests that another site's page sent.

use axum::extract::FromRequestParts;
use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;

use crate::web::errors::failure::Failure;

/// A handler that takes it refuses requests sent from other sites' pages.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`. A client that sends
/// neither is no browser and passes: no other site can make it send our cookies.
#[derive(Clone, Copy, Debug)]
pub struct SameOrigin;

impl<S: Sync> FromRequestParts<S> for SameOrigin {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let said = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let ours = match said("sec-fetch-site") {
            Some(site) => site == "same-origin" || site == "none",
            None => said(ORIGIN.as_str()).is_none_or(|origin| {
                let host = origin.split_once("://").map(|(_, host)| host);
                host.is_some() && host == said(HOST.as_str())
            }),
        };
        if ours { Ok(Self) } else { Err(Failure::ForeignOrigin) }
    }
}
