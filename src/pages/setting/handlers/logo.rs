//! The logo over HTTP.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use super::shown;
use crate::app::App;
use crate::domain::setting::LogoFault;
use crate::pages::setting::pages::Refused;
use crate::pages::setting::picture::cleaned;
use crate::pages::setting::words::DoneWords;
use crate::web::auth::permission::{ManageSettings, MayEverywhere};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;

/// `POST /office/settings/logo`
pub(in crate::pages::setting) async fn send(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageSettings>),
    PageLang(lang): PageLang,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    let file = file(parts.map_err(|_| Failure::WrongType)?).await;
    let cleaned = match file {
        Some(file) => spawn_blocking(move || cleaned(&file))
            .await
            .map_err(|error| Failure::Inside(error.to_string()))?,
        None => Err(LogoFault::TooLarge),
    };
    match cleaned {
        Ok(logo) => {
            app.store.keep_logo(Some(&logo), &who.by(&app)).await?;
            let place = format!("{}#logo", paths::settings());
            Ok(done(&app.config, (&place, lang), &Notice::new(DoneWords::of(lang).kept)))
        }
        Err(fault) => {
            let refused = Refused { logo: Some(fault), ..Refused::default() };
            shown(&app, lang, Some(refused)).await
        }
    }
}

/// The bytes of the file that was sent; `None` where it is too large or broke off.
async fn file(mut parts: Multipart) -> Option<Vec<u8>> {
    while let Some(part) = parts.next_field().await.ok()? {
        if part.name() == Some("file") {
            return part.bytes().await.ok().map(Into::into);
        }
    }
    Some(Vec::new())
}

/// `GET /logo/{digest}`
pub(in crate::pages::setting) async fn show(
    State(app): State<App>,
    Path(digest): Path<String>,
) -> Result<Response, Failure> {
    let logo = app.store.logo(&digest).await?.ok_or(Failure::NotFound)?;
    // Opened by itself, an SVG is a document of its own: it may load and run nothing.
    let headers = [
        (CONTENT_TYPE, logo.media_type),
        (CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    Ok((headers, logo.content).into_response())
}
