//! The audit log over HTTP; for those who check.

use axum::extract::{Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::asked::Asked;
use super::file;
use super::pages::{self, Shown};
use crate::app::App;
use crate::base::Lang;
use crate::store::{self, AuditFilter};
use crate::web::auth::permission::{MayEverywhere, ReadAudit, ReadIntegrity};
use crate::web::download::{Download, Format, RUN, Run, by_key};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

/// Entries of a page.
const ENTRIES: u32 = 30;

/// `GET /office/audit`
pub(super) async fn list(
    State(app): State<App>,
    _: MayEverywhere<ReadAudit>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let asked = Asked::read(fields);
    let status = if asked.faults.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    // One more than is shown shows whether there is an older page; of a query that cannot be read none is.
    let mut entries = if asked.faults.is_empty() {
        app.store.audit_page(&asked.filter, asked.below, ENTRIES + 1).await?
    } else {
        Vec::new()
    };
    let older = entries.len() > ENTRIES as usize;
    entries.truncate(ENTRIES as usize);
    let units = app.store.units().await?;
    let page = pages::list(&Shown {
        asked: &asked,
        units: &units,
        instruments: &app.instruments,
        topics: &app.topics,
        entries: &entries,
        older,
        lang,
    });
    Ok((status, page).into_response())
}

/// The entries that fit as a file of CSV or XLSX; the download is recorded.
pub(super) async fn download(
    State(app): State<App>,
    who: MayEverywhere<ReadAudit>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let asked = Asked::read(fields);
    if !asked.faults.is_empty() {
        return Err(Failure::BadRequest(
            "Không đọc được điều kiện lọc. Xin lọc lại trên trang nhật ký rồi tải.",
            "The filter cannot be read. Please filter on the page of the log and download again.",
        ));
    }
    app.store.record(&who.by(&app).did("audit.exported", "audit", "list")).await?;
    let runs = {
        let (app, filter) = (app.clone(), asked.filter);
        by_key(move |below| rows(app.clone(), filter.clone(), below, lang))
    };
    let format = Format::of_path(uri.path())?;
    Download::named("audit", file::table(lang), format).respond(&app, runs).await
}

/// A run of the file's rows.
async fn rows(
    app: App,
    filter: AuditFilter,
    below: Option<i64>,
    lang: Lang,
) -> store::Result<Run<i64>> {
    let found = app.store.audit_page(&filter, below, RUN).await?;
    let next = found.last().map(|last| last.number);
    let rows = found.iter().map(|recorded| file::cells(recorded, lang)).collect();
    Ok(Run { rows, next })
}

/// `GET /office/integrity`
pub(super) async fn integrity(
    State(app): State<App>,
    _: MayEverywhere<ReadIntegrity>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
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
