//! The register of dialogues over HTTP: read by staff, written by those who work on the plan of the whole office.

use std::collections::BTreeSet;

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use maud::Markup;

use super::file;
use super::pages::{self, One, Register, Typed};
use super::words::Words;
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Period, Report};
use crate::domain::dialogue::{FieldFault, read_dialogue, read_request, read_settlement};
use crate::domain::unit::Unit;
use crate::web::auth::permission::{May, MayEverywhere, Permission, ReadPlan, WorkPlan};
use crate::web::csrf::origin::SameOrigin;
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The year of a query, or today's.
fn year(app: &App, fields: &Fields) -> Result<i32, Failure> {
    match given(fields, "year") {
        None => Ok(Period::year_of(app.today()).year),
        Some(text) => {
            let year = text.parse().ok().filter(|year| (2000..=2100).contains(year));
            year.ok_or(Failure::NotFound)
        }
    }
}

/// The days of the plan's year.
fn days(year: i32) -> Result<(NaiveDate, NaiveDate), Failure> {
    Period { year, report: Report::Year }.days().ok_or(Failure::NotFound)
}

fn may_write<P: Permission>(who: &May<P>) -> bool {
    WorkPlan::is_given_to(who.staff().role) && who.scope().is_whole()
}

/// The dialogues of a year.
pub(super) async fn register(
    State(app): State<App>,
    who: May<ReadPlan>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let year = year(&app, &fields)?;
    register_page((&app, may_write(&who)), lang, year, &Typed::default()).await
}

async fn register_page(
    (app, may_write): (&App, bool),
    lang: Lang,
    year: i32,
    typed: &Typed,
) -> Result<Markup, Failure> {
    let days = days(year)?;
    let mut years = BTreeSet::from([year, Period::year_of(app.today()).year]);
    if let Some((first, last)) = app.store.dialogue_days().await? {
        years.extend(Period::year_of(first).year..=Period::year_of(last).year);
    }
    Ok(pages::register(&Register {
        year,
        years: &years,
        dialogues: &app.store.dialogues(days).await?,
        counts: app.store.dialogue_counts(days, app.today()).await?,
        typed,
        may_write,
        lang,
    }))
}

/// Records a dialogue.
pub(super) async fn add(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<WorkPlan>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    match read_dialogue(&fields, app.today()) {
        Ok(dialogue) => {
            let id = app.store.add_dialogue(&dialogue, &who.by(&app)).await?;
            let notice = Notice::new(Words::of(lang).added);
            Ok(done(&app.config, (&paths::dialogue(&id), lang), &notice))
        }
        Err(faults) => {
            let typed = Typed { form: "dialogue", fields, faults, stale: false };
            let year = Period::year_of(app.today()).year;
            let page = register_page((&app, true), lang, year, &typed).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// One dialogue with its requests.
pub(super) async fn one(
    State(app): State<App>,
    who: May<ReadPlan>,
    PageLang(lang): PageLang,
    Path(id): Path<String>,
) -> Result<Markup, Failure> {
    one_page((&app, may_write(&who)), lang, &id, &Typed::default()).await
}

async fn one_page(
    (app, may_write): (&App, bool),
    lang: Lang,
    id: &str,
    typed: &Typed,
) -> Result<Markup, Failure> {
    let kept = app.store.dialogue(id).await?.ok_or(Failure::NotFound)?;
    Ok(pages::one(&One {
        kept: &kept,
        requests: &app.store.dialogue_requests(id).await?,
        units: &app.store.units().await?,
        today: app.today(),
        typed,
        may_write,
        lang,
    }))
}

/// Adds a request, settles one or opens it again, by the field `do`.
pub(super) async fn change(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<WorkPlan>),
    PageLang(lang): PageLang,
    Path(id): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let by = who.by(&app);
    let number = value(&fields, "number").parse().unwrap_or(0);
    let (form, outcome): (_, Result<bool, Vec<FieldFault>>) = match value(&fields, "do") {
        "request" => {
            let units = codes(&app.store.units().await?);
            (
                "request",
                match read_request(&fields, &units) {
                    Ok(request) => {
                        Ok(app.store.add_dialogue_request(&id, &request, &by).await?.is_some())
                    }
                    Err(faults) => Err(faults),
                },
            )
        }
        "settle" => (
            "settle",
            match read_settlement(&fields, app.today()) {
                Ok(it) => {
                    Ok(app.store.settle_dialogue_request((&id, number), Some(&it), &by).await?)
                }
                Err(faults) => Err(faults),
            },
        ),
        "reopen" => {
            ("reopen", Ok(app.store.settle_dialogue_request((&id, number), None, &by).await?))
        }
        _ => return Err(Failure::NotFound),
    };
    if outcome == Ok(true) {
        let notice = Notice::new(Words::of(lang).kept);
        return Ok(done(&app.config, (&paths::dialogue(&id), lang), &notice));
    }
    let stale = outcome.is_ok();
    let typed = Typed { form, fields, faults: outcome.err().unwrap_or_default(), stale };
    let page = one_page((&app, true), lang, &id, &typed).await?;
    let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

fn codes(units: &[Unit]) -> BTreeSet<String> {
    units.iter().map(|unit| unit.code.clone()).collect()
}

/// The requests of a year as a file.
pub(super) async fn download(
    State(app): State<App>,
    who: May<ReadPlan>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let year = year(&app, &fields)?;
    let entry = who.by(&app).did("dialogue.exported", "dialogue", year.to_string());
    app.store.record(&entry).await?;
    let mut rows = Vec::new();
    for dialogue in app.store.dialogues(days(year)?).await? {
        rows.extend(file::rows(&dialogue, &app.store.dialogue_requests(&dialogue.id).await?));
    }
    let format = Format::of_path(uri.path())?;
    let file = Download::named(format!("dialogues-{year}"), file::table(lang), format);
    file.respond(&app, at_once(rows)).await
}
