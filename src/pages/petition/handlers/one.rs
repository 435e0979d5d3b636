//! One petition, for staff: its page, its moves, its seal.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;

use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::office_day;
use crate::base::text::{self, clean};
use crate::domain::petition::{Person, State as Stand, nameless};
use crate::pages::petition::draft::Draft;
use crate::pages::petition::pages::{MoveTrouble, One, Opened};
use crate::pages::petition::view::Entry;
use crate::pages::petition::words::DoneWords;
use crate::pages::petition::{anonymous, pages};
use crate::store::{Brought, Moved, Petition, PublicText, Staff};
use crate::web::auth::permission::{HandlePetitions, May, Permission, ReadPetitions};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::{Posted, fields};

/// The longest text of a move, in characters.
const LONGEST: usize = 4000;

/// Where a sign-in in the middle of an act leads back to: the petition.
pub(crate) async fn back(Path(code): Path<String>) -> Redirect {
    Redirect::to(&paths::registered(&paths::escaped(&code)))
}

/// One petition.
pub(crate) async fn page(
    State(app): State<App>,
    who: May<ReadPetitions>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let petition = found(&app, &code).await?;
    shown(&app, who.staff(), petition, Extra::default(), lang).await
}

async fn found(app: &App, code: &str) -> Result<Petition, Failure> {
    app.store.petition(code).await?.ok_or(Failure::NotFound)
}

/// What a page of one petition may have beside it.
#[derive(Default)]
struct Extra {
    back: Option<(Stand, Brought, MoveTrouble)>,
    opened: Option<Opened>,
}

async fn shown(
    app: &App,
    staff: &Staff,
    petition: Petition,
    extra: Extra,
    lang: Lang,
) -> Result<Response, Failure> {
    let may_act = HandlePetitions::is_given_to(staff.role);
    let history = app.store.petition_history(&petition.code).await?;
    let (petition, history) = if may_act {
        (petition, history)
    } else {
        let sender = anonymous::sender(app, &petition.code).await?;
        let sender = sender.as_ref();
        (anonymous::anonymous(petition, sender), anonymous::veil_steps(history, sender))
    };
    let public = if may_act && petition.state == Stand::Handled {
        let text = PublicText {
            subject: petition.subject.clone(),
            body: petition.body.clone(),
            answer: petition.answer.clone().unwrap_or_default(),
        };
        let sender = anonymous::sender(app, &petition.code).await?;
        public_text(&text, &sender.unwrap_or_default())
    } else {
        PublicText::default()
    };
    let units = app.store.units().await?;
    let today = office_day(app.clock.now());
    let limits = &app.petitions.limits;
    let present = app.store.present_units(today).await?;
    let back = extra.back.as_ref();
    let page = pages::one(&One {
        may_act,
        entry: &Entry { deadline: app.petitions.deadline(&petition.clocked()), today, petition },
        history: &history,
        units: &units,
        present: &present.units,
        public: &public,
        back: back.map(|(to, brought, trouble)| (*to, brought, *trouble)),
        opened: extra.opened,
        limits,
        lang,
    });
    let status = match back {
        None => StatusCode::OK,
        Some((_, _, MoveTrouble::Overtaken)) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, page).into_response())
}

/// What is to be published.
fn public_text(text: &PublicText, sender: &Person) -> PublicText {
    PublicText {
        subject: nameless(&text.subject, sender),
        body: nameless(&text.body, sender),
        answer: nameless(&text.answer, sender),
    }
}

/// Opens the seal; the reading is recorded before anything is shown.
pub(crate) async fn read_name(
    State(app): State<App>,
    _: SameOrigin,
    who: May<HandlePetitions>,
    Path(code): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let lang = Draft::of(fields(posted)?).lang.unwrap_or_default();
    let petition = found(&app, &code).await?;
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
        let public = &self.brought.public;
        // What is masked grows: the marks are longer than what they stand for.
        let texts = [&public.subject, &public.body, &public.answer];
        text::length(&self.brought.text) > LONGEST
            || texts.iter().any(|text| text::length(text) > 2 * LONGEST)
    }
}

/// Moves a petition.
pub(crate) async fn make_move(
    State(app): State<App>,
    _: SameOrigin,
    who: May<HandlePetitions>,
    Path(code): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let mut wanted = Wanted::of(fields(posted)?);
    let petition = found(&app, &code).await?;
    let today = office_day(app.clock.now());
    let present = app.store.present_units(today).await?.units;
    let unit_known = |unit: &String| present.iter().any(|each| each.code == *unit);
    let (Some(from), Some(to), true) =
        (wanted.from, wanted.to, wanted.brought.unit.as_ref().is_none_or(unit_known))
    else {
        return Err(unreadable());
    };
    // Without the name one cannot take it out: nothing is published blindly.
    let mut is_shut = false;
    if to == Stand::Published {
        match anonymous::sender(&app, &code).await? {
            Some(sender) => {
                wanted.brought.public = public_text(&wanted.brought.public, &sender);
            }
            None => is_shut = true,
        }
    }
    let by = who.by(&app);
    count(&app, &petition, to, &mut wanted.brought, today);
    let trouble = if is_shut {
        MoveTrouble::Shut
    } else if wanted.is_too_long() {
        MoveTrouble::TooLong
    } else {
        let way = (from, to);
        match app.store.move_petition(&code, way, &wanted.brought, &by).await? {
            Moved::Made => {
                let notice = Notice::new(DoneWords::of(wanted.lang).moved);
                return Ok(done(&app.config, (&paths::registered(&code), wanted.lang), &notice));
            }
            Moved::NoPetition => return Err(Failure::NotFound),
            Moved::NotAllowed => return Err(unreadable()),
            Moved::Incomplete => MoveTrouble::Incomplete,
            Moved::Overtaken => MoveTrouble::Overtaken,
        }
    };
    let extra = Extra { back: Some((to, wanted.brought, trouble)), ..Extra::default() };
    shown(&app, who.staff(), petition, extra, wanted.lang).await
}

/// Counts the petition's days as they are after the move.
fn count(app: &App, petition: &Petition, to: Stand, brought: &mut Brought, today: NaiveDate) {
    let after = app.petitions.moved(&petition.clocked(), petition.waits_since, to, today);
    brought.waited = after.waited;
    brought.days = app.petitions.stored_days(&after);
}

fn unreadable() -> Failure {
    Failure::BadRequest(
        "Sổ theo dõi không có bước chuyển như vậy. Xin mở lại trang rồi chọn bước tiếp theo.",
        "The register has no such step. Please open the page again and choose the next step.",
    )
}
