//! Releasing remarks to the public, and answering them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::lang_of;
use crate::app::App;
use crate::base::text::{self, clean};
use crate::base::{Lang, format};
use crate::pages::remark::pages;
use crate::pages::remark::pages::Release;
use crate::pages::remark::words::Words;
use crate::store::{Publication, Released, RemarkFilter};
use crate::web::auth::permission::{DecideRemarks, MayEverywhere};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::given;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The longest answer, in characters.
const LONGEST: usize = 2000;

/// What is chosen, and the answers.
pub(crate) async fn page(
    State(app): State<App>,
    _: MayEverywhere<DecideRemarks>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    shown(&app, false, lang).await
}

async fn shown(app: &App, refused: bool, lang: Lang) -> Result<Response, Failure> {
    let chosen = RemarkFilter { publication: Some(Publication::Chosen), ..RemarkFilter::default() };
    let page = pages::release(&Release {
        chosen: &app.store.remarks(&chosen, (None, 1000), lang).await?.rows,
        answers: &app.store.remark_answers().await?,
        topics: &app.topics,
        refused,
        lang,
    });
    let status = if refused { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// Releases what is chosen.
pub(crate) async fn decide(
    State(app): State<App>,
    _: SameOrigin,
    who: MayEverywhere<DecideRemarks>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let lang = lang_of(&fields);
    let by = who.by(&app);
    match app.store.release_remarks(&by).await? {
        Released::Made(count) => {
            let words = Words::of(lang);
            let count = format::count(count as u64, lang);
            let public = paths::in_lang(&paths::public_remarks(), lang);
            let notice = Notice::new(words.saved_released(&count)).next(public, words.public);
            Ok(done(&app.config, (&paths::remarks_release(), lang), &notice))
        }
        Released::TooFew(_) => shown(&app, true, lang).await,
    }
}

/// Answers a topic in public.
pub(crate) async fn answer(
    State(app): State<App>,
    _: SameOrigin,
    who: MayEverywhere<DecideRemarks>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let topic = given(&fields, "topic").and_then(|code| app.topics.topic(code));
    let text = clean(given(&fields, "answer").unwrap_or_default());
    let Some(topic) = topic.filter(|_| text::length(&text) <= LONGEST) else {
        return Err(Failure::BadRequest(
            "Xin chọn một chủ đề của danh sách và viết tối đa 2.000 ký tự.",
            "Please choose a topic of the list and write at most 2,000 characters.",
        ));
    };
    app.store.answer_topic(&topic.code, &text, &who.by(&app)).await?;
    let lang = lang_of(&fields);
    let words = Words::of(lang);
    let said = if text.is_empty() { words.saved_no_answer } else { words.saved_answer };
    let public = paths::in_lang(&paths::public_remarks(), lang);
    let notice = Notice::new(said).next(public, words.public);
    Ok(done(&app.config, (&paths::remarks_release(), lang), &notice))
}
