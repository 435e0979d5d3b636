//! Responses as a download, streamed as they are read.

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::TryStreamExt;

use super::rows::{Form, Remarks, rows};
use crate::app::App;
use crate::domain::measure::Filter;
use crate::pages::shared::narrowing;
use crate::store::{self, Responses};
use crate::web::auth::permission::{Export, May};
use crate::web::documented::Days;
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::{FieldError, Problem};
use crate::web::fields::Fields;

/// `GET /office/instruments/{id}/responses.csv`
pub(super) async fn page(
    who: May<Export>,
    State(app): State<App>,
    Path(id): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    // The file is of the whole office.
    who.scope().must_be_whole()?;
    if app.instruments.newest(&id).is_none() {
        return Err(Failure::NotFound);
    }
    let wanted = wanted(&app, id, &fields).map_err(|_| {
        Failure::BadRequest(
            "Tệp gồm phiếu của toàn cơ quan, chỉ chọn được theo ngày (dạng 14/12/2026) hoặc kỳ báo cáo.",
            "The file is of the whole office; choose it by days (as 14/12/2026) or a period alone.",
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
#[utoipa::path(
    get,
    path = "/api/v1/responses/{file}",
    operation_id = "responses",
    tag = "figures",
    params(("file" = String, Path, description = "Id of an instrument with `.csv` or `.json`", example = "sipas-counter.json"), Days),
    responses(
        (status = 200, description = "Every settled response of the days; remarks are left out", content((String = "text/csv"), (Vec<Value> = "application/json"))),
        (status = 404, description = "There is no such file", body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = [])),
)]
pub(in crate::pages) async fn api(
    who: May<Export>,
    State(app): State<App>,
    Path(file): Path<String>,
    Query(fields): Query<Fields>,
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
    let wanted = wanted(&app, id.to_owned(), &fields)?;
    record_download(&app, &wanted, &who).await?;
    Ok(download(&app, &wanted, form))
}

/// The responses of the days asked for; a file is narrowed by nothing else.
fn wanted(
    app: &App,
    instrument: String,
    fields: &[(String, String)],
) -> Result<Responses, Problem> {
    let filter = narrowing::read(fields, app.today()).map_err(narrowing::unreadable)?;
    let Filter { from, to, unit, touchpoint, procedure, tier } = filter;
    let others =
        [("unit", unit), ("touchpoint", touchpoint), ("procedure", procedure), ("tier", tier)];
    let others = others.into_iter().filter(|(_, code)| code.is_some());
    let fault =
        |(field, _): (&str, _)| FieldError::new(field, "the file is narrowed by days alone");
    narrowing::refused(others.map(fault).collect())?;
    Ok(Responses { instrument, version: None, from, to })
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
