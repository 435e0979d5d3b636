//! Questionnaires to print.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use super::found;
use crate::app::App;
use crate::base::Lang;
use crate::domain::survey::Instrument;
use crate::pages::paper::questionnaire::{self, Head, OfBundle};
use crate::web::auth::permission::{EnterAnswers, May, ReadTouchpoints};
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::paths;

/// The questionnaire of an instrument, of no bundle.
pub(crate) async fn of_instrument(
    State(app): State<App>,
    _: May<ReadTouchpoints>,
    PageLang(lang): PageLang,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    let id = file.strip_suffix(".pdf").ok_or(Failure::NotFound)?;
    let instrument = app.instruments.current(id, app.today()).ok_or(Failure::NotFound)?;
    let office = app.site.name().map(|name| name.in_lang(lang).to_owned()).unwrap_or_default();
    drawn(instrument, Head { office, bundle: None }, (id, lang)).await
}

/// The questionnaire of a bundle.
pub(crate) async fn of_bundle(
    State(app): State<App>,
    who: May<EnterAnswers>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let (entry, instrument) = found(&app, &who, &code).await?;
    let bundle = entry.bundle;
    let offices = app.store.offices().await?;
    let office = offices.iter().find(|office| office.code == bundle.office);
    let office = office.map(|office| office.name.in_lang(lang).to_owned()).unwrap_or_default();
    let touchpoint = app.store.touchpoint(&bundle.touchpoint).await?;
    let codes = touchpoint.as_ref().map_or(&[][..], |it| &it.procedures);
    let known = if codes.len() > 1 { app.store.procedures_of(codes).await? } else { Vec::new() };
    let procedures = known.iter().map(|it| it.name.in_lang(lang).to_owned()).collect();
    let place = touchpoint.map(|it| it.name.in_lang(lang).to_owned()).unwrap_or_default();
    let address = format!("{}{}", app.config.public_url, paths::paper_bundle(&bundle.code));
    let name = format!("phieu-{}", bundle.code);
    let of = OfBundle { code: bundle.code, place, day: bundle.day, procedures, address };
    drawn(instrument, Head { office, bundle: Some(of) }, (&name, lang)).await
}

async fn drawn(
    instrument: &Instrument,
    head: Head,
    (name, lang): (&str, Lang),
) -> Result<Response, Failure> {
    let instrument = instrument.clone();
    // Beside the threads that answer: drawing takes a while.
    let file = spawn_blocking(move || questionnaire::file(&instrument, &head, lang)).await;
    let file = file.map_err(|error| Failure::Inside(error.to_string()))?;
    let file = file.map_err(Failure::Inside)?;
    let plain: String = name
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() || it == '-' { it } else { '-' })
        .collect();
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}-{}.pdf\"", lang.code())),
    ];
    Ok((headers, file).into_response())
}
