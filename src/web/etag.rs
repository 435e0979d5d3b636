//! Replies of the API that a program has already: a tag of what they say, and 304 where it sends the tag again (RFC 9110, 8.8.3).

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, TRANSFER_ENCODING,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::base::code;
use crate::web::errors::problem::Problem;

/// The layer around the API: a whole reply gets a tag; a stream, whose end is not known, gets none.
pub async fn layer(request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let is_api = request.uri().path().starts_with("/api/");
    let known = request.headers().get_all(IF_NONE_MATCH).iter().cloned().collect::<Vec<_>>();
    let reply = next.run(request).await;
    if !is_read || !is_api || reply.status() != StatusCode::OK {
        return reply;
    }
    let Some(length) = reply.body().size_hint().exact() else { return reply };
    tagged(reply, length, &known).await
}

async fn tagged(reply: Response, length: u64, known: &[HeaderValue]) -> Response {
    let (mut parts, body) = reply.into_parts();
    let most = usize::try_from(length).unwrap_or(usize::MAX);
    let Ok(bytes) = to_bytes(body, most).await else {
        return Problem::busy().into_response();
    };
    // Weak: compression changes the bytes and not what they say.
    let tag = format!("W/\"{}\"", code::hex(&Sha256::digest(&bytes)[..16]));
    let is_known = known.iter().filter_map(|each| each.to_str().ok()).any(|each| names(each, &tag));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(ETAG, tag);
    }
    // Kept by the program alone, and asked about before each use.
    parts.headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if is_known {
        parts.status = StatusCode::NOT_MODIFIED;
        without_body(&mut parts.headers);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn without_body(headers: &mut HeaderMap) {
    for name in [CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING] {
        headers.remove(name);
    }
}

/// Whether a list of tags names this one, by the weak comparison.
fn names(list: &str, tag: &str) -> bool {
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.trim() == "*" || list.split(',').any(|each| plain(each) == plain(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_tags_names_one_whether_weak_or_not() {
        let tag = "W/\"a1\"";
        for (list, expected) in [
            ("*", true),
            ("W/\"a1\"", true),
            ("\"b\", \"a1\"", true),
            ("\"a\"", false),
            ("", false),
        ] {
            assert_eq!(names(list, tag), expected, "{list}");
        }
    }
}
