//! One petition, for staff: its page, its moves, its seal.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};

use super::registered::Registered;
use super::{answer, moving, publish, refuse};
use crate::app::App;
use crate::base::Lang;
use crate::base::text::{self, clean};
use crate::domain::petition::State as Stand;
use crate::pages::petition::draft::Draft;
use crate::pages::petition::pages::{MoveTrouble, One, Opened};
use crate::pages::petition::view::Entry;
use crate::pages::petition::words::DoneWords;
use crate::pages::petition::{anonymous, pages};
use crate::store::{Brought, By, Petition, Staff};
use crate::web::auth::permission::{HandlePetitions, Permission, ReadPetitions};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Where a sign-in in the middle of an act leads back to: the petition.
pub(crate) async fn back(Path(code): Path<String>) -> Redirect {
    Redirect::to(&paths::registered(&paths::escaped(&code)))
}

/// One petition.
pub(crate) async fn page(
    Registered { app, who, petition }: Registered<ReadPetitions>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    shown(&app, who.staff(), petition, Extra::default(), lang).await
}

/// What a page of one petition may have beside it.
#[derive(Default)]
struct Extra {
    back: Option<(Stand, Brought, MoveTrouble)>,
    opened: Option<Opened>,
}

/// The page after somebody else has moved the petition, with what was typed.
pub(super) async fn overtaken(
    app: &App,
    staff: &Staff,
    petition: Petition,
    (to, text): (Stand, &str),
    lang: Lang,
) -> Result<Response, Failure> {
    let brought = Brought { text: text.to_owned(), ..Brought::default() };
    let extra = Extra { back: Some((to, brought, MoveTrouble::Overtaken)), ..Extra::default() };
    shown(app, staff, petition, extra, lang).await
}

async fn shown(
    app: &App,
    staff: &Staff,
    petition: Petition,
    extra: Extra,
    lang: Lang,
) -> Result<Response, Failure> {
    let may_act = HandlePetitions::is_given_to(staff.role);
    let code = petition.code.clone();
    let history = app.store.petition_history(&code).await?;
    let (petition, history) = if may_act {
        (petition, history)
    } else {
        let sender = anonymous::sender(app, &code).await?;
        let sender = sender.as_ref();
        (anonymous::anonymous(petition, sender), anonymous::veil_steps(history, sender))
    };
    let units = app.store.units().await?;
    let today = moving::today(app);
    let rules = app.rules();
    let limits = &rules.limits;
    let present = app.store.present_units(today).await?;
    let back = extra.back.as_ref();
    let page = pages::one(&One {
        may_act,
        entry: &Entry { deadline: rules.deadline(&petition.clocked()), today, petition },
        history: &history,
        units: &units,
        present: &present.units,
        draft: if may_act { app.store.answer_draft(&code).await? } else { None },
        files: &app.store.petition_files(&code).await?,
        letters: &app.store.sender_told(&code).await?,
        back: back.map(|(to, brought, trouble)| (*to, brought, *trouble)),
        opened: extra.opened,
        limits,
        lang,
    });
    Ok((moving::status(back.map(|(_, _, trouble)| *trouble)), page).into_response())
}

/// Opens the seal; the reading is recorded before anything is shown.
pub(crate) async fn read_name(
    _: SameOrigin,
    Registered { app, who, petition }: Registered<HandlePetitions>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let lang = Draft::of(fields).lang.unwrap_or_default();
    let by = who.by(&app);
    let sealed = app.store.petition_seal_to_read(&petition.code, &by).await?;
    let sealed = sealed.ok_or(Failure::NotFound)?;
    let opened = app.petitions.key.open(&sealed, &petition.code);
    let extra =
        Extra { opened: Some(opened.map_or(Opened::Shut, Opened::Person)), ..Extra::default() };
    shown(&app, who.staff(), petition, extra, lang).await
}

/// A move as it was posted.
#[derive(Default)]
struct Wanted {
    from: Option<Stand>,
    to: Option<Stand>,
    lang: Lang,
    brought: Brought,
}

