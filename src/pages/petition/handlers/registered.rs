//! A request about one petition of the register.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::store::Petition;
use crate::web::auth::permission::{May, Permission};
use crate::web::errors::failure::Failure;

/// The petition of the address, asked for by somebody of the whole office who has permission `P`.
pub(crate) struct Registered<P> {
    pub(super) app: App,
    pub(super) who: May<P>,
    pub(super) petition: Petition,
}

impl<P: Permission + Send> FromRequestParts<App> for Registered<P> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let who = May::from_request_parts(parts, app).await?;
        let path = Path::<String>::from_request_parts(parts, app).await;
        let Path(code) = path.map_err(IntoResponse::into_response)?;
        Self::of(app, who, &code).await.map_err(IntoResponse::into_response)
    }
}

impl<P> Registered<P> {
    async fn of(app: &App, who: May<P>, code: &str) -> Result<Self, Failure> {
        who.scope().must_be_whole()?;
        let petition = app.store.petition(code).await?.ok_or(Failure::NotFound)?;
        Ok(Self { app: app.clone(), who, petition })
    }
}
