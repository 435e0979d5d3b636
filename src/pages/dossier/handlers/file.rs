//! Bringing in a file.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use tokio::task::spawn_blocking;

use super::bare;
use crate::app::App;
use crate::base::calendar::office_day;
use crate::domain::dossier::table;
use crate::domain::dossier::table::{Context, Unread};
use crate::pages::dossier::pages;
use crate::pages::dossier::pages::{Import, Outcome};
use crate::pages::shared::table_file;
use crate::store::{self, DossierImport};
use crate::web::auth::permission::{HandleDossiers, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::upload::Uploading;

/// The form.
pub(crate) async fn form(
    State(app): State<App>,
    who: May<HandleDossiers>,
    PageLang(lang): PageLang,
) -> Result<Markup, Failure> {
    who.scope().must_be_whole()?;
    let seen = &bare(&app, who.staff(), lang).await?;
    let outcome = None;
    Ok(pages::import(Import { seen, outcome }))
}

/// Imports a whole file, or reports every fault.
pub(crate) async fn take(
    State(app): State<App>,
    (_, who): (SameOrigin, May<HandleDossiers>),
    PageLang(lang): PageLang,
    sent: Uploading,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let sent = sent.read(table_file::LIMITS).await?;
    let refusal = sent.refusal();
    let read = match table_file::named(sent) {
        Ok((_, bytes)) => {
            let context = context(&app).await?;
            // Beside the threads that answer: a large file takes seconds.
            let read = spawn_blocking(move || table::read(&bytes, &context)).await;
            read.map_err(|error| Failure::Inside(error.to_string()))?
        }
        Err(refusal) => Err(Unread::File(refusal)),
    };
    let outcome = match read {
        Ok(dossiers) => {
            let by = who.by(&app);
            let done = app.store.import_dossiers(dossiers.rows, &by).await?;
            Outcome::Import(done, dossiers.notes)
        }
        Err(unread) => Outcome::Faults(unread.localized(lang)),
    };
    let status = match &outcome {
        Outcome::Import(DossierImport::Taken { .. }, _) => StatusCode::OK,
        _ => refusal,
    };
    let seen = &bare(&app, who.staff(), lang).await?;
    let page = pages::import(Import { seen, outcome: Some(&outcome) });
    Ok((status, page).into_response())
}

/// What a row may refer to.
async fn context(app: &App) -> store::Result<Context> {
    let procedures = app.store.procedures().await?.into_iter();
    let touchpoints = app.store.touchpoints().await?.into_iter();
    Ok(Context {
        procedures: procedures.map(|each| each.code).collect(),
        touchpoints: touchpoints.map(|each| each.code).collect(),
        today: office_day(app.clock.now()),
    })
}
