//! The report over HTTP: read by signed-in staff of the whole office, changed by those who work on the plan.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use super::pages::{self, Shown};
use super::posted::{self, Posted, Wrong};
use super::words::Words;
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::Period;
use crate::domain::report::{Draft, Facts, Report, compose};
use crate::pages::report::current::{Current, closed_last, current, drafted};
use crate::pages::report::file::{self, Format};
use crate::pages::shared::evidence;
use crate::store::{By, NewReportSent, ReportRecorded};
use crate::web::auth::permission::{MayEverywhere, Permission, ReadPlan, WorkPlan};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;

/// The report of a period, the one that has just ended first.
pub(crate) async fn show(
    State(app): State<App>,
    who: MayEverywhere<ReadPlan>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let period = match first(&fields, "period") {
        "" => closed_last(app.today()),
        text => period_of(text)?,
    };
    let corrects = first(&fields, "edit") == "1";
    let current = read(&app, period, corrects).await?;
    let may_edit = WorkPlan::is_given_to(who.staff().role);
    Ok(pages::show(&Shown { may_edit, corrects, ..shown(&app, period, &current, lang) }))
}

fn shown<'a>(app: &App, period: Period, current: &'a Current, lang: Lang) -> Shown<'a> {
    Shown {
        period,
        today: app.today(),
        current,
        may_edit: true,
        corrects: false,
        typed: None,
        is_changed: false,
        lang,
    }
}

/// The report as it is; with `corrects`, from today's figures though one was issued.
async fn read(app: &App, period: Period, corrects: bool) -> Result<Current, Failure> {
    let begins = period.days().map(|(first, _)| first);
    if begins.is_none_or(|first| first > app.today()) {
        return Err(Failure::NotFound);
    }
    let found = if corrects { drafted(app, period).await? } else { current(app, period).await? };
    found.ok_or(Failure::NotFound)
}

fn period_of(text: &str) -> Result<Period, Failure> {
    let period: Result<Period, _> = text.parse();
    period.map_err(|_| Failure::NotFound)
}

/// Where a sign-in in the middle of sending the form leads back to.
pub(crate) async fn back(Path(period): Path<String>) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&paths::report(&period_of(&period)?.to_string())))
}

/// Saves a draft, or issues the report; or the page with every fault.
pub(crate) async fn save(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<WorkPlan>),
    PageLang(lang): PageLang,
    Path(period): Path<String>,
    axum::Form(sent): axum::Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let period = period_of(&period)?;
    let current = read(&app, period, true).await?;
    let mut posted = posted::read(&sent, period, app.today());
    let by = who.by(&app);
    if posted.faults.is_empty() {
        let draft = Draft::of(&current.report, posted.fields.clone(), &posted.texts);
        if posted.issues {
            match issue(&app, &current.report.facts, (&draft, &posted), &by).await? {
                ReportRecorded::Done | ReportRecorded::Same => {
                    return Ok(issued(&app, period, lang));
                }
                _ => posted.faults.push(("reason".to_owned(), Wrong::NoReason)),
            }
        } else {
            let content = json(&draft)?;
            let words = Words::of(lang);
            if app.store.save_report_draft(period, &content, posted.seen, &by).await? {
                let path = edited(&app, period).await?;
                return Ok(done(&app.config, (&path, lang), &Notice::new(words.draft_saved)));
            }
            return Ok(refused(&app, period, &current, (&posted, true), lang));
        }
    }
    Ok(refused(&app, period, &current, (&posted, false), lang))
}

/// The page of a draft.
async fn edited(app: &App, period: Period) -> Result<String, Failure> {
    let path = paths::report(&period.to_string());
    let is_issued = app.store.issued_report(period).await?.is_some();
    Ok(if is_issued { format!("{path}&edit=1") } else { path })
}

fn issued(app: &App, period: Period, lang: Lang) -> Response {
    let words = Words::of(lang);
    let notice = Notice::new(words.is_issued)
        .next(paths::in_lang(&paths::reports_sent(Some(period.year)), lang), words.see_sent);
    done(&app.config, (&paths::report(&period.to_string()), lang), &notice)
}

fn refused(
    app: &App,
    period: Period,
    current: &Current,
    (posted, is_changed): (&Posted, bool),
    lang: Lang,
) -> Response {
    let corrects = current.issued.is_some();
    let base = shown(app, period, current, lang);
    let page = pages::show(&Shown { typed: Some(posted), is_changed, corrects, ..base });
    let status = if is_changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, page).into_response()
}

/// Writes the PDF, and keeps it with the figures.
async fn issue(
    app: &App,
    facts: &Facts,
    (draft, posted): (&Draft, &Posted),
    by: &By,
) -> Result<ReportRecorded, Failure> {
    let report = compose(facts, draft);
    let bytes = written(&report, Format::Pdf)?;
    let name = file::name(&facts.period, Format::Pdf);
    let kept = evidence::fit(&name, bytes).map_err(|_| broken("the file is too large"))?;
    let fields = &draft.fields;
    let new = NewReportSent {
        period: period_of(&facts.period)?,
        sent: fields.day.ok_or_else(|| broken("a report is issued without a day"))?,
        sign: format!("{}/{}", fields.number, fields.sign),
        file: Some(kept),
        reason: posted.reason.clone(),
    };
    Ok(app.store.issue_report(&new, &json(&report)?, by).await?)
}

/// A file of the report.
pub(crate) async fn download(
    State(app): State<App>,
    who: MayEverywhere<ReadPlan>,
    Path((period, format)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let period = period_of(&period)?;
    let format = Format::of_code(&format).ok_or(Failure::NotFound)?;
    let current = read(&app, period, false).await?;
    let bytes = match (format, &current.issued) {
        // As it was frozen, to the last digit.
        (Format::Json, Some(issued)) => issued.content.clone().into_bytes(),
        _ => written(&current.report, format)?,
    };
    let taken = who.by(&app).did("report.downloaded", "report", period.to_string());
    app.store.record(&taken.to(format.code())).await?;
    let name = file::name(&period.to_string(), format);
    let headers = [
        (CONTENT_TYPE, format.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

fn written(report: &Report, format: Format) -> Result<Vec<u8>, Failure> {
    let made = crate::pages::shared::figures::computed(|| file::file(report, format));
    made.map_err(|error| broken(&error))
}

fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map_err(|error| broken(&error.to_string()))
}

fn broken(why: &str) -> Failure {
    crate::store::Error::Corrupt(format!("report: {why}")).into()
}
