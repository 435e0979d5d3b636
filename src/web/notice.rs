//! What an action did: said once, at the top of the page that it leads to.
//!
//! A post that succeeds answers with [`done`]: a redirect, and a cookie with the message, which the frame of the next
//! page shows and takes away.

use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use super::auth::session::CookieKind;
use super::csrf::csrf_field;
use super::paths;
use crate::base::Lang;
use crate::config::Config;

/// How long a message waits for its page.
const LASTING: TimeDelta = TimeDelta::minutes(1);

/// Most bytes of a cookie that every browser keeps (RFC 6265, 6.1), without its name and attributes.
const MOST_BYTES: usize = 3_800;

/// What was done, what comes next, and the way back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    text: String,
    next: Option<Link>,
    undo: Option<Undo>,
}

/// A way on: an address of this server and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Link {
    path: String,
    label: String,
}

/// A form that takes the action back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Undo {
    action: String,
    label: String,
    fields: Vec<(String, String)>,
}

impl Notice {
    /// One or two sentences: what was done and what happens with it.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), next: None, undo: None }
    }

    /// Adds a link to what comes next.
    #[must_use]
    pub fn next(mut self, path: impl Into<String>, label: &str) -> Self {
        self.next = Some(Link { path: path.into(), label: label.to_owned() });
        self
    }

    /// Adds a button that posts `fields` to `action`, which takes the action back.
    #[must_use]
    pub fn undo(
        mut self,
        action: impl Into<String>,
        label: &str,
        fields: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Self {
        let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        self.undo = Some(Undo { action: action.into(), label: label.to_owned(), fields });
        self
    }

    /// The message with its link and its button.
    pub(super) fn markup(&self) -> Markup {
        html! {
            div.notice role="status" {
                p {
                    (self.text)
                    @if let Some(next) = &self.next { " " a href=(next.path) { (next.label) } }
                }
                @if let Some(undo) = &self.undo {
                    form method="post" action=(undo.action) {
                        (csrf_field())
                        @for (name, value) in &undo.fields {
                            input type="hidden" name=(name) value=(value);
                        }
                        button.quiet type="submit" { (undo.label) }
                    }
                }
            }
        }
    }

    fn cookie_value(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string()
    }
}

/// The answer to a post that did what it was asked: on to `path`, where the notice is shown.
pub fn done(config: &Config, (path, lang): (&str, Lang), notice: &Notice) -> Response {
    let mut response = Redirect::to(&paths::in_lang(path, lang)).into_response();
    // A message too long for a cookie is shown without what it can do without.
    let plain = Notice::new(notice.text.clone());
    let value = [notice, &plain].map(Notice::cookie_value);
    let value = value.into_iter().find(|value| value.len() <= MOST_BYTES);
    if let Some(value) = value {
        set(&mut response, config, value, LASTING);
    }
    response
}

/// The message that a request carries.
pub(super) fn carried(headers: &HeaderMap, config: &Config) -> Option<Notice> {
    let value = CookieKind::Notice.carried(headers, config)?;
    let text = percent_decode_str(&value).decode_utf8().ok()?;
    serde_json::from_str(&text).ok()
}

/// Takes the message away from the browser.
pub(super) fn forget(response: &mut Response, config: &Config) {
    set(response, config, String::new(), TimeDelta::zero());
}

fn set(response: &mut Response, config: &Config, value: String, lasting: TimeDelta) {
    let cookie = CookieKind::Notice.cookie(config, value, lasting).to_string();
    if let Ok(cookie) = cookie.parse() {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}
