//! The sheet as files: its rows, and its evidence by row.

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream::try_unfold;
use tokio::task::spawn_blocking;

use super::{asked, year_of};
use crate::app::App;
use crate::base::archive::ZipStream;
use crate::base::code;
use crate::base::dataset::{Lines, LinesForm};
use crate::domain::assessment::Sheet;
use crate::pages::assessment::rows;
use crate::pages::shared::evidence;
use crate::web::auth::permission::{MayEverywhere, ReadOneStop};
use crate::web::download::{Broken, Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

/// The sheet that is taken as a file, which is recorded.
async fn taken(
    app: &App,
    who: &MayEverywhere<ReadOneStop>,
    fields: &Fields,
) -> Result<Sheet, Failure> {
    let sheet = asked(app, fields).await?.ok_or(Failure::NotFound)?;
    let entry = who.by(app).did("assessment.exported", "assessment", sheet.year.to_string());
    app.store.record(&entry).await?;
    Ok(sheet)
}

/// The sheet as a file of rows.
pub(crate) async fn rows(
    State(app): State<App>,
    who: MayEverywhere<ReadOneStop>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let sheet = taken(&app, &who, &fields).await?;
    let name = format!("assessment-{}-{}", sheet.year, sheet.round);
    let file = Download::named(name, rows::table(lang), Format::of_path(uri.path())?);
    file.respond(&app, at_once(rows::rows(&sheet, lang))).await
}

/// One file of a criterion.
pub(crate) async fn one(
    State(app): State<App>,
    _: MayEverywhere<ReadOneStop>,
    Path((year, number, hash)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let hash = code::unhex::<32>(&hash).ok_or(Failure::NotFound)?;
    let file = app.store.assessment_file(year_of(&year)?, &number, &hash).await?;
    Ok(evidence::attached(file.ok_or(Failure::NotFound)?))
}

/// All evidence of a year in folders by criterion, with a table of contents; one file in memory at a time. What fails
/// half-way breaks the connection off: the browser then knows that the archive is not whole.
pub(crate) async fn zip(
    State(app): State<App>,
    who: MayEverywhere<ReadOneStop>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let sheet = taken(&app, &who, &fields).await?;
    let year = sheet.year;
    let contents = rows::contents(&sheet, app.store.assessment_files(year).await?);
    let table = rows::table(lang);
    let lines = Lines { table: &table, form: LinesForm::Csv };
    let table = lines.whole(&rows::rows(&sheet, lang)).map_err(Broken::from)?;
    let mut zip = ZipStream::default();
    let first = zip
        .add("bang-tu-cham-diem.csv", &table)
        .map_err(|error| Failure::Inside(error.to_string()))?;
    let state = (Some((zip, contents.into_iter())), Some(first), app);
    let pieces = try_unfold(state, |(rest, first, app)| async move {
        if let Some(first) = first {
            return Ok(Some((first, (rest, None, app))));
        }
        let Some((mut zip, mut contents)) = rest else { return Ok(None) };
        let Some((path, hash)) = contents.next() else {
            let end = zip.finish()?;
            return Ok(Some((end, (None, None, app))));
        };
        let bytes = app.store.evidence_bytes(&hash).await.map_err(std::io::Error::other)?;
        let bytes = bytes.ok_or_else(|| std::io::Error::other("evidence is gone"))?;
        // Beside the threads that answer: ten megabytes take a while.
        let added = spawn_blocking(move || zip.add(&path, &bytes).map(|piece| (piece, zip)));
        let (piece, zip) = added.await.map_err(std::io::Error::other)??;
        Ok::<_, std::io::Error>(Some((piece, (Some((zip, contents)), None, app))))
    });
    let headers = [
        (CONTENT_TYPE, "application/zip".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"assessment-evidence-{year}.zip\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
