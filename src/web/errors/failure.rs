//! Errors as pages: one sentence in each language.

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::unavailable::Unavailable;
use crate::base::{Lang, Text, words};
use crate::store;
use crate::web::csrf::csrf_field;
use crate::web::fields::Fields;
use crate::web::shell::{Audience, Frame, page};
use crate::web::{context, paths};

words! {
    /// What stands around the sentence.
    struct Words {
        not_found: "Không có trang này" / "No such page",
        refused: "Chưa thực hiện được" / "Not done",
        office: "Về trang Tổng quan" / "Back to the overview",
        home: "Về trang chủ" / "To the home page",
        look: "Xem nội dung hiện nay" / "See what is there now",
        overwrite: "Ghi đè bằng nội dung vừa nhập" / "Overwrite it with what was entered",
    }
}

words! {
    /// Names of the fields that pages are narrowed by.
    struct FieldWords {
        unit: "Đơn vị" / "Unit",
        touchpoint: "Điểm khảo sát" / "Touchpoint",
        procedure: "Thủ tục hành chính" / "Procedure",
        tier: "Nguồn phiếu" / "Channel",
        wave: "Đợt khảo sát" / "Wave",
        period: "Khoảng thời gian" / "Period",
        from: "Từ ngày" / "From",
        to: "Đến ngày" / "To",
        state: "Trạng thái" / "Status",
        language: "Ngôn ngữ" / "Language",
        slip: "Mã phiếu mời" / "Slip code",
        other: "Mục trong địa chỉ trang" / "A field of the page's address",
    }
}

/// What a field is called on pages.
fn field_name(name: &str, lang: Lang) -> &'static str {
    let words = FieldWords::of(lang);
    match name {
        "unit" => words.unit,
        "touchpoint" => words.touchpoint,
        "procedure" => words.procedure,
        "tier" => words.tier,
        "wave" => words.wave,
        "period" => words.period,
        "from" => words.from,
        "to" => words.to,
        "state" => words.state,
        "lang" => words.language,
        "slip" => words.slip,
        _ => words.other,
    }
}

/// Seconds after which a refused request may be sent again; the queue empties within a few.
pub const RETRY_SECONDS: &str = "5";

/// What is said of an address without a page, to those who are not signed in.
const NOT_FOUND: (&str, &str) = (
    "Không có trang nào ở địa chỉ này. Xin kiểm tra địa chỉ; nếu vừa quét mã QR, xin quét lại.",
    "There is no page at this address. Please check it; if you scanned a QR code, please scan it again.",
);

/// What is said of a link with a secret that does not work.
const LINK_GONE: (&str, &str) = (
    "Liên kết này không dùng được: đã dùng rồi, đã hết hạn hoặc đã bị thu hồi. Xin nhờ người đã gửi tạo liên kết mới. Ai đã đặt mật khẩu thì đăng nhập như thường.",
    "This link does not work: it was used, has expired or was taken back. Please ask whoever sent it for a new one. Those who have set their password sign in as usual.",
);

/// Why a request fails. Its page is in the language of the request and has the menu of its reader.
#[derive(Debug)]
pub enum Failure {
    /// No page has this address.
    NotFound,
    /// A link with a secret that was used, has expired or was taken back; none that ever was looks the same.
    LinkGone,
    /// The body is not a form.
    WrongType,
    /// The body is over the limit.
    TooLarge,
    /// The request cannot be read; the sentence in Vietnamese and English.
    BadRequest(&'static str, &'static str),
    /// What was asked for cannot be done; why, and what to do.
    Unfit(Text),
    /// The query of a page cannot be read: a page that says why and asks again.
    Query(Markup),
    /// This field was sent twice with different values.
    Repeated(String),
    /// What was sent is not Unicode.
    NotUnicode,
    /// What a form was filled in from has been changed meanwhile; the fields as they were typed.
    Changed(Fields),
    /// The account's role may not do this.
    Forbidden,
    /// The request came from another site's page.
    ForeignOrigin,
    /// The body did not come in time.
    Late,
    /// The server is busy; nothing was saved.
    Busy,
    /// Settled answers are still being read after the start.
    Starting,
    /// The database is away, full or locked; nothing was kept.
    Away(store::Error),
    /// The disk has no room for a file that was asked for.
    NoRoom,
    /// A query failed.
    Store(store::Error),
    /// Another internal error; the reason goes to the log, not to the page.
    Inside(String),
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Loading => Self::Starting,
            error if error.is_temporary() => Self::Away(error),
            error => Self::Store(error),
        }
    }
}

