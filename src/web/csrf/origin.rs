//! Refuses requests that another site's page sent.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;

use crate::app::App;
use crate::web::errors::failure::Failure;

/// A handler that takes it refuses requests sent from other sites' pages.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`. A client that sends
/// neither is no browser and passes: no other site can make it send our cookies.
#[derive(Clone, Copy, Debug)]
pub struct SameOrigin;

impl FromRequestParts<App> for SameOrigin {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        if is_ours(&parts.headers, &app.config.public_url) {
            Ok(Self)
        } else {
            Err(Failure::ForeignOrigin)
        }
    }
}

/// Whether no other site's page sent a request. Its origin is ours when it is that of the public address
/// or of the host that was asked: behind a proxy these may differ.
fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match said("sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => said(ORIGIN.as_str()).is_none_or(|origin| {
            split(origin).is_some_and(|(scheme, host)| {
                let asked = said(HOST.as_str()).map(|own| without_port(own, scheme));
                asked.as_ref() == Some(&host) || split(public_url) == Some((scheme, host))
            })
        }),
    }
}

/// Scheme and host of an address, without the scheme's own port and without a path.
fn split(address: &str) -> Option<(&str, String)> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split('/').next().unwrap_or_default();
    (!host.is_empty()).then(|| (scheme, without_port(host, scheme)))
}

/// A host in lower case, without the port that its scheme has anyway.
fn without_port(host: &str, scheme: &str) -> String {
    let port = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => "",
    };
    host.strip_suffix(port).unwrap_or(host).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(public_url: &str, headers: &[(&'static str, &str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| {
            let name = axum::http::HeaderName::from_static(name);
            (name, value.parse().expect("a value"))
        });
        is_ours(&headers.collect(), public_url)
    }

    #[test]
    fn an_origin_is_ours_by_the_public_address_or_by_the_host_asked() {
        let public = "https://h.example.gov.vn";
        for (origin, host, expected) in [
            ("https://h.example.gov.vn", "h.example.gov.vn", true),
            ("https://h.example.gov.vn", "h.example.gov.vn:443", true),
            ("https://h.example.gov.vn", "10.0.0.5:8080", true),
            ("https://H.example.gov.vn:443", "may-chu", true),
            ("http://10.0.0.5:8080", "10.0.0.5:8080", true),
            ("http://h.example.gov.vn", "10.0.0.5:8080", false),
            ("https://h.example.gov.vn:8443", "10.0.0.5:8080", false),
            ("https://elsewhere.example", "h.example.gov.vn", false),
            ("null", "h.example.gov.vn", false),
        ] {
            let found = ours(public, &[("origin", origin), ("host", host)]);
            assert_eq!(found, expected, "{origin} at {host}");
        }
    }

    #[test]
    fn the_browser_is_believed_before_the_origin_and_silence_passes() {
        let public = "http://127.0.0.1:8080";
        assert!(ours(public, &[("host", "127.0.0.1:8080")]));
        assert!(!ours(public, &[("sec-fetch-site", "cross-site"), ("origin", public)]));
        assert!(!ours(public, &[("sec-fetch-site", "same-site")]));
        assert!(ours(public, &[("sec-fetch-site", "same-origin"), ("origin", "null")]));
    }
}
