//! Official figures over HTTP: read by signed-in staff, imported by managers.

use axum::extract::{Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use tokio::task::spawn_blocking;

use super::file;
use super::pages::{self, Shown};
use super::view::{self, Wanted};
use crate::app::App;
use crate::base::Lang;
use crate::base::format;
use crate::base::text::one_line;
use crate::domain::measure::papi::Series;
use crate::domain::official::{OfficialIndex, table};
use crate::pages::official::words::DoneWords;
use crate::pages::shared::table_file;
use crate::web::auth::permission::{ImportOfficial, May, Permission, ReadScores};
use crate::web::csrf::origin::SameOrigin;
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::{self, Fields};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::upload::Uploading;

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
    page((&app, &who), lang, &wanted(&fields), (&[], &[])).await
}

async fn page<P: Permission>(
    (app, who): (&App, &May<P>),
    lang: Lang,
    wanted: &Wanted,
    (faults, notes): (&[String], &[String]),
) -> Result<Markup, Failure> {
    let series = Series::built_in().map_err(Failure::Inside)?;
    let staff = who.staff();
    Ok(pages::official(&Shown {
        seen: &view::seen(app, wanted).await?,
        wanted,
        papi: &series,
        faults,
        notes,
        may_import: ImportOfficial::is_given_to(staff.role) && who.scope().is_whole(),
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

/// Takes a file of figures, or shows the page with all its faults.
pub(super) async fn import(
    State(app): State<App>,
    (_, who): (SameOrigin, May<ImportOfficial>),
    PageLang(lang): PageLang,
    sent: Uploading,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let sent = sent.read(table_file::LIMITS).await?;
    let refusal = sent.refusal();
    let (name, content) = match table_file::named(sent) {
        Ok((name, content)) => (plain_name(&name), content),
        Err(unfit) => {
            let faults = [unfit.localized(lang)];
            let page = page((&app, &who), lang, &Wanted::default(), (&faults, &[])).await?;
            return Ok((refusal, page).into_response());
        }
    };
    // Beside the threads that answer: a large file takes seconds.
    let read = spawn_blocking(move || table::read(&content)).await;
    match read.map_err(|error| Failure::Inside(error.to_string()))? {
        Ok(figures) => {
            let by = who.by(&app);
            app.store.import_official(&name, &figures.rows, &by).await?;
            if figures.notes.is_empty() {
                let many = figures.rows.len().try_into().unwrap_or(u64::MAX);
                let said = DoneWords::of(lang).imported(&format::count(many, lang));
                return Ok(done(&app.config, (&paths::official(), lang), &Notice::new(said)));
            }
            let notes = figures.notes.iter().map(|note| note.in_lang(lang).to_owned());
            let notes: Vec<String> = notes.collect();
            let page = page((&app, &who), lang, &Wanted::default(), (&[], &notes)).await?;
            Ok(page.into_response())
        }
        Err(faults) => {
            let faults: Vec<String> = faults.iter().map(|each| each.localized(lang)).collect();
            let page = page((&app, &who), lang, &Wanted::default(), (&faults, &[])).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The last part of a file's name, on one line.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    one_line(last).chars().take(120).collect()
}
