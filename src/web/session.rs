//! Who is signed in.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;

use crate::app::App;
use crate::store::Staff;

/// The member of staff behind the request; a handler that takes it is for staff only.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Staff);

impl FromRequestParts<App> for SignedIn {
    /// A redirect to `/login` with the way back.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let _ = (parts, app);
        todo!()
    }
}
