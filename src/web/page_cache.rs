//! Pages for everybody, rendered once and kept as bytes while the mark they were rendered under stays
//! the same.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::FromRequestParts;
use axum::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use super::coding::Coding;
use super::context;
use super::errors::failure::Failure;
use super::template::Template;
use crate::base::code;

/// Most pages and most of their bytes kept; beyond either the cache is emptied.
const MOST_PAGES: usize = 256;
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The pages of a process, by a name that says all that a page reads of its address; clones share them.
#[derive(Clone, Debug, Default)]
pub struct PageCache(Arc<Mutex<BTreeMap<String, Kept>>>);

/// A page and its mark. The first request renders it, the others wait.
#[derive(Clone, Debug)]
struct Kept {
    mark: String,
    page: Arc<OnceCell<Page>>,
}

#[derive(Debug)]
struct Page {
    template: Template,
    /// Digest of the page.
    digest: String,
    bytes: usize,
}

/// What a request says about the form in which it takes a page.
#[derive(Clone, Debug)]
pub struct Wanted {
    coding: Coding,
    /// The tags of the versions it has, as sent.
    known: Vec<HeaderValue>,
}

impl<S: Sync> FromRequestParts<S> for Wanted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let known = parts.headers.get_all(IF_NONE_MATCH).iter().cloned().collect();
        Ok(Self { coding: Coding::of(&parts.headers), known })
    }
}

impl PageCache {
    /// The page of this name under `mark`, or 304 where the client has it; rendered when it is not
    /// kept, once however many ask.
    pub async fn page(
        &self,
        name: &str,
        mark: &str,
        wanted: &Wanted,
        render: impl AsyncFnOnce() -> Result<Markup, Failure>,
    ) -> Result<Response, Failure> {
        // Staff see it with their own menu, which no one else must.
        if context::reader().is_some() {
            let kept = HeaderValue::from_static("no-store");
            return Ok(([(CACHE_CONTROL, kept)], render().await?).into_response());
        }
        let cell = self.cell(name, mark);
        let page = cell.get_or_try_init(async || Page::of(&render().await?.into_string())).await?;
        Ok(page.response(wanted))
    }

    fn cell(&self, name: &str, mark: &str) -> Arc<OnceCell<Page>> {
        let mut kept = self.kept();
        if let Some(kept) = kept.get(name).filter(|kept| kept.mark == mark) {
            return Arc::clone(&kept.page);
        }
        let held: usize = kept.values().filter_map(|kept| Some(kept.page.get()?.bytes)).sum();
        if kept.len() >= MOST_PAGES || held > MOST_BYTES {
            kept.clear();
        }
        let page = Arc::new(OnceCell::new());
        kept.insert(name.to_owned(), Kept { mark: mark.to_owned(), page: Arc::clone(&page) });
        page
    }

    fn kept(&self) -> MutexGuard<'_, BTreeMap<String, Kept>> {
        // A thread that panicked here leaves whole entries.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Page {
    fn of(page: &str) -> Result<Self, Failure> {
        let template =
            Template::cut(page, &[]).map_err(|error| Failure::Inside(error.to_string()))?;
        let digest = code::hex(&Sha256::digest(page)[..12]);
        Ok(Self { template, digest, bytes: 2 * page.len() })
    }

    fn response(&self, wanted: &Wanted) -> Response {
        let tag = self.tag(wanted.coding);
        let mut response = if wanted.has(&tag) {
            (StatusCode::NOT_MODIFIED, [(VARY, "accept-encoding")]).into_response()
        } else {
            self.template.response(wanted.coding, &[])
        };
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(ETAG, tag);
        }
        response
    }

    /// The tag of the page in a coding. That of the plain page is weak, because the compression layer
    /// may still change its bytes (RFC 9110 §8.8.1).
    fn tag(&self, coding: Coding) -> String {
        match coding {
            Coding::Identity => format!("W/\"{}\"", self.digest),
            Coding::Gzip => format!("\"{}-gzip\"", self.digest),
        }
    }
}

impl Wanted {
    /// Whether the client has the version of this tag, by weak comparison (RFC 9110 §13.1.2).
    fn has(&self, tag: &str) -> bool {
        let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        let tag = opaque(tag);
        let known = self.known.iter().filter_map(|line| line.to_str().ok());
        known.flat_map(|line| line.split(',')).any(|each| each.trim() == "*" || opaque(each) == tag)
    }
}

#[cfg(test)]
mod tests {
    use maud::PreEscaped;

    use super::*;

    fn wanted(known: &[&'static str]) -> Wanted {
        let known = known.iter().map(|tag| HeaderValue::from_static(tag)).collect();
        Wanted { coding: Coding::Gzip, known }
    }

    async fn asked(cache: &PageCache, name: &str, mark: &str, text: &str) -> (StatusCode, String) {
        let render = async || Ok(PreEscaped(text.to_owned()));
        let response = cache.page(name, mark, &wanted(&[]), render).await.unwrap();
        (response.status(), response.headers()[ETAG].to_str().unwrap().to_owned())
    }

    #[tokio::test]
    async fn a_page_is_rendered_once_a_mark() {
        let cache = PageCache::default();
        let first = asked(&cache, "/", "1", "a").await;
        assert_eq!(asked(&cache, "/", "1", "b").await, first);
        assert_ne!(asked(&cache, "/", "2", "b").await, first);
        assert_ne!(asked(&cache, "/results", "2", "c").await, first);
    }

    #[tokio::test]
    async fn a_page_that_failed_is_tried_again() {
        let cache = PageCache::default();
        let failed = cache.page("/", "1", &wanted(&[]), async || Err(Failure::Busy)).await;
        assert!(failed.is_err());
        assert_eq!(asked(&cache, "/", "1", "a").await.0, StatusCode::OK);
    }

    #[tokio::test]
    async fn the_cache_never_grows_beyond_its_limit() {
        let cache = PageCache::default();
        for number in 0..3 * MOST_PAGES {
            asked(&cache, &number.to_string(), "1", "a").await;
            assert!(cache.kept().len() <= MOST_PAGES);
        }
    }

    #[test]
    fn a_known_tag_is_found_among_others() {
        for known in
            [&["\"a\""][..], &["W/\"a\""], &["\"b\", \"a\""], &["\"b\"", "W/\"a\""], &["*"]]
        {
            assert!(wanted(known).has("\"a\"") && wanted(known).has("W/\"a\""), "{known:?}");
        }
        for known in [&[][..], &["\"b\""], &["a"]] {
            assert!(!wanted(known).has("\"a\""), "{known:?}");
        }
    }
}
