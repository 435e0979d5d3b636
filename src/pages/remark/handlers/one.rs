//! One remark, for staff: its page and its forms.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::lang_of;
use crate::app::App;
use crate::base::Lang;
use crate::base::text::{self, clean};
use crate::domain::remark::{State as Stand, Tone};
use crate::pages::remark::pages;
use crate::pages::remark::pages::{One, Trouble};
use crate::pages::remark::words::Words;
use crate::pages::shared::places::Places;
use crate::store::{self, By, HandTo, Remark, RemarkChanged, RemarkWork, Staff, WhichRemarks};
use crate::web::auth::permission::{DecideRemarks, HandleRemarks, May, Permission, ReadRemarks};
use crate::web::auth::scope::Scope;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The longest note or reason, in characters.
const LONGEST: usize = 1000;

/// Where a sign-in in the middle of an act leads back to: the remark.
pub(crate) async fn back(Path((id, _)): Path<(String, String)>) -> Redirect {
    Redirect::to(&paths::remark(&paths::escaped(&id)))
}

/// One remark.
pub(crate) async fn page(
    State(app): State<App>,
    who: May<ReadRemarks>,
    PageLang(lang): PageLang,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let remark = found(&app, who.scope(), &id, lang).await?;
    shown(&app, who.staff(), remark, None, lang).await
}

/// The remark of this id, if it is of a unit within.
async fn found(app: &App, scope: &Scope, id: &str, lang: Lang) -> Result<Remark, Failure> {
    let remark = app.store.remark(id, lang).await?;
    let remark = remark.ok_or(Failure::NotFound)?;
    match &remark.unit {
        Some(unit) => scope.must_hold(unit)?,
        None => scope.must_be_whole()?,
    }
    Ok(remark)
}

