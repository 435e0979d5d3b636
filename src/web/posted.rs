//! The body of a posted form.

use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;

use super::fields::Fields;
use crate::web::errors::failure::Failure;

/// The fields of a posted form, or why it cannot be read.
pub type Posted = Result<Form<Fields>, FormRejection>;

/// The fields, or the page that says why there are none.
pub fn fields(posted: Posted) -> Result<Fields, Failure> {
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
