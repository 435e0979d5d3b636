//! Petitions that came in a flood, for staff: into the register, or left out of it.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::DateTime;

use crate::app::App;
use crate::base::Lang;
use crate::base::text::clean;
use crate::pages::petition::pages::{self, Apart, NotDecided};
use crate::pages::petition::words::DoneWords;
use crate::store::{self, ApartKey};
use crate::web::auth::permission::{HandlePetitions, MayEverywhere};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first, given};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Petitions on a page.
const MOST: u32 = 50;

/// Those that wait.
pub(crate) async fn list(
    State(app): State<App>,
    _: MayEverywhere<HandlePetitions>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    let behind = given(&query, "after").map(|text| key(text).ok_or(Failure::NotFound));
    shown(&app, (behind.transpose()?, None), lang).await
}

/// A key as it stands in addresses and forms: milliseconds and a code.
fn key(text: &str) -> Option<ApartKey> {
    let (at, code) = text.split_once('.')?;
    Some((DateTime::from_timestamp_millis(at.parse().ok()?)?, code.to_owned()))
}

async fn shown(
    app: &App,
    (behind, refused): (Option<ApartKey>, Option<(NotDecided, &[&str])>),
    lang: Lang,
) -> Result<Response, Failure> {
    let found = app.store.petitions_apart(behind.as_ref(), MOST).await?;
    let files = app.store.files_apart(&found.rows).await?;
    let page = pages::apart(&Apart {
        waiting: app.store.petitions_apart_count().await?,
        petitions: &found.rows,
        files: &files,
        behind: behind.as_ref(),
        next: found.next.as_ref(),
        refused,
        lang,
    });
    let is_refused = refused.is_some();
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// Enters those that were ticked into the register, or leaves them out.
pub(crate) async fn decide(
    State(app): State<App>,
    _: SameOrigin,
    who: MayEverywhere<HandlePetitions>,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let (lang, by) = (Lang::of_code(given(&posted, "lang")), who.by(&app));
    let codes = posted.iter().filter(|(name, _)| name == "code").map(|(_, code)| code.as_str());
    let codes: Vec<&str> = codes.collect();
    let reason = clean(first(&posted, "reason"));
    let takes_in = match first(&posted, "verdict") {
        "take-in" => true,
        "leave-out" => false,
        _ => return Err(Failure::NotFound),
    };
    let refused = match (codes.is_empty(), takes_in || !reason.is_empty()) {
        (true, _) => Some(NotDecided::NoneTicked),
        (false, false) => Some(NotDecided::NoReason),
        (false, true) => None,
    };
    if let Some(why) = refused {
        let behind = given(&posted, "after").and_then(key);
        return shown(&app, (behind, Some((why, &codes))), lang).await;
    }
    let mut done_of = 0;
    for code in codes {
        let is_done = if takes_in {
            let letter = has_mail(&app, code).await?.then(|| app.random.uuid());
            app.store.take_in_petition(code, letter.as_deref(), &by).await?
        } else {
            app.store.leave_out_petition(code, &reason, &by).await?
        };
        done_of += usize::from(is_done);
    }
    let words = DoneWords::of(lang);
    let said = if takes_in {
        // In the register they have last days like all others.
        app.store.count_petition_days(&app.rules()).await?;
        words.taken_in(done_of)
    } else {
        words.left_out(done_of)
    };
    Ok(done(&app.config, (&paths::register_apart(), lang), &Notice::new(said)))
}

/// Whether the sender of a petition that waits can be told by mail.
async fn has_mail(app: &App, code: &str) -> store::Result<bool> {
    if app.mailer().is_none() {
        return Ok(false);
    }
    let seal = app.store.apart_seal(code).await?;
    let sender = seal.and_then(|seal| app.petitions.key.open(&seal, code));
    Ok(sender.is_some_and(|sender| !sender.email.is_empty()))
}
