//! Posts a message to an address of another program.

use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Url};

/// How long the other program may take, from the first byte to the last.
const WITHIN: Duration = Duration::from_secs(10);

/// Posts messages; clones share its connections.
#[derive(Clone, Debug)]
pub struct Poster(Client);

impl Poster {
    /// One that follows no redirect, so that a message goes where it was meant to go.
    pub fn new() -> Result<Self, String> {
        let client = Client::builder().timeout(WITHIN).redirect(Policy::none()).build();
        client.map(Self).map_err(|error| error.to_string())
    }

    /// Posts JSON with these headers; fails with a sentence unless the answer is 2xx.
    pub async fn post(
        &self,
        url: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Result<(), String> {
        let request = self.0.post(url).header("content-type", "application/json").body(body);
        let request =
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        // The address may hold a password, so faults leave it out.
        let answer = request.send().await.map_err(|error| cause(&error.without_url()))?;
        let status = answer.status();
        if status.is_success() { Ok(()) } else { Err(format!("it answered {status}")) }
    }
}

/// The innermost reason: "Connection refused" rather than "error sending request".
fn cause(error: &reqwest::Error) -> String {
    let mut inner: &dyn std::error::Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}

/// Whether messages may be posted to this address: https, or http within this machine.
pub fn check_address(url: &str) -> Result<(), &'static str> {
    let url =
        Url::parse(url).map_err(|_| "write an address such as https://example.gov.vn/hook")?;
    let host = url.host_str().unwrap_or_default();
    let is_near = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_near => Ok(()),
        _ => Err(
            "the address must begin with https://, so that nobody reads or changes messages on the way",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_leave_the_machine_encrypted() {
        for (url, fits) in [
            ("https://kho.example.gov.vn/hook", true),
            ("http://127.0.0.1:9000/", true),
            ("http://[::1]/", true),
            ("http://10.0.0.2/", false),
            ("ftp://example.vn", false),
            ("kho", false),
        ] {
            assert_eq!(check_address(url).is_ok(), fits, "{url}");
        }
    }
}
