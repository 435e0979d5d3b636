//! A second person looks at an answer and gives it, or returns it with a reason.

use axum::response::{IntoResponse, Redirect, Response};

use super::registered::Registered;
use super::{answer, moving, one};
use crate::app::App;
use crate::base::Lang;
use crate::base::text::clean;
use crate::domain::petition::State as Stand;
use crate::pages::petition::pages::{self, Approval, MoveTrouble};
use crate::pages::petition::words::DoneWords;
use crate::store::{AnswerDraft, Brought, Petition, Proposed, Staff};
use crate::web::auth::permission::{ApproveAnswers, HandlePetitions, Permission};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{first, given};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The answer that waits, as sender and public will read it.
pub(crate) async fn page(
    Registered { app, who, petition }: Registered<HandlePetitions>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    if let Some(draft) = waiting(&app, &petition).await? {
        return shown(&app, who.staff(), (&petition, &draft), None, lang).await;
    }
    let path = paths::in_lang(&paths::registered(&petition.code), lang);
    Ok(Redirect::to(&path).into_response())
}

/// The answer of a petition that waits for a second person.
async fn waiting(app: &App, petition: &Petition) -> Result<Option<AnswerDraft>, Failure> {
    let draft = app.store.answer_draft(&petition.code).await?;
    Ok(draft.filter(|draft| draft.returned.is_none() && petition.state == Stand::Handling))
}

async fn shown(
    app: &App,
    staff: &Staff,
    (petition, draft): (&Petition, &AnswerDraft),
    trouble: Option<MoveTrouble>,
    lang: Lang,
) -> Result<Response, Failure> {
    let is_own = draft.proposed_by == staff.name;
    let page = pages::approval(&Approval {
        preview: moving::preview(app, petition, &draft.answer, false, lang).await?,
        draft,
        is_own,
        may_approve: !is_own && ApproveAnswers::is_given_to(staff.role),
        trouble,
    });
    Ok((moving::status(trouble), page).into_response())
}

/// Gives the answer, or returns it.
pub(crate) async fn decide(
    _: SameOrigin,
    Registered { app, who, petition }: Registered<HandlePetitions>,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let (lang, by) = (Lang::of_code(given(&posted, "lang")), who.by(&app));
    let code = petition.code.clone();
    let Some(draft) = waiting(&app, &petition).await? else {
        return one::overtaken(&app, who.staff(), petition, (Stand::Handled, ""), lang).await;
    };
    let is_own = draft.proposed_by == who.staff().name;
    let may_approve = ApproveAnswers::is_given_to(who.staff().role);
    let back = (paths::registered(&code), lang);
    let words = DoneWords::of(lang);
    let trouble = match first(&posted, "do") {
        "approve" if is_own || !may_approve => return Err(Failure::Forbidden),
        "approve" => {
            let text = clean(first(&posted, "text"));
            let brought = Brought { text, approves: true, ..Brought::default() };
            let way = (Stand::Handling, Stand::Handled);
            match moving::moved(&app, &petition, way, &brought, &by).await? {
                Ok(()) => {
                    return Ok(done(&app.config, (&back.0, lang), &answer::answered(lang, &code)));
                }
                Err(_) => MoveTrouble::Overtaken,
            }
        }
        "return" if is_own || may_approve => {
            let reason = clean(first(&posted, "reason"));
            match app.store.return_answer(&code, &reason, &by).await? {
                Proposed::Made => {
                    let said = if is_own { words.taken_back } else { words.returned };
                    let path = paths::in_lang(&paths::registered_answer(&code), lang);
                    let notice = Notice::new(said).next(path, words.write_on);
                    return Ok(done(&app.config, (&back.0, lang), &notice));
                }
                Proposed::Incomplete => MoveTrouble::Incomplete,
                Proposed::Overtaken => MoveTrouble::Overtaken,
            }
        }
        "return" => return Err(Failure::Forbidden),
        _ => return Err(Failure::NotFound),
    };
    shown(&app, who.staff(), (&petition, &draft), Some(trouble), lang).await
}
