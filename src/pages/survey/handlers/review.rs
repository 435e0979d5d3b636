//! The review: a draft beside its original, and what a second person decides.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::Opened;
use crate::app::App;
use crate::base::Lang;
use crate::domain::survey::edit::differences;
use crate::pages::survey::pages::{self, ReviewPage};
use crate::pages::survey::words::Words;
use crate::store::{DraftState, Publishing};
use crate::web::auth::permission::{May, MayEverywhere, Permission, ReadSurveys, ReviewSurveys};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{given, value};
use crate::web::headers;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The draft beside its original.
pub(crate) async fn show(
    State(app): State<App>,
    who: MayEverywhere<ReadSurveys>,
    PageLang(lang): PageLang,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let opened = Opened::of(&app, &id).await?;
    Ok(headers::framing(page(&app, &who, &opened, (lang, None, ""))))
}

fn page<P: Permission>(
    app: &App,
    who: &May<P>,
    opened: &Opened,
    (lang, refused, remark): (Lang, Option<&str>, &str),
) -> Markup {
    let original = opened.original(&app.instruments);
    pages::review(&ReviewPage {
        kept: &opened.kept,
        of: opened.instrument(),
        original,
        followed_by: opened.followed_by(&app.instruments),
        found: &original.map(|it| differences(it, opened.instrument())).unwrap_or_default(),
        findings: &opened.examined.findings,
        may_decide: may_decide(who, opened),
        is_own: opened.kept.submitted_by == who.staff().name,
        remark,
        refused,
        lang,
    })
}

fn may_decide<P: Permission>(who: &May<P>, opened: &Opened) -> bool {
    ReviewSurveys::is_given_to(who.staff().role)
        && opened.kept.head.state == DraftState::Submitted
        && opened.kept.may_be_reviewed_by(&who.staff().name)
}

/// Publishes the draft or returns it, by the field `do`. The person who submitted it may take it back.
pub(crate) async fn decide(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ReviewSurveys>),
    PageLang(lang): PageLang,
    Path(id): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let (words, by) = (Words::of(lang), who.by(&app));
    let opened = Opened::of(&app, &id).await?;
    let remark = value(&fields, "remark");
    let refuse = |status: StatusCode, refused: &str| {
        let page = page(&app, &who, &opened, (lang, Some(refused), remark));
        Ok((status, headers::framing(page)).into_response())
    };
    let is_own = opened.kept.submitted_by == who.staff().name;
    if opened.kept.head.state != DraftState::Submitted {
        return refuse(StatusCode::CONFLICT, words.not_submitted);
    }
    let is_taken_back = value(&fields, "do") == "return" && is_own;
    if !may_decide(&who, &opened) && !is_taken_back {
        return refuse(StatusCode::FORBIDDEN, words.second_person);
    }
    match value(&fields, "do") {
        "return" => {
            let Some(remark) = given(&fields, "remark").or(is_own.then_some("")) else {
                return refuse(StatusCode::UNPROCESSABLE_ENTITY, words.say_why);
            };
            if !app.store.return_survey_draft(&id, remark, &by).await? {
                return refuse(StatusCode::CONFLICT, words.stale);
            }
            let path = paths::survey_draft(&id);
            Ok(done(&app.config, (&path, lang), &Notice::new(words.returned)))
        }
        "publish" => {
            if !opened.examined.findings.is_empty() {
                return refuse(StatusCode::CONFLICT, words.mend_first);
            }
            if value(&fields, "revision") != opened.kept.revision.to_string() {
                return refuse(StatusCode::CONFLICT, words.stale);
            }
            match app.store.publish_survey(&opened.kept, opened.instrument(), &by).await? {
                Publishing::Changed => refuse(StatusCode::CONFLICT, words.stale),
                Publishing::Taken => refuse(StatusCode::CONFLICT, words.version_taken),
                Publishing::Done => {
                    app.store.refresh_instruments(&app.instruments).await?;
                    let path = paths::questionnaires();
                    let notice = Notice::new(words.published)
                        .next(paths::in_lang(&paths::touchpoints(), lang), words.to_touchpoints);
                    Ok(done(&app.config, (&path, lang), &notice))
                }
            }
        }
        _ => Err(Failure::NotFound),
    }
}
