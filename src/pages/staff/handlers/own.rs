//! One's own account over HTTP: its password and its sessions.

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::credentials::{hashed, verify_own_password};
use crate::app::App;
use crate::base::Lang;
use crate::pages::staff::pages::own;
use crate::pages::staff::pages::own::Shown;
use crate::pages::staff::password;
use crate::pages::staff::posted::Fault;
use crate::pages::staff::throttle::{Rejected, Throttle};
use crate::web::auth::permission::{May, OwnAccount};
use crate::web::auth::session::Secret;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::paths;

/// The fields of the forms.
#[derive(Debug, Deserialize)]
pub(crate) struct Entered {
    #[serde(default, rename = "do")]
    task: String,
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
    #[serde(default)]
    repeated: String,
}

/// `GET /office/account`
pub(crate) async fn show(
    State(app): State<App>,
    who: May<OwnAccount>,
    PageLang(lang): PageLang,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    shown(&app, &who, lang, &headers, &[]).await
}

/// `POST /office/account`
pub(crate) async fn change(
    State(app): State<App>,
    Extension(throttle): Extension<Throttle>,
    _: SameOrigin,
    (who, PageLang(lang), headers): (May<OwnAccount>, PageLang, HeaderMap),
    entered: Result<Form<Entered>, FormRejection>,
) -> Result<Response, Failure> {
    let Form(entered) = entered?;
    let name = &who.staff().name;
    let by = who.by(&app);
    if entered.task == "sign-out" {
        app.store.sign_out_everywhere(name, &by).await?;
        return Ok(to_sign_in(lang));
    }
    let faults = faults(&app, &throttle, &who, &entered).await?;
    if !faults.is_empty() {
        return shown(&app, &who, lang, &headers, &faults).await;
    }
    let hash = hashed(&app, &entered.new).await?;
    app.store.change_password(name, &hash, &by).await?;
    Ok(to_sign_in(lang))
}

/// Every fault of the form for a new password.
async fn faults(
    app: &App,
    throttle: &Throttle,
    who: &May<OwnAccount>,
    entered: &Entered,
) -> Result<Vec<Fault>, Failure> {
    let mut faults = Vec::new();
    match verify_own_password(app, throttle, who.staff(), &entered.current).await? {
        Ok(()) => {}
        Err(Rejected::Wrong) => faults.push(Fault::Current),
        Err(Rejected::Wait(seconds)) => faults.push(Fault::Wait(seconds)),
    }
    if !password::is_long_enough(&entered.new) {
        faults.push(Fault::Password);
    }
    if entered.new != entered.repeated {
        faults.push(Fault::Repeated);
    }
    Ok(faults)
}

fn to_sign_in(lang: Lang) -> Response {
    Redirect::to(&paths::in_lang(&paths::sign_in(), lang)).into_response()
}

async fn shown(
    app: &App,
    who: &May<OwnAccount>,
    lang: Lang,
    headers: &HeaderMap,
    faults: &[Fault],
) -> Result<Response, Failure> {
    let staff = who.staff();
    let sessions = app.store.sessions_of(&staff.name, app.clock.now()).await?;
    let own = Secret::carried(headers, &app.config).map(|secret| secret.hash());
    let page = own::page_of(&Shown {
        staff,
        sessions: &sessions,
        own: own.as_ref().map(<[u8; 32]>::as_slice),
        faults,
        lang,
    });
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}
