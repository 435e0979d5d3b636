//! A request that cannot be served now: a page in the reader's language with everything that was typed, to be
//! sent once more.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::copied::Copied;
use super::failure::Failure;
use crate::base::{Lang, words};
use crate::web::fields::{Fields, first};
use crate::web::lang::PageLang;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};
use crate::web::upload::{Limits, Typed, Upload, Uploading};

/// The largest form that is kept for its sender, as for every handler of forms.
const LARGEST: usize = 64 * 1024;

/// Fields that are typed anew: a page does not repeat a password.
const SECRETS: [&str; 4] = ["password", "current", "new", "repeated"];

/// The one-time code beside a password, which is over by the next try.
const CODE: &str = "code";

/// Characters from which a text is shown rather than kept in a hidden field.
const LONG: usize = 60;

/// Marks a response for which [`offer_again`] makes the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unavailable;

words! {
    /// What is said when nothing could be read or kept.
    struct Words {
        title: "Hệ thống đang gián đoạn" / "The service is interrupted",
        unread: "Chưa mở được trang này. Xin chờ ít giây rồi mở lại."
            / "This page could not be opened. Please wait a few seconds and open it again.",
        open: "Mở lại trang" / "Open the page again",
        unkept: "Nội dung Ông/Bà vừa gửi chưa được ghi. Những gì đã nhập vẫn còn ở dưới đây. Xin chờ ít giây rồi bấm “Gửi lại”; bấm nhiều lần cũng chỉ ghi một lần."
            / "What you sent has not been kept. Everything you entered is still below. Please wait a few seconds and press “Send again”; it is kept only once however often you press.",
        unkept_file: "Nội dung và tệp vừa gửi chưa được ghi. Xin chờ ít giây, mở lại trang rồi chọn lại tệp và gửi."
            / "What you sent and its file have not been kept. Please wait a few seconds, open the page again, choose the file and send.",
        choose_again(names: &str): "Xin chọn lại tệp: {names}" / "Please choose the files again: {names}",
        typed: "Nội dung đã nhập" / "What you entered",
        password: "Mật khẩu (xin nhập lại)" / "Password (please enter it again)",
        current: "Mật khẩu hiện nay (xin nhập lại)" / "Current password (please enter it again)",
        new: "Mật khẩu mới (xin nhập lại)" / "New password (please enter it again)",
        repeated: "Nhắc lại mật khẩu mới" / "New password once more",
        code: "Mã xác thực, nếu có" / "Authentication code, if any",
        again: "Gửi lại" / "Send again",
    }
}

