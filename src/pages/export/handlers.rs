//! Responses as a download, streamed as they are read.

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use chrono::format::ParseResult;
use futures_util::TryStreamExt;
use serde::Deserialize;

use super::rows::{Form, Remarks, rows};
use crate::app::App;
use crate::store::{self, Responses};
use crate::web::auth::permission::{Export, May};
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::Problem;

/// The days requested, as a GET form sends them: an empty field is an open end.
#[derive(Debug, Deserialize)]
pub(super) struct Span {
    from: Option<String>,
    to: Option<String>,
}

/// `GET /office/instruments/{id}/responses.csv`
pub(super) async fn page(
    who: May<Export>,
    State(app): State<App>,
    Path(id): Path<String>,
    Query(span): Query<Span>,
) -> Result<Response, Failure> {
    // The file is of the whole office.
    who.scope().must_be_whole()?;
    if app.instruments.newest(&id).is_none() {
        return Err(Failure::NotFound);
    }
    let wanted = span.wanted(id).map_err(|_| {
        Failure::BadRequest(
            "Ngày không hợp lệ. Xin viết ngày theo dạng 2026-12-14.",
            "A day cannot be read. Please write days as 2026-12-14.",
        )
    })?;
    record_download(&app, &wanted, &who).await?;
    Ok(download(&app, &wanted, Form::Csv))
}

/// Records that single responses leave the house, before the first of them does.
async fn record_download(app: &App, wanted: &Responses, who: &May<Export>) -> store::Result<()> {
    let by = who.by(app);
    app.store.record(&by.exported(wanted)).await
}

/// `GET /api/v1/responses/{instrument}.csv` and `.json`
pub(super) async fn api(
    who: May<Export>,
    State(app): State<App>,
    Path(file): Path<String>,
    Query(span): Query<Span>,
) -> Result<Response, Problem> {
    who.scope().must_be_whole()?;
    let form = match file.rsplit_once('.') {
        Some((id, "csv")) => Some((id, Form::Csv)),
        Some((id, "json")) => Some((id, Form::Json)),
        _ => None,
    };
    let Some((id, form)) = form.filter(|(id, _)| app.instruments.newest(id).is_some()) else {
        return Err(Problem::not_found(
            "The file is named after an instrument, such as sipas-counter.csv or .json.",
        ));
    };
    let wanted = span.wanted(id.to_owned()).map_err(|_| {
        Problem::new(StatusCode::BAD_REQUEST, "day", "A day cannot be read")
            .detail("Write from and to as 2026-12-14.")
    })?;
    record_download(&app, &wanted, &who).await?;
    Ok(download(&app, &wanted, form))
}

impl Span {
    /// The responses of these days.
    fn wanted(&self, instrument: String) -> ParseResult<Responses> {
        Ok(Responses {
            instrument,
            version: None,
            from: day(self.from.as_deref())?,
            to: day(self.to.as_deref())?,
        })
    }
}

/// A day, or an open end.
fn day(written: Option<&str>) -> ParseResult<Option<NaiveDate>> {
    match written.map(str::trim) {
        None | Some("") => Ok(None),
        Some(day) => day.parse().map(Some),
    }
}

/// The file. What fails half-way breaks the connection off: the browser then knows that the file
/// is not whole.
fn download(app: &App, wanted: &Responses, form: Form) -> Response {
    let id = wanted.instrument.clone();
    let (kind, ending) = match form {
        Form::Csv => ("text/csv; charset=utf-8", "csv"),
        Form::Json => ("application/json", "json"),
    };
    let pieces = rows(&app.store, &app.instruments, wanted, (form, Remarks::LeftOut))
        .inspect_err(move |error| tracing::error!(%error, instrument = %id, "an export broke off"));
    let name = format!("attachment; filename=\"{}.{ending}\"", wanted.instrument);
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}
