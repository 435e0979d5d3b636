//! Batches over HTTP.

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use super::file;
use super::pages::{self, List, One, Review};
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Period, read_day};
use crate::domain::batch::{Audience, SettleRule, Standing};
use crate::domain::measure::{Filter, Scorecard};
use crate::domain::survey::Instrument;
use crate::pages::batch::words::DoneWords;
use crate::pages::shared::figures::Answers;
use crate::pages::shared::places::Places;
use crate::store::{self, BatchEntry, BatchFilter, ReportSent, Reviewed, TakeBackStep, Verdict};
use crate::web::auth::permission::{
    DecideBatches, May, MayEverywhere, Permission, ReadBatches, ReviewBatches, TakeBackBatches,
};
use crate::web::csrf::origin::SameOrigin;
use crate::web::download::{Download, Format, RUN, Run, by_key};
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first, given};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Batches on a page.
const MOST: u32 = 30;

/// The newest batches, or those of a day, proposed ones or those taken back.
pub(super) async fn list(
    State(app): State<App>,
    _: MayEverywhere<ReadBatches>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Markup, Failure> {
    let day = given(&query, "day").map(read_day);
    let before = given(&query, "before").map(str::parse);
    let filter = BatchFilter {
        day: day.flatten(),
        proposed: first(&query, "show") == "proposed",
        taken_back: first(&query, "show") == "taken-back",
        apart: first(&query, "show") == "apart",
        before: before.and_then(Result::ok),
    };
    let batches = app.store.batches(&filter, MOST).await?;
    Ok(pages::list(&List {
        older: batches.next,
        batches: &batches.rows,
        filter: &filter,
        day: first(&query, "day"),
        bad_day: day.is_some_and(|day| day.is_none()),
        k: app.store.settings().k(),
        instruments: &app.instruments,
        places: &Places::read(&app.store, app.today()).await?,
        lang,
    }))
}

/// All batches as a file of CSV or XLSX; the download is recorded.
pub(super) async fn download(
    State(app): State<App>,
    who: MayEverywhere<ReadBatches>,
    PageLang(lang): PageLang,
    uri: Uri,
) -> Result<Response, Failure> {
    app.store.record(&who.by(&app).did("batch.exported", "batch", "list")).await?;
    let runs = {
        let app = app.clone();
        by_key(move |before| rows(app.clone(), before))
    };
    let format = Format::of_path(uri.path())?;
    Download::named("batches", file::table(lang), format).respond(&app, runs).await
}

/// A run of the file's rows.
async fn rows(app: App, before: Option<u64>) -> store::Result<Run<u64>> {
    let found = app.store.batches(&BatchFilter { before, ..BatchFilter::default() }, RUN).await?;
    Ok(Run { rows: found.rows.iter().map(file::cells).collect(), next: found.next })
}

/// One batch, and what can be done with it.
pub(super) async fn one(
    State(app): State<App>,
    who: May<ReadBatches>,
    PageLang(lang): PageLang,
    Path(number): Path<u64>,
) -> Result<Response, Failure> {
    shown((&app, &who), number, Refused::default(), lang).await
}

/// Why a step was not made, with the reason that was typed.
#[derive(Default)]
struct Refused<'a> {
    take_back: Option<(TakeBackStep, &'a str)>,
    review: Option<(Reviewed, &'a str)>,
}

async fn shown<P: Permission>(
    (app, who): (&App, &May<P>),
    number: u64,
    refused: Refused<'_>,
    lang: Lang,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let batch = app.store.batch(number).await?.ok_or(Failure::NotFound)?;
    let reports = app.store.all_reports_sent().await?;
    let used = |sent: &&ReportSent| sent.period.contains(batch.day) && sent.sent >= batch.day;
    let reports: Vec<&ReportSent> = reports.iter().filter(used).collect();
    let role = who.staff().role;
    let cards = without_and_with(app, &batch).await?;
    let review = (batch.standing == Standing::Apart || refused.review.is_some()).then(|| Review {
        figures: cards.as_ref().map(|(instrument, cards)| (*instrument, cards)),
        may_decide: batch.standing == Standing::Apart && ReviewBatches::is_given_to(role),
        refused: refused.review,
        k: app.k(),
    });
    let is_refused = refused.take_back.is_some() || refused.review.is_some();
    let page = pages::one(&One {
        batch: &batch,
        reports: &reports,
        refused: refused.take_back,
        review,
        may_propose: TakeBackBatches::is_given_to(role),
        may_confirm: DecideBatches::is_given_to(role),
        instruments: &app.instruments,
        places: &Places::read(&app.store, app.today()).await?,
        staff: &who.staff().name,
        lang,
    });
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// The figures of a batch's reporting year without what is held apart, and with it; `None` for a batch that is
/// not held apart.
async fn without_and_with<'a>(
    app: &'a App,
    batch: &BatchEntry,
) -> Result<Option<(&'a Instrument, [Scorecard; 2])>, Failure> {
    let days = Period::year_of(batch.day).days();
    let Some((instrument, (from, to))) =
        app.instruments.current(&batch.instrument, batch.day).zip(days)
    else {
        return Ok(None);
    };
    if batch.standing != Standing::Apart {
        return Ok(None);
    }
    let filter = Filter { from: Some(from), to: Some(to), ..Filter::default() };
    let answers = Answers::read(&app.store, instrument, &filter, Audience::Staff).await?;
    let mut all = answers.clone();
    all.selection.with_apart = true;
    let (today, k) = (app.today(), app.k());
    let without = answers.card(&app.store, today, k).await?;
    Ok(Some((instrument, [without, all.card(&app.store, today, k).await?])))
}

/// Where a sign-in in the middle of a step leads back to.
pub(super) async fn back(Path((number, _)): Path<(u64, String)>) -> Redirect {
    Redirect::to(&paths::batch(number))
}

/// Proposes that a batch is taken back, withdraws the proposal or confirms it.
pub(super) async fn step(
    State(app): State<App>,
    _: SameOrigin,
    who: MayEverywhere<DecideBatches>,
    Path((number, step)): Path<(u64, String)>,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let (lang, by) = (Lang::of_code(given(&posted, "lang")), who.by(&app));
    let reason = first(&posted, "reason");
    if step == "review" {
        return review((&app, &who), number, &posted, lang).await;
    }
    let may_propose = TakeBackBatches::is_given_to(who.staff().role);
    let taken = match step.as_str() {
        "propose" if may_propose => app.store.propose_take_back(number, reason, &by).await?,
        "withdraw" if may_propose => app.store.withdraw_take_back(number, &by).await?,
        "propose" | "withdraw" => return Err(Failure::Forbidden),
        "confirm" => app.store.confirm_take_back(number, SettleRule::default(), &by).await?,
        _ => return Err(Failure::NotFound),
    };
    match taken {
        TakeBackStep::Made => {
            let words = DoneWords::of(lang);
            let said = match step.as_str() {
                "propose" => words.proposed,
                "withdraw" => words.withdrawn,
                _ => words.taken_back,
            };
            Ok(done(&app.config, (&paths::batch(number), lang), &Notice::new(said)))
        }
        step => {
            let refused = Refused { take_back: Some((step, reason)), review: None };
            shown((&app, &who), number, refused, lang).await
        }
    }
}

/// Decides about a batch held apart.
async fn review(
    (app, who): (&App, &May<DecideBatches>),
    number: u64,
    posted: &Fields,
    lang: Lang,
) -> Result<Response, Failure> {
    if !ReviewBatches::is_given_to(who.staff().role) {
        return Err(Failure::Forbidden);
    }
    let verdict = Verdict::of_code(first(posted, "verdict")).ok_or(Failure::NotFound)?;
    let reason = first(posted, "reason");
    match app.store.review_batch(number, (verdict, reason), &who.by(app)).await? {
        Reviewed::Made => {
            let notice = Notice::new(DoneWords::of(lang).reviewed);
            Ok(done(&app.config, (&paths::batch(number), lang), &notice))
        }
        refused => {
            let refused = Refused { take_back: None, review: Some((refused, reason)) };
            shown((app, who), number, refused, lang).await
        }
    }
}