/// The layer around all pages: keeps what a form brings until its handler has answered.
pub async fn offer_again(request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let seen = Seen {
        lang: PageLang::from_request_parts(&mut parts, &()).await.map_or(Lang::Vi, |it| it.0),
        address: address(&parts),
        method: parts.method.clone(),
        headers: parts.headers.clone(),
    };
    let (body, sent) = match sent(&parts, body).await {
        Ok(read) => read,
        Err(refusal) => return refusal.into_response(),
    };
    let typed = Typed::default();
    parts.extensions.insert(typed.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    if response.extensions().get::<Unavailable>().is_none() {
        return response;
    }
    let form = match sent {
        Sent::Nothing => None,
        Sent::Form(sent) => {
            seen.fields(sent).await.map(|fields| Upload { fields, ..Upload::default() })
        }
        // A handler that cannot tell who sends a form never reads it.
        Sent::Parts(copied) => match copied.whole() {
            Some(whole) => seen.upload(whole).await,
            None => typed.taken(),
        },
    };
    let (mut head, _) = response.into_parts();
    let page = seen.page(form.as_ref());
    let (own, body) = page.into_response().into_parts();
    head.headers.remove(CONTENT_LENGTH);
    head.headers.extend(own.headers);
    Response::from_parts(head, body)
}

fn address(parts: &Parts) -> String {
    parts.uri.path_and_query().map_or("/", |address| address.as_str()).to_owned()
}

/// What a request brought, for the page that offers it again.
enum Sent {
    Nothing,
    /// A form without files.
    Form(Bytes),
    /// A form that may have files.
    Parts(Copied),
}

/// The body for its handler, and what is kept of it.
async fn sent(parts: &Parts, body: Body) -> Result<(Body, Sent), Failure> {
    if parts.method.is_safe() {
        return Ok((body, Sent::Nothing));
    }
    if is_form(&parts.headers) {
        let bytes = to_bytes(body, LARGEST).await.map_err(|_| Failure::TooLarge)?;
        return Ok((Body::from(bytes.clone()), Sent::Form(bytes)));
    }
    if kind(&parts.headers).starts_with("multipart/") {
        let (body, copied) = Copied::of(body);
        return Ok((body, Sent::Parts(copied)));
    }
    Ok((body, Sent::Nothing))
}

fn kind(headers: &HeaderMap) -> &str {
    headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default()
}

fn is_form(headers: &HeaderMap) -> bool {
    kind(headers).starts_with("application/x-www-form-urlencoded")
}

/// What the page needs of the request.
struct Seen {
    lang: Lang,
    address: String,
    method: Method,
    headers: HeaderMap,
}

impl Seen {
    /// The fields that were sent.
    async fn fields(&self, sent: Bytes) -> Option<Fields> {
        let mut request = Request::post("/").body(Body::from(sent)).ok()?;
        *request.headers_mut() = self.headers.clone();
        Some(Form::<Fields>::from_request(request, &()).await.ok()?.0)
    }

    /// The fields of a form with files, and the names of these; as far as it can be read.
    async fn upload(&self, sent: Body) -> Option<Upload> {
        let typed = Typed::default();
        let mut request = Request::post("/").extension(typed.clone()).body(sent).ok()?;
        *request.headers_mut() = self.headers.clone();
        let sent = Uploading::from_request(request, &()).await.ok()?;
        // What the files hold is not kept, and what is wrong with the form is said when it is sent again.
        drop(sent.read(Limits { each: 0, all: 0 }).await);
        typed.taken()
    }

    fn page(&self, sent: Option<&Upload>) -> Markup {
        let chosen = sent.map(|sent| first(&sent.fields, "lang")).filter(|lang| !lang.is_empty());
        let lang = chosen.map_or(self.lang, |lang| Lang::of_code(Some(lang)));
        let words = Words::of(lang);
        let is_read = self.method.is_safe();
        let frame = Frame {
            title: words.title,
            lang,
            path: if is_read { &self.address } else { "/" },
            audience: Audience::Citizen,
        };
        let main = html! {
            h1 { (words.title) }
            @match sent {
                Some(sent) => {
                    p.lead role="alert" { (words.unkept) }
                    (form(words, &self.address, sent))
                }
                None if is_read => {
                    p.lead role="alert" { (words.unread) }
                    p { a href=(paths::in_lang(&self.address, lang)) { (words.open) } }
                }
                None => p.lead role="alert" { (words.unkept_file) }
            }
        };
        page(&frame, &main)
    }
}

/// The same form, its token among the fields: long texts in sight, passwords to be typed anew, the rest hidden.
fn form(words: &Words, sent_to: &str, sent: &Upload) -> Markup {
    let fields = &sent.fields;
    let has_secret = fields.iter().any(|(name, _)| SECRETS.contains(&name.as_str()));
    let with_files = (!sent.files.is_empty()).then_some("multipart/form-data");
    html! {
        form.again method="post" action=(sent_to) enctype=[with_files] {
            @for (number, (name, value)) in fields.iter().enumerate() {
                @let id = format!("typed-{number}");
                @if let Some(label) = secret(words, name).filter(|_| has_secret) {
                    p {
                        label for=(id) { (label) }
                        @if name == CODE {
                            input id=(id) name=(name) autocomplete="one-time-code";
                        } @else {
                            input id=(id) name=(name) type="password" required;
                        }
                    }
                } @else if is_text(value) {
                    p {
                        label for=(id) { (words.typed) }
                        textarea id=(id) name=(name) rows="6" { "\n" (value) }
                    }
                } @else {
                    input type="hidden" name=(name) value=(value);
                }
            }
            (files(words, sent))
            button type="submit" { (words.again) }
        }
    }
}

/// Fields for the files: a page cannot choose any.
fn files(words: &Words, sent: &Upload) -> Markup {
    let mut names: Vec<&str> = sent.files.iter().map(|file| file.field.as_str()).collect();
    names.dedup();
    html! {
        @for field in names {
            @let of_field = sent.files.iter().filter(|file| file.field == field);
            @let chosen: Vec<&str> = of_field.map(|file| file.name.as_str()).collect();
            @let id = format!("file-{field}");
            p {
                label for=(id) { (words.choose_again(&chosen.join(", "))) }
                input id=(id) type="file" name=(field) multiple[chosen.len() > 1];
            }
        }
    }
}

/// Whether somebody wrote it, other than a token or a key.
fn is_text(value: &str) -> bool {
    value.contains('\n') || value.contains(' ') && value.chars().count() >= LONG
}

/// The label of a field that is typed anew.
fn secret(words: &Words, name: &str) -> Option<&'static str> {
    match name {
        "password" => Some(words.password),
        "current" => Some(words.current),
        "new" => Some(words.new),
        "repeated" => Some(words.repeated),
        CODE => Some(words.code),
        _ => None,
    }
}
