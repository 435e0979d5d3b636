//! The register over HTTP: read by signed-in staff, changed by those who work on the plan.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use super::list_file;
use super::pages::{self, Refused, Shown};
use super::posted::{self, Asked, Fault, Wrong};
use super::words::DoneWords;
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Period, Schedule, office_day};
use crate::domain::measure::{Indicator, reports};
use crate::pages::shared::evidence;
use crate::store::ReportRecorded;
use crate::web::auth::permission::{May, MayEverywhere, Permission, ReadPlan, WorkPlan};
use crate::web::csrf::origin::SameOrigin;
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::upload::Uploading;

/// The reports of a year: which were due, which were sent, and the form of each.
pub(super) async fn register(
    State(app): State<App>,
    who: May<ReadPlan>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let asked = fields.iter().rfind(|(name, _)| name == "year");
    let year = match asked {
        Some((_, text)) => text
            .parse()
            .ok()
            .filter(|year| (2000..=2100).contains(year))
            .ok_or(Failure::NotFound)?,
        None => Period::year_of(office_day(app.clock.now())).year,
    };
    Ok(page((&app, &who), lang, year, None).await?.into_response())
}

/// The reports of all years as a file of CSV or XLSX; the download is recorded.
pub(super) async fn download(
    State(app): State<App>,
    who: May<ReadPlan>,
    PageLang(lang): PageLang,
    uri: Uri,
) -> Result<Response, Failure> {
    app.store.record(&who.by(&app).did("report.listed", "report", "list")).await?;
    let rows = app.store.all_reports_sent().await?.iter().map(list_file::cells).collect();
    let format = Format::of_path(uri.path())?;
    Download::named("reports", list_file::table(lang), format).respond(&app, at_once(rows)).await
}

async fn page<P: Permission>(
    (app, who): (&App, &May<P>),
    lang: Lang,
    year: i32,
    refused: Option<&Refused>,
) -> Result<Markup, Failure> {
    let today = office_day(app.clock.now());
    let sent = app.store.reports_sent(year).await?;
    let days = sent.iter().map(|(report, each)| (*report, each.sent)).collect::<BTreeMap<_, _>>();
    let mut years = app.store.plan_years().await?;
    years.extend([year, Period::year_of(today).year]);
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    let staff = who.staff();
    let records = WorkPlan::is_given_to(staff.role);
    Ok(pages::register(&Shown {
        year,
        years: &years,
        reports: &reports(year, &limits(app, year).await?, &days, today),
        sent: &sent,
        today,
        refused,
        may_record: records && who.scope().is_whole(),
        only_reads: records && !who.scope().is_whole(),
        lang,
    }))
}

/// The days that the plan of the year sets for its reports.
async fn limits(app: &App, year: i32) -> Result<Schedule, Failure> {
    let mut tasks = app.store.plan(year).await?.into_iter();
    let found = tasks.find(|task| {
        let aim = task.row.measure.as_ref();
        aim.is_some_and(|aim| aim.indicator == Indicator::ReportsInTime)
    });
    Ok(found.map_or(Schedule::Unstated, |task| task.row.due))
}

/// Where a sign-in in the middle of sending the form leads back to.
pub(super) async fn back(Path(period): Path<String>) -> Result<Redirect, Failure> {
    let period = period_of(&period)?;
    Ok(Redirect::to(&paths::reports_sent(Some(period.year))))
}

fn period_of(text: &str) -> Result<Period, Failure> {
    let period: Result<Period, _> = text.parse();
    period.map_err(|_| Failure::NotFound)
}

/// Records, corrects or takes back that a report was sent; or the page with every fault.
pub(super) async fn record(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<WorkPlan>),
    PageLang(lang): PageLang,
    Path(period): Path<String>,
    sent: Uploading,
) -> Result<Response, Failure> {
    let period = period_of(&period)?;
    let posted = sent.read(evidence::LIMITS).await?;
    let today = office_day(app.clock.now());
    let asked = posted::read(&posted, period, today);
    let is_recorded = matches!(asked, Ok(Asked::Record(_)));
    let faults = match asked {
        Ok(asked) => {
            let by = who.by(&app);
            let recorded = match asked {
                Asked::Record(new) => app.store.record_report(&new, &by).await?,
                Asked::Withdraw(why) => app.store.withdraw_report(period, &why, &by).await?,
            };
            fault(recorded).into_iter().collect()
        }
        Err(faults) => faults,
    };
    if faults.is_empty() {
        let back = paths::reports_sent(Some(period.year));
        let words = DoneWords::of(lang);
        let said = if is_recorded { words.recorded } else { words.withdrawn };
        return Ok(done(&app.config, (&back, lang), &Notice::new(said)));
    }
    let status = posted.refusal();
    let refused = Refused { period, posted, faults };
    let page = page((&app, &who), lang, period.year, Some(&refused)).await?;
    Ok((status, page).into_response())
}

fn fault(recorded: ReportRecorded) -> Option<Fault> {
    match recorded {
        ReportRecorded::Done | ReportRecorded::Same => None,
        ReportRecorded::NoReason => Some(("reason", Wrong::NoReason)),
        ReportRecorded::NotThere => Some(("sent", Wrong::NotThere)),
    }
}

/// The document of a report: to save, never to show.
pub(super) async fn file(
    State(app): State<App>,
    _: May<ReadPlan>,
    Path(period): Path<String>,
) -> Result<Response, Failure> {
    let file = app.store.report_file(period_of(&period)?).await?;
    Ok(evidence::attached(file.ok_or(Failure::NotFound)?))
}
