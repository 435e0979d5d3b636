//! A request about one petition of the register.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::store::Petition;
use crate::web::auth::permission::{MayEverywhere, Permission};
use crate::web::errors::failure::Failure;

/// The petition of the address, asked for by somebody of the whole office who has permission `P`.
pub(crate) struct Registered<P> {
    pub(super) app: App,
    pub(super) who: MayEverywhere<P>,
    pub(super) petition: Petition,
}

impl<P: Permission + Send> FromRequestParts<App> for Registered<P> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let who = MayEverywhere::from_request_parts(parts, app).await?;
        let path = Path::<String>::from_request_parts(parts, app).await;
        let Path(code) = path.map_err(IntoResponse::into_response)?;
        let found = app.store.petition(&code).await.map_err(Failure::from);
        match found.map(|petition| petition.ok_or(Failure::NotFound)) {
            Ok(Ok(petition)) => Ok(Self { app: app.clone(), who, petition }),
            Ok(Err(failure)) | Err(failure) => Err(failure.into_response()),
        }
    }
}
