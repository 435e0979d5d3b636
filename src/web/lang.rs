//! Which language a page is asked in.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Query};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use serde::Deserialize;

use crate::survey::Lang;

/// The language of the page: `?lang=`, else what the browser prefers, else Vietnamese.
#[derive(Clone, Copy, Debug)]
pub struct PageLang(pub Lang);

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for PageLang {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let asked = Query::<Asked>::try_from_uri(&parts.uri)
            .ok()
            .and_then(|Query(asked)| asked.lang);
        if asked.is_some() {
            return Ok(Self(Lang::of_code(asked.as_deref())));
        }
        let preferred = parts.headers.get(ACCEPT_LANGUAGE);
        let preferred = preferred.and_then(|value| value.to_str().ok());
        Ok(Self(first_known(preferred.unwrap_or_default())))
    }
}

/// The first of the browser's languages that we have; they stand in order of preference.
fn first_known(accepted: &str) -> Lang {
    let codes = accepted
        .split(',')
        .map(|each| each.trim().to_ascii_lowercase());
    let mut known = codes.filter(|code| code.starts_with("vi") || code.starts_with("en"));
    match known.next() {
        Some(code) if code.starts_with("en") => Lang::En,
        _ => Lang::Vi,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_we_have_is_taken_and_vietnamese_is_the_default() {
        for (accepted, lang) in [
            ("", Lang::Vi),
            ("vi-VN,vi;q=0.9,en;q=0.8", Lang::Vi),
            ("en-GB,en;q=0.9", Lang::En),
            ("ko-KR,ko;q=0.9,en-US;q=0.8,vi;q=0.5", Lang::En),
            ("zh-CN", Lang::Vi),
        ] {
            assert_eq!(first_known(accepted), lang, "{accepted}");
        }
    }
}
