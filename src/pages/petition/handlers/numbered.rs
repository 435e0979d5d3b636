//! Links to a petition by its number alone.

use axum::extract::{Path, State};
use axum::response::Redirect;

use crate::app::App;
use crate::web::auth::permission::{MayEverywhere, ReadPetitions};
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::paths;

/// Redirects to the petition's page. Mail links here: a petition's code opens its public page to
/// everyone, so it is not in letters.
pub(crate) async fn lead(
    State(app): State<App>,
    _: MayEverywhere<ReadPetitions>,
    PageLang(lang): PageLang,
    Path(number): Path<String>,
) -> Result<Redirect, Failure> {
    let number: u64 = number.parse().map_err(|_| Failure::NotFound)?;
    let found = app.store.petition_numbered(number).await?;
    let petition = found.ok_or(Failure::NotFound)?;
    let path = paths::in_lang(&paths::registered(&petition.code), lang);
    Ok(Redirect::to(&path))
}
