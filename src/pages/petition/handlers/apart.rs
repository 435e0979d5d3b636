//! Petitions that came in a flood, for staff: into the register, or left out of it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::base::Lang;
use crate::base::text::clean;
use crate::pages::petition::pages::{self, Apart};
use crate::web::auth::permission::{HandlePetitions, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{first, given};
use crate::web::lang::PageLang;
use crate::web::paths;
use crate::web::posted::{Posted, fields};

/// Petitions on a page.
const MOST: u32 = 50;

/// Those that wait.
pub(crate) async fn list(
    State(app): State<App>,
    who: May<HandlePetitions>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    shown(&app, false, lang).await
}

async fn shown(app: &App, lacks_reason: bool, lang: Lang) -> Result<Response, Failure> {
    let page = pages::apart(&Apart {
        waiting: app.store.petitions_apart_count().await?,
        petitions: &app.store.petitions_apart(MOST).await?,
        lacks_reason,
        lang,
    });
    let status = if lacks_reason { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// Enters those that were ticked into the register, or leaves them out.
pub(crate) async fn decide(
    State(app): State<App>,
    _: SameOrigin,
    who: May<HandlePetitions>,
    posted: Posted,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let posted = fields(posted)?;
    let (lang, by) = (Lang::of_code(given(&posted, "lang")), who.by(&app));
    let codes = posted.iter().filter(|(name, _)| name == "code").map(|(_, code)| code.as_str());
    let reason = clean(first(&posted, "reason"));
    match first(&posted, "verdict") {
        "take-in" => {
            for code in codes {
                app.store.take_in_petition(code, &by).await?;
            }
            // In the register they have last days like all others.
            app.store.count_petition_days(&app.petitions).await?;
        }
        "leave-out" if reason.is_empty() => return shown(&app, true, lang).await,
        "leave-out" => {
            for code in codes {
                app.store.leave_out_petition(code, &reason, &by).await?;
            }
        }
        _ => return Err(Failure::NotFound),
    }
    Ok(Redirect::to(&paths::in_lang(&paths::register_apart(), lang)).into_response())
}
