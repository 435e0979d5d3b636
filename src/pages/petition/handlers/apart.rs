//! Petitions that came in a flood, for staff: into the register, or left out of it.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::DateTime;

use crate::app::App;
use crate::base::Lang;
use crate::base::text::clean;
use crate::pages::petition::pages::{self, Apart};
use crate::pages::petition::words::DoneWords;
use crate::store::ApartKey;
use crate::web::auth::permission::{HandlePetitions, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first, given};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::{Posted, fields};

/// Petitions on a page.
const MOST: u32 = 50;

/// Those that wait.
pub(crate) async fn list(
    State(app): State<App>,
    who: May<HandlePetitions>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let behind = given(&query, "after").map(|text| key(text).ok_or(Failure::NotFound));
    shown(&app, (behind.transpose()?, false), lang).await
}

/// A key as it stands in addresses: milliseconds and a code.
fn key(text: &str) -> Option<ApartKey> {
    let (at, code) = text.split_once('.')?;
    Some((DateTime::from_timestamp_millis(at.parse().ok()?)?, code.to_owned()))
}

async fn shown(
    app: &App,
    (behind, lacks_reason): (Option<ApartKey>, bool),
    lang: Lang,
) -> Result<Response, Failure> {
    let found = app.store.petitions_apart(behind.as_ref(), MOST).await?;
    let files = app.store.files_apart(&found.rows).await?;
    let page = pages::apart(&Apart {
        waiting: app.store.petitions_apart_count().await?,
        petitions: &found.rows,
        files: &files,
        is_first: behind.is_none(),
        next: found.next.as_ref(),
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
    let many = posted.iter().filter(|(name, _)| name == "code").count();
    let words = DoneWords::of(lang);
    let said = match first(&posted, "verdict") {
        "take-in" => {
            for code in codes {
                app.store.take_in_petition(code, &by).await?;
            }
            // In the register they have last days like all others.
            app.store.count_petition_days(&app.rules()).await?;
            words.taken_in(many)
        }
        "leave-out" if reason.is_empty() => return shown(&app, (None, true), lang).await,
        "leave-out" => {
            for code in codes {
                app.store.leave_out_petition(code, &reason, &by).await?;
            }
            words.left_out(many)
        }
        _ => return Err(Failure::NotFound),
    };
    Ok(done(&app.config, (&paths::register_apart(), lang), &Notice::new(said)))
}
