//! The answers to a form without the session's token, or without a session. Most likely the page was open while its
//! owner signed in again, or until the session was over, so what was typed is offered to be sent once more.

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::header::ORIGIN;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::field::csrf_field;
use super::token::FIELD;
use crate::app::App;
use crate::base::{Lang, words};
use crate::web::csrf::origin::SameOrigin;
use crate::web::lang::PageLang;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};
use crate::web::upload::{Limits, Upload, Uploading};

words! {
    /// What a form without a valid token is answered.
    struct Words {
        title: "Xin xác nhận" / "Please confirm",
        lead: "Trang này được mở trước khi Ông/Bà đăng nhập lại, nên chưa có gì được ghi."
            / "This page was opened before you signed in again, so nothing has been kept yet.",
        again: "Xin nhập lại mật khẩu" / "Please type the password again",
        new: "mật khẩu mới" / "the new one",
        choose_again(names: &str): "Tệp chưa được ghi; sau khi bấm nút, xin chọn lại: {names}"
            / "The files have not been kept; after pressing, please choose them again: {names}",
        ended: "Phiên đăng nhập đã hết" / "You have been signed out",
        ended_lead: "Chưa có gì được ghi; nội dung vừa nhập vẫn còn ở trang này. Xin đăng nhập ở thẻ mới, rồi quay lại đây bấm nút."
            / "Nothing has been kept yet; what was entered is still on this page. Please sign in in a new tab, then come back here and press the button.",
        sign_in: "Đăng nhập ở thẻ mới" / "Sign in in a new tab",
        confirm: "Ghi nội dung vừa nhập" / "Send what was entered",
        back: "Xin dùng nút quay lại của trình duyệt, tải lại trang rồi gửi lại."
            / "Please go back in the browser, reload the page and send again.",
        office: "Về trang tổng quan" / "Back to the overview",
    }
}

/// The page that offers to send the fields once more.
pub(super) async fn asked(app: &App, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let PageLang(lang) =
        PageLang::from_request_parts(&mut parts, &()).await.unwrap_or(PageLang(Lang::Vi));
    let address = parts.uri.path_and_query().map_or("/office", |address| address.as_str());
    let address = address.to_owned();
    let form = if is_surely_ours(&mut parts, app).await {
        sent(Request::from_parts(parts, body)).await
    } else {
        // Fields that another site filled in are not offered.
        None
    };
    let words = Words::of(lang);
    let frame =
        Frame { title: words.title, lang, path: &paths::office(), audience: Audience::Office };
    let main = html! {
        h1 { (words.title) }
        p.lead role="alert" { (words.lead) }
        (offered(words, &address, form.as_ref()))
        p { a href=(paths::in_lang(&paths::office(), lang)) { (words.office) } }
    };
    (StatusCode::FORBIDDEN, page(&frame, &main)).into_response()
}

/// The page that keeps the fields of a form whose session is over, with a way to sign in beside it; the request back
/// where no page of ours sent it, or it has no fields.
pub(super) async fn ended(app: &App, request: Request) -> Result<Response, Request> {
    let (mut parts, body) = request.into_parts();
    if !is_surely_ours(&mut parts, app).await {
        return Err(Request::from_parts(parts, body));
    }
    let PageLang(lang) =
        PageLang::from_request_parts(&mut parts, &()).await.unwrap_or(PageLang(Lang::Vi));
    let address = parts.uri.path_and_query().map_or("/office", |address| address.as_str());
    let address = address.to_owned();
    let Some(form) = sent(Request::from_parts(parts.clone(), body)).await else {
        return Err(Request::from_parts(parts, Body::empty()));
    };
    let words = Words::of(lang);
    let sign_in = paths::in_lang(&paths::sign_in(), lang);
    let frame = Frame { title: words.ended, lang, path: &sign_in, audience: Audience::Public };
    let main = html! {
        h1 { (words.ended) }
        p.lead role="alert" { (words.ended_lead) }
        p { a href=(sign_in) target="_blank" rel="noopener" { (words.sign_in) } }
        (offered(words, &address, Some(&form)))
    };
    Ok((StatusCode::UNAUTHORIZED, page(&frame, &main)).into_response())
}

/// The form without the bytes of its files.
async fn sent(request: Request) -> Option<Upload> {
    let sent = Uploading::from_request(request, &()).await.ok()?;
    let mut form = sent.read(Limits { each: 0, all: 0 }).await.ok()?;
    form.fields.retain(|(name, _)| name != FIELD);
    can_be_offered(&form.fields).then_some(form)
}

/// Fields that are offered at most: no form of ours has more, and a page of thousands would be many times what
/// was sent.
const MOST_FIELDS: usize = 300;

/// Fields that hold a password, which is typed anew: a page must not have it, where a cache or a shoulder could
/// read it. The secret of a second factor is made anew.
const PASSWORDS: [&str; 4] = ["password", "current", "new", "repeated"];
const SECRET: &str = "secret";

/// Whether fields may be written into a page.
fn can_be_offered(fields: &[(String, String)]) -> bool {
    fields.len() <= MOST_FIELDS
}

/// A field as it is offered.
fn field(words: &Words, (name, value): &(String, String)) -> Markup {
    let is_password = PASSWORDS.contains(&name.as_str());
    html! {
        @if is_password && !value.is_empty() {
            label for=(name) {
                (words.again) @if name == "new" || name == "repeated" { " (" (words.new) ")" }
            }
            input id=(name) type="password" name=(name) required autocomplete="off";
        } @else if is_password || name != SECRET {
            input type="hidden" name=(name) value=(value);
        }
    }
}

/// Whether the browser says that one of our own pages sent it; a request that does not say is not offered.
async fn is_surely_ours(parts: &mut Parts, app: &App) -> bool {
    let says = parts.headers.contains_key("sec-fetch-site") || parts.headers.contains_key(ORIGIN);
    says && SameOrigin::from_request_parts(parts, app).await.is_ok()
}

/// The form with what was typed, or how to come by it again.
fn offered(words: &Words, address: &str, sent: Option<&Upload>) -> Markup {
    html! {
        @match sent {
            Some(sent) if !sent.fields.is_empty() => form.sign method="post" action=(address) {
                (csrf_field())
                @for each in &sent.fields { (field(words, each)) }
                @if !sent.files.is_empty() {
                    @let names: Vec<&str> = sent.files.iter().map(|file| file.name.as_str()).collect();
                    p { (words.choose_again(&names.join(", "))) }
                }
                button type="submit" { (words.confirm) }
            },
            _ => p { (words.back) },
        }
    }
}
