//! What staff reach.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};

use super::{HandedIn, Posted, fields, hand_in, key, status};
use crate::app::App;
use crate::calendar::{Period, office_day};
use crate::petition::{Person, State as Stand, Urgency, masked, without_names};
use crate::register::csv;
use crate::register::draft::Draft;
use crate::register::filter::{self, Asked};
use crate::register::pages::{self, MoveTrouble, One, Opened, Register, Sheet};
use crate::register::view::{Entry, entries, narrowed, rates};
use crate::register::words::VI;
use crate::store::{Brought, By, Moved, Petition, PublicText, Role, Staff};
use crate::survey::{Lang, clean};
use crate::web::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::origin::OwnPage;
use crate::web::paths;
use crate::web::session::SignedIn;

/// Whoever handles petitions: moves, answers, publishes, opens a seal.
pub(in crate::register) const MAY_ACT: [Role; 3] = [Role::Officer, Role::Manager, Role::Admin];

/// Whoever may read the register, without names. Not the counter: petitions may be about it.
pub(in crate::register) const MAY_READ: [Role; 6] = [
    Role::Viewer,
    Role::Officer,
    Role::Analyst,
    Role::Manager,
    Role::Inspector,
    Role::Admin,
];

/// The longest text of a move, in characters.
const LONGEST: usize = 4000;

/// The register.
pub(in crate::register) async fn list(
    State(app): State<App>,
    signed_in: SignedIn,
    PageLang(lang): PageLang,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    signed_in.must_be(&MAY_READ)?;
    let (asked, faults) = match filter::read(&query) {
        Ok(asked) => (asked, Vec::new()),
        Err(faults) => {
            let all = Asked {
                page: 1,
                ..Asked::default()
            };
            (all, faults)
        }
    };
    let today = office_day(app.clock.now());
    let all = app.store.petitions(&asked.filter).await?;
    let all = entries(all, &app.petitions, today);
    let so_many = |wanted| {
        let urgency = |entry: &&Entry| entry.deadline.and_then(|deadline| deadline.urgency);
        all.iter()
            .filter(|entry| urgency(entry) == Some(wanted))
            .count()
    };
    let pressing = (so_many(Urgency::Overdue), so_many(Urgency::Warn));
    let told = rates(&all, today);
    let page = pages::register(&Register {
        staff: &signed_in.0,
        may_act: MAY_ACT.contains(&signed_in.0.role),
        entries: &narrowed(all, &asked),
        rates: &told,
        pressing,
        units: &app.store.units().await?,
        asked: &asked,
        faults: &faults,
        fields: &query,
        periods: Period::all_of(Period::year_of(today).year),
        lang,
        demo: app.config.demo,
    });
    Ok(page.into_response())
}

/// The same petitions as a file; taking it is recorded.
pub(in crate::register) async fn file(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    signed_in.must_be(&MAY_READ)?;
    let asked = filter::read(&query).map_err(|_| {
        Failure::BadRequest(
            "Không đọc được điều kiện lọc. Xin lọc lại trên trang sổ theo dõi rồi tải.",
            "The filter cannot be read. Please filter on the register's page and download again.",
        )
    })?;
    let now = app.clock.now();
    let all = app.store.petitions(&asked.filter).await?;
    let all = narrowed(entries(all, &app.petitions, office_day(now)), &asked);
    let content = csv::file(&all, &VI).map_err(|error| Failure::Inside(error.to_string()))?;
    let by = By::account(&signed_in.0.name, now);
    let taken = by.did("petition.exported", "petition", "register");
    app.store.record(&taken).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            CONTENT_DISPOSITION,
            "attachment; filename=\"petitions.csv\"",
        ),
    ];
    Ok((headers, content).into_response())
}

/// Shows the form for one that came in on paper, by telephone or in person.
pub(in crate::register) async fn form(
    State(app): State<App>,
    signed_in: SignedIn,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    signed_in.must_be(&MAY_ACT)?;
    let draft = Draft::default();
    Ok(pages::form(&sheet(&app, &draft, &signed_in.0, lang)).into_response())
}

fn sheet<'a>(app: &App, draft: &'a Draft, staff: &'a Staff, lang: Lang) -> Sheet<'a> {
    Sheet {
        lang,
        key: key(app, draft),
        draft,
        faults: Vec::new(),
        trouble: None,
        staff: Some(&staff.name),
        demo: app.config.demo,
    }
}

/// Writes one down for a citizen.
pub(in crate::register) async fn take(
    State(app): State<App>,
    _: OwnPage,
    signed_in: SignedIn,
    posted: Posted,
) -> Result<Response, Failure> {
    signed_in.must_be(&MAY_ACT)?;
    let draft = Draft::of(fields(posted)?);
    let lang = draft.lang.unwrap_or_default();
    let by = By::account(&signed_in.0.name, app.clock.now());
    match hand_in(&app, &draft, &by).await? {
        HandedIn::Kept(code) => {
            let path = paths::in_lang(&paths::registered(&code), lang);
            Ok(Redirect::to(&path).into_response())
        }
        HandedIn::Back(faults, trouble) => {
            let sheet = Sheet {
                faults,
                trouble,
                ..sheet(&app, &draft, &signed_in.0, lang)
            };
            Ok((status(trouble), pages::form(&sheet)).into_response())
        }
    }
}

/// Where a sign-in in the middle of an act leads back to: the petition.
pub(in crate::register) async fn back(Path(code): Path<String>) -> Redirect {
    Redirect::to(&paths::registered(&paths::escaped(&code)))
}

