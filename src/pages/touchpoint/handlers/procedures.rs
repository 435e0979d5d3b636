//! Procedures: listed, renamed, no longer offered, offered again.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::list::PART;
use crate::app::App;
use crate::base::{Text, text};
use crate::domain::import::FileKind;
use crate::domain::touchpoint::lines::LONGEST_PROCEDURE as LONGEST;
use crate::domain::unit::Procedure;
use crate::pages::shared::imports;
use crate::pages::touchpoint::pages;
use crate::pages::touchpoint::posted::Fault;
use crate::pages::touchpoint::view::has;
use crate::pages::touchpoint::words::ChangeWords;
use crate::web::auth::permission::{
    ManageSettings, ManageTouchpoints, May, MayEverywhere, Permission, ReadTouchpoints,
};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;
use crate::web::seen::unchanged;

/// `GET /office/procedures`
pub(crate) async fn list(
    State(app): State<App>,
    who: May<ReadTouchpoints>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let [q, after] = ["q", "after"].map(|name| value(&fields, name));
    let procedures = app.store.procedures().await?;
    let mut places: BTreeMap<String, u64> = BTreeMap::new();
    for code in app.store.touchpoints().await?.into_iter().flat_map(|each| each.procedures) {
        *places.entry(code).or_default() += 1;
    }
    let found = procedures
        .iter()
        .filter(|each| each.code.as_str() > after && has(&each.code, &each.name, q));
    let found: Vec<&Procedure> = found.take(PART + 1).collect();
    let many = |each: &Procedure| places.get(&each.code).copied().unwrap_or_default();
    let part = found.iter().take(PART);
    let next = (found.len() > PART).then(|| found.get(PART - 1).map(|each| each.code.clone()));
    Ok(pages::procedures(&pages::Procedures {
        rows: part.map(|each| (*each, many(each))).collect(),
        next: next.flatten(),
        asked: q,
        may_add: ManageSettings::is_given_to(who.staff().role) && who.scope().is_whole(),
        may_change: ManageTouchpoints::is_given_to(who.staff().role) && who.scope().is_whole(),
        may_import: imports::may_bring_in(FileKind::Procedures, &who),
        lang,
    }))
}

/// `GET /office/procedures/{code}`
pub(crate) async fn show(
    State(app): State<App>,
    _: MayEverywhere<ManageTouchpoints>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Markup, Failure> {
    let procedure = found(&app, &code).await?;
    Ok(pages::one_procedure(&pages::OneProcedure { procedure: &procedure, refused: None, lang }))
}

/// `POST /office/procedures/{code}`
pub(crate) async fn change(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageTouchpoints>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let kept = found(&app, &code).await?;
    let (words, path) = (ChangeWords::of(lang), paths::procedure(&code));
    let undo = |task: &str| [("do", task.to_owned()), ("lang", lang.code().to_owned())];
    let (changed, notice) = match value(&fields, "do") {
        "close" => (
            Procedure { closed: kept.closed.or(Some(app.today())), ..kept.clone() },
            Notice::new(words.was_stopped).undo(&path, words.undo, undo("reopen")),
        ),
        "reopen" => (
            Procedure { closed: None, ..kept.clone() },
            Notice::new(words.was_offered).undo(&path, words.undo, undo("close")),
        ),
        _ => match unchanged(&fields, &kept).map(|()| renamed(&fields, &kept))? {
            Ok(renamed) => (renamed, Notice::new(words.kept)),
            Err(faults) => {
                let refused = Some((fields, faults));
                let page =
                    pages::one_procedure(&pages::OneProcedure { procedure: &kept, refused, lang });
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
        },
    };
    app.store.change_procedure(&changed, &who.by(&app)).await?;
    Ok(done(&app.config, (&path, lang), &notice))
}

/// The procedure with the names that were typed.
fn renamed(fields: &Fields, kept: &Procedure) -> Result<Procedure, Vec<Fault>> {
    let (vi, en) = (value(fields, "name_vi"), value(fields, "name_en"));
    let mut faults = Vec::new();
    if vi.is_empty() {
        faults.push(Fault::Empty("name_vi"));
    }
    let long = [("name_vi", vi), ("name_en", en)];
    let long = long.into_iter().filter(|(_, name)| text::length(name) > LONGEST);
    faults.extend(long.map(|(field, _)| Fault::TooLong(field)));
    if !faults.is_empty() {
        return Err(faults);
    }
    let name = Text { vi: vi.to_owned(), en: if en.is_empty() { vi } else { en }.to_owned() };
    Ok(Procedure { name, ..kept.clone() })
}

async fn found(app: &App, code: &str) -> Result<Procedure, Failure> {
    let found = app.store.procedures_of(&[code.to_owned()]).await?.pop();
    found.ok_or(Failure::NotFound)
}
