//! Writing an apology: shown to print, as a Word file, or recorded as sent.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::Datelike;

use super::{bare, found, saved};
use crate::app::App;
use crate::base::Lang;
use crate::domain::dossier::Standing;
use crate::domain::unit::Office;
use crate::pages::dossier::letter::{About, Fault, Letter, Problem, Typed, docx};
use crate::pages::dossier::pages::{Form, Seen};
use crate::pages::dossier::view::{Late, as_late};
use crate::pages::dossier::words::DoneWords;
use crate::pages::dossier::{letter, pages};
use crate::store::{Issuing, KeptDossier, NewLetter};
use crate::web::auth::permission::{HandleDossiers, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The type of a Word file.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What one letter is about.
struct Desk {
    seen: Seen,
    late: Late,
    office: Office,
}

async fn desk(
    app: &App,
    who: &May<HandleDossiers>,
    lang: Lang,
    code: &str,
) -> Result<Desk, Failure> {
    let kept = found(app, who.scope(), code).await?;
    let seen = bare(app, who.staff(), lang).await?;
    if kept.dossier.standing(seen.today) == Standing::InTime {
        return Err(Failure::BadRequest(
            "Hồ sơ này đã xong đúng hạn, không cần phiếu xin lỗi.",
            "This dossier was completed on time; no apology is due.",
        ));
    }
    let office = office(app, &seen, &kept).await?;
    let rules = app.rules();
    let by = (&*app.dossiers, &rules.holidays);
    let late = as_late(kept, by, seen.today);
    Ok(Desk { seen, late, office })
}

/// The office of the unit that took the dossier.
async fn office(app: &App, seen: &Seen, kept: &KeptDossier) -> Result<Office, Failure> {
    let unit = seen.places.units.iter().find(|unit| unit.code == kept.unit);
    let offices = app.store.offices().await?;
    let mut offices = offices.into_iter();
    let found = offices.find(|office| unit.is_some_and(|unit| unit.office == office.code));
    found.ok_or_else(|| Failure::Inside(format!("unit {} has no office", kept.unit)))
}

/// The form.
pub(crate) async fn form(
    State(app): State<App>,
    who: May<HandleDossiers>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let desk = desk(&app, &who, lang, &code).await?;
    let number = app.store.next_letter(desk.seen.today.year()).await?;
    let typed = begun(&desk, number);
    Ok(pages::form(shown(&desk, &typed, &[])).into_response())
}

fn shown<'a>(desk: &'a Desk, typed: &'a Typed, faults: &'a [Fault]) -> Form<'a> {
    Form { seen: &desk.seen, late: &desk.late, typed, faults }
}

/// What is known before anything is typed.
fn begun(desk: &Desk, number: u32) -> Typed {
    let fields = [
        ("number", number.to_string()),
        ("sent", desk.seen.today.to_string()),
        ("place", desk.office.letterhead.place.clone()),
        ("unit", desk.late.kept.unit.clone()),
        ("title", "Giám đốc".to_owned()),
    ];
    Typed(fields.map(|(name, value)| (name.to_owned(), value)).into())
}

/// What to do with the letter; the recipient goes no further than this reply.
pub(crate) async fn write(
    State(app): State<App>,
    (_, who): (SameOrigin, May<HandleDossiers>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let desk = desk(&app, &who, lang, &code).await?;
    let typed = Typed(fields);
    let units = desk.seen.places.units.iter();
    let units: Vec<(String, String)> =
        units.map(|unit| (unit.code.clone(), unit.name.vi.clone())).collect();
    let about = About {
        kept: &desk.late.kept,
        office: &desk.office,
        procedure: desk.seen.places.procedure(&desk.late.kept.dossier.procedure, Lang::Vi),
        units: &units,
        today: desk.seen.today,
    };
    let faults = match letter::read(&typed, about) {
        Ok(letter) => match typed.value("as") {
            "docx" => return word_file(&app, &letter).await,
            "record" => match record(&app, &who, &letter).await? {
                Issuing::Recorded => {
                    let notice = Notice::new(DoneWords::of(lang).apology);
                    return Ok(done(&app.config, (&paths::dossier(&code), lang), &notice));
                }
                Issuing::NoDossier => return Err(Failure::NotFound),
                Issuing::NumberTaken(dossier) => {
                    vec![Fault { field: "number", problem: Problem::NumberTaken(dossier) }]
                }
            },
            _ => return Ok(pages::printed(&desk.seen, &code, &letter.written()).into_response()),
        },
        Err(faults) => faults,
    };
    let page = pages::form(shown(&desk, &typed, &faults));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn word_file(app: &App, letter: &Letter) -> Result<Response, Failure> {
    let logo = app.store.own_logo().await?.map(|logo| logo.address());
    let file = docx::file(&letter.written(), logo.as_deref()).map_err(Failure::Inside)?;
    let name = format!("phieu-xin-loi-{:02}.docx", letter.number);
    Ok(saved(DOCX, &name, file))
}

async fn record(app: &App, who: &May<HandleDossiers>, letter: &Letter) -> Result<Issuing, Failure> {
    let new = NewLetter {
        dossier: letter.code.clone(),
        number: letter.number,
        sent: letter.sent,
        new_due: letter.new_due,
    };
    Ok(app.store.issue_letter(&new, &who.by(app)).await?)
}