impl Failure {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::LinkGone => StatusCode::NOT_FOUND,
            Self::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BadRequest(..) | Self::Query(_) | Self::Repeated(_) | Self::NotUnicode => {
                StatusCode::BAD_REQUEST
            }
            Self::Unfit(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Changed(_) => StatusCode::CONFLICT,
            Self::Forbidden | Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::Late => StatusCode::REQUEST_TIMEOUT,
            Self::Busy | Self::Starting | Self::Away(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoRoom => StatusCode::INSUFFICIENT_STORAGE,
            Self::Store(_) | Self::Inside(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The sentence in Vietnamese and in English.
    fn sentences(&self) -> (&str, &str) {
        match self {
            Self::Unfit(Text { vi, en }) => (vi, en),
            Self::NotFound => NOT_FOUND,
            Self::LinkGone => LINK_GONE,
            Self::WrongType => (
                "Nội dung gửi lên không phải là phiếu. Xin gửi bằng nút trên trang phiếu.",
                "What was sent is not a form. Please use the button on the form's page.",
            ),
            Self::TooLarge => (
                "Nội dung gửi lên quá lớn (trên 64 KB). Xin rút ngắn góp ý rồi gửi lại.",
                "What was sent is too large (over 64 KB). Please shorten your remark and send again.",
            ),
            Self::BadRequest(vi, en) => (vi, en),
            Self::Query(_) => (
                "Địa chỉ trang có điều kiện không đọc được. Xin chọn lại trên trang.",
                "The page's address has a condition that cannot be read. Please choose again on the page.",
            ),
            Self::Repeated(_) => (
                "Có trường được gửi hai lần với hai giá trị khác nhau, nên chưa đọc được. Xin mở lại trang và chỉ chọn một giá trị cho mục này:",
                "A field was sent twice with different values, so it could not be read. Please open the page again and choose one value:",
            ),
            Self::NotUnicode => (
                "Nội dung gửi lên không phải chữ Unicode (UTF-8) nên không đọc được. Xin nhập lại bằng bàn phím Unicode.",
                "What was sent is not Unicode text (UTF-8) and could not be read. Please type it again.",
            ),
            Self::Changed(_) => (
                "Trong lúc Ông/Bà nhập, người khác đã lưu thay đổi ở đây, nên nội dung vừa nhập chưa được ghi. Xin xem nội dung hiện nay rồi nhập lại, hoặc ghi đè bằng nội dung vừa nhập.",
                "While you were typing somebody else saved a change here, so what you entered has not been kept. Please look at what is there now and enter it again, or overwrite it with what you entered.",
            ),
            Self::Forbidden => (
                "Tài khoản của Ông/Bà không có quyền làm việc này. Xin liên hệ quản trị viên.",
                "Your account may not do this. Please ask an administrator.",
            ),
            Self::ForeignOrigin => (
                "Yêu cầu đến từ trang khác nên không được nhận. Xin mở lại trang rồi gửi.",
                "The request came from another site and was not taken. Please reload the page and send again.",
            ),
            Self::Late => (
                "Nội dung gửi lên đến quá chậm nên chưa nhận được hết. Xin kiểm tra mạng, quay lại trang trước rồi gửi lại.",
                "What was sent came too slowly and was not received whole. Please check the connection, go back and send again.",
            ),
            Self::Busy | Self::Away(_) => (
                "Hệ thống đang bận, chưa lưu được. Xin gửi lại sau ít giây.",
                "The system is busy and nothing was kept. Please send again in a few seconds.",
            ),
            Self::NoRoom => (
                "Ổ đĩa của máy chủ không còn chỗ để tạo tệp. Xin báo quản trị viên, hoặc tải tệp CSV.",
                "The server's disk has no room to make the file. Please tell an administrator, or take the CSV file.",
            ),
            Self::Starting => (
                "Hệ thống vừa khởi động và đang đọc số liệu. Xin mở lại trang sau ít giây.",
                "The system has just started and is reading its figures. Please open the page again in a few seconds.",
            ),
            Self::Store(_) | Self::Inside(_) => (
                "Hệ thống gặp sự cố, chưa làm được việc này. Xin thử lại sau ít phút.",
                "Something went wrong on our side. Please try again in a few minutes.",
            ),
        }
    }
}

/// The way to what is there now, and the button that puts what was typed in its place.
fn overwrite(words: &Words, lang: Lang, typed: &Fields) -> Markup {
    let address = context::here();
    html! {
        p { a.button href=(paths::in_lang(&address, lang)) { (words.look) } }
        form method="post" action=(paths::in_lang(&address, lang)) {
            (csrf_field())
            // A password is not written into a page; where none is sent, it stays.
            @for (name, value) in typed.iter().filter(|(name, _)| name != "lang" && !name.contains("password")) {
                input type="hidden" name=(name) value=(value);
            }
            button.quiet type="submit" { (words.overwrite) }
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        if let Self::Query(page) = self {
            return (StatusCode::BAD_REQUEST, page).into_response();
        }
        match &self {
            Self::Store(error) => tracing::error!(%error, "a page failed"),
            Self::Away(error) => tracing::warn!(%error, "a page is told to come back"),
            Self::Inside(error) => tracing::error!(%error, "a page failed"),
            _ => {}
        }
        let (lang, address) = context::asked();
        let words = Words::of(lang);
        let is_read_by_staff = context::reader().is_some();
        let (vi, en) = match &self {
            Self::NotFound if is_read_by_staff => (
                "Không có trang nào ở địa chỉ này, hoặc mục này không còn. Xin kiểm tra địa chỉ hoặc mở lại từ thực đơn.",
                "There is no page at this address, or what it was about is gone. Please check it, or go there from the menu.",
            ),
            _ => self.sentences(),
        };
        let audience = if is_read_by_staff { Audience::Office } else { Audience::Citizen };
        let title = if matches!(self, Self::NotFound) { words.not_found } else { words.refused };
        let frame = Frame { title, lang, path: &address, audience };
        let (home, home_name) = if is_read_by_staff {
            (paths::office(), words.office)
        } else {
            (paths::home(), words.home)
        };
        let main = html! {
            h1 { (title) }
            p.lead { (lang.pick(vi, en)) }
            @if let Self::Repeated(name) = &self { p { strong { (field_name(name, lang)) } } }
            @if let Self::Changed(typed) = &self { (overwrite(words, lang, typed)) }
            p.links { a href=(paths::in_lang(&home, lang)) { (home_name) } }
        };
        let mut response = (self.status(), page(&frame, &main)).into_response();
        if self.status() == StatusCode::SERVICE_UNAVAILABLE {
            let seconds = HeaderValue::from_static(RETRY_SECONDS);
            response.headers_mut().insert(RETRY_AFTER, seconds);
        }
        if matches!(self, Self::Busy | Self::Away(_)) {
            response.extensions_mut().insert(Unavailable);
        }
        response
    }
}