async fn shown(
    app: &App,
    staff: &Staff,
    remark: Remark,
    back: Option<(Trouble, Fields)>,
    lang: Lang,
) -> Result<Response, Failure> {
    let status = match &back {
        None => StatusCode::OK,
        Some((Trouble::NotAllowed, _)) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = pages::one(&One {
        may_act: HandleRemarks::is_given_to(staff.role),
        may_decide: DecideRemarks::is_given_to(staff.role),
        remark: &remark,
        topics: &app.topics,
        places: &Places::read(&app.store, app.today()).await?,
        officers: &super::list::officers(app).await?,
        back: back.as_ref(),
        lang,
    });
    Ok((status, page).into_response())
}

/// Takes the form `state`, `topics`, `choose`, `spam` or `restore`.
pub(crate) async fn act(
    State(app): State<App>,
    _: SameOrigin,
    who: May<HandleRemarks>,
    Path((id, form)): Path<(String, String)>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let remark = found(&app, who.scope(), &id, lang_of(&fields)).await?;
    let by = who.by(&app);
    let outcome = match form.as_str() {
        "state" => state(&app, &id, &fields, &by).await?,
        "topics" => topics(&app, &id, &fields, &by).await?,
        "choose" => {
            let chosen = given(&fields, "chosen") == Some("yes");
            outcome(app.store.choose_remark(&id, chosen, &by).await?)
        }
        "spam" => spam(&app, &id, &by).await?,
        "restore" => outcome(app.store.take_from_spam(&id, &by).await?),
        _ => return Err(Failure::NotFound),
    };
    answered(&app, who.staff(), remark, (outcome, &form), fields).await
}

/// Takes the form `redact` or `take-back`.
pub(crate) async fn decide(
    State(app): State<App>,
    _: SameOrigin,
    who: May<DecideRemarks>,
    Path((id, form)): Path<(String, String)>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let remark = found(&app, who.scope(), &id, lang_of(&fields)).await?;
    let by = who.by(&app);
    let outcome = match form.as_str() {
        "redact" => match written(&fields, "reason") {
            Err(trouble) => Err(trouble),
            Ok(reason) if reason.is_empty() => Err(Trouble::Incomplete),
            Ok(reason) => outcome(app.store.redact_remark(&id, &reason, &by).await?),
        },
        "take-back" => outcome(app.store.take_back_remark(&id, &by).await?),
        _ => return Err(Failure::NotFound),
    };
    answered(&app, who.staff(), remark, (outcome, &form), fields).await
}

/// Back to the remark with what was done, or its page with what is wrong.
async fn answered(
    app: &App,
    staff: &Staff,
    remark: Remark,
    (outcome, form): (Result<(), Trouble>, &str),
    fields: Fields,
) -> Result<Response, Failure> {
    let lang = lang_of(&fields);
    let words = Words::of(lang);
    if let Err(trouble) = outcome {
        return shown(app, staff, remark, Some((trouble, fields)), lang).await;
    }
    let text = match (form, given(&fields, "chosen")) {
        ("state", _) => words.saved_state,
        ("topics", _) => words.saved_topics,
        ("choose", Some("yes")) => words.saved_chosen,
        ("choose", _) => words.saved_unchosen,
        ("spam", _) => words.saved_spam,
        ("restore", _) => words.saved_restored,
        ("redact", _) => words.saved_redacted,
        _ => words.saved_taken_back,
    };
    let mut notice = Notice::new(text).next(paths::in_lang(&paths::remarks(), lang), words.back);
    if form == "spam" {
        let undo = [("lang", lang.code().to_owned())];
        notice = notice.undo(paths::remark_form(&remark.id, "restore"), words.undo, undo);
    }
    Ok(done(&app.config, (&paths::remark(&remark.id), lang), &notice))
}

async fn spam(app: &App, id: &str, by: &By) -> Result<Result<(), Trouble>, Failure> {
    let ids = [id.to_owned()];
    let act = app.random.uuid();
    let these = WhichRemarks::These(&ids);
    let worked = app.store.work_through_remarks(these, RemarkWork::Spam, (&act, by)).await?;
    Ok(if worked.changed == 1 { Ok(()) } else { Err(Trouble::NotAllowed) })
}

fn outcome(changed: RemarkChanged) -> Result<(), Trouble> {
    match changed {
        RemarkChanged::Made => Ok(()),
        RemarkChanged::NoRemark | RemarkChanged::NotAllowed => Err(Trouble::NotAllowed),
    }
}

/// A typed text, cleaned.
fn written(fields: &[(String, String)], name: &str) -> Result<String, Trouble> {
    let text = clean(given(fields, name).unwrap_or_default());
    if text::length(&text) > LONGEST { Err(Trouble::TooLong) } else { Ok(text) }
}

/// Whether whom a remark is handed to is there.
pub(super) async fn is_known(app: &App, to: HandTo<'_>) -> store::Result<bool> {
    let unit = match to.unit {
        Some(unit) => app.store.units().await?.iter().any(|each| each.code == unit),
        None => true,
    };
    let officer = match to.officer {
        Some(officer) => super::list::officers(app).await?.iter().any(|each| each == officer),
        None => true,
    };
    Ok(unit && officer)
}

async fn state(
    app: &App,
    id: &str,
    fields: &Fields,
    by: &By,
) -> Result<Result<(), Trouble>, Failure> {
    let note = match written(fields, "note") {
        Ok(note) => note,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let to = given(fields, "state").and_then(Stand::of_code);
    let hand_to = HandTo { unit: given(fields, "assigned"), officer: given(fields, "officer") };
    let known = is_known(app, hand_to).await?;
    let Some(to) = to.filter(|_| known) else {
        return Ok(Err(Trouble::Incomplete));
    };
    if to == Stand::Action && note.is_empty() {
        return Ok(Err(Trouble::Incomplete));
    }
    Ok(outcome(app.store.move_remark(id, (to, &note, hand_to), by).await?))
}

async fn topics(
    app: &App,
    id: &str,
    fields: &Fields,
    by: &By,
) -> Result<Result<(), Trouble>, Failure> {
    let ticked = |code: &str| fields.iter().any(|(name, value)| name == "topic" && value == code);
    let chosen: Vec<&str> = app
        .topics
        .all()
        .iter()
        .map(|topic| topic.code.as_str())
        .filter(|code| ticked(code))
        .collect();
    let tone = given(fields, "tone").map_or(Some(Tone::Neutral), Tone::of_code);
    let Some(tone) = tone else { return Ok(Err(Trouble::Incomplete)) };
    Ok(outcome(app.store.confirm_topics(id, (&chosen, tone), by).await?))
}
