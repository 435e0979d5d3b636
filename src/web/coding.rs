//! The content coding of pages that are kept compressed.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;
use axum::http::request::Parts;

/// How a kept page is sent. Every browser takes gzip; brotli is offered to none over plain http, and
/// would be a second copy of each page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coding {
    /// As it is; the compression layer may still compress it.
    Identity,
    /// In gzip.
    Gzip,
}

impl Coding {
    /// Gzip where the client says that it takes it (RFC 9110 §12.5.3).
    pub fn of(headers: &HeaderMap) -> Self {
        let lines = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
        let takes_gzip = lines.flat_map(|line| line.split(',')).any(takes_gzip);
        if takes_gzip { Self::Gzip } else { Self::Identity }
    }
}

/// Whether one element of the header names gzip with a weight above 0.
fn takes_gzip(element: &str) -> bool {
    let mut parts = element.split(';').map(str::trim);
    let is_gzip = parts.next().is_some_and(|coding| coding.eq_ignore_ascii_case("gzip"));
    let mut weights = parts.filter_map(|part| part.strip_prefix(['q', 'Q'])?.strip_prefix('='));
    is_gzip && weights.all(|weight| weight.parse::<f32>().is_ok_and(|weight| weight > 0.0))
}

impl<S: Sync> FromRequestParts<S> for Coding {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        for (said, coding) in [
            ("gzip", Coding::Gzip),
            ("br;q=1.0, GZIP;Q=0.5", Coding::Gzip),
            ("gzip, deflate, br, zstd", Coding::Gzip),
            ("", Coding::Identity),
            ("br", Coding::Identity),
            ("gzip;q=0", Coding::Identity),
            ("gzip;q=x", Coding::Identity),
            ("gzipped", Coding::Identity),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(said))]);
            assert_eq!(Coding::of(&headers), coding, "{said}");
        }
        assert_eq!(Coding::of(&HeaderMap::new()), Coding::Identity);
    }
}
