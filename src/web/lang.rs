//! The language of a page.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use maud::{Markup, html};

use super::fields::{Fields, first};
use crate::base::Lang;

/// The language of the page: `?lang=en`, else Vietnamese.
///
/// The browser's preference does not count: many Vietnamese phones are set to English, and every page links to
/// the other language.
#[derive(Clone, Copy, Debug)]
pub struct PageLang(pub Lang);

/// The hidden field that keeps a page's language when a form is sent.
pub fn lang_field(lang: Lang) -> Markup {
    html! { @if lang == Lang::En { input type="hidden" name="lang" value="en"; } }
}

impl<S: Sync> FromRequestParts<S> for PageLang {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(of(&parts.headers, &parts.uri)))
    }
}

/// The language of a request's page.
pub(super) fn of(_: &HeaderMap, uri: &Uri) -> Lang {
    let fields = Query::<Fields>::try_from_uri(uri);
    let fields = fields.map(|Query(fields)| fields).unwrap_or_default();
    Lang::of_code(Some(first(&fields, "lang")))
}
