//! Rates, lists, and one dossier.

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::{found, seen};
use crate::app::App;
use crate::base::calendar::Chosen;
use crate::domain::dossier::Standing;
use crate::pages::dossier::asked::{Asked, Which};
use crate::pages::dossier::pages::{One, Seen};
use crate::pages::dossier::{listed, pages, view};
use crate::pages::shared::{casework, period};
use crate::store::{self, DossierKey};
use crate::web::auth::permission::{May, ReadDossiers};
use crate::web::download::{Download, Format, RUN, Run, by_key};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

/// A page about what was asked; 422 when a part of it could not be read.
fn answered(seen: &Seen, page: Markup) -> Response {
    let status =
        if seen.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, page).into_response()
}

/// Dossiers of one page.
const PAGE: u32 = 50;

fn wanted(seen: &Seen) -> Which {
    seen.asked.which.unwrap_or(Which::Standing(Standing::Overdue))
}

/// The rates.
pub(crate) async fn overview(
    State(app): State<App>,
    who: May<ReadDossiers>,
    PageLang(lang): PageLang,
    Query(mut fields): Query<Fields>,
) -> Result<Response, Failure> {
    period::settle(&mut fields, app.today());
    let seen = seen(&app, &who, lang, fields).await?;
    let found =
        if seen.faults.is_empty() { Some(view::overview(&app, &seen.asked).await?) } else { None };
    Ok(answered(&seen, pages::overview(&seen, found.as_ref())))
}

/// What is late, or soon will be: of all days, unless some are chosen.
pub(crate) async fn late(
    State(app): State<App>,
    who: May<ReadDossiers>,
    PageLang(lang): PageLang,
    Query(mut fields): Query<Fields>,
) -> Result<Response, Failure> {
    period::settle_as(&mut fields, Chosen::All);
    let seen = seen(&app, &who, lang, fields).await?;
    let which = wanted(&seen);
    let key = (seen.asked.behind.as_ref(), PAGE);
    let found = if seen.faults.is_empty() {
        Some(view::late(&app, &seen.asked, Some(which), key).await?)
    } else {
        None
    };
    Ok(answered(&seen, pages::late(&seen, which, found.as_ref())))
}

/// As a file of CSV or XLSX; the download is recorded.
pub(crate) async fn late_file(
    uri: Uri,
    State(app): State<App>,
    who: May<ReadDossiers>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let seen = seen(&app, &who, lang, fields).await?;
    if !seen.faults.is_empty() {
        return Err(Failure::BadRequest(
            "Không đọc được điều kiện lọc. Xin lọc lại trên trang danh sách rồi tải.",
            "The filter cannot be read. Please filter on the list's page and download again.",
        ));
    }
    let taken = who.by(&app).did("dossier.exported", "dossier", "late");
    app.store.record(&taken).await?;
    let which = wanted(&seen);
    let runs = {
        let app = app.clone();
        by_key(move |behind| rows(app.clone(), seen.asked.clone(), which, behind))
    };
    Download::named("dossiers", listed::late_table(lang), Format::of_path(uri.path())?)
        .respond(&app, runs)
        .await
}

/// A run of the file's rows.
async fn rows(
    app: App,
    asked: Asked,
    which: Which,
    behind: Option<DossierKey>,
) -> store::Result<Run<DossierKey>> {
    let found = view::late(&app, &asked, Some(which), (behind.as_ref(), RUN)).await?;
    let today = app.today();
    let rows = found.rows.iter().map(|late| listed::late(late, today));
    Ok(Run { rows: rows.collect(), next: found.next })
}

/// One dossier.
pub(crate) async fn one(
    State(app): State<App>,
    who: May<ReadDossiers>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Markup, Failure> {
    let kept = found(&app, who.scope(), &code).await?;
    let seen = seen(&app, &who, lang, Fields::new()).await?;
    let rules = app.rules();
    let by = (&*app.dossiers, &rules.holidays);
    let shown = One {
        sheet: casework::sheet(&app.one_stop, &kept.dossier, seen.today),
        entries: app.store.dossier_entries(&code).await?,
        letters: app.store.letters(&code).await?,
        late: view::as_late(kept, by, seen.today),
    };
    Ok(pages::one(&seen, &shown))
}
