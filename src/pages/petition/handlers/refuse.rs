//! A petition that is none in law is refused, apart from all that accepts one.

use axum::response::{IntoResponse, Response};

use super::registered::Registered;
use super::{moving, one};
use crate::app::App;
use crate::base::Lang;
use crate::base::text::{self, clean};
use crate::domain::petition::State as Stand;
use crate::pages::petition::pages::{self, MoveTrouble, Refusal};
use crate::pages::petition::words::DoneWords;
use crate::store::{Brought, Petition};
use crate::web::auth::permission::HandlePetitions;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::first;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The form.
pub(crate) async fn form(
    Registered { app, who, petition }: Registered<HandlePetitions>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    if petition.state != Stand::New {
        return one::overtaken(&app, who.staff(), petition, (Stand::Refused, ""), lang).await;
    }
    Ok(shown(&app, &petition, Typed::default(), lang))
}

/// What the form goes back with.
#[derive(Clone, Copy, Default)]
pub(super) struct Typed<'a> {
    /// Place of the chosen reason, as it was posted.
    pub(super) reason: &'a str,
    pub(super) details: &'a str,
    pub(super) trouble: Option<MoveTrouble>,
}

/// The form's page.
pub(super) fn shown(app: &App, petition: &Petition, typed: Typed<'_>, lang: Lang) -> Response {
    let page = pages::refusal_form(&refusal(app, petition, typed, lang));
    (moving::status(typed.trouble), page).into_response()
}

fn refusal<'a>(app: &'a App, petition: &'a Petition, typed: Typed<'a>, lang: Lang) -> Refusal<'a> {
    Refusal {
        petition,
        reasons: &app.petitions.limits.refusals,
        reason: typed.reason,
        details: typed.details,
        trouble: typed.trouble,
        lang,
    }
}

/// Shows what the sender will read, or refuses.
pub(crate) async fn take(
    _: SameOrigin,
    Registered { app, who, petition }: Registered<HandlePetitions>,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let ((lang, act), by) = (moving::asked(&posted), who.by(&app));
    let details = clean(first(&posted, "details"));
    let typed = Typed { reason: first(&posted, "reason"), details: &details, trouble: None };
    let told = told(&app, typed);
    if petition.state != Stand::New {
        return one::overtaken(&app, who.staff(), petition, (Stand::Refused, &told), lang).await;
    }
    let trouble = if act == "edit" {
        None
    } else if told.is_empty() {
        Some(MoveTrouble::Incomplete)
    } else if text::length(&told) > moving::LONGEST {
        Some(MoveTrouble::TooLong)
    } else if act == "send" {
        let brought = Brought { text: told.clone(), ..Brought::default() };
        let way = (Stand::New, Stand::Refused);
        match moving::moved(&app, &petition, way, &brought, &by).await? {
            Ok(()) => {
                let back = (&*paths::registered(&petition.code), lang);
                let notice = Notice::new(DoneWords::of(lang).refused);
                return Ok(done(&app.config, back, &notice));
            }
            Err(trouble) => Some(trouble),
        }
    } else {
        let refused = Petition { state: Stand::Refused, reason: Some(told), ..petition.clone() };
        let page = pages::refusal_preview(&refusal(&app, &refused, typed, lang));
        return Ok(page.into_response());
    };
    Ok(shown(&app, &petition, Typed { trouble, ..typed }, lang))
}

/// The reason as the sender reads it: the chosen sentence, and what was written beside it.
fn told(app: &App, typed: Typed<'_>) -> String {
    let place = typed.reason.parse::<usize>().ok();
    let reason = place.and_then(|place| app.petitions.limits.refusals.get(place));
    let sentence = reason.map_or("", |reason| &reason.text.vi);
    [sentence, typed.details].join("\n").trim().to_owned()
}
