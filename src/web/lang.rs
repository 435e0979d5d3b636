//! The language of a page.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Query};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::Response;
use maud::{Markup, html};

use super::context;
use super::fields::{Fields, first};
use crate::base::Lang;
use crate::domain::setting::Settings;

/// The language of the page: `?lang=` where it names one, else the browser's.
///
/// No cookie remembers a choice, since citizens are given none: every link of a page in the other language
/// says it (`paths::in_lang`).
#[derive(Clone, Copy, Debug)]
pub struct PageLang(pub Lang);

/// Says of a page that it depends on the browser's language.
pub(super) fn vary(path: &str, response: &mut Response) {
    if !is_of_staff(path) && is_page_or_none(response) {
        response.headers_mut().append(VARY, HeaderValue::from_static("accept-language"));
    }
}

/// Whether a response is a page or, as a redirect and a 304 are, without a body.
fn is_page_or_none(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Whether an address is of the office's own pages. They are Vietnamese, the language of its work, until English
/// is asked for: browsers of office computers are often installed in English.
fn is_of_staff(path: &str) -> bool {
    ["/office", "/login", "/logout", "/setup"].iter().any(|begin| path.starts_with(begin))
}

/// The language that a link to `path` need not say.
pub(super) fn unsaid(path: &str) -> Lang {
    if is_of_staff(path) { Lang::Vi } else { preferred() }
}

/// The language that the links of this request's pages need not say.
pub fn preferred() -> Lang {
    context::preferred()
}

/// The language that a page at `path` has where `lang` would be: citizens' pages may be offered in Vietnamese alone.
pub(super) fn offered(path: &str, settings: &Settings, lang: Lang) -> Lang {
    if settings.is_vietnamese_only() && !is_of_staff(path) { Lang::Vi } else { lang }
}

/// The language that a page at `path` has for this browser when none is named.
pub(super) fn preferred_at(path: &str, headers: &HeaderMap) -> Lang {
    if is_of_staff(path) { Lang::Vi } else { accepted(headers) }
}

/// What a kept page depends on: its language and what its links need not say.
pub fn cache_key(lang: Lang) -> String {
    format!("{} {}", lang.code(), preferred().code())
}

/// The language that a browser asks for (RFC 9110 §12.5.4): the better liked of ours, by weight and then by
/// place. One that names only others gets English, and one that names none Vietnamese.
fn accepted(headers: &HeaderMap) -> Lang {
    let lines = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|line| line.to_str().ok());
    let (mut best, mut names_others) = (None, false);
    for (tag, weight) in lines.flat_map(|line| line.split(',')).filter_map(range) {
        let primary = tag.split('-').next().unwrap_or_default();
        let lang = match primary.to_ascii_lowercase().as_str() {
            "vi" => Lang::Vi,
            "en" => Lang::En,
            other => {
                names_others |= other != "*";
                continue;
            }
        };
        if best.is_none_or(|(_, most)| weight > most) {
            best = Some((lang, weight));
        }
    }
    let without = if names_others { Lang::En } else { Lang::Vi };
    best.map_or(without, |(lang, _)| lang)
}

/// One range of the header with its weight, unless it is empty or refused.
fn range(element: &str) -> Option<(&str, f32)> {
    let mut parts = element.split(';').map(str::trim);
    let tag = parts.next().filter(|tag| !tag.is_empty())?;
    let weight = parts.find_map(|part| part.strip_prefix(['q', 'Q'])?.strip_prefix('='));
    let weight = weight.map_or(Some(1.0), |weight| weight.parse::<f32>().ok())?;
    (weight > 0.0).then_some((tag, weight))
}

/// The hidden field that keeps a page's language when a form is sent.
pub fn lang_field(lang: Lang) -> Markup {
    html! { @if lang != preferred() { input type="hidden" name="lang" value=(lang.code()); } }
}

impl<S: Sync> FromRequestParts<S> for PageLang {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let lang = of(&parts.headers, &parts.uri);
        Ok(Self(offered(parts.uri.path(), &context::settings(), lang)))
    }
}

/// The language of a request's page.
pub(super) fn of(headers: &HeaderMap, uri: &Uri) -> Lang {
    let fields = Query::<Fields>::try_from_uri(uri);
    let fields = fields.map(|Query(fields)| fields).unwrap_or_default();
    match first(&fields, "lang") {
        "vi" => Lang::Vi,
        "en" => Lang::En,
        _ => preferred_at(uri.path(), headers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_liked_language_is_taken_and_vietnamese_where_none_is_named() {
        for (said, lang) in [
            ("", Lang::Vi),
            ("*", Lang::Vi),
            ("vi", Lang::Vi),
            ("vi-VN,vi;q=0.9,en-US;q=0.8,en;q=0.7", Lang::Vi),
            ("en-US,en;q=0.9,vi;q=0.8", Lang::En),
            ("en-GB", Lang::En),
            ("EN;Q=0.5, VI;Q=0.9", Lang::Vi),
            ("en;q=0.9, vi;q=0.9", Lang::En),
            ("en;q=0, vi;q=0.1", Lang::Vi),
            ("en;q=0", Lang::Vi),
            ("fr-FR, fr;q=0.9, vi;q=0.2", Lang::Vi),
            ("ko-KR,ko;q=0.9,en-US;q=0.8", Lang::En),
            ("zh-CN", Lang::En),
            ("en;q=x", Lang::Vi),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, HeaderValue::from_static(said))]);
            assert_eq!(accepted(&headers), lang, "{said}");
        }
        assert_eq!(accepted(&HeaderMap::new()), Lang::Vi);
    }
}
