//! One move of a petition: its days, and the letter to its sender.

use axum::http::StatusCode;
use chrono::NaiveDate;

use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::office_day;
use crate::domain::petition::{Move, Person, State as Stand, nameless};
use crate::pages::petition::anonymous;
use crate::pages::petition::pages::{MoveTrouble, Preview};
use crate::store::{self, Brought, By, Moved, Petition, PublicText};
use crate::web::errors::failure::Failure;
use crate::web::fields::{first, given};
use crate::web::masthead::SWITCH;

/// The longest text of a move, in characters.
pub(super) const LONGEST: usize = 4000;

/// Moves a petition as it was seen, or says why not; a sender who gave an address of mail is told.
pub(super) async fn moved(
    app: &App,
    petition: &Petition,
    (from, to): (Stand, Stand),
    brought: &Brought,
    by: &By,
) -> Result<Result<(), MoveTrouble>, Failure> {
    let today = office_day(by.at);
    let after = app.rules().moved(&petition.clocked(), petition.waits_since, to, today);
    let is_told = Move::between(from, to).is_some_and(Move::is_told);
    let has_mail = is_told && has_mail(app, &petition.code).await?;
    let brought = Brought {
        waited: after.waited,
        days: app.rules().stored_days(&after),
        letter: has_mail.then(|| app.random.uuid()),
        ..brought.clone()
    };
    Ok(match app.store.move_petition(&petition.code, (from, to), &brought, by).await? {
        Moved::Made => Ok(()),
        Moved::NoPetition => return Err(Failure::NotFound),
        Moved::NotAllowed => return Err(unreadable()),
        Moved::OwnAnswer => return Err(Failure::Forbidden),
        Moved::Incomplete => Err(MoveTrouble::Incomplete),
        Moved::Overtaken => Err(MoveTrouble::Overtaken),
    })
}

/// The status of a page that says why a move was not made.
pub(super) fn status(trouble: Option<MoveTrouble>) -> StatusCode {
    match trouble {
        None => StatusCode::OK,
        Some(MoveTrouble::Overtaken) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Whether the sender can be told by mail.
async fn has_mail(app: &App, code: &str) -> store::Result<bool> {
    if app.mailer().is_none() {
        return Ok(false);
    }
    let sender = anonymous::sender(app, code).await?;
    Ok(sender.is_some_and(|sender| !sender.email.is_empty()))
}

/// What would be public: the texts without what identifies.
pub(super) fn public_text(text: &PublicText, sender: &Person) -> PublicText {
    PublicText {
        subject: nameless(&text.subject, sender),
        body: nameless(&text.body, sender),
        answer: nameless(&text.answer, sender),
    }
}

/// The texts of a petition with this answer, as the public would read them; `None` when the seal does not open.
pub(super) async fn published_as(
    app: &App,
    petition: &Petition,
    answer: &str,
) -> store::Result<Option<PublicText>> {
    let text = PublicText {
        subject: petition.subject.clone(),
        body: petition.body.clone(),
        answer: answer.to_owned(),
    };
    let sender = anonymous::sender(app, &petition.code).await?;
    Ok(sender.map(|sender| public_text(&text, &sender)))
}

/// An answer as sender and public would read it, sent today.
pub(super) async fn preview(
    app: &App,
    petition: &Petition,
    answer: &str,
    two_persons: bool,
    lang: Lang,
) -> store::Result<Preview> {
    let today = today(app);
    Ok(Preview {
        petition: Petition {
            state: Stand::Handled,
            answer: Some(answer.to_owned()),
            answered: Some(today),
            ..petition.clone()
        },
        public: published_as(app, petition, answer).await?,
        files: app.store.petition_files(&petition.code).await?,
        has_mail: has_mail(app, &petition.code).await?,
        two_persons,
        today,
        lang,
    })
}

/// The office's day.
pub(super) fn today(app: &App) -> NaiveDate {
    office_day(app.clock.now())
}

/// The register has no such step.
pub(super) fn unreadable() -> Failure {
    Failure::BadRequest(
        "Sổ theo dõi không có bước chuyển như vậy. Xin mở lại trang rồi chọn bước tiếp theo.",
        "The register has no such step. Please open the page again and choose the next step.",
    )
}

/// The language and the act of a posted form: one that only switches its language comes back, and a preview as one.
pub(super) fn asked(posted: &[(String, String)]) -> (Lang, &str) {
    match given(posted, SWITCH) {
        None => (Lang::of_code(given(posted, "lang")), first(posted, "do")),
        Some(lang) => {
            let is_preview = first(posted, "page") == "preview";
            (Lang::of_code(Some(lang)), if is_preview { "preview" } else { "edit" })
        }
    }
}