impl Wanted {
    fn of(fields: Vec<(String, String)>) -> Self {
        let mut wanted = Self::default();
        for (name, value) in fields {
            let brought = &mut wanted.brought;
            match name.as_str() {
                "from" => wanted.from = Stand::of_code(&value),
                "to" => wanted.to = Stand::of_code(&value),
                "lang" => wanted.lang = Lang::of_code(Some(&value)),
                "text" => brought.text = clean(&value),
                "public_subject" => brought.public.subject = clean(&value),
                "public_body" => brought.public.body = clean(&value),
                "public_answer" => brought.public.answer = clean(&value),
                "unit" => brought.unit = (!value.is_empty()).then_some(value),
                _ => {}
            }
        }
        wanted
    }

    fn is_too_long(&self) -> bool {
        text::length(&self.brought.text) > moving::LONGEST
            || publish::is_too_long(&self.brought.public)
    }
}

/// Moves a petition.
pub(crate) async fn make_move(
    _: SameOrigin,
    Registered { app, who, petition }: Registered<HandlePetitions>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let mut wanted = Wanted::of(fields);
    let present = app.store.present_units(moving::today(&app)).await?.units;
    let unit_known = |unit: &String| present.iter().any(|each| each.code == *unit);
    let (Some(from), Some(to), true) =
        (wanted.from, wanted.to, wanted.brought.unit.as_ref().is_none_or(unit_known))
    else {
        return Err(moving::unreadable());
    };
    // Without the name one cannot take it out: nothing is published blindly.
    let mut is_shut = false;
    if to == Stand::Published {
        match anonymous::sender(&app, &petition.code).await? {
            Some(sender) => {
                wanted.brought.public = moving::public_text(&wanted.brought.public, &sender);
            }
            None => is_shut = true,
        }
    }
    let trouble = if is_shut {
        MoveTrouble::Shut
    } else if wanted.is_too_long() {
        MoveTrouble::TooLong
    } else {
        match made(&app, &petition, (from, to), &wanted, &who.by(&app)).await? {
            Ok(notice) => {
                let back = (&*paths::registered(&petition.code), wanted.lang);
                return Ok(done(&app.config, back, &notice));
            }
            Err(trouble) => trouble,
        }
    };
    let (brought, lang) = (wanted.brought, wanted.lang);
    let trouble_of = Some(trouble);
    match (petition.state, to) {
        _ if trouble == MoveTrouble::Overtaken => {}
        (Stand::Handling, Stand::Handled) => {
            let written =
                answer::Written { answer: &brought.text, trouble: trouble_of, file_faults: &[] };
            return answer::shown(&app, &petition, written, lang).await;
        }
        (Stand::New, Stand::Refused) => {
            let typed = refuse::Typed { reason: "", details: &brought.text, trouble: trouble_of };
            return Ok(refuse::shown(&app, &petition, typed, lang));
        }
        (Stand::Handled, Stand::Published) => {
            return Ok(publish::shown(&petition, (&brought.public, trouble_of), lang));
        }
        _ => {}
    }
    let extra = Extra { back: Some((to, brought, trouble)), ..Extra::default() };
    shown(&app, who.staff(), petition, extra, lang).await
}

/// Makes the move, or leaves an answer to a second person; what is said of it.
async fn made(
    app: &App,
    petition: &Petition,
    (from, to): (Stand, Stand),
    wanted: &Wanted,
    by: &By,
) -> Result<Result<Notice, MoveTrouble>, Failure> {
    let (brought, lang, code) = (&wanted.brought, wanted.lang, &*petition.code);
    if (from, to) == (Stand::Handling, Stand::Handled) {
        let sent = answer::send(app, petition, &brought.text, by).await?;
        return Ok(sent.map(|said| said(lang, code)));
    }
    let moved = moving::moved(app, petition, (from, to), brought, by).await?;
    Ok(moved.map(|()| match to {
        Stand::Published => publish::published(code, lang),
        Stand::Refused => Notice::new(DoneWords::of(lang).refused),
        _ => Notice::new(DoneWords::of(lang).moved),
    }))
}
