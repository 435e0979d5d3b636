//! The office's one-stop points.

use axum::extract::{Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::bare;
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Period, Report, office_day};
use crate::pages::dossier::letter::Typed;
use crate::pages::dossier::pages::PointsPage;
use crate::pages::dossier::score::Problem;
use crate::pages::dossier::words::DoneWords;
use crate::pages::dossier::{listed, pages, score};
use crate::pages::shared::casework;
use crate::pages::shared::casework::Score;
use crate::store::{Scoring, Staff};
use crate::web::auth::permission::{
    AppraiseOneStop, MayEverywhere, Permission, ReadOneStop, ScoreOneStop,
};
use crate::web::csrf::origin::SameOrigin;
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The period requested; without one, or with one that is none, the year.
fn period(app: &App, fields: &Fields) -> Period {
    let asked = value(fields, "period").parse();
    asked.unwrap_or(Period { report: Report::Year, ..Period::year_of(office_day(app.clock.now())) })
}

/// The nine indicators of a period, and the periods of its year.
pub(crate) async fn page(
    State(app): State<App>,
    who: MayEverywhere<ReadOneStop>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let period = period(&app, &fields);
    let typed = (&Typed::default(), &[][..]);
    shown(&app, who.staff(), (period, lang), typed).await
}

async fn shown(
    app: &App,
    staff: &Staff,
    (period, lang): (Period, Lang),
    (typed, faults): (&Typed, &[(&'static str, Problem)]),
) -> Result<Markup, Failure> {
    let score = casework::score(app, period).await?;
    let mut seen = bare(app, staff, lang).await?;
    seen.periods = Period::all_of(period.year);
    seen.fields = vec![("period".to_owned(), period.to_string())];
    let mut year: Vec<Score> = Vec::new();
    for each in seen.periods {
        year.push(casework::score(app, each).await?);
    }
    Ok(pages::points(PointsPage {
        seen: &seen,
        lines: &score::lines(&score),
        score: &score,
        year: &year,
        may: (ScoreOneStop::is_given_to(staff.role), AppraiseOneStop::is_given_to(staff.role)),
        typed,
        faults,
    }))
}

/// As a file of CSV or XLSX; the download is recorded.
pub(crate) async fn download(
    State(app): State<App>,
    who: MayEverywhere<ReadOneStop>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let score = casework::score(&app, period(&app, &fields)).await?;
    let period = score.period.to_string();
    let taken = who.by(&app).did("one_stop.exported", "one_stop", &period);
    app.store.record(&taken).await?;
    let (table, rows) = listed::points(&score, &score::lines(&score), lang);
    let name = format!("one-stop-{period}");
    Download::named(name, table, Format::of_path(uri.path())?).respond(&app, at_once(rows)).await
}

/// Enters points of one indicator.
pub(crate) async fn enter(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ScoreOneStop>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let asked = period(&app, &fields);
    let faults = match score::read(&fields) {
        Ok(points) => {
            if points.scoring == Scoring::Appraised
                && !AppraiseOneStop::is_given_to(who.staff().role)
            {
                return Err(Failure::Forbidden);
            }
            if is_known(&app, &points).await? {
                vec![("indicator", Problem::Known)]
            } else {
                let entered = (points.scoring, points.indicator, points.hundredths);
                let by = who.by(&app);
                let kept = app.store.enter_points(points.period, entered, &points.reason, &by);
                kept.await?;
                let path = format!("{}?period={}", paths::one_stop(), points.period);
                let notice = Notice::new(DoneWords::of(lang).points);
                return Ok(done(&app.config, (&path, lang), &notice));
            }
        }
        Err(faults) => faults,
    };
    let typed = Typed(fields);
    let page = shown(&app, who.staff(), (asked, lang), (&typed, &faults)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Whether data tell the indicator, so that the office does not score itself.
async fn is_known(app: &App, points: &score::Points) -> Result<bool, Failure> {
    if points.scoring == Scoring::Appraised {
        return Ok(false);
    }
    let score = casework::score(app, points.period).await?;
    let lines = score::lines(&score);
    let mut lines = lines.iter().filter(|line| line.indicator == points.indicator);
    Ok(lines.any(|line| line.source.is_some_and(|source| source != "entered")))
}