/// One petition.
pub(in crate::register) async fn one(
    State(app): State<App>,
    signed_in: SignedIn,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    signed_in.must_be(&MAY_READ)?;
    let petition = found(&app, &code).await?;
    shown(&app, &signed_in.0, petition, Extra::default(), lang).await
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
    let may_act = MAY_ACT.contains(&staff.role);
    let public = if may_act && petition.state == Stand::Handled {
        let text = PublicText {
            subject: petition.subject.clone(),
            body: petition.body.clone(),
            answer: petition.answer.clone().unwrap_or_default(),
        };
        let sender = sender(app, &petition.code).await?;
        nameless(&text, &sender.unwrap_or_default())
    } else {
        PublicText::default()
    };
    let history = app.store.petition_history(&petition.code).await?;
    let units = app.store.units().await?;
    let today = office_day(app.clock.now());
    let back = extra.back.as_ref();
    let page = pages::one(&One {
        staff,
        may_act,
        entry: &Entry {
            deadline: app
                .petitions
                .deadline(petition.state, petition.received, today),
            petition,
        },
        history: &history,
        units: &units,
        public: &public,
        back: back.map(|(to, brought, trouble)| (*to, brought, *trouble)),
        opened: extra.opened,
        lang,
        demo: app.config.demo,
    });
    let status = match back {
        None => StatusCode::OK,
        Some((_, _, MoveTrouble::Overtaken)) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, page).into_response())
}

/// Who sent it, for the program's own use: to take the name out of a text.
async fn sender(app: &App, code: &str) -> Result<Option<Person>, Failure> {
    let sealed = app.store.petition_seal(code).await?;
    Ok(sealed.and_then(|sealed| app.petitions.key.open(&sealed, code)))
}

/// The texts with everything masked that has a known form, and the sender's own name and contact.
fn nameless(text: &PublicText, sender: &Person) -> PublicText {
    let names = [&*sender.name, &sender.address, &sender.phone, &sender.email];
    let nameless = |text: &str| masked(&without_names(text, &names));
    PublicText {
        subject: nameless(&text.subject),
        body: nameless(&text.body),
        answer: nameless(&text.answer),
    }
}

/// Opens the seal; the reading is recorded before anything is shown.
pub(in crate::register) async fn read_name(
    State(app): State<App>,
    _: OwnPage,
    signed_in: SignedIn,
    Path(code): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    signed_in.must_be(&MAY_ACT)?;
    let lang = Draft::of(fields(posted)?).lang.unwrap_or_default();
    let petition = found(&app, &code).await?;
    let by = By::account(&signed_in.0.name, app.clock.now());
    let sealed = app.store.petition_seal_to_read(&petition.code, &by).await?;
    let sealed = sealed.ok_or(Failure::NotFound)?;
    let opened = app.petitions.key.open(&sealed, &petition.code);
    let extra = Extra {
        opened: Some(opened.map_or(Opened::Shut, Opened::Person)),
        ..Extra::default()
    };
    shown(&app, &signed_in.0, petition, extra, lang).await
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
        self.brought.text.chars().count() > LONGEST
            || texts.iter().any(|text| text.chars().count() > 2 * LONGEST)
    }
}

/// Moves a petition.
pub(in crate::register) async fn make_move(
    State(app): State<App>,
    _: OwnPage,
    signed_in: SignedIn,
    Path(code): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    signed_in.must_be(&MAY_ACT)?;
    let mut wanted = Wanted::of(fields(posted)?);
    let petition = found(&app, &code).await?;
    let units = app.store.units().await?;
    let unit_known = |unit: &String| units.iter().any(|each| each.code == *unit);
    let (Some(from), Some(to), true) = (
        wanted.from,
        wanted.to,
        wanted.brought.unit.as_ref().is_none_or(unit_known),
    ) else {
        return Err(unreadable());
    };
    if to == Stand::Published {
        // Without the name one cannot take it out: nothing is published blindly.
        let sender = sender(&app, &code).await?;
        let sender =
            sender.ok_or_else(|| Failure::Inside(format!("the seal of {code} is shut")))?;
        wanted.brought.public = nameless(&wanted.brought.public, &sender);
    }
    let by = By::account(&signed_in.0.name, app.clock.now());
    let trouble = if wanted.is_too_long() {
        MoveTrouble::TooLong
    } else {
        let way = (from, to);
        match app
            .store
            .move_petition(&code, way, &wanted.brought, &by)
            .await?
        {
            Moved::Made => {
                let path = paths::in_lang(&paths::registered(&code), wanted.lang);
                return Ok(Redirect::to(&path).into_response());
            }
            Moved::NoPetition => return Err(Failure::NotFound),
            Moved::NotAllowed => return Err(unreadable()),
            Moved::Incomplete => MoveTrouble::Incomplete,
            Moved::Overtaken => MoveTrouble::Overtaken,
        }
    };
    let extra = Extra {
        back: Some((to, wanted.brought, trouble)),
        ..Extra::default()
    };
    shown(&app, &signed_in.0, petition, extra, wanted.lang).await
}

fn unreadable() -> Failure {
    Failure::BadRequest(
        "Sổ theo dõi không có bước chuyển như vậy. Xin mở lại trang rồi chọn bước tiếp theo.",
        "The register has no such step. Please open the page again and choose the next step.",
    )
}
