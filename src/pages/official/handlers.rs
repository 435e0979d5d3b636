//! Official figures over HTTP: read by signed-in staff.

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::Response;
use maud::Markup;

use super::file;
use super::pages::{self, Shown};
use super::view::{self, Wanted};
use crate::app::App;
use crate::domain::import::FileKind;
use crate::domain::measure::papi::Series;
use crate::domain::official::OfficialIndex;
use crate::pages::shared::imports;
use crate::web::auth::permission::{May, ReadScores};
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::{self, Fields};
use crate::web::lang::PageLang;

/// What a query asks for; an index that is none asks for all.
fn wanted(fields: &Fields) -> Wanted {
    let value = |name| Some(fields::value(fields, name)).filter(|value| !value.is_empty());
    Wanted {
        index: value("index").and_then(OfficialIndex::of_code),
        subject: value("subject").map(str::to_owned),
        component: value("component").map(str::to_owned),
    }
}

/// The figures by index and year.
pub(super) async fn figures(
    State(app): State<App>,
    who: May<ReadScores>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let wanted = wanted(&fields);
    let series = Series::built_in().map_err(Failure::Inside)?;
    Ok(pages::official(&Shown {
        seen: &view::seen(&app, &wanted).await?,
        wanted: &wanted,
        papi: &series,
        may_import: imports::may_bring_in(FileKind::Official, &who),
        lang,
    }))
}

/// The official figures as a file that can be imported again.
pub(super) async fn download(
    State(app): State<App>,
    who: May<ReadScores>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let figures = view::file(&app, &wanted(&fields)).await?;
    let taken = who.by(&app).did("official.exported", "official", "list");
    app.store.record(&taken).await?;
    let rows = figures.iter().map(file::cells).collect();
    let format = Format::of_path(uri.path())?;
    Download::named("official-figures", file::table(lang), format)
        .respond(&app, at_once(rows))
        .await
}
