//! An answer is published: the texts without names, looked at before everybody reads them.

use axum::response::{IntoResponse, Response};

use super::registered::Registered;
use super::{moving, one};
use crate::base::Lang;
use crate::base::text::{self, clean};
use crate::domain::petition::State as Stand;
use crate::pages::petition::anonymous;
use crate::pages::petition::pages::{self, MoveTrouble, Publication};
use crate::pages::petition::words::DoneWords;
use crate::store::{Brought, Petition, PublicText};
use crate::web::auth::permission::HandlePetitions;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The form, with the texts masked.
pub(crate) async fn form(
    Registered { app, who, petition }: Registered<HandlePetitions>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    if petition.state != Stand::Handled {
        return one::overtaken(&app, who.staff(), petition, (Stand::Published, ""), lang).await;
    }
    let answer = petition.answer.clone().unwrap_or_default();
    let public = moving::published_as(&app, &petition, &answer).await?;
    let trouble = public.is_none().then_some(MoveTrouble::Shut);
    Ok(shown(&petition, (&public.unwrap_or_default(), trouble), lang))
}

/// The form's page.
pub(super) fn shown(
    petition: &Petition,
    (public, trouble): (&PublicText, Option<MoveTrouble>),
    lang: Lang,
) -> Response {
    let page = pages::publication_form(&Publication { petition, public, trouble, lang });
    (moving::status(trouble), page).into_response()
}

/// The public texts as they were posted.
fn posted_text(posted: &Fields) -> PublicText {
    PublicText {
        subject: clean(first(posted, "public_subject")),
        body: clean(first(posted, "public_body")),
        answer: clean(first(posted, "public_answer")),
    }
}

/// Whether a text is too long; what is masked grows, since the marks are longer than what they stand for.
pub(super) fn is_too_long(public: &PublicText) -> bool {
    let texts = [&public.subject, &public.body, &public.answer];
    texts.iter().any(|text| text::length(text) > 2 * moving::LONGEST)
}

/// Shows what everybody will read, or publishes.
pub(crate) async fn take(
    _: SameOrigin,
    Registered { app, who, petition }: Registered<HandlePetitions>,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let ((lang, act), by) = (moving::asked(&posted), who.by(&app));
    if petition.state != Stand::Handled {
        return one::overtaken(&app, who.staff(), petition, (Stand::Published, ""), lang).await;
    }
    let typed = posted_text(&posted);
    // Without the name one cannot take it out: nothing is published blindly.
    let Some(sender) = anonymous::sender(&app, &petition.code).await? else {
        return Ok(shown(&petition, (&typed, Some(MoveTrouble::Shut)), lang));
    };
    let public = moving::public_text(&typed, &sender);
    let is_blank = [&public.subject, &public.body, &public.answer].iter().any(|it| it.is_empty());
    let trouble = match act {
        "edit" => None,
        _ if is_blank => Some(MoveTrouble::Incomplete),
        _ if is_too_long(&public) => Some(MoveTrouble::TooLong),
        "send" => {
            let brought = Brought { public: public.clone(), ..Brought::default() };
            let way = (Stand::Handled, Stand::Published);
            match moving::moved(&app, &petition, way, &brought, &by).await? {
                Ok(()) => {
                    let back = (&*paths::registered(&petition.code), lang);
                    return Ok(done(&app.config, back, &published(&petition.code, lang)));
                }
                Err(trouble) => Some(trouble),
            }
        }
        _ => {
            let shown = Publication { petition: &petition, public: &public, trouble: None, lang };
            let today = moving::today(&app);
            return Ok(pages::publication_preview(&shown, today).into_response());
        }
    };
    Ok(shown(&petition, (&public, trouble), lang))
}

/// Said of what everybody can read now, with the way to take it back.
pub(super) fn published(code: &str, lang: Lang) -> Notice {
    let words = DoneWords::of(lang);
    let fields = [
        ("from", Stand::Published.code().to_owned()),
        ("to", Stand::Handled.code().to_owned()),
        ("text", words.unpublished_at_once.to_owned()),
        ("lang", lang.code().to_owned()),
    ];
    Notice::new(words.published)
        .next(paths::in_lang(&paths::petitions(), lang), words.see_public)
        .undo(paths::registered_move(code), words.unpublish, fields)
}
