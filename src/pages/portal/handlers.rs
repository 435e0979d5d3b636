//! The board over HTTP, read by staff of the whole office.

use axum::extract::{Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::asked::{self, Asked};
use super::pages::{self, Shown};
use super::{file, view};
use crate::app::App;
use crate::base::calendar::CivilPeriod;
use crate::domain::import::FileKind;
use crate::domain::portal::Board;
use crate::pages::shared::imports;
use crate::web::auth::permission::{MayEverywhere, ReadDossiers};
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::FieldError;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

/// What is asked, or the year of today with what could not be read.
fn read(app: &App, fields: &Fields) -> (Asked, Vec<FieldError>) {
    let [year, ..] = CivilPeriod::around(app.today());
    match asked::read(fields, year) {
        Ok(asked) => (asked, Vec::new()),
        Err(faults) => (Asked::of(year), faults),
    }
}

/// The board of a month, a quarter or a year.
pub(super) async fn board(
    State(app): State<App>,
    who: MayEverywhere<ReadDossiers>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let board = Board::built_in().map_err(Failure::Inside)?;
    let (asked, faults) = read(&app, &fields);
    let page = pages::board(&Shown {
        board: &board,
        seen: &view::seen(&app, &asked).await?,
        asked: &asked,
        fields: &fields,
        faults: &faults,
        today: app.today(),
        may_import: imports::may_bring_in(FileKind::Board, &who),
        lang,
    });
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

/// The whole year as a file.
pub(super) async fn download(
    State(app): State<App>,
    who: MayEverywhere<ReadDossiers>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let board = Board::built_in().map_err(Failure::Inside)?;
    let (asked, _) = read(&app, &fields);
    let rows = file::rows(&board, &view::of_year(&app, &asked).await?, lang);
    let year = asked.period.year();
    let entry = who.by(&app).did("portal.exported", "portal", year.to_string());
    app.store.record(&entry).await?;
    let format = Format::of_path(uri.path())?;
    let file = Download::named(format!("board-766-{year}"), file::table(lang), format);
    file.respond(&app, at_once(rows)).await
}
