//! What every request meets before a handler reads it: text is composed and free of unseen characters, and no field
//! has two values.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::uri::PathAndQuery;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use percent_encoding::percent_decode_str;

use super::fields::{Unfit, tidied};
use super::json;
use crate::base::text::is_unseen;
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::{FieldError, Problem};

/// Bytes of a body that are looked at. Handlers of forms and of JSON take no larger one, so it goes on to be refused.
const MOST: usize = 64 * 1024;

/// Fields of posted forms that hold a list, by the beginning of the address.
const LISTS: [(&str, &[&str]); 7] = [
    ("/office/setup", &["procedure"]),
    ("/office/touchpoints", &["procedure"]),
    ("/office/petitions", &["code"]),
    ("/office/remarks", &["remark", "topic"]),
    ("/office/alerts", &["kind"]),
    ("/office/staff", &["unit"]),
    ("/office/waves", &["touchpoint", "unit"]),
];

/// Fields of a survey form that are not answers; whether an item takes several answers its instrument says.
const OF_THE_FORM: [&str; 7] =
    ["key", "scan", "slip", "lang", "procedure", "switch-lang", "assisted"];

/// The layer around all addresses.
pub async fn guard(request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    if !is_text(&path) {
        return not_found(&path);
    }
    let query = parts.uri.query().map(|query| tidied(query.as_bytes(), |_| false));
    let is_controlled = parts.uri.query().is_some_and(has_controls);
    match query {
        Some(Err(unfit)) => return refused(&path, &unfit),
        // As in a body of JSON; a page's field loses such characters without a word.
        Some(Ok(Some(_))) if is_controlled && path.starts_with("/api/") => {
            return refused(&path, &Unfit::Controls);
        }
        Some(Ok(Some(query))) => {
            let mut uri = parts.uri.clone().into_parts();
            uri.path_and_query = PathAndQuery::try_from(format!("{path}?{query}")).ok();
            parts.uri = uri.try_into().unwrap_or(parts.uri);
        }
        Some(Ok(None)) | None => {}
    }
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
    let is_form = kind.eq_ignore_ascii_case("application/x-www-form-urlencoded");
    let is_json = kind.eq_ignore_ascii_case("application/json");
    if !is_form && !is_json || parts.method.is_safe() {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let bytes = match beginning(body).await {
        Ok(bytes) => bytes,
        Err(body) => return next.run(Request::from_parts(parts, body)).await,
    };
    let read = if is_form {
        tidied(&bytes, |name| is_list(&path, name))
    } else {
        json::fit(&bytes).map(|()| None)
    };
    let body = match read {
        Err(unfit) => return refused(&path, &unfit),
        Ok(None) => Body::from(bytes),
        Ok(Some(form)) => {
            parts.headers.remove(CONTENT_LENGTH);
            Body::from(form)
        }
    };
    next.run(Request::from_parts(parts, body)).await
}

/// Whether a posted field may be there with several values.
fn is_list(path: &str, name: &str) -> bool {
    let path = path.to_ascii_lowercase();
    if path.starts_with("/s/") || path.starts_with("/kiosk/") {
        return !OF_THE_FORM.contains(&name);
    }
    LISTS.iter().any(|(begin, names)| path.starts_with(begin) && names.contains(&name))
}

/// Whether a query holds an unseen control character.
fn has_controls(query: &str) -> bool {
    let decoded = percent_decode_str(query).decode_utf8_lossy();
    decoded.contains(|letter: char| is_unseen(letter) && letter.is_control())
}

/// Whether a path is Unicode without unseen characters.
fn is_text(path: &str) -> bool {
    let decoded = percent_decode_str(path).decode_utf8();
    decoded
        .is_ok_and(|path| !path.contains(|letter: char| is_unseen(letter) || letter.is_control()))
}

/// The whole body, or a body that begins with what was read of one that is too long or broke off.
async fn beginning(body: Body) -> Result<Bytes, Body> {
    let mut rest = body.into_data_stream();
    let mut bytes = Vec::new();
    while let Some(piece) = rest.next().await {
        match piece {
            Ok(piece) => bytes.extend_from_slice(&piece),
            Err(error) => {
                let broken = stream::iter([Ok(Bytes::from(bytes)), Err(error)]);
                return Err(Body::from_stream(broken));
            }
        }
        if bytes.len() > MOST {
            let begun = stream::iter([Ok(Bytes::from(bytes))]);
            return Err(Body::from_stream(begun.chain(rest)));
        }
    }
    Ok(Bytes::from(bytes))
}

fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

fn not_found(path: &str) -> Response {
    if is_api(path) {
        return Problem::not_found("Nothing has this address.").into_response();
    }
    Failure::NotFound.into_response()
}

fn refused(path: &str, unfit: &Unfit) -> Response {
    if !is_api(path) {
        return match unfit {
            Unfit::Repeated(name) => Failure::Repeated(name.clone()),
            Unfit::NotUnicode | Unfit::Controls => Failure::NotUnicode,
        }
        .into_response();
    }
    let (status, field, detail) = match unfit {
        Unfit::Repeated(name) => {
            let detail = "it is there more than once; give it once";
            (StatusCode::BAD_REQUEST, name.as_str(), detail)
        }
        Unfit::NotUnicode => (StatusCode::BAD_REQUEST, "", "write text in UTF-8"),
        Unfit::Controls => {
            (StatusCode::UNPROCESSABLE_ENTITY, "", "write text without control characters")
        }
    };
    let problem = Problem::new(status, "bad-fields", "The fields cannot be read");
    problem.errors(vec![FieldError::new(field, detail)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_unseen_characters_is_no_address() {
        assert!(is_text("/s/BT01") && is_text("/office/units/QU%E1%BA%A6Y%201"));
        for path in ["/s/%00", "/petitions/a%0A", "/s/BT01%E2%80%8B", "/s/%FF", "/r/%7f"] {
            assert!(!is_text(path), "{path}");
        }
    }

    #[test]
    fn lists_are_known_by_their_address() {
        assert!(is_list("/office/remarks/marked", "remark") && is_list("/S/BT01", "s1"));
        assert!(!is_list("/S/BT01", "slip") && !is_list("/office/staff", "name"));
    }
}
