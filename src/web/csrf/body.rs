//! Takes the token off a body, of which it is the first field.
//!
//! It comes first so that only the beginning of a large upload is read here, and stands in the body because
//! addresses are kept in logs and histories.

use axum::body::{Body, Bytes, HttpBody};
use futures_util::{StreamExt, stream};

use super::token::{FIELD, Token};

/// Bytes of a body in which the token is looked for: its field is shorter in any encoding.
const BEGINNING: usize = 1024;

/// The value of the token's field, if it comes first, and the body without it.
pub(super) async fn open(
    content_type: &str,
    body: Body,
) -> Result<(Option<String>, Body), axum::Error> {
    let whole = body.is_end_stream();
    let mut rest = body.into_data_stream();
    let mut beginning = Vec::new();
    while !whole && beginning.len() < BEGINNING {
        match rest.next().await {
            Some(piece) => beginning.extend_from_slice(&piece?),
            None => break,
        }
    }
    let (said, cut) = match first_field(content_type, &beginning) {
        Some((said, cut)) => (Some(said), cut),
        None => (None, 0),
    };
    let beginning = Bytes::from(beginning).slice(cut..);
    let pieces = stream::iter([Ok(beginning)]).chain(rest);
    Ok((said, Body::from_stream(pieces)))
}

/// The value of the token's field, if it comes first, and where the next field begins.
fn first_field(content_type: &str, beginning: &[u8]) -> Option<(String, usize)> {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        pair(beginning)
    } else if kind.eq_ignore_ascii_case("multipart/form-data") {
        part(beginning)
    } else {
        None
    }
}

/// `formtoken=…&` of a URL-encoded form.
fn pair(beginning: &[u8]) -> Option<(String, usize)> {
    let value = beginning.strip_prefix(FIELD.as_bytes())?.strip_prefix(b"=")?;
    let start = beginning.len() - value.len();
    let length = value.iter().position(|&byte| byte == b'&');
    let end = length.map_or(beginning.len(), |length| start + length);
    let said = String::from_utf8(beginning[start..end].to_vec()).ok()?;
    Some((said, (end + 1).min(beginning.len())))
}

/// The first part of a multipart form (RFC 7578): boundary, headers, an empty line, the value, and the boundary
/// with which the next part begins.
fn part(beginning: &[u8]) -> Option<(String, usize)> {
    let head_at = find(beginning, b"\r\n")?;
    let boundary = &beginning[..head_at];
    let value_at = head_at + find(&beginning[head_at..], b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&beginning[head_at..value_at]).ok()?;
    if !head.contains(&format!("name=\"{FIELD}\"")) || head.contains("filename") {
        return None;
    }
    let next = [b"\r\n", boundary].concat();
    let end = value_at + find(&beginning[value_at..], &next)?;
    let said = String::from_utf8(beginning[value_at..end].to_vec()).ok()?;
    Some((said, end + 2))
}

fn find(text: &[u8], sought: &[u8]) -> Option<usize> {
    text.windows(sought.len()).position(|window| window == sought)
}

/// The token's field in front of `body`, as a browser sends it from one of our pages. `body` is URL-encoded,
/// or multipart with this boundary.
pub fn with_token(token: &Token, boundary: Option<&str>, body: &[u8]) -> Vec<u8> {
    let value = token.text();
    let first = match boundary {
        None if body.is_empty() => format!("{FIELD}={value}"),
        None => format!("{FIELD}={value}&"),
        Some(boundary) => format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{FIELD}\"\r\n\r\n{value}\r\n"
        ),
    };
    [first.as_bytes(), body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::web::auth::session::Secret;

    const PAIRS: &str = "application/x-www-form-urlencoded";
    const PARTS: &str = "multipart/form-data; boundary=edge";

    fn opened(kind: &str, body: &[u8]) -> Option<(String, Vec<u8>)> {
        let (said, cut) = first_field(kind, body)?;
        Some((said, body[cut..].to_vec()))
    }

    #[test]
    fn the_field_is_found_in_front_and_the_rest_is_left_as_it_was() {
        let token = Token::of(&Secret::drawn(&Random::seeded(1)));
        let parts =
            b"--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--edge--\r\n";
        for (kind, boundary, body) in
            [(PAIRS, None, &b"a=1&b=2"[..]), (PAIRS, None, b""), (PARTS, Some("edge"), parts)]
        {
            let sent = with_token(&token, boundary, body);
            let (said, rest) = opened(kind, &sent).unwrap();
            assert_eq!(said, token.text());
            assert_eq!(rest, body);
            assert_eq!(opened(kind, body), None);
        }
    }

    #[test]
    fn it_counts_in_no_other_place_and_in_no_other_kind_of_body() {
        for (kind, body) in [
            (PAIRS, "a=1&formtoken=0"),
            ("text/plain", "formtoken=0"),
            ("", "formtoken=0"),
            (PARTS, "formtoken=0"),
            (
                PARTS,
                "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nname=\"formtoken\"\r\n--edge--",
            ),
            (PARTS, "--edge\r\nContent-Disposition: form-data; name=\"formtoken\"\r\n\r\n0"),
            (
                PARTS,
                "--edge\r\nContent-Disposition: form-data; name=\"formtoken\"; filename=\"x\"\r\n\r\n0\r\n--edge--",
            ),
        ] {
            assert_eq!(opened(kind, body.as_bytes()), None, "{kind}: {body}");
        }
    }
}
