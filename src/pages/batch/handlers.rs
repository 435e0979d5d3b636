//! Batches over HTTP.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use super::pages::{self, List, One};
use crate::app::App;
use crate::base::Lang;
use crate::pages::shared::places::Places;
use crate::store::{BatchFilter, ReportSent, TakeBackStep};
use crate::web::auth::permission::{DecideBatches, May, Permission, ReadBatches, TakeBackBatches};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first, given};
use crate::web::lang::PageLang;
use crate::web::paths;
use crate::web::posted::{Posted, fields};

/// Batches on a page.
const MOST: u32 = 50;

/// The newest batches, or those of a day, proposed ones or those taken back.
pub(super) async fn list(
    State(app): State<App>,
    who: May<ReadBatches>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Markup, Failure> {
    who.scope().must_be_whole()?;
    let day = given(&query, "day").map(str::parse);
    let before = given(&query, "before").map(str::parse);
    let filter = BatchFilter {
        instrument: None,
        day: day.and_then(Result::ok),
        proposed: first(&query, "show") == "proposed",
        taken_back: first(&query, "show") == "taken-back",
        before: before.and_then(Result::ok),
    };
    let batches = app.store.batches(&filter, MOST).await?;
    Ok(pages::list(&List {
        older: (batches.len() == MOST as usize).then(|| batches.last()).flatten(),
        batches: &batches,
        filter: &filter,
        day: first(&query, "day"),
        bad_day: day.is_some_and(|day| day.is_err()),
        instruments: &app.instruments,
        places: &Places::read(&app.store).await?,
        staff: &who.staff().name,
        lang,
        demo: app.config.demo,
    }))
}

/// One batch, and what can be done with it.
pub(super) async fn one(
    State(app): State<App>,
    who: May<ReadBatches>,
    PageLang(lang): PageLang,
    Path(number): Path<u64>,
) -> Result<Response, Failure> {
    shown((&app, &who), number, None, lang).await
}

async fn shown<P: Permission>(
    (app, who): (&App, &May<P>),
    number: u64,
    refused: Option<(TakeBackStep, &str)>,
    lang: Lang,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let batch = app.store.batch(number).await?.ok_or(Failure::NotFound)?;
    let reports = app.store.all_reports_sent().await?;
    let used = |sent: &&ReportSent| sent.period.contains(batch.day) && sent.sent >= batch.day;
    let reports: Vec<&ReportSent> = reports.iter().filter(used).collect();
    let role = who.staff().role;
    let page = pages::one(&One {
        batch: &batch,
        reports: &reports,
        refused,
        may_propose: TakeBackBatches::is_given_to(role),
        may_confirm: DecideBatches::is_given_to(role),
        instruments: &app.instruments,
        places: &Places::read(&app.store).await?,
        staff: &who.staff().name,
        lang,
        demo: app.config.demo,
    });
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// Where a sign-in in the middle of a step leads back to.
pub(super) async fn back(Path((number, _)): Path<(u64, String)>) -> Redirect {
    Redirect::to(&paths::batch(number))
}

/// Proposes that a batch is taken back, withdraws the proposal or confirms it.
pub(super) async fn step(
    State(app): State<App>,
    _: SameOrigin,
    who: May<DecideBatches>,
    Path((number, step)): Path<(u64, String)>,
    posted: Posted,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let posted = fields(posted)?;
    let (lang, by) = (Lang::of_code(given(&posted, "lang")), who.by(&app));
    let reason = first(&posted, "reason");
    let may_propose = TakeBackBatches::is_given_to(who.staff().role);
    let done = match step.as_str() {
        "propose" if may_propose => app.store.propose_take_back(number, reason, &by).await?,
        "withdraw" if may_propose => app.store.withdraw_take_back(number, &by).await?,
        "propose" | "withdraw" => return Err(Failure::Forbidden),
        "confirm" => app.store.confirm_take_back(number, &by).await?,
        _ => return Err(Failure::NotFound),
    };
    match done {
        TakeBackStep::Made => {
            let back = paths::in_lang(&paths::batch(number), lang);
            Ok(Redirect::to(&back).into_response())
        }
        refused => shown((&app, &who), number, Some((refused, reason)), lang).await,
    }
}
