//! The language of a page.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
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
        let fields = Query::<Fields>::try_from_uri(&parts.uri);
        let fields = fields.map(|Query(fields)| fields).unwrap_or_default();
        Ok(Self(Lang::of_code(Some(first(&fields, "lang")))))
    }
}
