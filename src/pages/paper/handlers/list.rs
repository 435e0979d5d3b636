//! The bundles, and where interviews begin.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;

use crate::app::App;
use crate::domain::paper::{CountFault, read_bundle};
use crate::pages::paper::pages::{self, List};
use crate::pages::paper::words::Words;
use crate::pages::shared::places::Places;
use crate::web::auth::permission::{EnterAnswers, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Bundles on a page.
const MOST: u32 = 50;

/// The bundles of the account's units, the newest first.
pub(crate) async fn show(
    State(app): State<App>,
    who: May<EnterAnswers>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    let before = given(&query, "before").and_then(|before| {
        let (made, code) = before.split_once('~')?;
        Some((made.parse().ok()?, code.to_owned()))
    });
    shown((&app, &who), before.as_ref(), (&Fields::new(), &[]), lang).await
}

async fn shown(
    (app, who): (&App, &May<EnterAnswers>),
    before: Option<&(i64, String)>,
    (typed, faults): (&Fields, &[CountFault]),
    lang: crate::base::Lang,
) -> Result<Response, Failure> {
    let bundles = app.store.bundles(who.scope().units(), before, MOST).await?;
    let page = pages::list(&List {
        bundles: &bundles.rows,
        older: bundles.next.as_ref(),
        typed,
        faults,
        instruments: &app.instruments,
        places: &Places::read(&app.store, app.today()).await?.within(who.scope()),
        today: app.today(),
        lang,
    });
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

/// Makes a bundle.
pub(crate) async fn make(
    State(app): State<App>,
    (_, who): (SameOrigin, May<EnterAnswers>),
    PageLang(lang): PageLang,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let places = Places::read(&app.store, app.today()).await?.within(who.scope());
    let codes: Vec<&str> = places.touchpoints.iter().map(|each| each.code.as_str()).collect();
    let new = match read_bundle(&posted, (&codes, &app.instruments), app.today()) {
        Ok(new) => new,
        Err(faults) => return shown((&app, &who), None, (&posted, &faults), lang).await,
    };
    let touchpoint = places.touchpoints.iter().find(|each| each.code == new.touchpoint);
    let instrument = app.instruments.current(&new.instrument, new.day);
    let (Some(touchpoint), Some(instrument)) = (touchpoint, instrument) else {
        return Err(Failure::NotFound);
    };
    let code =
        app.store.make_bundle(&new, (touchpoint, &instrument.version), &who.by(&app)).await?;
    let words = Words::of(lang);
    let notice = Notice::new(words.made(&code)).next(paths::paper_form(&code), words.print);
    Ok(done(&app.config, (&paths::paper_bundle(&code), lang), &notice))
}

/// Where those who help somebody answer begin.
pub(crate) async fn interview(
    State(app): State<App>,
    who: May<EnterAnswers>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Markup, Failure> {
    let places = Places::read(&app.store, app.today()).await?.within(who.scope());
    let behind = given(&query, "after").unwrap_or_default();
    Ok(pages::interview(&places, &app.instruments, (behind, lang)))
}
