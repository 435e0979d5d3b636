//! The board over HTTP: read by staff of the whole office, the portal's figures brought in by those who handle dossiers.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use tokio::task::spawn_blocking;

use super::asked::{self, Asked};
use super::pages::{self, Import, Preview, Shown};
use super::sent::Sent;
use super::words::ImportWords;
use super::{csv, view};
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::CivilPeriod;
use crate::domain::portal::{Board, Reading, table};
use crate::web::auth::permission::{HandleDossiers, May, Permission, ReadDossiers};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::FieldError;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;

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
    who: May<ReadDossiers>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let board = Board::built_in().map_err(Failure::Inside)?;
    let (asked, faults) = read(&app, &fields);
    let page = pages::board(&Shown {
        board: &board,
        seen: &view::seen(&app, &asked).await?,
        asked: &asked,
        fields: &fields,
        faults: &faults,
        today: app.today(),
        may_import: HandleDossiers::is_given_to(who.staff().role),
        lang,
    });
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

/// The whole year as a file.
pub(super) async fn download(
    State(app): State<App>,
    who: May<ReadDossiers>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let board = Board::built_in().map_err(Failure::Inside)?;
    let (asked, _) = read(&app, &fields);
    let file = csv::file(&board, &view::of_year(&app, &asked).await?, lang)
        .map_err(|error| Failure::Inside(error.to_string()))?;
    let name = format!("attachment; filename=\"board-766-{}.csv\"", asked.period.year());
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, file).into_response())
}

/// The form that brings the portal's figures in.
pub(super) async fn form(
    State(app): State<App>,
    who: May<HandleDossiers>,
    PageLang(lang): PageLang,
) -> Result<Markup, Failure> {
    who.scope().must_be_whole()?;
    let [_, quarter, _] = CivilPeriod::around(app.today());
    Ok(import_page(&app, lang, (Some(quarter), &[], None)))
}

fn import_page(
    app: &App,
    lang: Lang,
    (period, faults, preview): (Option<CivilPeriod>, &[String], Option<&Preview>),
) -> Markup {
    pages::import(&Import { lang, today: app.today(), period, faults, preview })
}

/// Shows what a file would change, or keeps the rows that were shown; with every fault where there is one.
pub(super) async fn take(
    State(app): State<App>,
    (_, who): (SameOrigin, May<HandleDossiers>),
    PageLang(lang): PageLang,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let Sent { name, file, rows, period } = sent(parts.map_err(|_| Failure::WrongType)?).await?;
    let is_kept = rows.is_some();
    let content = rows.unwrap_or(file);
    // Beside the threads that answer: a large file takes a while.
    let read = spawn_blocking(move || {
        let board = Board::built_in()?;
        Ok::<_, String>(table::read(&content, Reading { board: &board, period }))
    });
    let read = read.await.map_err(|error| Failure::Inside(error.to_string()))?;
    let taken = match read.map_err(Failure::Inside)? {
        Ok(taken) => taken,
        Err(faults) => {
            let faults: Vec<String> = faults.iter().map(|each| each.localized(lang)).collect();
            let page = import_page(&app, lang, (period, &faults, None));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    if is_kept {
        let changes = app.store.import_portal(&name, &taken.rows, &who.by(&app)).await?;
        let said = ImportWords::of(lang).done(changes.added.len(), changes.corrected.len());
        return Ok(done(&app.config, (&paths::portal_board(), lang), &Notice::new(said)));
    }
    let changes = app.store.preview_portal(&taken.rows).await?;
    let rows = table::write(&taken.rows).map_err(|error| Failure::Inside(error.to_string()))?;
    let rows = String::from_utf8(rows).map_err(|error| Failure::Inside(error.to_string()))?;
    let preview = Preview { name, figures: taken.rows, changes, notes: taken.notes, rows };
    Ok(import_page(&app, lang, (period, &[], Some(&preview))).into_response())
}

/// The parts of the form.
async fn sent(mut parts: Multipart) -> Result<Sent, Failure> {
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await.map_err(|_| Failure::TooLarge)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let content = part.bytes().await.map_err(|_| Failure::TooLarge)?;
        sent.take(&name, file_name.as_deref(), content.to_vec());
    }
    Ok(sent)
}
