//! Setting a password by a one-time link: the first administrator's, or that of an account.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::credentials::hashed;
use super::sign_in::signed_in;
use crate::app::{App, settings};
use crate::domain::account::Role;
use crate::pages::staff::pages::link::{self, Shown};
use crate::pages::staff::password;
use crate::pages::staff::posted::{Fault, is_name};
use crate::store::{By, LinkFor, Staff};
use crate::web::auth::session::Secret;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first, value};
use crate::web::lang::PageLang;
use crate::web::paths;
use crate::web::posted::Posted;

/// `GET /setup/{secret}`
pub(crate) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Path(secret): Path<String>,
) -> Result<Response, Failure> {
    let whose = whose(&app, &secret).await?;
    let shown = Shown { secret: &secret, whose: &whose, name: "", faults: &[], lang };
    Ok(link::page_of(shown).into_response())
}

async fn whose(app: &App, secret: &str) -> Result<LinkFor, Failure> {
    let found = app.store.link(Secret::of(secret).hash(), app.clock.now()).await?;
    found.ok_or(Failure::LinkGone)
}

/// `POST /setup/{secret}`
pub(crate) async fn set(
    State(app): State<App>,
    _: SameOrigin,
    PageLang(lang): PageLang,
    (headers, Path(secret)): (HeaderMap, Path<String>),
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let whose = whose(&app, &secret).await?;
    let name = value(&fields, "name").to_owned();
    let faults = faults(&fields, &whose, &name);
    if !faults.is_empty() {
        let shown = Shown { secret: &secret, whose: &whose, name: &name, faults: &faults, lang };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, link::page_of(shown)).into_response());
    }
    let (hash, now) = (Secret::of(&secret).hash(), app.clock.now());
    let password_hash = hashed(&app, first(&fields, "new")).await?;
    let (staff, next) = match whose {
        LinkFor::FirstAdministrator => {
            let staff = Staff { name, role: Role::Admin, password_hash, disabled: false };
            let by = By::account(&staff.name, now);
            if !app.store.use_first_link(hash, &staff, &by).await? {
                return Err(Failure::LinkGone);
            }
            settings::look(&app).await?;
            (staff, paths::setup())
        }
        LinkFor::Account(_) => {
            let used = app.store.use_link(hash, &password_hash, now).await?;
            let name = used.ok_or(Failure::LinkGone)?;
            let staff = app.store.staff(&name).await?.filter(|staff| !staff.disabled);
            // A second factor is asked for at the sign-in, not here.
            if staff.is_none() || app.store.second_factor(&name).await?.is_some() {
                let sign_in = paths::in_lang(&paths::sign_in(), lang);
                return Ok(axum::response::Redirect::to(&sign_in).into_response());
            }
            (staff.ok_or(Failure::NotFound)?, paths::office())
        }
    };
    signed_in((&app, &headers), &staff, &paths::in_lang(&next, lang), "password").await
}

/// Every fault of the form.
fn faults(fields: &Fields, whose: &LinkFor, name: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if *whose == LinkFor::FirstAdministrator && !is_name(name) {
        faults.push(Fault::Name);
    }
    let new = first(fields, "new");
    if !password::is_long_enough(new) {
        faults.push(Fault::Password);
    }
    if new != first(fields, "repeated") {
        faults.push(Fault::Repeated);
    }
    faults
}
