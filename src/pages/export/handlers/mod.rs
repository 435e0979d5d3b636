//! Responses as a download, streamed as they are read.

pub(crate) mod figures;
pub(crate) mod open;

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::response::Response;

use crate::app::App;
use crate::base::Lang;
use crate::base::dataset::{BinaryForm, LinesForm, Study, Summary, ddi};
use crate::domain::batch::Audience;
use crate::domain::measure::Filter;
use crate::pages::export::rows::{Failed, Remarks, runs, table};
use crate::pages::export::summary::summary;
use crate::pages::export::table::LONGEST_REMARK;
use crate::pages::shared::{figures as counted, narrowing};
use crate::store::{self, Responses};
use crate::web::auth::permission::{Export, May, MayEverywhere};
use crate::web::documented::Days;
use crate::web::download::{Broken, Download, Format, named};
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::{FieldError, Problem};
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

impl From<Failed> for Broken {
    fn from(error: Failed) -> Self {
        match error {
            Failed::Store(error) => Self::Store(error),
            Failed::File(error) => Self::File(error),
        }
    }
}

/// Why a file of responses is not of what was asked for.
const UNREAD: Failure = Failure::BadRequest(
    "Tệp gồm phiếu của toàn cơ quan, chỉ chọn được theo ngày (dạng 14/12/2026), kỳ báo cáo hoặc đợt khảo sát.",
    "The file is of the whole office; choose it by days (as 14/12/2026), a period or a wave alone.",
);

/// `GET /office/instruments/{id}/responses.csv`, `.xlsx`, `.sav`, `.jsonl` and `.parquet`
pub(crate) async fn page(
    // The file is of the whole office.
    who: MayEverywhere<Export>,
    State(app): State<App>,
    Path(id): Path<String>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    if app.instruments.newest(&id).is_none() {
        return Err(Failure::NotFound);
    }
    let wanted = wanted(&app, id, &fields).map_err(|_| UNREAD)?;
    let format = Format::of_path(uri.path())?;
    record_download(&app, &wanted, &who).await?;
    let summary = match format {
        Format::Whole(BinaryForm::Xlsx) => figures_beside(&app, &wanted, lang).await?,
        _ => None,
    };
    // Without remarks their column needs no room.
    let table = Arc::new(table(&app.instruments, &wanted, 1, lang));
    let runs = runs(&app.store, &table, &wanted, Remarks::LeftOut);
    let (name, table) = (wanted.instrument, table.dataset.clone());
    Download { name, table, format, summary }.respond(&app, runs).await
}

/// The page's figures of the same days.
async fn figures_beside(
    app: &App,
    wanted: &Responses,
    lang: Lang,
) -> store::Result<Option<Summary>> {
    let wave = wanted.wave.clone();
    // Days to come are not counted.
    let to = wanted.to.map(|to| to.min(app.today()));
    let filter = Filter { from: wanted.from, to, wave, ..Filter::default() };
    let id = &wanted.instrument;
    let Some(version) = counted::version(app, id, &filter, Audience::Staff).await? else {
        return Ok(None);
    };
    let eyes = (Audience::Staff, app.k());
    let card = counted::scorecard(&app.store, version, &filter, eyes, app.today()).await?;
    Ok(Some(summary(&card, version, lang)))
}

/// Records that single responses leave the house, before the first of them does.
async fn record_download(app: &App, wanted: &Responses, who: &May<Export>) -> store::Result<()> {
    let by = who.by(app);
    app.store.record(&by.exported(wanted)).await
}

/// `GET /api/v1/responses/{instrument}.csv`, `.json` and `.jsonl`
#[utoipa::path(
    get,
    path = "/api/v1/responses/{file}",
    operation_id = "responses",
    tag = "figures",
    params(("file" = String, Path, description = "Id of an instrument with `.csv`, `.json` or `.jsonl`", example = "sipas-counter.json"), Days),
    responses(
        (status = 200, description = "Every settled response of the days; remarks are left out", content((String = "text/csv"), (Vec<Value> = "application/json"), (String = "application/jsonl"))),
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
        Some((id, "csv")) => Some((id, LinesForm::Csv)),
        Some((id, "json")) => Some((id, LinesForm::Json)),
        Some((id, "jsonl")) => Some((id, LinesForm::JsonLines)),
        _ => None,
    };
    let Some((id, form)) = form.filter(|(id, _)| app.instruments.newest(id).is_some()) else {
        return Err(Problem::not_found(
            "The file is named after an instrument, such as sipas-counter.csv or .json.",
        ));
    };
    let wanted = wanted(&app, id.to_owned(), &fields)?;
    record_download(&app, &wanted, &who).await?;
    let table = Arc::new(table(&app.instruments, &wanted, 1, Lang::Vi));
    let runs = runs(&app.store, &table, &wanted, Remarks::LeftOut);
    let (name, table) = (wanted.instrument, table.dataset.clone());
    let download = Download { name, table, format: Format::Lines(form), summary: None };
    Ok(download.lines(form, runs))
}

/// The responses of the days and the wave asked for; a file is narrowed by nothing else.
fn wanted(
    app: &App,
    instrument: String,
    fields: &[(String, String)],
) -> Result<Responses, Problem> {
    let filter = narrowing::read(fields, app.today()).map_err(narrowing::unreadable)?;
    let Filter { from, to, unit, touchpoint, procedure, tier, wave } = filter;
    let others =
        [("unit", unit), ("touchpoint", touchpoint), ("procedure", procedure), ("tier", tier)];
    let others = others.into_iter().filter(|(_, code)| code.is_some());
    let fault = |(field, _): (&str, _)| {
        FieldError::new(field, "the file is narrowed by days and waves alone")
    };
    narrowing::refused(others.map(fault).collect())?;
    Ok(Responses { instrument, version: None, from, to, wave })
}

/// The codebook of an instrument's files as DDI-Codebook XML.
pub(crate) async fn codebook(
    _: MayEverywhere<Export>,
    State(app): State<App>,
    Path(id): Path<String>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let newest = app.instruments.newest(&id).ok_or(Failure::NotFound)?;
    let wanted = wanted(&app, id.clone(), &fields).map_err(|_| UNREAD)?;
    let table = table(&app.instruments, &wanted, LONGEST_REMARK, lang);
    let study = Study {
        id: id.clone(),
        agency: app.site.name().map(|name| (*name).clone()).unwrap_or_default(),
        purpose: newest.purpose.clone(),
        days: (wanted.from, wanted.to.map(|to| to.min(app.today()))),
        file: format!("{id}.csv"),
        cases: Some(app.store.count_responses(&wanted).await?),
    };
    let xml = ddi(&table.dataset, &study).map_err(|error| Failure::Inside(error.to_string()))?;
    Ok(named(&format!("{id}-codebook.xml"), "application/xml", xml))
}
