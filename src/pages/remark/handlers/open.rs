//! What the public reads.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::pages::remark::pages;
use crate::pages::remark::pages::Open;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;

/// Remarks of one page.
const PAGE: u32 = 100;

/// Released remarks.
pub(crate) async fn page(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    // An address that cannot be read is that of the beginning.
    let behind = value(&query, "after").split_once('.');
    let behind = behind.and_then(|(one, other)| one.parse().ok().zip(other.parse().ok()));
    let found = app.store.public_remarks(behind, PAGE).await?;
    let page = pages::open(&Open {
        remarks: &found.rows,
        public: app.store.public_remark_count().await?,
        behind,
        next: found.next,
        in_all: app.store.remarks_in_all().await?,
        answers: &app.store.remark_answers().await?,
        topics: &app.topics,
        touchpoints: &app.store.touchpoints().await?,
        lang,
    });
    Ok(page.into_response())
}
