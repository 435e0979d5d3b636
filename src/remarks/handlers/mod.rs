//! Remarks over HTTP.

pub(super) mod list;
pub(super) mod one;
pub(super) mod open;
pub(super) mod release;

use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;

use super::asked::value;
use crate::survey::Lang;
use crate::web::failure::Failure;

/// A posted form's fields.
pub(super) type Posted = Result<Form<Fields>, FormRejection>;

/// Fields in their order.
pub(super) type Fields = Vec<(String, String)>;

/// The fields, or why there are none.
fn fields(posted: Posted) -> Result<Fields, Failure> {
    match posted {
        Ok(Form(fields)) => Ok(fields),
        Err(rejection) => Err(match rejection.status() {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Failure::WrongType,
            StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
            _ => Failure::BadRequest(
                "Không đọc được nội dung gửi lên. Xin tải lại trang rồi gửi.",
                "What was sent could not be read. Please reload the page and send again.",
            ),
        }),
    }
}

/// The language a form was in.
fn lang_of(fields: &[(String, String)]) -> Lang {
    Lang::of_code(value(fields, "lang"))
}
