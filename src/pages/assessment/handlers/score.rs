//! One criterion: its scores in every round, its evidence, and the forms.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use super::{last_round, may_score, year_of};
use crate::app::App;
use crate::base::Lang;
use crate::domain::assessment::{read_appraisal, read_own};
use crate::pages::assessment::pages::{self, One, Typed};
use crate::pages::assessment::words::Words;
use crate::pages::shared::evidence;
use crate::store::Scored;
use crate::web::auth::permission::{
    AppraiseOneStop, May, MayEverywhere, Permission, ReadOneStop, ScoreOneStop,
};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::value;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;
use crate::web::upload::Uploading;

/// The criterion's page.
pub(crate) async fn one(
    State(app): State<App>,
    who: MayEverywhere<ReadOneStop>,
    PageLang(lang): PageLang,
    Path((year, number)): Path<(String, String)>,
) -> Result<Markup, Failure> {
    page((&app, &who), lang, (year_of(&year)?, &number), &Typed::default()).await
}

async fn page<P: Permission>(
    (app, who): (&App, &May<P>),
    lang: Lang,
    (year, number): (i32, &str),
    typed: &Typed,
) -> Result<Markup, Failure> {
    let round = last_round(app, year).await?;
    let sheet = app.store.assessment(year, round).await?.ok_or(Failure::NotFound)?;
    let line = sheet.line(number).filter(|line| line.criterion.is_scored());
    let line = line.ok_or(Failure::NotFound)?;
    let task = &line.criterion.task;
    let of_task = if task.is_empty() { Vec::new() } else { app.store.evidence(year, task).await? };
    Ok(pages::one(&One {
        line,
        round,
        history: &app.store.assessment_history(year, number).await?,
        files: &app.store.assessment_evidence(year, number).await?,
        of_task: &of_task,
        typed,
        may_score: may_score(who),
        may_appraise: may_score(who) && AppraiseOneStop::is_given_to(who.staff().role),
        lang,
    }))
}

/// Keeps an own score or an appraisal, by the field `do`.
pub(crate) async fn change(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ScoreOneStop>),
    PageLang(lang): PageLang,
    Path((year, number)): Path<(String, String)>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let year = year_of(&year)?;
    let round = value(&fields, "round").parse().unwrap_or(0);
    let sheet = app.store.assessment(year, round).await?.ok_or(Failure::NotFound)?;
    let line = sheet.line(&number).filter(|line| line.criterion.is_scored());
    let line = line.ok_or(Failure::NotFound)?;
    let is_appraisal = value(&fields, "do") == "appraise";
    if is_appraisal && !AppraiseOneStop::is_given_to(who.staff().role) {
        return Err(Failure::Forbidden);
    }
    let read = if is_appraisal {
        read_appraisal(&fields, &line.criterion, line.score.own)
    } else {
        read_own(&fields, &line.criterion)
    };
    let form = if is_appraisal { "appraise" } else { "own" };
    let mut typed = Typed { form, fields, ..Typed::default() };
    match read {
        Ok(change) => {
            let by = who.by(&app);
            match app.store.score_criterion((year, round, &number), &change, &by).await? {
                Scored::Done => {
                    let path = paths::assessment_criterion(year, &number);
                    return Ok(done(
                        &app.config,
                        (&path, lang),
                        &Notice::new(Words::of(lang).kept),
                    ));
                }
                Scored::NotThere => return Err(Failure::NotFound),
                Scored::RoundOver => typed.is_over = true,
            }
        }
        Err(faults) => typed.faults = faults,
    }
    let status =
        if typed.is_over { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page((&app, &who), lang, (year, &number), &typed).await?).into_response())
}

/// Where a sign-in in the middle of sending a file leads back to.
pub(crate) async fn back(
    Path((year, number)): Path<(String, String)>,
) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&paths::assessment_criterion(year_of(&year)?, &number)))
}

/// Keeps a file of evidence.
pub(crate) async fn attach(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ScoreOneStop>),
    PageLang(lang): PageLang,
    Path((year, number)): Path<(String, String)>,
    sent: Uploading,
) -> Result<Response, Failure> {
    let year = year_of(&year)?;
    let upload = sent.read(evidence::LIMITS).await?;
    let refusal = upload.refusal();
    let fit = evidence::sent(upload.file("file"));
    let unfit = match fit {
        Ok(file) => {
            let by = who.by(&app);
            if app.store.add_assessment_evidence((year, &number), &file, &by).await? {
                let path = paths::assessment_criterion(year, &number);
                return Ok(done(
                    &app.config,
                    (&path, lang),
                    &Notice::new(Words::of(lang).attached),
                ));
            }
            Words::of(lang).same_file
        }
        Err(unfit) => evidence::Words::of(lang).unfit(unfit),
    };
    let typed = Typed { form: "evidence", file: Some(unfit), ..Typed::default() };
    let page = page((&app, &who), lang, (year, &number), &typed).await?;
    Ok((refusal, page).into_response())
}
