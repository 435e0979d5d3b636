//! The opening hours over HTTP.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::OpeningHours;
use crate::pages::touchpoint::pages::{self, HoursPage};
use crate::pages::touchpoint::words::Words;
use crate::web::auth::permission::{ManageUnits, May, MayEverywhere, Permission, ReadTouchpoints};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{given, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The opening hours.
pub(crate) async fn show(
    State(app): State<App>,
    who: May<ReadTouchpoints>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    let set = app.store.opening_hours().await?;
    let hours = set.as_ref().unwrap_or(&app.hours);
    Ok(pages::hours(&HoursPage {
        hours: hours.as_str(),
        is_wrong: false,
        may_change: ManageUnits::is_given_to(who.staff().role),
        lang,
    })
    .into_response())
}

/// Sets them.
pub(crate) async fn set(
    State(app): State<App>,
    _: SameOrigin,
    who: MayEverywhere<ManageUnits>,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let (typed, lang) = (value(&posted, "hours"), Lang::of_code(given(&posted, "lang")));
    if let Some(hours) = OpeningHours::read(typed) {
        app.store.keep_opening_hours(&hours, &who.by(&app)).await?;
        let notice = Notice::new(Words::of(lang).hours_kept);
        return Ok(done(&app.config, (&paths::hours(), lang), &notice));
    }
    let page = pages::hours(&HoursPage { hours: typed, is_wrong: true, may_change: true, lang });
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
