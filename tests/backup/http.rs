//! A browser of few words for the real program.

use std::io::{Read, Write};
use std::net::TcpStream;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::support::server::Reply;

/// One request on a connection of its own, with these header lines.
pub(super) fn request(address: &str, line: &str, headers: &[&str], body: &str) -> Reply {
    let mut stream = TcpStream::connect(address).unwrap();
    let mut head = format!("{line} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for header in headers {
        head.push_str(header);
        head.push_str("\r\n");
    }
    write!(stream, "{head}content-length: {}\r\n\r\n{body}", body.len()).unwrap();
    let mut received = Vec::new();
    stream.read_to_end(&mut received).unwrap();
    let received = String::from_utf8_lossy(&received);
    let (head, body) = received.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Reply { status, head: head.to_owned(), body: body.to_owned() }
}

/// Posts a form of our own page.
pub(super) fn post(address: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Reply {
    let encoded = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let body: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let origin = format!("origin: http://{address}");
    let headers =
        ["content-type: application/x-www-form-urlencoded", &origin, &format!("cookie: {cookie}")];
    request(address, &format!("POST {path}"), &headers, &body.join("&"))
}

/// Gets a page.
pub(super) fn get(address: &str, path: &str, cookie: &str) -> Reply {
    request(address, &format!("GET {path}"), &[&format!("cookie: {cookie}")], "")
}

/// Signs in; gives the cookie.
pub(super) fn sign_in(address: &str, name: &str, password: &str) -> String {
    let reply = post(address, "/login", "", &[("name", name), ("password", password)]);
    assert_eq!(reply.status, 303, "{}", reply.body);
    let line = reply.head.lines().find(|line| line.to_lowercase().starts_with("set-cookie:"));
    let cookie = line.unwrap().split_once(": ").unwrap().1;
    cookie.split(';').next().unwrap().to_owned()
}

/// The token of the first form on a page.
pub(super) fn token(page: &str) -> &str {
    let field = page.split("name=\"formtoken\"").nth(1).unwrap();
    field.split("value=\"").nth(1).unwrap().split('"').next().unwrap()
}
