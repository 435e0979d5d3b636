//! One draft: what it asks, what is wrong with it, and what is done with it as a whole.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::{Opened, may_edit};
use crate::app::App;
use crate::base::Lang;
use crate::domain::survey::edit::{Edit, PartKind, Refusal, Step, apply, differences};
use crate::pages::survey::pages::{self, DraftPage, audit_lines};
use crate::pages::survey::words::Words;
use crate::store::DraftState;
use crate::web::auth::permission::{
    EditSurveys, May, MayEverywhere, Permission, ReadSurveys, ReviewSurveys,
};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::headers;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// How often a change is tried over changes of other parts.
pub(super) const TRIES: usize = 5;

/// The draft.
pub(crate) async fn show(
    State(app): State<App>,
    who: MayEverywhere<ReadSurveys>,
    PageLang(lang): PageLang,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let opened = Opened::of(&app, &id).await?;
    Ok(headers::framing(page(&app, &who, &opened, (lang, None))))
}

fn page<P: Permission>(
    app: &App,
    who: &May<P>,
    opened: &Opened,
    (lang, refused): (Lang, Option<&str>),
) -> Markup {
    let is_open = opened.kept.head.state == DraftState::Open;
    pages::draft(&DraftPage {
        kept: &opened.kept,
        of: opened.instrument(),
        findings: &opened.examined.findings,
        locks: opened.locks(&app.instruments),
        original: opened.original(&app.instruments),
        followed_by: opened.followed_by(&app.instruments),
        may_edit: may_edit(who) && is_open,
        may_review: ReviewSurveys::is_given_to(who.staff().role)
            && opened.kept.may_be_reviewed_by(&who.staff().name),
        refused,
        lang,
    })
}

/// Moves or removes a part, submits the draft or throws it away, by the field `do`.
pub(crate) async fn act(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<EditSurveys>),
    PageLang(lang): PageLang,
    Path(id): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let words = Words::of(lang);
    let (by, path) = (who.by(&app), paths::survey_draft(&id));
    let finished = |text: &str| done(&app.config, (&path, lang), &Notice::new(text));
    match value(&fields, "do") {
        "submit" => {
            let opened = Opened::of(&app, &id).await?;
            let refused = if opened.examined.findings.is_empty() {
                let kept = app.store.submit_survey_draft(&opened.kept, &by).await?;
                (!kept).then_some(words.stale)
            } else {
                Some(words.mend_first)
            };
            match refused {
                None => Ok(finished(words.submitted)),
                Some(refused) => {
                    let page = page(&app, &who, &opened, (lang, Some(refused)));
                    Ok((StatusCode::CONFLICT, headers::framing(page)).into_response())
                }
            }
        }
        "drop" => {
            if !app.store.drop_survey_draft(&id, &by).await? {
                return Err(Failure::NotFound);
            }
            let path = paths::questionnaires();
            Ok(done(&app.config, (&path, lang), &Notice::new(words.dropped)))
        }
        _ => {
            let edit = edit(&fields).ok_or(Failure::NotFound)?;
            for _ in 0..TRIES {
                let opened = Opened::of(&app, &id).await?;
                let locks = opened.locks(&app.instruments);
                let old = opened.instrument();
                let new = match apply(old, edit.clone(), locks.as_ref()) {
                    Ok(new) => new,
                    // Somebody else has removed it.
                    Err(Refusal::Gone) => return Ok(finished(words.gone)),
                    Err(Refusal::Locked) => {
                        let page = page(&app, &who, &opened, (lang, Some(words.locked)));
                        let page = headers::framing(page);
                        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
                    }
                };
                let told = audit_lines(&differences(old, &new));
                let told = (told.0.as_str(), told.1.as_str());
                if app.store.change_survey_draft(&opened.kept, &new, told, &by).await? {
                    return Ok(finished(words.kept));
                }
                if opened.kept.head.state != DraftState::Open {
                    return Ok(finished(words.not_open));
                }
            }
            Err(Failure::Busy)
        }
    }
}

/// A move or a removal, as the buttons post it.
fn edit(fields: &Fields) -> Option<Edit> {
    let kind: PartKind = value(fields, "kind").parse().ok()?;
    let code = value(fields, "part").to_owned();
    Some(match value(fields, "do") {
        "up" => Edit::Move(kind, code, Step::Up),
        "down" => Edit::Move(kind, code, Step::Down),
        "remove" => Edit::Remove(kind, code),
        _ => return None,
    })
}
