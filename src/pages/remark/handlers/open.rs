//! What the public reads.

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::pages::remark::pages;
use crate::pages::remark::pages::Open;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;

/// Released remarks.
pub(crate) async fn page(
    State(app): State<App>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    let page = pages::open(&Open {
        remarks: &app.store.public_remarks().await?,
        in_all: app.store.remarks_in_all().await?,
        answers: &app.store.remark_answers().await?,
        topics: &app.topics,
        touchpoints: &app.store.touchpoints().await?,
        lang,
        demo: app.config.demo,
    });
    Ok(page.into_response())
}
