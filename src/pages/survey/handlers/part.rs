//! One part of a draft: its form, and what is kept of it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::Opened;
use super::draft::TRIES;
use crate::app::App;
use crate::base::Lang;
use crate::domain::survey::edit::{
    Edit, PartKind, Refusal, apply, differences, edit_of, fields_of, mark_of,
};
use crate::pages::survey::pages::{self, PartPage, Wrong, audit_lines};
use crate::pages::survey::words::Words;
use crate::store::DraftState;
use crate::web::auth::permission::{EditSurveys, MayEverywhere};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::headers;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Stands for the code of a part that is new, and of the head.
const NONE: &str = "-";

/// Which part an address names.
fn part<'a>(kind: &str, code: &'a str) -> Result<(PartKind, Option<&'a str>), Failure> {
    let kind = kind.parse().map_err(|_| Failure::NotFound)?;
    Ok((kind, Some(code).filter(|code| *code != NONE)))
}

/// The form of a part.
pub(crate) async fn show(
    State(app): State<App>,
    _: MayEverywhere<EditSurveys>,
    PageLang(lang): PageLang,
    Path((id, kind, code)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let part = part(&kind, &code)?;
    let opened = Opened::of(&app, &id).await?;
    let fields = fields_of(opened.instrument(), part.0, part.1).ok_or(Failure::NotFound)?;
    Ok(page(&app, &opened, part, (&fields, &Wrong::None), lang))
}

fn page(
    app: &App,
    opened: &Opened,
    (kind, code): (PartKind, Option<&str>),
    (fields, wrong): (&Fields, &Wrong),
    lang: Lang,
) -> Response {
    headers::framing(pages::part(&PartPage {
        kept: &opened.kept,
        of: opened.instrument(),
        findings: &opened.examined.findings,
        locks: opened.locks(&app.instruments),
        kind,
        code,
        mark: &mark_of(opened.instrument(), kind, code),
        fields,
        wrong,
        is_open: opened.kept.head.state == DraftState::Open,
        lang,
    }))
}

/// Keeps a part over the one that was seen. Where somebody else has changed it since, the form comes back with what
/// was typed and what is kept by now.
pub(crate) async fn keep(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<EditSurveys>),
    PageLang(lang): PageLang,
    Path((id, kind, code)): Path<(String, String, String)>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let part = part(&kind, &code)?;
    for _ in 0..TRIES {
        let opened = Opened::of(&app, &id).await?;
        let (status, part, wrong) = match tried(&app, &opened, part, &fields) {
            Ok(Tried::Same) => return Ok(kept(&app, (&id, part), &fields, lang)),
            Ok(Tried::Changed(new)) => {
                let told = audit_lines(&differences(opened.instrument(), &new));
                let told = (told.0.as_str(), told.1.as_str());
                let by = who.by(&app);
                if app.store.change_survey_draft(&opened.kept, &new, told, &by).await? {
                    return Ok(kept(&app, (&id, part), &fields, lang));
                }
                continue;
            }
            Err(refused) => refused,
        };
        let page = page(&app, &opened, part, (&fields, &wrong), lang);
        return Ok((status, page).into_response());
    }
    Err(Failure::Busy)
}

/// What became of a form.
enum Tried {
    /// It changes nothing.
    Same,
    /// The draft with it.
    Changed(Box<crate::domain::survey::Instrument>),
}

type Refused<'a> = (StatusCode, (PartKind, Option<&'a str>), Wrong);

fn tried<'a>(
    app: &App,
    opened: &Opened,
    (kind, code): (PartKind, Option<&'a str>),
    fields: &Fields,
) -> Result<Tried, Refused<'a>> {
    let old = opened.instrument();
    let part = (kind, code);
    if opened.kept.head.state != DraftState::Open {
        return Err((StatusCode::CONFLICT, part, Wrong::NotOpen));
    }
    let refused = |faults| (StatusCode::UNPROCESSABLE_ENTITY, part, Wrong::Faults(faults));
    let edit = edit_of(old, part, fields).map_err(refused)?;
    let new = changed(app, opened, edit).map_err(|refusal| match refusal {
        // What was typed can be kept as a new part.
        Refusal::Gone => (StatusCode::CONFLICT, (kind, None), Wrong::Gone),
        Refusal::Locked => (StatusCode::UNPROCESSABLE_ENTITY, part, Wrong::Locked),
    })?;
    let found = differences(old, &new);
    if found.is_empty() && new == *old {
        return Ok(Tried::Same);
    }
    // A new part has nothing to be changed by others; a code that is taken says the check.
    if code.is_some() || matches!(kind, PartKind::Head | PartKind::Formula) {
        let mark = mark_of(old, kind, code);
        if value(fields, "mark") != mark {
            return Err((StatusCode::CONFLICT, part, Wrong::Changed(found)));
        }
    }
    Ok(Tried::Changed(Box::new(new)))
}

fn changed(
    app: &App,
    opened: &Opened,
    edit: Edit,
) -> Result<crate::domain::survey::Instrument, Refusal> {
    let locks = opened.locks(&app.instruments);
    apply(opened.instrument(), edit, locks.as_ref())
}

/// On to the draft; to the part itself where a condition was chosen whose answers are to be ticked next.
fn kept(
    app: &App,
    (id, part): (&str, (PartKind, Option<&str>)),
    fields: &Fields,
    lang: Lang,
) -> Response {
    let words = Words::of(lang);
    let ticked = fields.iter().any(|(name, value)| name.starts_with("any_") && !value.is_empty());
    let code = value(fields, "code");
    if part.0 == PartKind::Item && !value(fields, "asked_item").is_empty() && !ticked {
        let path = paths::survey_part(id, "item", code);
        return done(&app.config, (&path, lang), &Notice::new(words.tick_answers));
    }
    let path = format!("{}#{}-{code}", paths::survey_draft(id), <&str>::from(part.0));
    done(&app.config, (&path, lang), &Notice::new(words.kept))
}
