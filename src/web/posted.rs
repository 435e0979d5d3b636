//! The body of a posted form.

use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;

use super::fields::Fields;
use crate::web::errors::failure::Failure;

/// The fields of a posted form, or why it cannot be read.
pub type Posted = Result<Form<Fields>, FormRejection>;

impl From<FormRejection> for Failure {
    fn from(rejection: FormRejection) -> Self {
        match rejection.status() {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::WrongType,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            _ => Self::BadRequest(
                "Không đọc được nội dung gửi lên. Xin tải lại trang rồi gửi.",
                "What was sent could not be read. Please reload the page and send again.",
            ),
        }
    }
}

/// The fields, or the page that says why there are none.
pub fn fields(posted: Posted) -> Result<Fields, Failure> {
    let Form(fields) = posted?;
    Ok(fields)
}
