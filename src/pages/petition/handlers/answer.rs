//! The answer to a petition: written, looked at as sender and public will read it, then sent or proposed.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::registered::Registered;
use super::{moving, one};
use crate::app::App;
use crate::base::Lang;
use crate::base::text::{self, clean};
use crate::domain::petition::{FileSide, NONCE, State as Stand};
use crate::pages::petition::attached::{self, Unfit};
use crate::pages::petition::pages::{self, AnswerForm, MoveTrouble};
use crate::pages::petition::words::DoneWords;
use crate::store::{Brought, By, FileAdded, Petition, Proposed};
use crate::web::auth::permission::HandlePetitions;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{first, given};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::upload::{SentFile, Uploading};

/// The form, with what was written before and was returned.
pub(crate) async fn form(
    Registered { app, who, petition }: Registered<HandlePetitions>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    if petition.state != Stand::Handling {
        return one::overtaken(&app, who.staff(), petition, (Stand::Handled, ""), lang).await;
    }
    let draft = app.store.answer_draft(&petition.code).await?;
    if draft.as_ref().is_some_and(|draft| draft.returned.is_none()) {
        let path = paths::in_lang(&paths::registered_approval(&petition.code), lang);
        return Ok(axum::response::Redirect::to(&path).into_response());
    }
    let answer = draft.map(|draft| draft.answer).unwrap_or_default();
    shown(&app, &petition, Written { answer: &answer, ..Written::default() }, lang).await
}

/// What the form goes back with.
#[derive(Clone, Copy, Default)]
pub(super) struct Written<'a> {
    pub(super) answer: &'a str,
    pub(super) trouble: Option<MoveTrouble>,
    pub(super) file_faults: &'a [attached::Fault],
}

/// The form's page.
pub(super) async fn shown(
    app: &App,
    petition: &Petition,
    written: Written<'_>,
    lang: Lang,
) -> Result<Response, Failure> {
    let Written { answer, trouble, file_faults } = written;
    let draft = app.store.answer_draft(&petition.code).await?;
    let page = pages::answer_form(&AnswerForm {
        petition,
        answer,
        returned: draft.and_then(|draft| draft.returned),
        files: &app.store.petition_files(&petition.code).await?,
        attachments: app.rules().limits.attachments,
        trouble,
        file_faults,
        lang,
    });
    let is_too_large = file_faults.iter().any(|(_, unfit)| *unfit == Unfit::TooLarge);
    let status = match trouble {
        _ if is_too_large => StatusCode::PAYLOAD_TOO_LARGE,
        None if !file_faults.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        trouble => moving::status(trouble),
    };
    Ok((status, page).into_response())
}

/// Looks at the answer, changes its files, or sends it.
pub(crate) async fn take(
    _: SameOrigin,
    Registered { app, who, petition }: Registered<HandlePetitions>,
    sent: Uploading,
) -> Result<Response, Failure> {
    let limits = attached::limits(app.rules().limits.attachments);
    let sent = sent.read(limits).await?;
    let (lang, act) = moving::asked(&sent.fields);
    let (by, code) = (who.by(&app), petition.code.clone());
    let answer = clean(first(&sent.fields, "text"));
    if petition.state != Stand::Handling {
        return one::overtaken(&app, who.staff(), petition, (Stand::Handled, &answer), lang).await;
    }
    let written = Written { answer: &answer, ..Written::default() };
    if let Some(id) = given(&sent.fields, "remove") {
        app.store.remove_answer_file(&code, id, &by).await?;
        return shown(&app, &petition, written, lang).await;
    }
    let faults = keep(&app, &code, sent.files, &by).await?;
    if !faults.is_empty() {
        return shown(&app, &petition, Written { file_faults: &faults, ..written }, lang).await;
    }
    if act == "edit" {
        return shown(&app, &petition, written, lang).await;
    }
    if let Some(trouble) = unfit(&answer) {
        return shown(&app, &petition, Written { trouble: Some(trouble), ..written }, lang).await;
    }
    if act != "send" {
        let two_persons = app.rules().limits.two_persons;
        let shown = moving::preview(&app, &petition, &answer, two_persons, lang).await?;
        return Ok(pages::answer_preview(&shown).into_response());
    }
    match send(&app, &petition, &answer, &by).await? {
        Ok(notice) => {
            Ok(done(&app.config, (&paths::registered(&code), lang), &notice(lang, &code)))
        }
        Err(trouble) => {
            shown(&app, &petition, Written { trouble: Some(trouble), ..written }, lang).await
        }
    }
}

/// What keeps a text from being an answer.
fn unfit(answer: &str) -> Option<MoveTrouble> {
    if answer.is_empty() {
        Some(MoveTrouble::Incomplete)
    } else if text::length(answer) > moving::LONGEST {
        Some(MoveTrouble::TooLong)
    } else {
        None
    }
}

/// Keeps the files that came with the form; every fault of them.
async fn keep(
    app: &App,
    code: &str,
    sent: Vec<SentFile>,
    by: &By,
) -> Result<Vec<attached::Fault>, Failure> {
    if sent.is_empty() {
        return Ok(Vec::new());
    }
    let most = app.rules().limits.attachments.most;
    let there = app.store.petition_files(code).await?;
    let there = there.iter().filter(|file| file.side == FileSide::Answer).count();
    let files = match attached::clean(sent, usize::from(most).saturating_sub(there)) {
        Ok(files) => files,
        Err(faults) => return Ok(faults),
    };
    let mut faults = Vec::new();
    for file in &files {
        let nonce: [u8; NONCE] = app.random.bytes();
        let sealed = file
            .seal(code, app.random.uuid(), (&app.petitions.key, nonce))
            .ok_or_else(|| Failure::Inside("a file could not be sealed".to_owned()))?;
        if app.store.add_answer_file(code, (&sealed, u64::from(most)), by).await? != FileAdded::Kept
        {
            faults.push((file.name.clone(), Unfit::TooMany));
        }
    }
    Ok(faults)
}

/// What is said when it is done.
type Said = fn(Lang, &str) -> Notice;

/// Sends the answer, or leaves it to a second person.
pub(super) async fn send(
    app: &App,
    petition: &Petition,
    answer: &str,
    by: &By,
) -> Result<Result<Said, MoveTrouble>, Failure> {
    if app.rules().limits.two_persons {
        return Ok(match app.store.propose_answer(&petition.code, answer, by).await? {
            Proposed::Made => Ok(proposed),
            Proposed::Incomplete => Err(MoveTrouble::Incomplete),
            Proposed::Overtaken => Err(MoveTrouble::Overtaken),
        });
    }
    let brought = Brought { text: answer.to_owned(), ..Brought::default() };
    let way = (Stand::Handling, Stand::Handled);
    let moved = moving::moved(app, petition, way, &brought, by).await?;
    Ok(moved.map(|()| answered as Said))
}

fn proposed(lang: Lang, code: &str) -> Notice {
    let words = DoneWords::of(lang);
    let fields = [
        ("do", "return".to_owned()),
        ("reason", words.withdrawn.to_owned()),
        ("lang", lang.code().to_owned()),
    ];
    Notice::new(words.proposed).undo(paths::registered_approval(code), words.withdraw, fields)
}

/// Said of an answer that its sender can read.
pub(super) fn answered(lang: Lang, code: &str) -> Notice {
    let words = DoneWords::of(lang);
    let path = paths::in_lang(&paths::registered_publication(code), lang);
    Notice::new(words.answered).next(path, words.publish_next)
}
