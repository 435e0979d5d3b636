//! The audit log over HTTP; for those who check.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::asked::Asked;
use super::pages::{self, Shown};
use crate::app::App;
use crate::web::auth::permission::{May, ReadAudit, ReadIntegrity};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

/// Entries of a page.
const ENTRIES: u32 = 50;

/// `GET /office/audit`
pub(super) async fn list(
    State(app): State<App>,
    who: May<ReadAudit>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let asked = Asked::read(fields);
    let status = if asked.faults.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    // One more than is shown shows whether there is an older page.
    let mut entries = app.store.audit_page(&asked.filter, asked.below, ENTRIES + 1).await?;
    let older = entries.len() > ENTRIES as usize;
    entries.truncate(ENTRIES as usize);
    let units = app.store.units().await?;
    let page = pages::list(&Shown { asked: &asked, units: &units, entries: &entries, older, lang });
    Ok((status, page).into_response())
}

/// `GET /office/integrity`
pub(super) async fn integrity(
    State(app): State<App>,
    who: May<ReadIntegrity>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let store = &app.store;
    // The end first: entries that are added meanwhile come after it.
    let end = store.audit_end().await?;
    let check = store.audit_checked(app.clock.now()).await?;
    let frozen = store.verify_frozen(&app.instruments).await?;
    let page = pages::integrity::integrity(&pages::integrity::Shown {
        check: check.as_ref(),
        end: &end,
        frozen: &frozen,
        settled: store.settled_counts().await?,
        now: app.clock.now(),
        lang,
    });
    Ok(page.into_response())
}
